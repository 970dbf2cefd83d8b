"""What each construct of the rule language means: clauses, a text, and the words reported."""

from math import inf

import pytest
from effort import times_as_dear
from toy import document_of, findings, messages, reported

from validator.dsl.patterns import find_all
from validator.dsl.translation import translated
from validator.dsl.values import arithmetic, show, show_bounded

MATCHES = [
    ("find mark", "AA x BBB", ["AA", "BBB"]),
    ("find mark\nwhere mark.size > 2", "AA x BBB", ["BBB"]),
    ("find mark\nwhere mark.size > 1\nwhere mark.even", "AA BBB CCCC", ["AA", "CCCC"]),
    ("find mark\nunless mark.even", "AA x BBB", ["BBB"]),
    ("find mark\nunless mark.even\nunless mark.size = 3", "AA BBB C", ["C"]),
    ("find mark\nrequire mark.even", "AA x BBB", ["BBB"]),
    ("find mark\nrequire mark.even\nrequire mark.size > 3", "AA BBB CCCC", ["AA", "BBB"]),
    # an unknown value neither reports nor spares nor is missing
    ("find mark\nwhere mark.twin is ba", "AB ABC ABCD", ["AB"]),
    ("find mark\nwhere not mark.twin is ba", "AB ABC ABCD", ["ABCD"]),
    ("find mark\nunless mark.twin is ba", "AB ABC ABCD", ["ABC", "ABCD"]),
    ("find mark\nrequire mark.twin is ba", "AB ABC ABCD", ["ABCD"]),
    ("find mark\nrequire not mark.twin is ba", "AB ABC ABCD", ["AB"]),
    ("find mark\nwhere mark.twin is none", "AB ABC ABCD", ["ABCD"]),
    ("find mark\nwhere mark has twin", "AB ABC ABCD", ["AB"]),
    ("find mark\nwhere mark lacks twin", "AB ABC ABCD", ["ABCD"]),
    ("find mark\nwhere mark.twin is ba or mark.even", "AB ABC ABCD", ["AB", "ABCD"]),
    ("find mark\nwhere mark.twin is ba or mark.size = 3", "AB ABC", ["AB", "ABC"]),
]

SUBJECTS = [
    ("find even mark", "AA x BBB", ["AA"]),
    ("find big mark", "AA x BBB", ["BBB"]),
    ("find a mark", "AA x BBB", ["AA"]),
    ("find big even mark", "AA BBB CCCC", ["CCCC"]),
    ('find forms of "utilise" as x', "She utilised it. Utilizing us.", ["utilised", "Utilizing"]),
    ('find cased "US" as x', "It gave us US aid.", ["US"]),
    ('find cased forms of "May" as x', "It may end in May; two Mays.", ["May", "Mays"]),
    ('find ("up" | forms of "go") then "of" as x', "It went of. Go up of", ["went of", "up of"]),
    ('find forms of "go" as x\nwhere x.headword is "go"', "It went.", ["went"]),
    ('find mark\nunless some forms of "go" just before mark', "It went AA. BB", ["BB"]),
    ('find "up to" as x', "Up to ten, up\nto five, cup to.", ["Up to"]),
    ('find "don\'t" as x', "We don’t. We don't.", ["don’t", "don't"]),
    ('find "don\'t" as x', "We donʼt, we don‛t.", ["donʼt", "don‛t"]),
    (r'find "so \"free\"" as x', "so «free», so „free“", ["so «free»", "so „free“"]),
    ('find "no" as x', "no éno noé No.", ["no", "No"]),
    (r"find /\bno\w*/ as x", "no éno noé", ["no", "noé"]),
    (r"find /\d+ ?%/ as x", "5 % or ٣%", ["5 %", "٣%"]),
    (r"find /a\/b/ as x", "a/b", ["a/b"]),
    ('find ("one" | "two" | mark) as x', "two AA one", ["two", "AA", "one"]),
    ('find "a" then "b" as x', "a b, a  b, a c b", ["a b", "a  b"]),
    ('find "a" then maybe "," then "b" as x', "a b a, b a; b", ["a b", "a, b"]),
    ('find "a" then within 1 word "b" as x', "a b a c b a c c b", ["a b", "a c b"]),
    ('find "a" then <big mark as m> then "b" as x', "a AA b a AAA b", ["a AAA b"]),
    ('find "a" then <mark as m> as x\nwhere m.size > 2', "a AA a AAA", ["a AAA"]),
    ('find "a" then mark as x', "a AA a b", ["a AA"]),
    # looked for from its second step on, which is the rarer
    (
        'find <mark as m> then "than" as x',
        "AA than BBB\n than C, than DD",
        ["AA than", "BBB\n than"],
    ),
    (
        'find <mark as m> then within 1 word "than" then <mark as n> as x',
        "AA x than BB; CC than x; DD AAA than BBB; CCC x y than DDD",
        ["AA x than BB", "DD AAA than BBB", "AAA than BBB"],
    ),
    (
        'find <mark as m> then within 1 word "than" as x',
        "AA " + "…" * 300 + " than BB than",
        ["BB than"],
    ),
]

RELATIONS = [
    ("find mark in box", "AA [BB] CC", ["BB"]),
    ("find mark not in box", "AA [BB] CC", ["AA", "CC"]),
    ("find mark covered by box", "AA [BB] CC", ["BB"]),
    ("find box covering mark", "[AA] [x]", ["[AA]"]),
    ("find box not covering mark", "[AA] [x]", ["[x]"]),
    ("find box overlapping sentence", "[AA]", ["[AA]"]),
    ("find mark before box", "AA [BB] CC", ["AA"]),
    ("find mark after box", "AA [BB] CC", ["CC"]),
    ("find mark just before box", "AA, [x] BB x [x]", ["AA"]),
    ("find mark just after box", "[x] AA [x] x BB", ["AA"]),
    ("find paragraph just before paragraph", "AA.\n\nBB.", ["AA."]),
    ("find mark alone in sentence", "AA\n\nBB x", ["AA"]),
    ("find mark alone in box", "[ AA ] [BB x]", ["AA"]),
    ('find mark in same sentence as "ox"', "AA ox. BBB y.", ["AA"]),
    ('find mark in same paragraph as "x"', "AA. x.\n\nBB.", ["AA"]),
    ('find mark in same article as "x"', "AA.\n\nx.", ["AA"]),
    ('find mark within 1 word of "x"', "AA y x y y BB y y x", ["AA"]),
    ('find mark within 0 words before "x"', "AA x BB", ["AA"]),
    ('find mark within 0 words after "x"', "AA x BB", ["BB"]),
    ('find mark within 1 sentence before "ox"', "AA. BB. Ox. CC.", ["BB"]),
    ('find mark within 1 sentence after "ox"', "AA. BB. Ox. CC. DD.", ["CC"]),
    ('find mark within 1 sentence of "ox"', "AA. BB. Ox. CC. DD.", ["BB", "CC"]),
    ('find mark within 0 sentences of "x"', "AA x BB. CC.", ["AA", "BB"]),
    ('find mark within 1 paragraph before "x"', "AA.\n\nBB.\n\nx.", ["BB"]),
    # windows cross paragraphs, never the edge of a headline or caption
    ('find mark within 1 sentence of "x"', "AA.\n\nx.", ["AA"]),
    ('find mark within 1 sentence of "x"', "# AA\n\nx.", []),
    ('find mark within 9 sentences of "x"', "x.\n\n@ AA\n\nBB.", ["BB"]),
    ('setting far = 1\nfind mark within far words of "x"', "AA y x BB y y x", ["AA", "BB"]),
]

QUANTIFIERS = [
    ("find sentence\nwhere some mark in sentence", "AA. Ox.", ["AA."]),
    ("find sentence\nwhere no mark in sentence", "AA. Ox.", ["Ox."]),
    ("find sentence\nwhere at least 2 mark in sentence", "AA BB. CC.", ["AA BB."]),
    ("find sentence\nwhere at most 1 mark in sentence", "AA BB. CC.", ["CC."]),
    ("find sentence\nwhere exactly 1 mark in sentence", "AA BB. CC. Ox.", ["CC."]),
    ("find sentence\nwhere some mark as m in sentence where m.size > 2", "AA. BBB.", ["BBB."]),
    (
        "find sentence\nwhere some mark as m in sentence where (m.size > 2 and m.even)",
        "AA. BBB. CCCC.",
        ["CCCC."],
    ),
    # the quantifier's `where` takes one test; what follows belongs to the clause
    ("find sentence\nwhere some mark as m in sentence where m.even and 1 > 2", "AA.", []),
    # `where` first on its line is a clause
    ("find mark\nunless some box\nwhere mark.even", "AA BBB", ["AA"]),
    ("find sentence\nwhere (some mark as m in sentence\nwhere m.size > 2)", "AA. BBB.", ["BBB."]),
    # a test that is unknown does not count
    ("find sentence\nwhere some mark as m in sentence where m.twin is ba", "AB. ABC.", ["AB."]),
    ("find sentence\nwhere no mark as m in sentence where m.twin is ba", "AB. ABC.", ["ABC."]),
    ("find mark\nwhere some mark as other in same sentence as mark where other is not mark",
     "AA BB. AA.", ["AA", "BB"]),
    ("find sentence\nwhere count(mark in sentence) = 2", "AA BB. CC.", ["AA BB."]),
    ("find sentence\nwhere distinct(mark in sentence) = 1", "AA AAA. AA BB.", ["AA AAA."]),
    ("find sentence\nwhere count(mark as m in sentence where m.even) > 0", "AA. BBB.", ["AA."]),
    ("find article\nwhere count(mark in article) > 1", "AA BB", ["AA BB"]),
]  # fmt: skip

VALUES = [
    ("find mark\nwhere mark.size + 1 = 3", "AA BBB", ["AA"]),
    ("find mark\nwhere mark.size * 2 - 1 >= 5", "AA BBB", ["BBB"]),
    ("find mark\nwhere -mark.size < -2", "AA BBB", ["BBB"]),
    ("find mark\nwhere mark.size / 2 = 1", "AA BBB", ["AA"]),
    ("find mark\nwhere mark.size / 0 = 1", "AA", []),
    ("find mark\nwhere mark.size != 2", "AA BBB", ["BBB"]),
    ("find mark\nwhere mark.double = 4", "AA BBB", ["AA"]),
    ("find mark\nwhere mark.letter is a", "AA BBB", ["AA"]),
    ("find mark\nwhere mark.letter is not a", "AA BBB", ["BBB"]),
    ("find mark\nwhere mark.letter is one of {a, c}", "AA BBB CC", ["AA", "CC"]),
    ("find mark\nwhere mark.letter is not one of {a, c}", "AA BBB CC", ["BBB"]),
    ("find mark\nwhere mark.size is one of {2, 4}", "AA BBB CCCC", ["AA", "CCCC"]),
    ('find mark\nwhere mark.text is "aa"', "AA BB", ["AA"]),
    ("find mark\nwhere mark is even", "AA BBB", ["AA"]),
    ("find mark\nwhere mark is not big", "AA BBB", ["AA"]),
    ("find mark\nwhere not (mark.even or mark.size = 3)", "AA BBB C", ["C"]),
    ("find mark\nwhere not mark.even and mark.size = 3", "AA BBB C", ["BBB"]),
    ("find mark\nwhere mark.size = 2 or mark.size = 3 and mark.even", "AA BBB", ["AA"]),
    ("find mark as m, mark as n in same sentence as m\nwhere m below n", "AA BBB.", ["BBB"]),
    ("find mark\nwhere not article.dated", "AA", ["AA"]),
    ("find mark\nwhere mark in box", "AA [BB]", ["BB"]),
    ("find mark\nwhere mark not in box", "AA [BB]", ["AA"]),
    ("find mark\nwhere mark in box after \"x\"", "[AA] x [BB]", ["BB"]),
]  # fmt: skip

JOINS = [
    ("find mark as m, mark as n after m\nwhere same_letter(m, n)", "AA BB AAA", ["AAA"]),
    ("find mark as m, mark as n after m\nwhere same_letter(m, n)\nat m", "AA BB AAA", ["AA"]),
    (
        "find mark as m, mark as n in same sentence as m\nwhere longer(n, m)",
        "AA BBB. C.",
        ["BBB"],
    ),
    # distinct spans: nothing is its own partner
    ("find mark as m, mark as n in same sentence as m", "AA. BB CC.", ["BB", "CC"]),
    ("find mark as m, box as n covering m\nat m", "[AA] BB", ["AA"]),
    ("find mark as m, mark as n after m\nwhere m.letter is n.letter", "AA BB AAA", ["AAA"]),
    ("find mark as m, mark as n after m\nwhere n.twin is m.letter", "AA BB B", ["B"]),
    ("find mark as m, mark as n\nwhere n.twin is m.twin", "B A BBB B BBB", ["B", "B"]),
    ("find mark as m, mark as n after m\nwhere n.twin is m.twin", "AAAA BBBB", ["BBBB"]),
    (
        """find <"x" then <mark as m>> as one, <"y" then <mark as n>> as two
        where m.letter is n.letter""",
        "x A y B y AA",
        ["y AA"],
    ),
    # of many, those that are equal are tried, however far off
    (
        "find mark as m, mark as n\nwhere m.letter is n.letter and m.size = 4\nat n",
        "AAAA " + "B " * 70 + "A",
        ["A"],
    ),
    # of the many that are near, those count that stand on the side asked for
    (
        "find mark as m, mark as n after m\nwhere same_letter(m, n) and m.size = 4\nat m",
        "A " * 70 + "AAAA" + " x" * 200 + " AA",
        ["AAAA"],
    ),
]

THINNING = [
    ("find mark\nonce per article", "AA BB.\n\nCC.", ["AA"]),
    ("find mark\nonce per paragraph", "AA BB.\n\nCC.", ["AA", "CC"]),
    ("find mark\nonce per sentence", "AA BB. CC.", ["AA", "CC"]),
    ("find mark\nonce per article and mark.letter", "AA AAA BB.", ["AA", "BB"]),
    ("find mark\nonce per article and mark.text", "AA AAA AA.", ["AA", "AAA"]),
    # of words in each other the longest
    ('find ("b" | "a b" | "b c") as x', "b. a b. b c. a b c.", ["b", "a b", "b c", "a b", "b c"]),
    ('find ("b" | "a b c") as x', "a b c b", ["a b c", "b"]),
    ('find (/b/ | "a b") as x', "a b", ["a b", "b"]),  # what a pattern finds is no words of a list
]


def _name(case: object) -> str | None:
    return case.replace("\n", " | ") if isinstance(case, str) else None


@pytest.mark.parametrize(
    ("clauses", "text", "expected"),
    [*MATCHES, *SUBJECTS, *RELATIONS, *QUANTIFIERS, *VALUES, *JOINS, *THINNING],
    ids=_name,
)
def test_meaning(clauses: str, text: str, expected: list[str]) -> None:
    assert reported(clauses, text) == expected


def test_once_keeps_the_rest_as_evidence() -> None:
    rule = 'rule r { find mark once per article message "{mark}" good "x" bad "A" }'
    [finding] = findings(rule, "AA BB CC")
    assert [(e.start, e.message) for e in finding.evidence] == [
        (3, "again here"),
        (6, "again here"),
    ]


def test_a_requirement_tells_the_nearest_that_did_not_count() -> None:
    rule = 'rule r { find mark require some box covering mark message "x" good "x" bad "A" }'
    [finding] = findings(rule, "[x] y AA")
    [evidence] = finding.evidence
    assert evidence.message == "nearest source: a box, in the same sentence; it is empty"


def test_the_nearest_partner_is_given() -> None:
    rule = (
        "rule r { find mark as m, mark as n after m\n where same_letter(m, n)\n "
        'message "{n} after {m}" good "x" bad "x" }'
    )
    assert [f.message for f in findings(rule, "A AA AAA")] == ["AA after A", "AAA after AA"]


def test_instead_of_silences_the_general_rule_on_the_same_words() -> None:
    rules = """
    rule general { find mark message "general" good "x" bad "A" }
    rule special {
      find big mark
      instead of toy/general
      message "special"
      good "x"
      bad "AAA"
    }
    """
    assert [f.message for f in findings(rules, "AA BBB")] == ["general", "special"]


@pytest.mark.parametrize(
    ("message", "text", "expected"),
    [
        ("{mark}", "AA", "AA"),
        ("{mark.size}", "AA", "2"),
        ("{mark.twin}", "AAA", ""),
        ("{{{mark}}}", "AA", "{AA}"),
        ("{mark.letter}/{mark.double}", "AA", "a/4"),
        ("{mark.year}", "AA", "2002"),
        (r"say \"{mark}\"", "AA", 'say "AA"'),
    ],
)
def test_messages(message: str, text: str, expected: str) -> None:
    assert messages(f'  find mark\n  message "{message}"', text) == [expected]


@pytest.mark.parametrize(
    ("value", "low", "high", "shown"),
    [
        (1250, 1250, 1250, "1,250"),
        (6, 6, inf, "at least 6"),
        (300, 301, inf, "more than 300"),
        (7, 0, 7, "up to 7"),
        (1000, 0, 999, "fewer than 1,000"),
        (20, 18, 22, "about 20"),
        (90, 81, 90, "nearly 90"),
        (0, 0, 0, "0"),
        (-5, -5, -5, "-5"),
    ],
)
def test_a_figure_is_told_with_its_bounds(
    value: float, low: float, high: float, shown: str
) -> None:
    assert show_bounded(value, low, high) == shown


@pytest.mark.parametrize(
    ("one", "sign", "two", "found", "shown"),
    [
        (inf, "-", 6, inf, "no limit"),
        (6, "-", inf, -inf, "no limit"),
        (6, "/", inf, 0, "0"),
        (inf, "-", inf, None, ""),
        (inf, "/", inf, None, ""),
        (0, "*", inf, None, ""),
        (6, "/", 0, None, ""),
    ],
)
def test_reckoning_with_open_ends(
    one: float, sign: str, two: float, found: float | None, shown: str
) -> None:
    assert arithmetic(sign, one, two) == found
    assert show(document_of("x", {}), found) == shown


def test_missing_lists_the_labels_that_failed() -> None:
    clauses = (
        "  find mark\n  require long: mark.size > 3\n  require even: mark.even\n"
        '  require mark.size > 9\n  message "missing: {missing}"'
    )
    assert messages(clauses, "AA") == ["missing: long"]
    assert messages(clauses, "AAA") == ["missing: long, even"]


def test_long_text_is_cut_in_messages() -> None:
    clauses = '  find sentence\n  message "{sentence}"'
    [shown] = messages(clauses, "word " * 40)
    assert len(shown) == 80
    assert shown.endswith("…")


LEXICON = """
lexicon words {
  forms of "neutralise" -> "kill"
  "regime" -> "government"
  cased "US"
  "UK" -> "Britain"
  "old" | "aged"
  except "sanctions regime"
}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was neutralised and neutralized.", ["neutralised", "neutralized"]),
        ("Neutralizing it.", ["Neutralizing"]),
        ("the regime; the sanctions regime", ["regime"]),
        ("regimes", []),
        ("us and US", ["US"]),
        ("old, aged", ["old", "aged"]),
    ],
)
def test_lexicons(text: str, expected: list[str]) -> None:
    rule = LEXICON + 'rule r { find term from words message "x" good "x" bad "old" }'
    assert [text[f.start : f.end] for f in findings(rule, text)] == expected


@pytest.mark.parametrize(
    ("text", "replacement"),
    [
        ("neutralised", "killed"),
        ("Neutralizing", "Killing"),
        ("NEUTRALISES", "KILLS"),
        ("Regime", "Government"),
        ("UK", "Britain"),
    ],
)
def test_a_fix_is_inflected_and_capitalised_like_the_match(text: str, replacement: str) -> None:
    rule = LEXICON + (
        "rule r { find term from words fix term with term.replacement "
        'message "x" good "x" bad "old" }'
    )
    [finding] = findings(rule, text)
    assert finding.edit == (0, len(text), replacement)


@pytest.mark.parametrize(
    ("text", "replacement"),
    [
        ("They carried out a survey.", "did"),
        ("It was carried out.", "done"),
        ("It has never been carried out.", "done"),
        ("They had quickly carried out two.", "done"),
        ("They hadn’t carried out any.", "done"),
        ("It was late. Carried out well, it works.", "Did"),
        ("It is carrying out one.", "doing"),
        ("She was purchased.", "bought"),
    ],
)
def test_a_fix_is_a_participle_behind_an_auxiliary(text: str, replacement: str) -> None:
    lists = 'lexicon words { forms of "carry out" -> "do" forms of "purchase" -> "buy" }'
    rule = (
        "rule r { find term from words fix term with term.replacement "
        'message "{term.replacement}" good "x" bad "old" }'
    )
    [finding] = findings(lists + rule, text)
    assert finding.edit is not None
    assert finding.edit[2] == replacement
    assert finding.message == replacement.lower()


def test_no_fix_without_replacement() -> None:
    rule = LEXICON + (
        "rule r { find term from words fix term with term.replacement "
        'message "x" good "x" bad "old" }'
    )
    assert [f.edit for f in findings(rule, "old")] == [None]


def test_other_articles_of_the_story() -> None:
    clauses = (
        "find mark as here, mark as there in another article of same story\n"
        "where same_letter(here, there)\nat here"
    )
    assert reported(clauses, "AA BB", ["x AAA"]) == ["AA"]
    assert reported(clauses, "AA BB", []) == []
    some = "find mark\nwhere some mark as m in another article of same story where m.letter is b"
    assert reported(some, "AA", ["BB"]) == ["AA"]
    assert reported(some, "AA", ["CC"]) == []


def test_a_regular_expression_of_other_letters_takes_linear_time() -> None:
    """Each search used to read the text from its beginning."""
    text, plain = "né " * 20_000, "no " * 20_000
    foreign, usual = translated(r"\bné\b"), translated(r"\bno\b")
    assert len(list(find_all(foreign, text))) == 20_000
    search = times_as_dear(
        lambda: list(find_all(foreign, text)), lambda: list(find_all(usual, plain))
    )
    assert search < 40  # it is twice as dear; it was thousands of times
    dash = "a ten–year plan, été–year"
    found = find_all(translated(r"\b\w+–year\b"), dash)
    assert [dash[s:e] for s, e in found] == ["ten–year", "été–year"]
