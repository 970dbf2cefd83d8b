"""What became of drafts is kept, and whatever can change it makes it anew."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from hashlib import blake2b
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from commands import Newslint
from desk_files import omens
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validator.cli import known, opening
from validator.cli.known import Known
from validator.diagnostic import Diagnostic, Region, Severity
from validator.engine import stories
from validator.engine.cache import files as cache_files
from validator.engine.cache import outcome_data, setup_key
from validator.engine.cache import setups as setup_cache
from validator.engine.cache.outcomes import Kept, OutcomeCache, digest_of
from validator.engine.checked import Checked
from validator.engine.configuration.model import Configuration
from validator.engine.discovery import Draft, read_draft
from validator.engine.gathering import Wanted
from validator.engine.rules.rulebook import find_profile_files, find_rule_files
from validator.engine.session import Session
from validator.engine.sieve import Ids
from validator.entrypoints import entry_points
from validator.registry import load_registry
from validator.report import Failure
from validator.source import Position

RULES = """
pack house "Of the house."

rule loud {
  severity error
  find     "WORD" as word
  message  "“{word}”"
  good     "He spoke."
  bad      "He said WORD."
}
"""
PROFILE = '[profiles.late]\ntitle = "Late"\nextend = "desk"\n'
COPY = "Some 20 sailors were killed. He said alpha, and beta, and gamma.\n"


def write(path: str | Path, text: str) -> None:
    """A file that is older than any run."""
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    for place in (file, *list(file.parents)[: len(Path(path).parts) - 1]):
        os.utime(place, (1_600_000_000, 1_600_000_000))


def gone(path: str) -> None:
    os.remove(path)
    os.utime(os.path.dirname(path), (1_600_000_000, 1_600_000_000))


def rules(word: str) -> str:
    return RULES.replace("WORD", word)


class Mirror(Session):
    """A session that says of each draft all that it was made of, and reads rules as plain text: so
    whatever the engine can know shows in an outcome. The number of them is that of sessions."""

    opened = 0

    def __init__(self, **asked: Any) -> None:
        Mirror.opened += 1
        del asked["use_cache"]
        self._asked = asked
        configuration: Configuration = asked["configuration"]
        self.registry = load_registry(configuration.plugins)
        folders = [*configuration.rules, *asked["rule_paths"]]
        files = [*find_rule_files(folders)[0], *find_profile_files(folders)]
        self._rules = [(file.path, file.data) for file in files]
        self.faults = ()
        self.rules = ()
        self.profiles = dict.fromkeys(["strict", "desk"])  # type: ignore[assignment]
        self.reporters = self.registry.reporters

    suffixes = frozenset({".txt"})
    named_only = frozenset()
    can_report = True
    ids = Ids(frozenset(), frozenset())
    rule_infos: dict[str, Any] = {}  # noqa: RUF012

    def checker(self, *wanted: Any) -> Any:
        def look(draft: Draft) -> Checked:
            sources = [file.source.text for file in self._asked["configuration"].files]
            made_of = (self._asked, sources, self._rules, draft, wanted[0])
            start = Position(1, 1, 0)
            said = re.sub(" at 0x\\w+", "", repr(made_of))
            told = blake2b(said.encode()).hexdigest()
            found = Diagnostic("x/x", Severity.ERROR, Region(draft.path, start, start), "", told)
            return Checked(draft.path, (found,))

        return SimpleNamespace(look=look)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], int]:
    """How many sessions were opened; the cache is empty."""
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / ".cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    monkeypatch.setattr(opening, "open_session", Mirror)
    monkeypatch.setattr(opening, "unmatched", lambda *_: ())
    Mirror.opened = 0
    return lambda: Mirror.opened


Opened = Callable[[], int]
Desk = Callable[..., str]


@pytest.fixture
def desk(opened: Opened, newslint: Newslint) -> Desk:  # noqa: ARG001
    """Runs a check in a folder with a configuration that extends another, rules and drafts; what
    it says is what a run without a cache says."""
    write("newslint.toml", 'extend = "base.toml"\nrules = ["rules"]\n')
    write("base.toml", 'select = ["house/*", "casualties/*"]\n')
    write("rules/house.rules", rules("alpha"))
    write("rules/profiles.toml", PROFILE)
    write("more.rules", rules("gamma"))
    write("drafts/a.txt", COPY)
    write("drafts/b.txt", COPY.replace("20", "thirty"))

    def run(*arguments: str) -> str:
        asked = ("check", "drafts", "--format", "concise", *arguments)
        ended = newslint(*asked)
        count = Mirror.opened
        fresh = newslint(*asked, "--no-cache")
        Mirror.opened = count
        assert ended == fresh
        out: str = ended.out
        return out

    return run


def test_a_draft_is_read_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def reading(path: str, *_: object) -> Draft | Failure:
        read.append(path)
        return read_draft(path)

    monkeypatch.setattr(stories, "read_draft", reading)
    desk()
    both = ["drafts/a.txt", "drafts/b.txt"]
    assert read == both * 2  # with a cache and without
    write("drafts/c.txt", COPY.replace("20", "40"))
    read.clear()
    desk()
    assert read == [*both, "drafts/c.txt"] * 2


def test_a_second_run_opens_no_session(desk: Desk, opened: Opened) -> None:
    first = desk()
    assert opened() == 1
    assert desk() == first
    assert opened() == 1


CHANGES: dict[str, tuple[Callable[[], object], tuple[str, ...]]] = {
    "a draft": (lambda: write("drafts/a.txt", COPY.replace("20", "21")), ()),
    "a new draft": (lambda: write("drafts/c.txt", COPY), ()),
    "a draft that is renamed": (lambda: os.rename("drafts/a.txt", "drafts/c.txt"), ()),
    "a rule, of the same size": (lambda: write("rules/house.rules", rules("betas")), ()),
    "a new rule file": (
        lambda: write("rules/new/x.rules", rules("beta").replace("pack house", "pack x")),
        (),
    ),
    "a rule file that is gone": (lambda: gone("rules/house.rules"), ()),
    "a profile": (lambda: write("rules/profiles.toml", PROFILE.replace("Late", "Soon")), ()),
    "the configuration": (
        lambda: write("newslint.toml", 'rules = ["rules"]\nselect = ["house/*"]\n'),
        (),
    ),
    "what it extends": (lambda: write("base.toml", 'select = ["house/*"]\n'), ()),
    "the user's own": (lambda: write(".config/newslint/newslint.toml", 'ignore = ["house/*"]'), ()),
    "rules that are named": (lambda: None, ("--rules", "more.rules", "--select", "more/*")),
    "--select": (lambda: None, ("--select", "house/*")),
    "--ignore": (lambda: None, ("--ignore", "casualties/*")),
    "--profile": (lambda: None, ("--profile", "strict")),
    "--date": (lambda: None, ("--date", "2020-02-04")),
    "--isolated": (lambda: None, ("--isolated",)),
    "--config": (lambda: None, ("--config", "base.toml", "--rules", "rules")),
    "--trust-plugins": (lambda: None, ("--trust-plugins",)),
    "--story": (lambda: None, ("--story",)),
    "the text of the drafts": (lambda: None, ("--format", "junit:out.xml")),
    "the count of claims": (lambda: None, ("--format", "full:out.txt")),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_changes_an_outcome_makes_it_anew(desk: Desk, opened: Opened, what: str) -> None:
    change, arguments = CHANGES[what]
    first = desk()
    change()
    assert (desk(*arguments) != first) == (what != "--trust-plugins")
    assert opened() == 2
    desk(*arguments)
    assert opened() == 2


def test_a_rule_that_is_named_is_read_each_time(desk: Desk, opened: Opened) -> None:
    first = desk("--rules", "more.rules")
    write("more.rules", rules("alpha"))
    assert desk("--rules", "more.rules") != first
    assert opened() == 2


def test_a_nearer_configuration_counts(
    desk: Desk, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("sub/drafts/a.txt", COPY)
    monkeypatch.chdir("sub")
    said = [desk()]
    for name, text in (
        ("pyproject.toml", '[tool.newslint]\nselect = ["casualties/*"]\n'),
        ("newslint.toml", 'rules = ["../more.rules"]\nselect = ["more/*"]\n'),
    ):
        write(name, text)
        said.append(desk())
    assert opened() == len({*said}) == 3
    write("pyproject.toml", "[project]\n")
    assert desk() == said[-1]
    assert opened() == 4


def test_a_configuration_that_leads_nowhere_counts(desk: Desk, opened: Opened) -> None:
    desk()
    os.rename("newslint.toml", "house.toml")
    Path("newslint.toml").symlink_to("house.toml")
    desk()
    os.remove("house.toml")
    desk()
    assert opened() == 3


def test_a_folder_that_a_link_leads_to_counts(desk: Desk, opened: Opened) -> None:
    os.rename("drafts", "one")
    shutil.copytree("one", "two")
    Path("drafts").symlink_to("one")
    desk()
    os.remove("drafts")
    Path("drafts").symlink_to("two")
    desk()
    assert opened() == 2


@pytest.mark.parametrize("name", ["__version__", "FORMAT"])
def test_a_release_makes_all_anew(
    desk: Desk, opened: Opened, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    desk()
    monkeypatch.setattr(setup_key, name, "9")
    desk()
    assert opened() == 2


def test_another_python_makes_all_anew(
    desk: Desk, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk()
    monkeypatch.setattr(sys, "version", "3.99")
    desk()
    assert opened() == 2


def test_a_distribution_that_is_installed_or_changed_makes_all_anew(
    desk: Desk,
    opened: Opened,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    site = tmp_path / ".site"
    site.mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(site)])
    desk()
    write(site / "words-1.0.dist-info" / "METADATA", "")
    desk()
    assert opened() == 2
    os.utime(site / "words-1.0.dist-info", (1, 1))
    desk()
    assert opened() == 3


def test_the_code_of_plugins_is_part_of_the_key(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = setup_key.Asked((), (), (), None, None, None, True, False)
    write(tmp_path / "desk_polls/__init__.py", "")
    write(tmp_path / "desk_polls/names/list.txt", "a")
    write(
        tmp_path / "desk-1.0.dist-info/entry_points.txt", "[newslint]\npolls = desk_polls.polls\n"
    )
    write(tmp_path / "desk_polls/polls.py", "x = 1\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    keys = [setup_key.setup_key(asked)]
    for name in ("desk_polls/polls.py", "desk_polls/names/list.txt"):
        # of another size: the clock of files may not have moved since
        (tmp_path / name).write_text("number = 2\n", encoding="utf-8")
        keys.append(setup_key.setup_key(asked))
    assert len({*keys}) == 3
    assert setup_key.setup_key(asked) == keys[-1]
    assert "desk_polls" not in sys.modules


def test_our_own_code_and_rules_are_part_of_the_key() -> None:
    points = entry_points()
    code = setup_key.code_of(point.value for point in points)
    told = [fact for path in code for fact in setup_key.tree(path)]
    folders = {os.path.basename(folder): rest for folder, *rest in (f.split("\0") for f in told)}
    for folder, name in (
        ("cli", "check.py"), ("plugins", "dates.py"),
        ("rules", "casualties.rules"), ("readers", "html.py"),
    ):  # fmt: skip
        assert any(fact.startswith(f"{name} ") for fact in folders[folder]), name


def test_what_is_written_while_a_run_reads_it_is_not_remembered(
    desk: Desk, newslint: Newslint, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = setup_cache.dependencies

    def meanwhile(*asked: Any) -> Any:
        Path("rules/house.rules").write_text(rules("beta"), encoding="utf-8")
        return true(*asked)

    monkeypatch.setattr(known, "dependencies", meanwhile)
    newslint("check", "drafts")
    monkeypatch.setattr(known, "dependencies", true)
    os.utime("rules/house.rules", (1_600_000_000, 1_600_000_000))
    desk()
    assert opened() == 2


def test_rules_that_change_while_drafts_are_checked_are_not_remembered(
    desk: Desk, newslint: Newslint, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = Mirror.checker

    def meanwhile(self: Mirror, *wanted: Any) -> Any:
        write("rules/house.rules", rules("omega"))
        return true(self, *wanted)

    monkeypatch.setattr(Mirror, "checker", meanwhile)
    newslint("check", "drafts", "--format", "concise")
    monkeypatch.setattr(Mirror, "checker", true)
    desk()
    assert opened() == 2


@pytest.mark.parametrize("what", ["newslint.toml", "rules/house.rules"])
def test_outcomes_of_a_set_up_that_changes_in_a_run_are_not_kept(
    desk: Desk,
    newslint: Newslint,
    opened: Opened,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
) -> None:
    desk()
    before = Path(what).read_text(encoding="utf-8")
    write("drafts/c.txt", COPY)
    true = Mirror.checker

    def meanwhile(self: Mirror, *wanted: Any) -> Any:
        write(what, before + "\n# changed")
        return true(self, *wanted)

    monkeypatch.setattr(Mirror, "checker", meanwhile)
    newslint("check", "drafts", "--format", "concise")
    monkeypatch.setattr(Mirror, "checker", true)
    write(what, before)
    desk()
    assert opened() == 3


PLUGIN = omens("return [Omen(0, int(open('omens.txt').read()))]")


def test_a_plugin_that_does_not_say_on_what_it_depends_is_asked_each_time(
    desk: Desk, opened: Opened
) -> None:
    write("newslint.toml", 'plugins = ["omens.py"]\n')
    write("omens.py", PLUGIN)
    desk("--trust-plugins")
    desk("--trust-plugins")
    assert opened() == 2


BRINGS = """
from validator.api import hookimpl


@hookimpl
def newslint_rules():
    return [{}]
"""
INPUTS = """

@hookimpl
def newslint_inputs():
    return ["omens.txt"]
"""


def test_what_a_plugin_depends_on_is_as_it_says(desk: Desk, opened: Opened) -> None:
    write("newslint.toml", 'plugins = ["omens.py"]\n')
    write("omens.py", PLUGIN + INPUTS)
    write("omens.txt", "4")
    desk("--trust-plugins")
    desk("--trust-plugins")
    assert opened() == 1
    write("omens.txt", "7")
    desk("--trust-plugins")
    assert opened() == 2
    write("omens.py", PLUGIN + INPUTS + "x = 1\n")
    desk("--trust-plugins")
    assert opened() == 3
    desk("--trust-plugins")
    assert opened() == 3


def test_a_plugin_that_brings_rules_alone_says_all(desk: Desk, opened: Opened) -> None:
    os.makedirs("house/__pycache__")  # or the first import makes it, and its run is not kept
    write("newslint.toml", 'plugins = ["house"]\n')
    write("house/__init__.py", BRINGS.format('__file__ + "/../rules"'))
    write("house/rules/x.rules", rules("beta"))
    write("elsewhere/x.rules", rules("gamma"))
    desk("--trust-plugins")
    desk("--trust-plugins")
    assert opened() == 1
    write("house/rules/x.rules", rules("delta"))
    desk("--trust-plugins")
    assert opened() == 2
    write("house/__init__.py", BRINGS.format('"elsewhere"'))
    desk("--trust-plugins")
    desk("--trust-plugins")
    assert opened() == 4


# ---- the engine itself


@pytest.fixture
def engine(newslint: Newslint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Newslint:
    """Runs a check of all that ships; what it says is what a run without a cache says."""
    cache = os.environ["NEWSLINT_CACHE_DIR"]
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / ".cache"))
    (tmp_path / ".cache").mkdir()
    for plans in Path(cache).glob("rules-*.json"):
        (tmp_path / ".cache" / plans.name).symlink_to(plans)

    def run(*arguments: str) -> Any:
        asked = ("check", "--isolated", "--profile", "strict", "--format", "concise", *arguments)
        ended = newslint(*asked)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Known, "outcomes", lambda *_: None)
            assert newslint(*asked) == ended
        return ended

    return run


def test_what_is_known_is_told_without_the_engine(
    engine: Newslint, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        write(f"{name}.md", f"# {name} head\n\n{COPY}\nIt was martyred, he said.\n")
    first = engine(".")
    assert "honorific-dead" in first.out
    monkeypatch.setattr(Known, "session", None)
    code = """
import sys
there = {*sys.modules}
from validator.cli.main import main
main(sys.argv[1:])
print(*{*sys.modules} - there)
"""
    # what readline has set, os.environ does not know: a width, for which all would be printed anew
    own = {**os.environ}
    asked = ("check", ".", "--isolated", "--profile", "strict", "--format", "concise")
    whole = (sys.executable, "-c", code, *asked)
    ran = subprocess.run(whole, env=own, capture_output=True, text=True, check=True)
    assert ran.stdout.startswith(first.out)
    heavy = ("pluggy", "re2", "ahocorasick_rs", "tomllib", "pathlib", "typer", "hashlib")
    engines = ("api", "document", "dsl", "engine.session", "plugins", "readers", "registry")
    names = ran.stdout.splitlines()[-1].split()
    assert not {*heavy, *(f"validator.{name}" for name in engines)}.intersection(names)


def test_waivers_and_baselines_are_read_each_time(engine: Newslint, newslint: Newslint) -> None:
    write("a.txt", "It was martyred, he said.\n")
    assert "honorific-dead" in engine("a.txt").out
    asked = ("--reason", "So it is.", "--by", "Ana")
    newslint("waive", "a.txt:1", "honorific-dead", *asked)
    assert "honorific-dead" not in engine("a.txt").out
    os.remove("newslint-waivers.toml")
    newslint("baseline", "write", "a.txt")
    assert "honorific-dead" not in engine("a.txt", "--baseline", "newslint-baseline.json").out
    assert "honorific-dead" in engine("a.txt").out


def test_the_drafts_of_a_story_are_made_anew_together(engine: Newslint) -> None:
    told = "{} soldiers were killed in Tobruk on Monday, the army said.\n"
    for path in ("story/a.txt", "story/b.txt", "other/c.txt"):
        write(path, told.format("Six"))
    first = engine("story", "other", "--story")
    assert engine("story", "other", "--story") == first
    write("story/b.txt", told.format("Nine"))
    second = engine("story", "other", "--story")
    assert "figure-conflict" in second.out
    os.remove("story/b.txt")
    assert "figure-conflict" not in engine("story", "other", "--story").out


# ---- damage


@pytest.mark.parametrize("how", ["empty", "cut", "other bytes", "a folder", "no permission"])
def test_a_damaged_cache_is_made_anew(desk: Desk, opened: Opened, tmp_path: Path, how: str) -> None:
    first = desk()
    for file in (tmp_path / ".cache").glob("*.json"):
        data = file.read_bytes()
        if how == "a folder":
            file.unlink()
            file.mkdir()
        elif how == "no permission":
            file.chmod(0)
        else:
            half = len(data) // 2
            made = {"empty": b"", "cut": data[:half]}
            file.write_bytes(made.get(how, data[:half] + b"x" + data[half + 1 :]))
    assert desk() == first
    is_root = hasattr(os, "geteuid") and not os.geteuid()
    assert opened() == (1 if how == "no permission" and is_root else 2)


@given(st.data())
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_damage_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    path = str(folder / "drafts-x.shelf")
    kept = b"index\nline\n\nline"
    cache_files.write(path, kept)
    assert cache_files.read(path) == kept
    whole = Path(path).read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[at]))
    Path(path).write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
    assert cache_files.read(path) is None


def test_a_cache_that_cannot_be_written_is_no_fault(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "file"))
    assert desk() == desk()


@pytest.mark.skipif(os.name == "nt", reason="it has other permissions")
def test_nobody_else_reads_what_is_kept(desk: Desk, tmp_path: Path) -> None:
    desk()
    files = list((tmp_path / ".cache").glob("[dps]*"))
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def test_what_may_have_been_cut_short_is_not_kept(desk: Desk, opened: Opened) -> None:
    desk("--timeout", "60")
    desk("--timeout", "60")
    assert opened() == 2
    desk()
    desk("--timeout", "60")
    assert opened() == 3


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    for number, name in enumerate(["drafts-a.shelf", "rules-b.json", "setup-c.json", "notes.txt"]):
        (tmp_path / name).write_bytes(b"x" * 100)
        os.utime(tmp_path / name, (number, number))
    (tmp_path / "drafts-d.shelf.12.tmp").write_bytes(b"")
    os.utime(tmp_path / "drafts-d.shelf.12.tmp", (1, 1))
    cache_files.prune(str(tmp_path), 200)
    assert sorted(os.listdir(tmp_path)) == ["notes.txt", "rules-b.json", "setup-c.json"]


def test_runs_at_once_and_killed_ones_do_no_harm(engine: Newslint, tmp_path: Path) -> None:
    for number in range(20):
        write(f"{number:02}.txt", COPY)
    command = [sys.executable, "-m", "validator", "check", "--isolated", "--profile", "strict"]
    command += ["--format", "concise", "."]

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, stdout=subprocess.PIPE)

    killed = [start() for _ in range(2)]
    time.sleep(0.7)
    for run in killed:
        run.send_signal(signal.SIGKILL)
        run.communicate()
    outs = {run.communicate()[0] for run in [start() for _ in range(3)]}
    assert outs == {engine(".").out.encode()}
    assert not list((tmp_path / ".cache").glob("drafts-*.tmp"))


# ---- what is kept


def outcomes(session: Session, wanted: Wanted) -> list[Any]:
    checker = session.checker(wanted)
    copies = [
        COPY,
        "# A head\n\n<!-- newslint ignore x/y: why -->\n\nHe said \u201cnine\u201d.\n",
        "",
    ]
    return [checker.look(Draft(f"d{n}.md", copy.encode())) for n, copy in enumerate(copies)]


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(True, True)])
def test_an_outcome_survives_json(session: Session, wanted: Wanted) -> None:
    for outcome in outcomes(session, wanted):
        line = outcome_data.encoded(outcome)
        assert line.isascii()
        assert outcome_data.decoded(line) == outcome
        kept = outcome_data.decoded(line)
        assert [type(d.severity) for d in kept.diagnostics] == [
            type(d.severity) for d in outcome.diagnostics
        ]


def test_a_sentence_is_kept_once_whatever_is_found_in_it(session: Session) -> None:
    """As one line may hold thousands of findings, and be as long as they are many."""
    checker = session.checker(Wanted())

    def kept(findings: int) -> int:
        line = "The regime fell and " * findings + "left.\n"
        outcome: Any = checker.look(Draft("a.txt", line.encode()))
        assert len({id(found.context.sentence) for found in outcome.diagnostics}) == 1
        assert len(outcome.diagnostics) == findings
        return len(outcome_data.encoded(outcome))

    assert kept(400) < 4.4 * kept(100)


def test_what_is_asked_for_must_have_been_kept(session: Session, tmp_path: Path) -> None:
    (one, *_) = outcomes(session, Wanted(False, True))
    digest = digest_of(Draft(one.path, COPY.encode()))
    cache = OutcomeCache(str(tmp_path), Wanted(False, True))
    cache.keep(Kept(digest, one))
    cache.save("set-up")
    later = OutcomeCache(str(tmp_path), Wanted(False, True), "set-up")
    known = later.recall(one.path, lambda: digest)
    assert known == Kept(digest, one)
    for wanted, setup, path, bytes_ in (
        (Wanted(True, True), "set-up", one.path, digest),
        (Wanted(False, True), "another", one.path, digest),
        (Wanted(False, True), "set-up", "x.md", digest),
        (Wanted(False, True), "set-up", one.path, "0"),
    ):
        assert OutcomeCache(str(tmp_path), wanted, setup).recall(path, partial(str, bytes_)) is None


def test_the_cache_is_data(desk: Desk, tmp_path: Path) -> None:
    desk()
    desk("--max-diagnostics", "9")
    kinds = []
    for file in (tmp_path / ".cache").glob("[dps]*"):
        kinds.append(file.name.partition("-")[0])
        data = cache_files.read(str(file))
        assert data is not None
        if kinds[-1] == "printed":
            data, _, text = data.partition(b"\n")
            assert text.decode().isprintable() or b"drafts/" in text
        for line in data.splitlines():
            json.loads(line)
    assert {*kinds} == {"drafts", "printed", "setup"}


# ---- what is printed

TWO = "Some 20 soldiers were killed. Six people died."


@pytest.fixture
def printed(
    newslint: Newslint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Any]:
    """Checks two drafts time and again: as a run does that prints draft by draft, as one that
    prints all at the end, and as one without a cache."""
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / ".cache"))
    write("newslint.toml", "")
    write("a.txt", f"{TWO}\n")
    write("b.md", "Some seven sailors were killed.\n")
    write("c.txt", "Nobody spoke.\n")

    def check(*arguments: str) -> Any:
        asked = ("check", ".", *arguments)
        all_at_the_end = newslint(*asked, "--max-diagnostics", "9999")
        for _ in range(2):
            assert newslint(*asked) == all_at_the_end
        assert newslint(*asked, "--no-cache") == all_at_the_end
        return all_at_the_end

    return check


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--format", "concise"),
        ("--color", "always"),
        ("--quiet",),
        ("--fail-on", "never"),
        ("--select", "wording/*"),
        ("--final",),
        ("--redact",),
        ("--statistics",),
        ("--story",),
    ],
)
def test_what_was_printed_is_what_is_printed(
    printed: Callable[..., Any], arguments: tuple[str, ...]
) -> None:
    assert printed().code == 1
    printed(*arguments)
    write("b.md", "Some eight sailors were killed.\n")
    ended = printed(*arguments)
    assert ended.code == (0 if {"never", "wording/*"} & {*arguments} else 1)
    assert ("eight" in ended.out) == (
        arguments not in {("--select", "wording/*"), ("--redact",), ("--statistics",)}
    )


def test_what_looks_otherwise_is_printed_anew(
    printed: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {printed().out}
    monkeypatch.setattr("validator.cli.output._width", lambda _: 40)
    told |= {printed().out, printed("--color", "always").out, printed("--format", "concise").out}
    assert len(told) == 4


def test_a_waiver_counts_for_what_was_printed(
    printed: Callable[..., Any], newslint: Newslint
) -> None:
    before = printed()
    assert newslint("waive", "b.md:1", "casualties/*", "--reason", "seen").code == 0
    assert " waived" in printed().out
    os.remove("newslint-waivers.toml")
    assert printed() == before
    comment = "<!-- newslint ignore casualty-unattributed: seen -->"
    write("b.md", f"{comment}\nSome seven sailors were killed.\n")
    assert " waived" in printed().out


def test_a_draft_that_failed_is_told_with_what_was_printed(printed: Callable[..., Any]) -> None:
    printed()
    Path("d.txt").write_bytes(b"\xff\xfe\xff")
    ended = printed()
    assert (ended.code, "d.txt" in ended.out, "a.txt: " in ended.out) == (2, True, True)
    os.remove("d.txt")
    write("newslint.toml", 'select = ["nothing/*"]')
    assert printed().code == 2


def test_a_draft_is_kept_in_the_form_that_was_asked_for(
    newslint: Newslint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / ".cache"))
    write("a.txt", f"{TWO}\n")

    def kinds() -> set[str]:
        return {file.name.partition("-")[0] for file in (tmp_path / ".cache").glob("*.shelf")}

    told = {form: newslint("check", ".", "--format", form) for form in ("full", "concise")}
    assert kinds() == {"printed"}
    told["json"] = newslint("check", ".", "--format", "json")
    assert kinds() == {"printed", "drafts"}
    for form, before in told.items():
        for arguments in ((), ("--no-cache",)):
            assert newslint("check", ".", "--format", form, *arguments) == before


def test_damage_to_what_was_printed_is_noticed(printed: Callable[..., Any], tmp_path: Path) -> None:
    before = printed()
    damaged = 0
    for file in (tmp_path / ".cache").glob("printed-*"):
        data = file.read_bytes()
        damaged += b"seven" in data
        file.write_bytes(data.replace(b"seven", b"eight"))
    assert damaged
    assert printed() == before


def test_a_draft_that_changed_makes_little_of_what_is_kept_anew(
    printed: Callable[..., Any], tmp_path: Path
) -> None:
    for number in range(40):
        write(f"{number}.txt", f"Some {number + 20} sailors were killed.\n")
    printed()
    kept = {file: file.read_bytes() for file in (tmp_path / ".cache").glob("*-*-?.shelf")}
    assert 20 < len(kept) <= 2 * 16
    write("7.txt", "Some seven sailors were killed.\n")
    printed()
    anew = sorted(file.name.partition("-")[0] for file in kept if file.read_bytes() != kept[file])
    assert anew == ["drafts", "printed"]
