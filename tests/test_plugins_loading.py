"""Plugins that do not fit: each is named with the reason, and the run ends with 2."""

import os
import subprocess
import sys
from pathlib import Path

import pluggy
import pytest
from commands import Newslint
from desk_files import write

from validator import hookspecs
from validator.diagnostic import Severity
from validator.errors import PluginDeprecationWarning
from validator.registry import Registry, load_registry

NEWSLINT = str(Path(sys.executable).with_name("newslint"))

POLL = '''
"""Polls: how many were asked."""

from collections.abc import Iterator
from typing import NamedTuple

from validator.api import Checker, Document, Kind, hookimpl


class Poll(NamedTuple):
    start: int
    end: int
    sample: int | None


class Polls(Checker):
    name = "polls"
    kinds = (Kind("poll", Poll, "a poll", "A poll of 900 adults."),)

    def annotate(self, document: Document) -> Iterator[Poll]:
        at = document.folded.find("poll")
        if "crash" in document.folded:
            raise ValueError("crash")
        if at >= 0:
            yield Poll(at, at + 4, None)


@hookimpl
def newslint_checkers() -> list[Checker]:
    return [Polls()]
'''

POLL_RULES = """
pack desk "The desk's rules."

rule poll-sample {
  title    "A poll names how many were asked"
  severity error
  find     poll
  require  poll has sample
  message  "“{poll}”: how many were asked?"
  good     "He was elected in May."
  bad      "A poll says so." flags "poll"
}
"""


MORE_RULES = """
pack more "Rules that need no plugin."

rule no-killing {
  severity error
  find     "killed" as word
  message  "“{word}”"
  good     "He spoke."
  bad      "He was killed."
}
"""


def load(folder: Path, **files: str) -> Registry:
    """A registry with plugin files `name=text`."""
    paths = []
    for name, text in files.items():
        path = folder / f"{name}.py"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return load_registry(paths)


def test_a_plugin_file_provides_what_an_installed_one_does(tmp_path: Path) -> None:
    registry = load(tmp_path, desk_polls=POLL)
    assert not registry.faults
    assert "poll" in registry.providers()
    assert registry.plugins == tuple(sorted(registry.plugins, key=lambda plugin: plugin.name))
    assert [p.name for p in registry.plugins if p.distribution.endswith("desk_polls.py")]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"__init__.py": "from .words import crowd\n", "words.py": "\n\ncrowd = tide\n"},
            "NameError: name 'tide' is not defined ({folder}words.py, line 3)",
        ),
        (
            {"__init__.py": "from . import words\n", "words.py": "\ncrowd = (\n"},
            "SyntaxError: '(' was never closed ({folder}words.py, line 2)",
        ),
        (  # in a library that the plugin calls: the plugin's own line
            {"__init__.py": "import re\n\nre.compile('(')\n"},
            "position 0 ({folder}__init__.py, line 3)",
        ),
        (
            {
                "__init__.py": "from validator.api import hookimpl\nfrom .words import all_of\n\n"
                "@hookimpl\ndef newslint_checkers():\n    return all_of()\n",
                "words.py": "def all_of():\n    return [tide]\n",
            },
            "newslint_checkers: NameError: name 'tide' is not defined ({folder}words.py, line 2)",
        ),
    ],
    ids=["a module", "syntax", "a library", "a hook"],
)
def test_a_fault_in_a_folder_names_the_file_and_the_line(
    tmp_path: Path, files: dict[str, str], told: str
) -> None:
    for name, text in files.items():
        write(str(tmp_path / "desk" / name), text)
    (fault,) = load_registry([tmp_path / "desk"]).faults
    assert told.format(folder=os.path.join(tmp_path, "desk", "")) in fault.message


IMPORT = "from validator.api import Checker, Kind, hookimpl\nfrom typing import NamedTuple\n"
CHECKER = "\nclass C(Checker):\n  name = 'c'\n"
HOOK = "\n@hookimpl\ndef newslint_checkers():\n    return "


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("import moon_and_tides\n", "plugin-failed", "ModuleNotFoundError: No module named"),
        ("\n\nx = 1 / 0\n", "plugin-failed", "ZeroDivisionError: division by zero (line 3)"),
        ("def x(:\n", "plugin-failed", "SyntaxError: invalid syntax (line 1)"),
        ("import sys\nsys.exit(0)\n", "plugin-failed", "SystemExit: 0 (line 2)"),
        (f"newslint_api = 2\n{POLL}", "plugin-version", "was made for version 2 of the plugin"),
        ("", "plugin-failed", "it provides nothing: no function of it is marked with @hookimpl"),
        (
            f"{IMPORT}\n@hookimpl\ndef newslint_chekers():\n    return []\n",
            "plugin-failed",
            "there is no hook newslint_chekers; did you mean newslint_checkers?",
        ),
        (
            f"{IMPORT}\n@hookimpl\ndef newslint_checkers(article):\n    return []\n",
            "plugin-failed",
            "does not fit",
        ),
        (f"{IMPORT}{HOOK}1 / 0\n", "plugin-failed", "failed in newslint_checkers: ZeroDivision"),
        (f"{IMPORT}{HOOK}None\n", "plugin-failed", "newslint_checkers gives a list, this is None"),
        (
            f"{IMPORT}{HOOK.replace('checkers', 'inputs')}'a.csv'\n",
            "plugin-failed",
            "newslint_inputs gives a list, this is 'a.csv'",
        ),
        (
            f"{IMPORT}{CHECKER}{HOOK}C()\n",
            "plugin-failed",
            "newslint_checkers gives a list, this is <",
        ),
        (f"{IMPORT}{HOOK}[Checker]\n", "plugin-failed", "this is a class; make one of it"),
        (f"{IMPORT}{HOOK}[Checker()]\n", "plugin-failed", "checker Checker has no name"),
        (
            f"{IMPORT}{CHECKER}  kinds = (Kind('k', int, '', ''),)\n{HOOK}[C()]\n",
            "plugin-failed",
            "the class of kind k has no start and end",
        ),
        (
            f"{IMPORT}{CHECKER}  needs = ('moon',)\n{HOOK}[C()]\n",
            "missing-kind",
            "checker c needs the kind moon, which no plugin provides",
        ),
        (
            f"{IMPORT}{CHECKER}  replaces = ('moons',)\n{HOOK}[C()]\n",
            "plugin-failed",
            "checker c replaces moons, which newslint does not bring",
        ),
    ],
)
def test_a_plugin_that_does_not_fit_is_told(
    tmp_path: Path, text: str, code: str, told: str
) -> None:
    registry = load(tmp_path, tides=text)
    (fault,) = registry.faults
    assert fault.code == f"newslint/{code}"
    assert told in fault.message
    assert "tides" in fault.message or code == "missing-kind"
    assert "quantity" in registry.providers()


MODEL = """
from validator.api import Checker, Kind, Name, hookimpl


class Model(Checker):
    name = "model"
    kinds = (Kind("name", Name, "a name", "Ada Hale left."),)

    def annotate(self, document):
        yield Name(0, 3, "place", "ada", "Ada")


@hookimpl
def newslint_checkers():
    return [Model()]
"""
INSTEAD = MODEL.replace('"model"\n', '"model"\n    replaces = ("names",)\n')


def test_a_checker_may_stand_for_one_that_ships(tmp_path: Path) -> None:
    """Only if it says so: two that have one kind are a mistake else."""
    taken = load(tmp_path, model=MODEL)
    assert [fault.code for fault in taken.faults] == ["newslint/name-taken"]
    instead = load(tmp_path, model=INSTEAD)
    assert not instead.faults
    assert instead.providers()["name"].name == "model"
    twice = load(tmp_path, model=INSTEAD, other=INSTEAD.replace('"model"', '"other"'))
    assert [fault.code for fault in twice.faults] == ["newslint/name-taken"]


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [("2", "bring it up to date, then write newslint_api = 1 into it"), ("'new'", "bring it up")],
)
def test_a_plugin_for_another_version_ends_a_run(
    newslint: Newslint, wanted: str, hint: str
) -> None:
    newsroom(f"newslint_api = {wanted}\n{POLL}")
    ended = newslint("check", "a.txt", "--trust-plugins", "--format", "concise")
    assert ended.code == 2
    version = wanted.strip("'")
    assert (
        f"was made for version {version} of the plugin interface, this newslint has 1" in ended.out
    )
    assert hint in newslint("check", "a.txt", "--trust-plugins").out
    newsroom(f"newslint_api = '1'\n{POLL}")
    ended = newslint("check", "a.txt", "--trust-plugins", "--format", "concise")
    assert (ended.code, "says newslint_api = '1', a text" in ended.out) == (2, True)
    newsroom(f"newslint_api = 1\n{POLL}")
    assert newslint("rules", "list", "--trust-plugins").code == 0


def test_what_a_later_release_will_not_have_is_a_warning(newslint: Newslint) -> None:
    newsroom(
        "import warnings\nfrom validator.errors import PluginDeprecationWarning\n"
        "warnings.warn('newslint_moons goes: use newslint_tides', PluginDeprecationWarning)\n"
        f"warnings.warn('of its own', DeprecationWarning)\n{POLL}"
    )
    ended = newslint("check", "a.txt", "--trust-plugins", "--format", "concise")
    assert ended.code == 1
    (told,) = (line for line in ended.out.splitlines() if "plugin-deprecated" in line)
    assert told.endswith("polls.py: newslint_moons goes: use newslint_tides")
    assert "warning newslint/plugin-deprecated" in told


def test_a_hook_that_goes_warns_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = pluggy.HookspecMarker("newslint")(
        warn_on_impl=PluginDeprecationWarning("newslint_moons goes: use newslint_tides")
    )

    @gone
    def newslint_moons() -> None: ...

    monkeypatch.setattr(hookspecs, "newslint_moons", newslint_moons, raising=False)
    text = "from validator.api import hookimpl\n@hookimpl\ndef newslint_moons():\n    pass\n"
    (told,) = load(tmp_path, moons=text).faults
    assert told.code == "newslint/plugin-deprecated"
    assert told.severity == Severity.WARNING
    assert told.message.endswith("moons.py: newslint_moons goes: use newslint_tides")


# ---- folders, and rules beside


def test_a_folder_is_a_plugin(newslint: Newslint) -> None:
    write("desk/__init__.py", "from .polls import newslint_checkers\n")
    write("desk/polls.py", POLL)
    write("desk/rules/desk.rules", POLL_RULES)
    write("newslint.toml", 'plugins = ["desk"]\n')
    write("a.txt", "A poll says so.\n")
    ended = newslint("check", "a.txt", "--config", "newslint.toml", "--select", "desk/*")
    assert ended.code == 1, ended.out
    assert "how many were asked?" in ended.out


def test_rules_are_checked_anew_when_a_module_of_a_folder_changes(newslint: Newslint) -> None:
    write("desk/__init__.py", "from .polls import newslint_checkers\n")
    write("desk/polls.py", POLL)
    write("desk/rules/desk.rules", POLL_RULES)
    write("newslint.toml", 'plugins = ["desk"]\n')
    write("a.txt", "A poll says so.\n")
    command = ("check", "a.txt", "--config", "newslint.toml", "--select", "desk/*")
    assert newslint(*command).code == 1
    # of another length: Python takes a file of the same second and size for the one it compiled
    write("desk/polls.py", POLL.replace("sample", "number_asked"))
    ended = newslint(*command)
    assert ended.code == 2
    assert "a poll has no “sample”" in ended.err


def test_a_folder_without_an_init_is_none(newslint: Newslint) -> None:
    write("desk/polls.py", POLL)
    write("newslint.toml", 'plugins = ["desk"]\n')
    ended = newslint("rules", "list", "--config", "newslint.toml")
    assert ended.code == 2
    assert "has no __init__.py, so it is no plugin" in ended.err


def test_rules_beside_a_plugin_file_are_its_own(newslint: Newslint) -> None:
    write("polls.py", POLL)
    write("rules/desk.rules", POLL_RULES)
    write("newslint.toml", 'plugins = ["polls.py"]\n')
    listed = newslint("rules", "list", "--config", "newslint.toml").out
    assert "desk/poll-sample" in listed
    hook = "\n@hookimpl\ndef newslint_rules():\n    return []\n"
    write("polls.py", POLL + hook)
    assert "desk/poll-sample" not in newslint("rules", "list", "--config", "newslint.toml").out


def test_a_file_goes_before_the_installed_module_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(str(tmp_path / "site/desk_polls.py"), POLL)
    write(
        str(tmp_path / "site/desk_polls-1.0.dist-info/entry_points.txt"),
        "[newslint]\np = desk_polls\n",
    )
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.setitem(sys.modules, "desk_polls", None)  # to be away again at the end
    del sys.modules["desk_polls"]
    (installed,) = (p for p in load_registry().plugins if p.name == "p")
    assert (installed.distribution, installed.version) == ("desk-polls", "1.0")
    registry = load(tmp_path, desk_polls=POLL)
    assert not registry.faults
    assert "p" not in {plugin.name for plugin in registry.plugins}


def test_a_plugin_that_is_not_there_is_told(tmp_path: Path) -> None:
    (fault,) = load_registry([tmp_path / "gone.py"]).faults
    assert fault.code == "newslint/unknown-plugin"
    assert "gone.py" in fault.message


def test_two_plugins_with_one_kind(tmp_path: Path) -> None:
    other = POLL.replace('name = "polls"', 'name = "surveys"')
    registry = load(tmp_path, polls=POLL, surveys=other)
    (fault,) = registry.faults
    assert fault.message.startswith(
        "kind poll of plugin surveys is taken by plugin polls, the first by name: "
    )
    assert [c.name for c in registry.checkers if c.name in {"polls", "surveys"}] == ["polls"]


def test_two_plugins_with_one_checker_or_format(tmp_path: Path) -> None:
    other = POLL.replace('Kind("poll"', 'Kind("survey"')
    (fault,) = load(tmp_path, polls=POLL, surveys=other).faults
    assert fault.message.startswith(
        "checker polls of plugin surveys is taken by plugin polls, the first by name: "
    )
    text = (
        "from validator.api import hookimpl\nfrom validator.formats import Reporter\n"
        "@hookimpl\ndef newslint_reporters():\n"
        "    return [Reporter('full', '', lambda report, style: '')]\n"
    )
    registry = load(tmp_path, zz=text)
    (fault,) = registry.faults
    assert fault.message.startswith(
        "format full of plugin zz is taken by plugin reporters, the first by name: "
    )


def test_two_plugins_of_one_name(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    for folder in ("a", "b"):
        (tmp_path / folder / "polls.py").write_text(POLL, encoding="utf-8")
    registry = load_registry([tmp_path / "a/polls.py", tmp_path / "b/polls.py"])
    (fault,) = registry.faults
    assert fault.message.startswith("two plugins are named polls: of ")
    assert "poll" in registry.providers()


def test_checkers_that_need_each_other(tmp_path: Path) -> None:
    polls = POLL.replace("    kinds =", '    needs = ("survey",)\n    kinds =')
    surveys = POLL.replace('"polls"', '"surveys"').replace('Kind("poll"', 'Kind("survey"')
    surveys = surveys.replace("    kinds =", '    needs = ("poll",)\n    kinds =')
    (fault,) = load(tmp_path, polls=polls, surveys=surveys).faults
    assert fault.message == "checkers need each other: polls -> surveys -> polls"


# ---- through the command


def newsroom(plugin: str = POLL) -> None:
    write("newslint.toml", 'rules = ["rules"]\nplugins = ["plugins/polls.py"]\n')
    write("rules/desk.rules", POLL_RULES)
    write("plugins/polls.py", plugin)
    write("a.txt", "A poll says so.\n")


def test_a_rule_uses_the_kind_of_a_plugin(newslint: Newslint) -> None:
    newsroom()
    ended = newslint("check", "a.txt", "--trust-plugins", "--format", "concise")
    assert ended.code == 1
    assert "a.txt:1:3: error desk/poll-sample “poll”: how many were asked?" in ended.out
    assert newslint("rules", "test", "--config", "newslint.toml", "--select", "desk/*").code == 0


def test_a_checker_with_a_check_of_its_own_sees_its_rules_whatever_a_draft_has(
    newslint: Newslint,
) -> None:
    own = "def check(self, document, rules):\n        raise OSError([r.id for r in rules])\n\n    "
    newsroom(POLL.replace("def annotate", f"{own}def annotate"))
    write("a.txt", "He spoke.\n")
    ended = newslint("check", "a.txt", "--trust-plugins", "--select", "desk/*")
    assert ended.code == 2
    assert "OSError: ['desk/poll-sample']" in ended.out + ended.err


def test_a_check_that_gives_nothing_is_told(newslint: Newslint) -> None:
    own = "def check(self, document, rules):\n        [rule.find() for rule in rules]\n\n    "
    newsroom(POLL.replace("def annotate", f"{own}def annotate"))
    write("a.txt", "He spoke.\n")
    ended = newslint("check", "a.txt", "--trust-plugins", "--select", "desk/*")
    assert ended.code == 2
    assert "its check gave None, not findings" in " ".join((ended.out + ended.err).split())


LAST = """
class Last(Checker):
    name = "last"
    kinds = (Kind("digit", Digit, "a digit", "3"),)

    def annotate(self, document):
        for match in re.finditer(r"[0-9]", document.text):
            yield Digit(*match.span())

    def check(self, document, rules):
        for rule in rules:
            yield from list(rule.find())[rule.settings["skip"]:]
"""


def test_examples_and_settings_go_through_a_check_of_its_own(newslint: Newslint) -> None:
    write(
        "last.py",
        "import re\nfrom typing import NamedTuple\n"
        "from validator.api import Checker, Kind, hookimpl\n\n"
        "class Digit(NamedTuple):\n    start: int\n    end: int\n\n"
        f"{LAST}\n@hookimpl\ndef newslint_checkers():\n    return [Last()]\n",
    )
    write(
        "rules/last.rules",
        'pack last "L."\nrule late {\n setting skip = 2\n find digit\n message "m"\n'
        ' good "1 2"\n bad "1 2 3" flags "3"\n bad "1 2 3" flags "2"\n}\n',
    )
    write("newslint.toml", 'plugins = ["last.py"]\n[settings."last/late"]\nskip = 3\n')
    write("a.txt", "1 2 3 4\n")
    options = ("--config", "newslint.toml", "--select", "last/*")
    tested = newslint("rules", "test", *options).out
    assert "rules/last.rules:8: last/late: expected “2”, reported “3”\n" in tested
    assert "    · checker last applies this rule itself, to what it finds\n" in tested
    assert "3 examples of 1 rule: 1 not as they say." in tested
    found = newslint("check", "a.txt", *options, "--format", "concise").out
    assert found.startswith("a.txt:1:7: warning last/late m\n1 warning")


def test_a_plugin_that_fails_to_load_ends_with_2_and_the_rest_is_checked(
    newslint: Newslint,
) -> None:
    newsroom("import moon_and_tides\n")
    write("a.txt", "A poll says so. Six soldiers were killed.\n")
    write("rules/more.rules", MORE_RULES)
    ended = newslint("check", "a.txt", "--trust-plugins", "--format", "concise")
    assert ended.code == 2
    assert "newslint/plugin-failed plugin" in ended.out
    assert "No module named 'moon_and_tides'" in ended.out
    assert "a.txt:1:35: error more/no-killing" in ended.out
    for command in (["annotate", "a.txt"], ["rules", "list"], ["rules", "test"]):
        ended = newslint(*command, "--trust-plugins")
        assert ended.code == 2
        assert "moon_and_tides" in ended.err
    ended = newslint("rules", "check", "--trust-plugins")
    assert ended.code == 2
    assert "moon_and_tides" in ended.out


def test_a_checker_that_raises_on_one_document(newslint: Newslint) -> None:
    newsroom()
    write("b.txt", "Here it will crash: the poll. Six soldiers were killed.\n")
    ended = newslint("check", "--config", "newslint.toml", "--format", "concise")
    assert ended.code == 2
    lines = ended.out.splitlines()
    assert "a.txt:1:3: error desk/poll-sample “poll”: how many were asked?" in lines
    assert [line for line in lines if line.startswith("b.txt:1:1: error newslint/internal-error")]
    assert "checker polls: ValueError: crash" in ended.out
    assert "Traceback" not in ended.out + ended.err
    ended = newslint("annotate", "--kind", "poll", "--config", "newslint.toml", "a.txt", "b.txt")
    assert ended.code == 2
    assert len(ended.out.splitlines()) == 1
    assert "b.txt" in ended.err


# ---- trust


def test_a_found_plugin_is_not_run(newslint: Newslint) -> None:
    newsroom("open('ran', 'w').close()\n" + POLL)
    for command in (
        ["check", "a.txt"],
        ["annotate", "a.txt"],
        ["rules", "list"],
        ["rules", "check"],
        ["rules", "test"],
    ):
        ended = newslint(*command)
        assert ended.code == 2
        assert ended.out == ""
        assert ended.err == (
            "newslint: newslint.toml names a plugin (plugins/polls.py), which is a program, and "
            "nothing of it was run; if you trust it, say --config newslint.toml or "
            "--trust-plugins\n"
        )
        assert not Path("ran").exists()
    assert newslint("check", "a.txt", "--isolated").code in {0, 1}
    assert not Path("ran").exists()
    assert newslint("rules", "list", "--trust-plugins").code == 0
    assert Path("ran").exists()
    Path("ran").unlink()
    assert newslint("rules", "list", "--config", "newslint.toml").code == 0
    assert Path("ran").exists()


def test_a_plugin_of_the_users_own_is_run(
    newslint: Newslint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    newsroom()
    Path("newslint.toml").rename("own.toml")
    monkeypatch.setattr(
        "validator.engine.configuration.files.user_file", lambda: tmp_path / "own.toml"
    )
    assert newslint("check", "a.txt", "--select", "desk/*").code == 1


HOSTILE = (
    "conftest.py",
    "setup.py",
    "sitecustomize.py",
    "usercustomize.py",
    "newslint.py",
    "__init__.py",
    "__main__.py",
    "evil.py",
    "re2.py",
    "tomllib.py",
    "pluggy.py",
    "json/__init__.py",
    "lark/__init__.py",
    "platformdirs/__init__.py",
    "plugins/polls.py",
    "rules/__init__.py",
)


@pytest.mark.parametrize("command", [["-m", "validator"], [NEWSLINT]], ids=["module", "script"])
@pytest.mark.parametrize("folder", [".", "copy"])
def test_nothing_in_the_folder_that_is_checked_is_run(
    tmp_path: Path, command: list[str], folder: str
) -> None:
    """Run as `python -m`, the current folder is where Python looks for modules first."""
    for name in HOSTILE:
        write(str(tmp_path / name), "import os\nopen(os.environ['RAN'], 'a').write(__file__)\n")
    write(str(tmp_path / "evil.pth"), "import os; open(os.environ['RAN'], 'a').write('pth')\n")
    write(str(tmp_path / "evil-1.0.dist-info/entry_points.txt"), "[newslint]\nevil = evil\n")
    write(str(tmp_path / "pytest.ini"), "[pytest]\nnewslint_plugins = evil.py\n")
    write(str(tmp_path / "setup.cfg"), "[options.entry_points]\nnewslint =\n  evil = evil\n")
    write(str(tmp_path / "pyproject.toml"), '[project.entry-points.newslint]\nevil = "evil"\n')
    write(str(tmp_path / "newslint.toml"), "")
    write(str(tmp_path / "rules/desk.rules"), POLL_RULES)
    write(str(tmp_path / "copy/a.txt"), "A poll says so.\n")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    environment["RAN"] = str(tmp_path.parent / f"{tmp_path.name}-ran")
    for arguments in (["check", folder], ["formats"], ["plugins", "list"]):
        ran = subprocess.run(
            [sys.executable, *command, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
        )
        assert ran.returncode in {0, 1}, ran.stderr
        assert b"evil" not in ran.stdout
    assert not Path(environment["RAN"]).exists()
