"""Profiles: which rules they have on, and who may say otherwise."""

import subprocess
import sys
from pathlib import Path

import pytest
from commands import Newslint
from desk_files import HOUSE, write

from validator.diagnostic import Severity
from validator.engine.rules.layers import Layer, resolve
from validator.engine.rules.profiles import Profile
from validator.engine.session import Session, open_session

DESK = {
    "attribution/figure-unattributed",
    "attribution/weasel-passive",
    "casualties/casualty-ambiguous-verb",
    "casualties/casualty-anonymous-only",
    "casualties/casualty-side-missing",
    "casualties/casualty-unattributed",
    "casualties/enemy-loss-claim",
    "consistency/figure-conflict-across",
    "consistency/figure-conflict-inside",
    "headlines/headline-figure-not-in-body",
    "numbers/dead-mismatch",
    "numbers/percent-vs-points",
    "numbers/subset-exceeds-total",
    "numbers/sum-mismatch",
    "numbers/unit-mismatch",
    "quotations/quote-orphan-paragraph",
    "quotations/quote-unattributed",
    "quotations/quote-unclosed",
    "quotations/speaker-first-reference",
    "sources/anon-bare-source",
    "sources/weasel-generic-source",
    "structure/boilerplate-line",
    "structure/placeholder-left",
    "structure/repeated-sentence",
    "time/date-weekday-mismatch",
    "time/no-such-day",
    "time/relative-day-undated",
    "wording/honorific-dead",
    "wording/loaded-reporting-verb",
    "wording/loaded-term",
    "wording/terrorist-label",
}


def on(session: Session) -> set[str]:
    return {record.id for record in session.rules if record.enabled}


# ---- those that ship


def test_a_run_that_names_no_profile_has_desk() -> None:
    session = open_session(use_cache=False)
    assert on(session) == DESK
    assert session.faults == ()


def test_wire_is_errors_and_strict_is_all() -> None:
    wire, strict = (open_session(use_cache=False, profile=name) for name in ("wire", "strict"))
    assert {record.severity for record in wire.rules if record.enabled} == {Severity.ERROR}
    off = {record.id for record in strict.rules if not record.enabled and record.severity > 0}
    assert {rule.partition("/")[0] for rule in off} == {"house-style"}
    assert on(wire) - DESK == {"numbers/change-mismatch", "numbers/range-reversed"}
    assert on(strict) > DESK
    weak = "casualties/figure-attribution-weak"
    assert {r.severity for r in strict.rules if r.id == weak} == {Severity.ERROR}


def test_the_house_speaks_one_tongue() -> None:
    for profile, other in (("house", "american"), ("house-american", "british")):
        rules = on(open_session(use_cache=False, profile=profile))
        assert rules > DESK
        assert {"house-style/number-style", "house-style/courtesy-title"} < rules
        assert not [rule for rule in rules if rule.startswith(f"house-style/{other}-")]


def test_every_profile_says_what_it_is_for(session: Session) -> None:
    assert all(profile.title for profile in session.profiles.values())


def test_profiles_come_from_the_cache_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    rules = tmp_path / "rules"
    write(str(rules / "house.rules"), HOUSE)
    write(
        str(rules / "profiles.toml"),
        '[profiles.calm]\nselect = ["*"]\nseverity = {shout = "info"}\n'
        '[profiles.calm.settings."house/shout"]\nwords = 2\n',
    )
    first, again = open_session([rules]), open_session([rules])
    assert list((tmp_path / "cache").iterdir())
    assert first.profiles == again.profiles
    assert {"wire", "desk", "strict", "calm"} <= again.profiles.keys()
    [(_, level)] = again.profiles["calm"].severities
    assert isinstance(level, Severity)


def test_a_warm_run_reads_no_toml(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("He spoke.\n", encoding="utf-8")
    code = (
        "import sys; from validator.cli.main import main; main(['check', 'a.txt', '--quiet'])\n"
        "print(sorted({'tomllib', 'lark', 'pathspec'} & sys.modules.keys()))"
    )
    for warm in (False, True):
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True
        )
        if warm:
            assert done.stdout == "[]\n"


# ---- what layers say together

PROFILES = {
    "base": Profile(
        "base",
        select=("a/one", "a/two"),
        severities=(("one", Severity.INFO),),
        settings=(("a/one", (("reach", 1),)),),
    ),
    "more": Profile("more", extend="base", extend_select=("a/three",), ignore=("a/one", "own/y")),
    "less": Profile("less", extend="base", select=("a/two",)),
    "desk": Profile("desk", select=("a/one",)),
}
SHIPPED = ("a/one", "a/two", "a/three")
OWN = ("own/x", "own/y")


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ([], "a/one own/x own/y"),
        ([Layer("base")], "a/one a/two own/x own/y"),
        ([Layer("more")], "a/two a/three own/x"),
        ([Layer("less")], "a/two own/x own/y"),
        ([Layer("base"), Layer("less")], "a/two own/x own/y"),
        ([Layer(select=["a/*"])], "a/one a/two a/three"),
        ([Layer("more", select=["a/*", "x"])], "a/one a/two a/three own/x"),
        ([Layer("base"), Layer(select=["three"])], "a/three"),
        ([Layer(select=["three"]), Layer("less")], "a/two own/x own/y"),
        ([Layer(extend_select=["three"])], "a/one a/three own/x own/y"),
        ([Layer(ignore=["one"])], "own/x own/y"),
        ([Layer(ignore=["one"]), Layer(select=["a/*"])], "a/two a/three"),
        ([Layer(ignore=["one"]), Layer(extend_select=["one"])], "a/one own/x own/y"),
        ([Layer(extend_select=["two"]), Layer(ignore=["own/*"])], "a/one a/two"),
        ([Layer(extend_select=["two"]), Layer(select=["three"])], "a/three"),
        ([Layer(extend_select=["two"]), Layer("base")], "a/one a/two own/x own/y"),
        ([Layer(select=["three"], extend_select=["two"])], "a/two a/three"),
        ([Layer("gone")], "a/one own/x own/y"),
    ],
)
def test_which_rules_are_on(layers: list[Layer], expected: str) -> None:
    choice = resolve(layers, PROFILES)
    rules = [(rule, True) for rule in SHIPPED] + [(rule, False) for rule in OWN]
    assert [rule for rule, ships in rules if not choice.reason(rule, ships)] == expected.split()


def test_without_any_profile_all_rules_are_on() -> None:
    assert resolve([], {}).reason("a/one", True) == ""


def test_severities_and_settings_add_up_the_nearest_last() -> None:
    layers = [
        Layer("more", severities=[("a/*", Severity.WARNING)], settings={"a/one": {"reach": 2}}),
        Layer(settings={"a/one": {"other": "x"}}),
    ]
    choice = resolve(layers, PROFILES)
    assert choice.severity("a/one", Severity.ERROR) == Severity.WARNING
    assert choice.severity("own/x", Severity.ERROR) == Severity.ERROR
    assert choice.settings == {"a/one": {"reach": 2, "other": "x"}}
    assert resolve([Layer("base")], PROFILES).severity("a/one", Severity.ERROR) == Severity.INFO


# ---- in a run


def test_a_rule_that_is_off_says_in_which_profile(newslint: Newslint) -> None:
    line = next(
        li for li in newslint("rules", "list").out.splitlines() if "wording/journalese" in li
    )
    assert line.startswith("off")
    assert "(off: not in profile desk)" in line
    listed = newslint("rules", "list", "--profile", "wire").out
    assert "(off: not in profile wire)" in listed


def test_rules_of_ones_own_are_on_in_every_profile(newslint: Newslint) -> None:
    write("house.rules", HOUSE)
    write("a.txt", "It was a shock.\n")
    for profile in ("wire", "desk", "strict"):
        ended = newslint("check", "a.txt", "--rules", "house.rules", "--profile", profile)
        assert "house/shout" in ended.out, profile
    write("newslint.toml", 'rules = ["house.rules"]\nprofile = "wire"')
    assert "house/shout" in newslint("check", "a.txt").out
    write(
        "newslint.toml",
        'rules = ["house.rules"]\nprofile = "calm"\n'
        '[profiles.calm]\nextend = "desk"\nignore = ["house/*"]',
    )
    assert "house/shout" not in newslint("check", "a.txt").out


def test_the_command_line_comes_before_the_configuration(newslint: Newslint) -> None:
    write("a.txt", "The mayor slammed the plan.\n")
    write("newslint.toml", 'profile = "wire"')
    rule = "wording/emotive-reporting-verb"
    assert rule not in newslint("check", "a.txt").out
    assert rule in newslint("check", "a.txt", "--profile", "strict").out
    assert rule in newslint("check", "a.txt", "--select", rule).out


def test_all_rules_are_tested_whatever_the_profile(newslint: Newslint) -> None:
    ended = newslint("rules", "test", "--select", "journalese")
    assert "1 rule: all as they say" in ended.out
    write("newslint.toml", 'profile = "wire"\nignore = ["[!j]*"]')
    assert "of 1 rule: all as they say" in newslint("rules", "test").out


def test_a_configured_profile_sets_severities_and_settings(newslint: Newslint) -> None:
    write("house.rules", HOUSE)
    write("a.txt", "It was a shock.\n")
    write(
        "newslint.toml",
        'rules = ["house.rules"]\nprofile = "loud"\n'
        '[profiles.loud]\nextend = "calm"\nseverity = {shout = "error"}\n'
        '[profiles.calm]\nextend = "desk"\n[profiles.calm.settings."house/shout"]\nwords = 2\n',
    )
    assert "house/shout" not in newslint("check", "a.txt").out
    write("newslint.toml", Path("newslint.toml").read_text(encoding="utf-8").replace("= 2", "= 1"))
    assert newslint("check", "a.txt").code == 1


def test_a_folder_of_rules_may_bring_profiles(newslint: Newslint) -> None:
    write("rules/house.rules", HOUSE)
    write("rules/profiles.toml", '[profiles.calm]\nextend = "wire"\nignore = ["house/*"]\n')
    write("a.txt", "It was a shock.\n")
    assert newslint("check", "a.txt", "--rules", "rules").out.count("house/shout") == 1
    ended = newslint("check", "a.txt", "--rules", "rules", "--profile", "calm")
    assert "house/shout" not in ended.out
    assert ended.code == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[profiles.x]\nextend = "dsk"', "2:1: error newslint/configuration there is no profile"),
        ("[profiles.x]\nextend = 3", "2:1: error newslint/configuration “extend” is the name of"),
        ("[profiles.x]\nselct = []", "2:1: error newslint/configuration there is no key “selct”"),
        ('[profiles.x]\nignore = ["gone"]', "2:11: error newslint/configuration no rule matches"),
        (
            "[profiles.desk]\nselect = ['*']",
            "1:11: error newslint/configuration there is a profile",
        ),
        (
            '[profiles.x]\nextend = "y"\n[profiles.y]\nextend = "x"',
            "2:1: error newslint/configuration profiles extend each other: x -> y -> x",
        ),
        ("profiles = []", "1:1: error newslint/configuration “profiles” is a table"),
        ("[profiles]\nx = 1", "2:1: error newslint/configuration “x” is a table"),
    ],
)
def test_what_is_wrong_with_a_profile(newslint: Newslint, text: str, told: str) -> None:
    write("a.txt", "He spoke.\n")
    write("newslint.toml", text)
    ended = newslint("check", "a.txt", "--format", "concise")
    assert ended.code == 2
    assert f"newslint.toml:{told}" in ended.out


def test_what_is_wrong_with_a_profile_that_rules_bring(newslint: Newslint) -> None:
    write("a.txt", "He spoke.\n")
    write("rules/house.rules", HOUSE)
    write("rules/profiles.toml", '[profiles.desk]\nignore = ["gone"]\n[profiles.x]\nextend = "y"')
    ended = newslint("check", "a.txt", "--rules", "rules", "--format", "concise")
    assert ended.code == 2
    for told in (
        "1:11: error newslint/configuration there is a profile “desk” already",
        "2:11: error newslint/configuration no rule matches “gone”",
        "4:1: error newslint/configuration there is no profile “y”",
    ):
        assert f"rules/profiles.toml:{told}" in ended.out


def test_a_profile_that_does_not_exist(newslint: Newslint) -> None:
    write("a.txt", "He spoke.\n")
    ended = newslint("check", "a.txt", "--profile", "strct")
    assert ended.code == 2
    assert "there is no profile “strct”; did you mean “strict”?" in ended.err
    write("newslint.toml", 'profile = "strct"')
    ended = newslint("check", "a.txt", "--format", "concise")
    assert ended.code == 2
    assert (
        "newslint.toml:1:1: error newslint/configuration there is no profile “strct”" in ended.out
    )
    assert newslint("rules", "list", "--profile", "x").code == 2
