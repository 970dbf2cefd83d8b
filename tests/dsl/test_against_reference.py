"""The evaluator and the slow reference agree on random rules over random texts."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from reference import reported
from toy import CATALOG, compile_rules, document_of

from validator.dsl.evaluator import Rule, Run

words = st.sampled_from(
    ["A", "AA", "AB", "BBB", "CCCC", "ox", "no", "[A]", "[ox BB]", "[]", "y,", "—"]
)
sentence = st.lists(words, min_size=1, max_size=5).map(" ".join)
paragraph = st.lists(sentence, min_size=1, max_size=3).map(lambda parts: ". ".join(parts) + ".")
block = st.builds("".join, st.tuples(st.sampled_from(["", "", "", "# ", "@ "]), paragraph))
texts = st.lists(block, min_size=1, max_size=4).map("\n\n".join)

nouns = st.sampled_from(
    ["mark", "big mark", "even mark", "a mark", "box", "sentence", "paragraph", '"ox"', '"no"']
)
windows = st.builds(
    "within {} {} {}".format,
    st.integers(0, 3),
    st.sampled_from(["words", "sentences", "paragraphs"]),
    st.sampled_from(["of", "before", "after"]),
)
sames = st.sampled_from(["in same sentence as", "in same paragraph as", "in same article as"])
places = st.sampled_from(
    ["in", "covering", "overlapping", "before", "after", "just before", "just after", "covered by",
     "alone in"]
)  # fmt: skip
operators = st.one_of(windows, sames, places)
negation = st.sampled_from(["", "", "not "])


def relations(target: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("{}{} {}".format, negation, operators, target)


quantifiers = st.sampled_from(["some", "no", "at least 2", "at most 1", "exactly 1"])
own_tests = st.sampled_from([" where z.size > 2", " where z.even"])


@st.composite
def quantified(draw: st.DrawFn) -> str:
    noun = draw(nouns)
    ties = st.builds(" where x {}z".format, relations(st.just("")))
    where = draw(st.one_of(st.just(""), ties, own_tests if "mark" in noun else st.nothing()))
    named = " as z" if where else ""
    relation = draw(st.one_of(relations(st.one_of(st.just("x"), nouns)), st.just("")))
    return f"{draw(quantifiers)} {noun}{named} {relation}{where}"


@st.composite
def conditions(draw: st.DrawFn) -> str:
    kind = draw(st.integers(0, 4))
    if kind == 0:
        return f"x {draw(relations(nouns))}"
    if kind == 1:
        return f"count({draw(nouns)} {draw(relations(st.just('x')))}) > {draw(st.integers(0, 2))}"
    if kind == 2:
        return f"not ({draw(quantified())})"
    if kind == 3:
        return (
            f"({draw(quantified())}) {draw(st.sampled_from(['and', 'or']))} ({draw(quantified())})"
        )
    return draw(quantified())


@st.composite
def rules(draw: st.DrawFn) -> str:
    subject = f"{draw(nouns)} as x"
    if draw(st.booleans()):
        subject += " " + draw(relations(nouns))
    keywords = draw(st.lists(st.sampled_from(["where", "unless", "require"]), max_size=2))
    clauses = [f"find {subject}", *(f"{keyword} {draw(conditions())}" for keyword in keywords)]
    return "\n".join(clauses)


TIED = [
    ["find mark as y, mark as x", "where same_letter(y, x)"],
    ["find mark as y, mark as x", "where x.letter is y.letter"],
    ["find mark as y, mark as x", "where y.twin is x.twin"],
    ["find mark as y, mark as x after y", "where x.twin is y.letter"],
]


@st.composite
def joins(draw: st.DrawFn) -> str:
    operator = draw(st.one_of(windows, places.filter(lambda p: p not in ("before", "after"))))
    clauses = [f"find {draw(nouns)} as y, {draw(nouns)} as x {operator} y"]
    if draw(st.booleans()):
        clauses = [*draw(st.sampled_from(TIED))]
    if draw(st.booleans()):
        clauses.append("at y")
    if draw(st.booleans()):
        clauses.append(f"where {draw(conditions())}")
    return "\n".join(clauses)


@settings(max_examples=100, deadline=None)
@given(nouns, negation, conditions(), texts)
def test_a_condition_means_what_stands_in_it(
    noun: str, negated: str, condition: str, text: str
) -> None:
    kind = noun.split()[-1]
    shared = f"condition shared(x: {'words' if kind.startswith(chr(34)) else kind})"
    found = []
    for before, said in (("", f"({condition})"), (f"{shared} {{ {condition} }}", "shared(y)")):
        name = "y" if before else "x"
        clauses = f"find {noun} as {name}\nwhere {negated}{said}"
        rule = f'{before}\nrule trial {{\n{clauses}\nmessage "m"\ngood "x"\nbad "x"\n}}'
        compiled = compile_rules(rule)
        assert not compiled.faults, compiled.faults
        document = document_of(text, compiled.lexicons)
        extents = {k.kind.cls: k.kind.extents for k in CATALOG.kinds.values() if k.kind.extents}
        run = Run(document, extents)
        [planned] = compiled.rules
        found.append(sorted({(f.start, f.end) for f in Rule(planned, CATALOG, {})(run)}))
        assert found[-1] == reported(planned, document)
    assert found[0] == found[1]


@settings(max_examples=400, deadline=None)
@example("find mark as x\nwhere not (some box not in same sentence as x)", "A.\n\n# [A].")
@given(st.one_of(rules(), joins()), texts)
@example("find mark as x\nwhere some box", "A.\n\n# [A].")
def test_the_evaluator_means_what_the_reference_says(clauses: str, text: str) -> None:
    rule = f'rule trial {{\n{clauses}\nmessage "m"\ngood "x"\nbad "x"\n}}'
    compiled = compile_rules(rule)
    assert not compiled.faults, compiled.faults
    document = document_of(text, compiled.lexicons)
    extents = {k.kind.cls: k.kind.extents for k in CATALOG.kinds.values() if k.kind.extents}
    [planned] = compiled.rules
    found = sorted({(f.start, f.end) for f in Rule(planned, CATALOG, {})(Run(document, extents))})
    assert found == reported(planned, document)
