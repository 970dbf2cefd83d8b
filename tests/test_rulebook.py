"""Rule files together: packs that collide, changes to another's rules, and the cache of plans."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from validator.dsl import plan, storage, storing
from validator.dsl.catalog import Catalog, build_catalog
from validator.dsl.evaluator import Rule
from validator.dsl.matching import Matcher
from validator.dsl.syntax import parser
from validator.engine.cache.setup_key import first_tree
from validator.engine.discovery import Draft
from validator.engine.rules import rulebook
from validator.engine.rules import shipped as shipped_rules
from validator.engine.rules.loading import load_rulebook
from validator.engine.rules.rulebook import RuleFile, find_profile_files, find_rule_files
from validator.engine.session import Session, open_session
from validator.registry import load_registry

RULE = """
rule shouting {{
  find     /\\b[A-Z]{{{{3,}}}}\\b/ as word
  setting  most = {most}
  where    count(/\\b[A-Z]{{{{3,}}}}\\b/ as other in article) > most
  message  "“{{word}}”: why so loud?"
  good     "Quiet."
  bad      "LOUD and BOLD." flags "LOUD", "BOLD"
}}
"""


def _pack(name: str, most: int = 0) -> str:
    return f'pack {name} "Loud words."\n' + RULE.format(most=most).replace("{{", "{").replace(
        "}}", "}"
    )


def _write(folder: Path, **files: str) -> list[Path]:
    paths = []
    for name, text in files.items():
        path = folder / f"{name}.rules"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def _texts(session: Session, text: str) -> list[str]:
    report = session.check([Draft("a.txt", text.encode())])
    return [d.text for d in report.diagnostics]


def test_a_pack_name_used_twice_names_both_files(tmp_path: Path) -> None:
    one, two = _write(tmp_path, one=_pack("loud"), two=_pack("loud"))
    session = open_session([one, two], ["loud/*"], use_cache=False)
    [fault] = session.faults
    assert (fault.code, fault.region.path) == ("newslint/pack-twice", str(two))
    assert str(one) in fault.message
    assert _texts(session, "LOUD words.") == ["LOUD"]


@pytest.mark.parametrize(
    ("change", "text", "expected"),
    [
        ("", "LOUD words.", [("error", "LOUD")]),
        ("severity info", "LOUD words.", [("info", "LOUD")]),
        ("severity off", "LOUD words.", []),
        ("setting most = 1", "LOUD words.", []),
        ("setting most = 1", "LOUD and BOLD.", [("error", "LOUD"), ("error", "BOLD")]),
        ('except "NATO summit"', "LOUD NATO summit.", [("error", "LOUD")]),
    ],
)
def test_a_change_in_another_pack(
    tmp_path: Path, change: str, text: str, expected: list[tuple[str, str]]
) -> None:
    loud = _pack("loud").replace("  find ", "  severity error\n  find ")
    house = 'pack house "Ours."\n' + (f"change loud/shouting {{ {change} }}" if change else "")
    paths = _write(tmp_path, loud=loud, house=house)
    session = open_session(paths, ["loud/*"], use_cache=False)
    assert session.faults == ()
    report = session.check([Draft("a.txt", text.encode())])
    assert [(str(d.severity), d.text) for d in report.diagnostics] == expected


@pytest.mark.parametrize(
    ("desk", "fault"),
    [
        ("severity off", "pack house ({house}) gives loud/shouting another severity: info"),
        ("setting most = 2", "pack house ({house}) gives loud/shouting another setting most: 1"),
        ("severity info setting most = 1", None),
        ('except "NATO summit"', None),
    ],
)
def test_two_packs_change_one_rule(tmp_path: Path, desk: str, fault: str | None) -> None:
    house = 'pack house\nchange loud/shouting { severity info setting most = 1 except "BBC radio" }'
    paths = _write(
        tmp_path,
        loud=_pack("loud"),
        house=house,
        other=f"pack other\nchange loud/shouting {{ {desk} }}",
    )
    session = open_session(paths, ["loud/*"], use_cache=False)
    wanted = [] if fault is None else [fault.format(house=paths[1])]
    assert [told.message for told in session.faults] == wanted
    if fault is None:
        spared = "NATO summit" if "NATO" in desk else "BBC radio"
        assert _texts(session, f"LOUD and BOLD and {spared}.") == ["LOUD", "BOLD"]


def test_a_change_of_a_change_names_the_rule(tmp_path: Path) -> None:
    paths = _write(
        tmp_path,
        loud=_pack("loud"),
        house="pack house\nchange loud/shouting { severity info }",
        desk="pack desk\nchange house/shouting { severity off }",
    )
    session = open_session(paths, ["loud/*"], use_cache=False)
    assert [(f.code, f.message, f.suggestion) for f in session.faults] == [
        (
            "newslint/unknown-rule",
            "there is no rule house/shouting",
            "did you mean “loud/shouting”?",
        )
    ]


def test_rules_that_silence_each_other(tmp_path: Path) -> None:
    clauses = 'message "m"\ngood "x"\nbad "up to"'
    circle = {
        name: f'pack {name}\nrule word {{ find "up to" instead of {other}/word\n{clauses} }}'
        for name, other in ("ab", "bc", "ca")
    }
    paths = _write(tmp_path, **circle)
    session = open_session(paths, ["a/*"], use_cache=False)
    assert [(fault.code, fault.message) for fault in session.faults] == [
        (
            "newslint/silenced-in-a-circle",
            "a circle: a/word instead of b/word instead of c/word instead of a/word",
        )
    ]


def test_a_missing_folder_and_an_empty_one_are_faults(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    _, faults = find_rule_files([tmp_path / "empty", tmp_path / "nowhere.rules"])
    assert [fault.code for fault in faults] == ["newslint/no-rules", "newslint/unreadable-rules"]


def test_a_link_to_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "gone.rules").symlink_to(tmp_path / "nowhere.rules")
    _write(tmp_path, loud=_pack("loud"))
    files, faults = find_rule_files([tmp_path])
    assert [file.path for file in files] == [str(tmp_path / "loud.rules")]
    assert [fault.code for fault in faults] == ["newslint/unreadable-rules"]


def test_plans_and_word_lists_survive_the_cache(session: Session) -> None:
    packs, lexicons, others = storage.load(
        storing.dump(session.packs, session.lexicons, ("told",)), {}
    )
    assert [_whole(pack) for pack in packs] == [_whole(pack) for pack in session.packs]
    assert dict(lexicons) == dict(session.lexicons)
    assert others == ("told",)


def _whole(pack: plan.Pack) -> plan.Pack:
    rules = (r._replace(kept=r.body, kept_examples=r.examples) for r in pack.rules)
    return pack._replace(rules=tuple(rules))


@pytest.mark.parametrize("damage", [b"", b"{", b'["Nonsense", 1]', b"\xff\xfe"])
def test_a_damaged_cache_is_made_anew(session: Session, tmp_path: Path, damage: bytes) -> None:
    file = RuleFile("loud.rules", _pack("loud").encode())

    def load() -> list[str]:
        book = load_rulebook([file], lambda: session.catalog, "", tmp_path)
        return [rule.id for rule in book.rules]

    assert load() == ["loud/shouting"]
    [entry] = tmp_path.glob("rules-*.json")
    entry.write_bytes(damage)
    assert load() == ["loud/shouting"]
    assert load() == ["loud/shouting"]


def test_a_cache_of_other_code_is_not_read(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "language.py"
    monkeypatch.setattr(rulebook, "code_of", lambda _: [str(code)])
    file = RuleFile("loud.rules", _pack("loud").encode())

    def entries(written: str) -> int:
        code.write_text(written)
        os.utime(code, (1_600_000_000, 1_600_000_000))
        first_tree.cache_clear()  # as in a process of its own
        load_rulebook([file], lambda: session.catalog, "", tmp_path / "cache")
        return len(list((tmp_path / "cache").iterdir()))

    assert [entries("one"), entries("one"), entries("other")] == [1, 1, 2]


def test_a_rule_that_ships_is_read_where_it_must_be_parsed(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, ours = tmp_path / "code", tmp_path / "ours"
    code.mkdir()
    ours.mkdir()
    [own] = _write(ours, calm=_pack("calm"))
    monkeypatch.setattr(rulebook, "code_of", lambda _: [str(code)])

    def packs(time: int, name: str) -> list[str]:
        [ships] = _write(code, loud=_pack(name))
        os.utime(ships, (time, time))
        first_tree.cache_clear()  # as in a process of its own
        files, faults = find_rule_files([code, ours])
        assert [file.read for file in files] == [None, own.read_bytes()]
        assert not faults
        book = load_rulebook(files, lambda: session.catalog, "", tmp_path / "cache")
        return [pack.name for pack in book.packs]

    assert packs(1_600_000_000, "loud") == ["loud", "calm"]
    assert packs(1_600_000_000, "rude") == ["loud", "calm"]  # it is known by time and size
    assert packs(1_600_000_001, "rude") == ["rude", "calm"]
    own.write_text(_pack("mild"), "utf-8")
    assert packs(1_600_000_001, "rude") == ["rude", "mild"]


def test_a_cache_that_cannot_be_written_only_costs_time(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("in the way")
    file = RuleFile("loud.rules", _pack("loud").encode())
    book = load_rulebook([file], lambda: session.catalog, "", folder)
    assert [rule.id for rule in book.rules] == ["loud/shouting"]


def test_a_cache_that_is_not_finished_leaves_nothing(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: str) -> None:
        raise OSError

    monkeypatch.setattr(os, "replace", fail)
    file = RuleFile("loud.rules", _pack("loud").encode())
    book = load_rulebook([file], lambda: session.catalog, "", tmp_path)
    assert [rule.id for rule in book.rules] == ["loud/shouting"]
    assert list(tmp_path.iterdir()) == []


def test_a_warm_run_imports_no_parser(tmp_path: Path) -> None:
    [rules] = _write(tmp_path, loud=_pack("loud"))
    code = (
        "import sys; from pathlib import Path; from validator.engine.session import open_session; "
        f"open_session([Path({str(rules)!r})]); print('lark' in sys.modules)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert [run.stdout.strip() for run in runs] == ["True", "False"]


def test_warnings_are_told_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    text = _pack("loud") + '\nlexicon calls {\n  "hey"\n  "hey"\n}\n'
    files = _write(tmp_path, loud=text)
    fresh = open_session(files, ["loud/*"])
    assert [str(fault.severity) for fault in fresh.faults] == ["warning"]
    assert list((tmp_path / "cache").iterdir()) != []
    script = (
        "import sys; from pathlib import Path; from validator.engine.session import open_session\n"
        f"session = open_session([Path({str(files[0])!r})], ['loud/*'])\n"
        "assert 'lark' not in sys.modules\n"
        "print(session.faults)"
    )
    command = [sys.executable, "-c", script]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert run.stdout.strip() == str(fresh.faults), run.stderr


def test_a_warm_load_makes_nothing_of_the_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a thousand rules cost at the start, without a clock: none is parsed, read or bound
    before a draft has something for it to look at."""
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    packs = {
        count: _write(
            tmp_path,
            **{f"many{count}": f"pack many{count}\n" + "".join(map(_looking_for, range(count)))},
        )
        for count in (10, 1000)
    }
    for paths in packs.values():
        assert open_session(paths, ["many*/*"]).faults == ()

    calls: Counter[str] = Counter()

    def counting(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            calls[name] += 1
            return function(*arguments, **named)

        return counted

    monkeypatch.setattr(parser, "parse", counting("parsed", parser.parse))
    monkeypatch.setattr(storage, "_decoded", counting("decoded", storage._decoded))
    monkeypatch.setattr(Rule, "__init__", counting("bound", Rule.__init__))
    monkeypatch.setattr(Matcher, "__init__", counting("planned", Matcher.__init__))
    made = {}
    for count, paths in packs.items():
        calls.clear()
        session = open_session(paths, ["many*/*"])
        assert sum(rule.enabled for rule in session.rules) == count
        made[count] = dict(calls)
    assert made[1000] == made[10]
    assert set(made[1000]) == {"decoded"}  # what is told of the packs themselves

    calls.clear()
    assert _texts(session, "Nothing. Then ox7 came.") == ["ox7"]
    assert calls["planned"] == 1  # of a thousand rules, the one that has something to look at


def _looking_for(number: int) -> str:
    return (
        f'rule r{number} {{ find "ox{number}" as x\nwhere x in body\nseverity error\n'
        f'message "“{{x}}”" good "x" bad "ox{number}" }}\n'
    )


def test_what_takes_long_is_told_and_only_the_first_time(tmp_path: Path, session: Session) -> None:
    """Words that cost little, so many that their file is large."""
    words = "".join(f'  "crowd number {n}"\n' for n in range(30_000))
    large = RuleFile("large.rules", f"pack large\nlexicon words {{\n{words}}}\n".encode())
    small = RuleFile("small.rules", b'pack small\nlexicon words { "crowd" }\n')
    heard: list[int] = []

    def load(*files: RuleFile) -> None:
        load_rulebook(files, lambda: session.catalog, "", tmp_path, slow=heard.append)

    load(small)
    assert heard == []
    load(large, small)
    assert heard == [len(large.data) + len(small.data)]
    load(large, small)
    assert len(heard) == 1


# ---- the rules that ship


@pytest.fixture(scope="module")
def built() -> bytes:
    registry = load_registry()
    if registry.shipped_plugins is None:
        pytest.skip("plugins are installed that do not ship")
    return shipped_rules.made(registry)


Load = Callable[..., Any]


@pytest.fixture
def load(built: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Load:
    """Loads rules where those that ship were checked by a build; tells whether any were."""
    (tmp_path / "rules.jsonl").write_bytes(built)
    monkeypatch.setattr(shipped_rules, "_place", lambda: str(tmp_path / "rules.jsonl"))
    registry = load_registry()
    catalog = build_catalog(registry.checkers)
    ours, _ = find_rule_files(registry.rule_paths)
    profiles = find_profile_files(registry.rule_paths)

    def load(
        files: Sequence[RuleFile] = ours,
        plugins: Sequence[str] | None = registry.shipped_plugins,
    ) -> tuple[rulebook.Rulebook, bool]:
        asked = []

        def make() -> Catalog:
            asked.append(True)
            return catalog

        book = load_rulebook(files, make, "", None, None, profiles, shipped_plugins=plugins)
        return book, bool(asked)

    return load


def test_what_a_build_checked_is_what_a_run_would_have(load: Load) -> None:
    (book, checked), (anew, checked_anew) = load(), load(plugins=None)
    assert (checked, checked_anew) == (False, True)
    assert [*map(_whole, book.packs)] == [*map(_whole, anew.packs)]
    assert dict(book.lexicons) == dict(anew.lexicons)
    assert book[2:] == anew[2:]
    assert all(os.path.isfile(pack.path) for pack in book.packs)
    assert all(rule.path == pack.path for pack in book.packs for rule in pack.rules)


def test_what_a_build_checked_is_for_what_it_was_made_of_alone(
    load: Load, monkeypatch: pytest.MonkeyPatch, built: bytes, tmp_path: Path
) -> None:
    ours = load()[0].packs
    files = [RuleFile(pack.path, Path(pack.path).read_bytes()) for pack in ours]
    own = load_registry().shipped_plugins
    assert own is not None
    last = RuleFile(files[-1].path, files[-1].data + b"\n")
    others = ([*files[:-1], last], files[:-1], [*files, RuleFile("x.rules", _pack("x").encode())])
    assert [load(other)[1] for other in others] == [True] * 3
    assert load(files, [*own, "polls"])[1]
    code = [*shipped_rules._code()]
    assert {"dsl/semantics/rules.py", "dates.py", "rules.lark"} <= {*code}
    monkeypatch.setattr(shipped_rules, "_code", lambda: iter([*code, "more"]))
    assert load()[1]
    monkeypatch.setattr(shipped_rules, "_code", lambda: iter(code))
    assert not load()[1]
    (tmp_path / "rules.jsonl").write_bytes(built[:-100])
    assert load()[1]
    (tmp_path / "rules.jsonl").unlink()
    assert load()[1]
