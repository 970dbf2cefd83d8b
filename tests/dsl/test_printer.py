"""The layout of rule files: what it looks like, and that it changes nothing but the looks."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.dsl.syntax import ast
from validator.dsl.syntax.parser import parse
from validator.dsl.syntax.printer import WIDTH, format_rules

ROOT = Path(__file__).parent.parent.parent
SHIPPED = sorted((ROOT / "rules").rglob("*.rules"))
ERRORS = sorted((ROOT / "tests" / "dsl" / "errors").glob("*.rules"))
COMMENT = re.compile(r'"""(?s:.)*?"""|"(?:[^"\\\n]|\\.)*"|(#[^\n]*)')

UGLY = '''# The first line.
pack   desk
   "Rules of our desk."  # ours
lexicon loaded { # words
 forms of "kill" ->   "k"   # bends
 "regime"|"junta"
 |"clique" -> "government" # never


 # both cases
 cased "US"

 except "sanctions regime"|"US Open"
}
rule   one{
 title "T"   severity warning
 guide "A", "B"
 setting reach=1
 find <quantity as q>then within reach words ("up"|"down") as phrase not  in quotation
 # why
 where q.value>=2*-3 and not(q.unit is one of {a,b})
 where some strong attribution as claim covering phrase where (claim.source.party
 is one of {military} and not claim.source is anonymous)
 unless count( term from loaded ) = 0
   or f( q , q.value )
 once   per article and q.text
 instead of  desk / two
 private
 message "{q}"
 good """
     # Head

       Deep.
     Text."""
 bad "x" flags "x" "y"
 }

change a/b{severity off except "c"|"d"}
'''

NEAT = '''# The first line.
pack desk "Rules of our desk."  # ours

lexicon loaded {  # words
  forms of "kill" -> "k"      # bends
  "regime" | "junta"
  | "clique" -> "government"  # never

  # both cases
  cased "US"

  except "sanctions regime" | "US Open"
}

rule one {
  title    "T"
  severity warning
  guide    "A" "B"
  setting  reach = 1
  find     <quantity as q> then within reach words ("up" | "down") as phrase not in quotation
  # why
  where    q.value >= 2 * -3 and not (q.unit is one of {a, b})
  where    some strong attribution as claim covering phrase where (
             claim.source.party is one of {military} and not claim.source is anonymous)
  unless   count(term from loaded) = 0
           or f(q, q.value)
  once per article and q.text
  instead of desk/two
  private
  message  "{q}"
  good     """
           # Head

             Deep.
           Text.
           """
  bad      "x" flags "x", "y"
}

change a/b {
  severity off
  except   "c" | "d"
}
'''


def comments(text: str) -> list[str]:
    return sorted(m.group(1).rstrip() for m in COMMENT.finditer(text) if m.group(1))


def check(text: str) -> str:
    """What a text becomes; it means the same, has the same comments, and would stay."""
    made, faults = format_rules(text)
    assert not faults
    assert format_rules(made).text == made
    assert ast.shape(parse(made)[0]) == ast.shape(parse(text)[0])
    assert comments(made) == comments(text)
    assert not re.search(r"[ \t]+$", re.sub(r'"""(?s:.)*?"""', "x", made), re.MULTILINE)
    return made


def test_the_layout() -> None:
    assert check(UGLY).splitlines() == NEAT.splitlines()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_packs_mean_the_same(path: Path) -> None:
    made = check(path.read_text(encoding="utf-8"))
    strings = re.compile(r'"""(?s:.)*?"""|"(?:[^"\\\n]|\\.)*"|#.*|/\S.*/')
    assert [
        line
        for line in made.splitlines()
        if len(line) > WIDTH and len(strings.sub("", line)) > WIDTH
    ] == []


@pytest.mark.parametrize("path", ERRORS, ids=lambda path: path.stem)
def test_faults_of_syntax_leave_a_file_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    made = format_rules(text)
    if made.faults:
        assert made.text == text
    else:
        check(text)


BROKEN = {
    "parts of a find": (
        (
            'find "from" then <claim quantity as old> then within 2 words "to" then '
            "<claim quantity as new> as move, percent quantity as step within 4 words of move"
        ),
        """\
find     "from" then <claim quantity as old> then within 2 words "to"
           then <claim quantity as new> as move,
         percent quantity as step within 4 words of move""",
    ),
    "each `or`": (
        (
            "require some strong attribution covering figure or some strong attribution "
            "within reach sentences before figure"
        ),
        """\
require  some strong attribution covering figure
         or some strong attribution within reach sentences before figure""",
    ),
    "relations stay together": (
        (
            "find term from guilt-prepositions then within 3 words term from crimes as charge "
            "in body not in quotation"
        ),
        """\
find     term from guilt-prepositions then within 3 words term from crimes as charge
         in body not in quotation""",
    ),
    "a quantifier's where never begins a line": (
        (
            'where some ("alpha" | "beta" | "gamma" | "delta" | "epsilon" | "zeta") as letter'
            " in body where letter in headline"
        ),
        """\
where    some ("alpha" | "beta" | "gamma" | "delta" | "epsilon" | "zeta") as letter
         in body where letter in headline""",
    ),
    "flags": (
        (
            'bad "Some 20 military personnel were killed in the fighting at the southern border." '
            'flags "Some 20 military"'
        ),
        """\
bad      "Some 20 military personnel were killed in the fighting at the southern border."
         flags "Some 20 military\"""",
    ),
}


@pytest.mark.parametrize(("clause", "expected"), BROKEN.values(), ids=BROKEN)
def test_long_clauses(clause: str, expected: str) -> None:
    made = check(f"rule a {{\n{clause} }}")
    assert made == "rule a {\n" + "".join(f"  {line}\n" for line in expected.split("\n")) + "}\n"


def test_a_comment_behind_an_opening_bracket_stays_there() -> None:
    long = "a number of words that is just too long for one line of a rule"
    clause = f'unless some term from figures as figure not just before "{long}" where ( # why'
    made = check(f"rule a {{\n{clause}\nfigure is not figure ) }}")
    assert "where (  # why\n" in made


def test_long_entries_are_filled() -> None:
    words = " | ".join(f'"word number {number}"' for number in range(20))
    lines = check(f"lexicon a {{ {words} }}").splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert [line[:4] for line in lines[2:-1]] == ["  | "] * 3


def test_comments_inside_a_clause_stay_where_they_are() -> None:
    made = check(
        'rule a {\nfind # what\n "a" # first\n or-not\n# own\n in body\n}\n'.replace("or-not\n", "")
    )
    assert made == (
        "rule a {\n"
        "  find      # what\n"
        '           "a"  # first\n'
        "           # own\n"
        "           in body\n"
        "}\n"
    ).replace("find      #", "find  #")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("# only", "# only\n"),
        ("\n\n# a\n\n\n\n# b\n# c", "# a\n\n# b\n# c\n"),
        ("lexicon a{}", "lexicon a {\n}\n"),
        ("lexicon a {\n\n# empty\n\n}", "lexicon a {\n  # empty\n}\n"),
        ("rule # x\n a {}", "# x\nrule a {\n}\n"),
        ("pack a# x\npack b # y", "pack a  # x\n\npack b  # y\n"),
        ('pack a "x"\r\n# y\r\nlexicon b{}', 'pack a "x"\r\n\r\n# y\r\nlexicon b {\r\n}\r\n'),
    ],
)
def test_edges(text: str, expected: str) -> None:
    assert check(text) == expected


# ---- rules made at random: sound in their syntax, whatever they mean

NAMES = st.sampled_from(["figure", "some-words", "q", "kind", "toll", "a1"])
STRINGS = st.sampled_from(
    ['"a"', '"#b \\" c"', '"“Some 20 military personnel”, he said: nobody knows who counted them"']
)
BLOCKS = st.sampled_from(
    ['"""\n  a\n\n    b\n  """', '"""x\n  y"""', '"""z"""', '"""\n\n   # h\n\n  t   """', '""""""']
)
NUMBERS = st.sampled_from(["0", "3", "12.5"])
GAPS = st.sampled_from([" ", " ", " ", " ", "  ", "\n", "\n\n", " # note\n", "\n# own\n\n\n"])


def words(*parts: "str | st.SearchStrategy[list[str]]") -> "st.SearchStrategy[list[str]]":
    """Tokens one after the other."""
    made = [st.just(part.split()) if isinstance(part, str) else part for part in parts]
    return st.tuples(*made).map(lambda lists: [token for tokens in lists for token in tokens])


def one(strategy: "st.SearchStrategy[str]") -> "st.SearchStrategy[list[str]]":
    return strategy.map(lambda token: [token])


def some(
    part: "st.SearchStrategy[list[str]]", between: str, most: int = 3
) -> "st.SearchStrategy[list[str]]":
    return st.lists(part, min_size=1, max_size=most).map(
        lambda parts: [t for i, p in enumerate(parts) for t in ([between] * (i > 0) + p)]
    )


name, string, number = one(NAMES), one(STRINGS), one(NUMBERS)
noun = st.one_of(name, words(name, name), words("term from", name, ".", name))
form = words(st.sampled_from([[], ["cased"], ["forms", "of"]]), string)
literal = st.one_of(string, form, one(st.just("/\\b[a-z]+\\d/")))
element = st.one_of(noun, literal, words("(", some(st.one_of(noun, literal), "|", 6), ")"))
relation = words(
    st.sampled_from([[], ["not"]]),
    st.one_of(
        words("in author voice"),
        words("in same sentence as", name),
        words("in", element),
        words("just before", element),
        words("alone in", name),
        words("within", name, "sentences before", element),
        words("in an earlier version"),
    ),
)
relations = st.lists(relation, max_size=3).map(lambda parts: [t for p in parts for t in p])
named: "st.SearchStrategy[list[str]]" = st.one_of(st.just([]), words("as", name))
sequence = words(
    element,
    st.lists(
        st.one_of(
            words("then", element),
            words("then maybe", element),
            words("then within 3 words <", element, "as", name, ">"),
        ),
        max_size=3,
    ).map(lambda parts: [t for p in parts for t in p]),
)
subject = words(sequence, named, relations)
path = some(name, ".")
value = st.recursive(
    st.one_of(path, number, words("-", number)),
    lambda inner: st.one_of(
        words("(", inner, "+", inner, ")"),
        words(inner, "*", number),
        words(name, "(", some(inner, ","), ")"),
    ),
    max_leaves=4,
)
test = st.one_of(
    words(value, "<=", value),
    words(path, "is not", name),
    words(path, "is one of {", some(name, ","), "}"),
    words(path, "has", name),
    words(path, relation),
    words("count(", subject, ") >", number),
    words("at least", one(st.sampled_from(["2", "a1"])), subject),
)
expression = st.recursive(
    test,
    lambda inner: st.one_of(
        words("(", inner, ")"),
        some(inner, "and", 4),
        words("(", some(inner, "or", 4), ")"),
        words("not (", inner, ")"),
        words("some", subject, "\1where (", inner, ")"),
        words("no", subject, "\1where", words("(", inner, ")")),
    ),
    max_leaves=6,
)
clause = st.one_of(
    words("title", string),
    words("severity", name),
    words("guide", some(string, ",")),
    words("guide", string, string),
    words("setting", name, "=", number),
    words("find", some(subject, ",")),
    words("where", some(expression, "or")),
    words("unless", expression),
    words("require", name, ":", expression),
    words("at", name),
    words("once per article and", path),
    words("instead of", name, "/", name),
    words("private"),
    words("fix", name, "with", path),
    words("good", one(BLOCKS)),
    words("bad", one(BLOCKS), "flags", string, string),
    words("bad", string, "flags", some(string, ",")),
)
entry = st.one_of(
    some(form, "|", 9),
    words(some(form, "|"), "->", string),
    words("except", some(form, "|")),
)
block = st.one_of(
    words("pack", name, string),
    words(
        "lexicon",
        name,
        "{",
        st.lists(entry, max_size=4).map(lambda e: [t for p in e for t in p]),
        "}",
    ),
    words(
        "rule",
        name,
        "{",
        st.lists(clause, max_size=4).map(lambda c: [t for p in c for t in p]),
        "}",
    ),
    words("change", name, "/", name, "{ severity off except", some(string, "|"), "}"),
)


@st.composite
def rule_files(draw: st.DrawFn) -> str:
    """Tokens with any space between, where it does not tell one `where` from the other."""
    tokens = [t for part in draw(st.lists(block, max_size=4)) for t in part]
    clauses = {"find", "where", "unless", "require", "title", "good", "bad", "once", "setting"}
    text = ""
    for token in tokens:
        gap = "\n" if token in clauses else " " if token.startswith("\1") else draw(GAPS)
        text += gap + token.lstrip("\1")
    return text


@given(rule_files())
@settings(max_examples=150, deadline=None)
def test_any_rules_keep_their_meaning(text: str) -> None:
    check(text)
