"""Which rules are called for a document: those whose words and kinds it has, in their order."""

import pytest
from toy import CATALOG, compile_rules, document_of

from validator.dsl.evaluator import Rule
from validator.dsl.roster import Roster

RULES = """
rule ox { FIND "ox" as x END
rule mark { FIND mark as x END
rule zebra { FIND mark as x
where some ("zebra" | "oxen") before x END
rule capital { FIND /[A-Z]/ as x END
""".replace("FIND", "\nfind").replace("END", '\nmessage "m"\ngood "x"\nbad "x"\n}')

BESIDE_OTHERS = """
rule here { FIND mark as x END
rule joined { FIND mark as x, mark as y in another article of same story
where same_letter(x, y) END
rule asked { FIND mark as x
where x.even and some mark in another article of same story END
rule none { FIND mark as x
where no mark in another article of same story END
rule either { FIND mark as x
where x.even or some mark in another article of same story END
""".replace("FIND", "\nfind").replace("END", '\nmessage "m"\ngood "x"\nbad "x"\n}')


@pytest.mark.parametrize(
    ("text", "awake"),
    [
        ("nothing.", ["capital"]),
        ("An ox.", ["ox", "capital"]),
        ("An A.", ["mark", "capital"]),
        ("Some oxen.", ["zebra", "capital"]),
        ("A zebra.", ["mark", "zebra", "capital"]),
    ],
)
def test_rules_without_their_words_are_not_called(text: str, awake: list[str]) -> None:
    compiled = compile_rules(RULES)
    assert compiled.faults == ()
    roster = Roster([Rule(rule, CATALOG, {}) for rule in compiled.rules])
    document = document_of(text, compiled.lexicons)
    assert [rule.plan.name for rule in roster.awake(document, alone=True)] == awake


@pytest.mark.parametrize(
    ("alone", "awake"),
    [
        (True, ["here", "none", "either"]),
        (False, ["here", "joined", "asked", "none", "either"]),
    ],
)
def test_rules_about_other_articles_are_not_called_where_there_is_none(
    alone: bool, awake: list[str]
) -> None:
    compiled = compile_rules(BESIDE_OTHERS)
    roster = Roster([Rule(rule, CATALOG, {}) for rule in compiled.rules])
    document = document_of("AA met BB.", compiled.lexicons)
    assert [rule.plan.name for rule in roster.awake(document, alone)] == awake
