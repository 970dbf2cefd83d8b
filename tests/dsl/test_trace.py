"""The traced evaluation decides as the evaluator does, and says by what."""

from hypothesis import given, settings
from hypothesis import strategies as st
from test_against_reference import joins, rules, texts
from toy import CATALOG, compile_rules, document_of

from validator.dsl.evaluator import Rule, Run
from validator.dsl.tracing.trace import Attempt, TracedRule
from validator.dsl.tracing.wording import wordings

EXTENTS = {k.kind.cls: k.kind.extents for k in CATALOG.kinds.values() if k.kind.extents}


def traced(clauses: str, text: str) -> tuple[list[tuple[int, int]], list[Attempt]]:
    """What the evaluator reports, and all attempts of the trace."""
    rule = f'rule trial {{\n{clauses}\nmessage "m"\ngood "x"\nbad "x"\n}}'
    compiled = compile_rules(rule)
    assert not compiled.faults, compiled.faults
    [planned] = compiled.rules
    document = document_of(text, compiled.lexicons)
    words = wordings(rule, {"trial": planned})["trial"]
    found = [(f.start, f.end) for f in Rule(planned, CATALOG, {})(Run(document, EXTENTS))]
    tracer = TracedRule(planned, CATALOG, {}, words)
    return found, list(tracer.attempts(Run(document, EXTENTS), (), lambda _span: True))


@settings(max_examples=400, deadline=None)
@given(st.one_of(rules(), joins()), texts)
def test_the_trace_agrees_with_the_evaluator(clauses: str, text: str) -> None:
    found, attempts = traced(clauses, text)
    assert [(a.start, a.end) for a in attempts if a.reported] == found
    for attempt in attempts:
        assert attempt.reported or attempt.decided is not None
        for clause in attempt.clauses:
            assert clause.step.words.text, "every condition has its words"


def decided(clauses: str, text: str) -> tuple[str, str, object]:
    """Keyword and words of the clause that decided on the first candidate, and its value."""
    _, attempts = traced(clauses, text)
    clause = attempts[0].decided
    assert clause is not None
    return clause.keyword, clause.step.words.text, clause.step.value


def test_it_names_the_clause_that_decided() -> None:
    text = "AA ox. BB [CC] no."
    assert decided("find mark as x in box", text) == ("find", "in box", False)
    assert decided("find mark as x\nwhere x.size > 4", text) == ("where", "x.size > 4", False)
    assert decided('find mark as x\nunless some "ox" in same sentence as x', text) == (
        "unless",
        'some "ox" in same sentence as x',
        True,
    )
    assert decided("find mark as x\nrequire some box after x # all\n", text) == (
        "require",
        "some box after x",
        True,
    )


def test_it_shows_what_it_compared() -> None:
    _, attempts = traced("find mark as x\nwhere x.size > 4 or x.letter is b", "AA")
    decided = attempts[0].decided
    assert decided is not None
    assert [part.compared for part in decided.step.parts] == [
        (("x.size", "2"),),
        (("x.letter", "a"),),
    ]
    _, attempts = traced("find mark as x\nwhere x.twin is b", "AAA")
    decided = attempts[0].decided
    assert decided is not None
    assert decided.step.value is None
    assert decided.step.compared == (("x.twin", "unknown"),)


def test_it_says_where_it_looked_and_what_it_found() -> None:
    text = "AA ox. BB no. CC ox."
    clauses = 'find mark as x\nrequire some "ox" within 1 sentences before x'
    _, attempts = traced(clauses, text)
    step = [a.clauses[-1].step for a in attempts]
    assert [s.value for s in step] == [False, True, False]
    assert step[1].windows[0].words == "this sentence and 1 before"
    assert text[slice(*step[1].windows[0][1:])] == "AA ox. BB no."
    assert [(p.start, p.end) for p in step[1].found] == [(3, 5)]


def test_it_says_what_nearly_counted() -> None:
    _, attempts = traced(
        "find mark as x\nrequire some big mark in same sentence as x", "AA BB. CCC."
    )
    near = attempts[0].clauses[-1].step.near
    assert [(n.reason, n.where) for n in near] == [
        ("is not big", "in the same sentence"),
        ("is not in same sentence as x", "in the same paragraph"),
    ]


def test_a_partner_that_does_not_fit_is_named() -> None:
    _, attempts = traced("find mark as y, mark as x after y\nwhere same_letter(y, x)", "AA BB")
    clause = attempts[1].decided
    assert clause is not None
    assert [near.reason for near in clause.step.near] == [
        "fails “same_letter(y, x)” (y is “AA”, x is “BB”)"
    ]


def test_a_subject_without_a_partner_is_named() -> None:
    _, attempts = traced("find mark as x, box as y within 1 words after x\nat x", "AA ox ox [BB]")
    clause = attempts[0].decided
    assert clause is not None
    assert (clause.step.words.text, clause.step.value) == ("box as y within 1 words after x", False)
    assert attempts[0].others == ()


def test_words_and_expressions_stand_as_they_are_written() -> None:
    wanted = 'some ("( no )" | /(?:[.?!] )  [a-z]/ | box) in same sentence as x'
    clauses = wanted.replace("(", "(  # either\n ", 1).replace(" in same", "\n  in same")
    keyword, words, _ = decided(f"find mark as x\nrequire {clauses}", "AA ox.")
    assert (keyword, words) == ("require", wanted)


def test_a_file_that_was_edited_since_lends_no_words() -> None:
    rule = 'rule trial {{\nfind mark as x\nwhere {}\nmessage "m"\ngood "x"\nbad "x"\n}}'
    [planned] = compile_rules(rule.format("x.size > 1 and x.even")).rules
    for edited in ("x in box", "some box after x", "x.even", "x.even and x.even and x.even"):
        words = wordings(rule.format(edited), {"trial": planned})["trial"]
        tracer = TracedRule(planned, CATALOG, {}, words)
        [attempt] = tracer.attempts(Run(document_of("AA", {}), EXTENTS), (), lambda _span: True)
        assert attempt.reported
    assert wordings("pack other", {"trial": planned}) == {}
