"""newslint rules list, format, words, new, try, and the coverage of examples."""

import json
import os
from pathlib import Path

import pytest
from commands import Newslint

from validator.cli.options import SetUp
from validator.cli.rules import listing
from validator.cli.rules.new import NewRule, run_new
from validator.cli.rules.words import words as all_words
from validator.dsl.syntax.parser import parse
from validator.dsl.syntax.vocabulary import VOCABULARY, Word
from validator.engine.session import Session

ROOT = Path(__file__).parent.parent


UGLY = 'pack desk\nrule a { find "x"\n message "m" good "g"\n bad "x" }\n'
NEAT = """\
pack desk

rule a {
  find     "x"
  message  "m"
  good     "g"
  bad      "x"
}
"""


@pytest.mark.parametrize("width", [80, 100, 120])
def test_the_list_fits_a_terminal(
    newslint: Newslint, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    in_a_pipe = newslint("rules", "list").out.splitlines()
    monkeypatch.setattr(listing, "on_terminal", lambda: True)
    lines = newslint("rules", "list").out.splitlines()
    assert max(map(len, lines)) <= width
    heads = [line for line in lines[:-1] if line[0] != " "]
    assert [head.split()[:2] for head in heads] == [
        [severity, rule + ":" * (severity == "off")]
        for severity, rule, *_ in map(str.split, in_a_pipe[:-1])
    ]
    assert lines[-1] == in_a_pipe[-1]


def test_formats_fit_what_they_are_printed_on(
    newslint: Newslint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = newslint("formats").out.splitlines()
    assert max(map(len, lines)) <= 80
    assert {"text", "html", "word"} <= {line.split(" ")[0] for line in lines}


class TestFormat:
    def test_writes_the_layout_once(self, newslint: Newslint, tmp_path: Path) -> None:
        file = tmp_path / "desk.rules"
        file.write_text(UGLY)
        file.chmod(0o640)
        ended = newslint("rules", "format", "desk.rules")
        assert (ended.code, ended.out) == (0, "changed desk.rules\n1 file: 1 changed.\n")
        assert file.read_text() == NEAT
        assert file.stat().st_mode & 0o777 == 0o640
        assert newslint("rules", "format", ".").out == "1 file: none to change.\n"

    def test_check_only_names_files(self, newslint: Newslint, tmp_path: Path) -> None:
        (tmp_path / "a.rules").write_text(UGLY)
        (tmp_path / "b.rules").write_text(NEAT)
        ended = newslint("rules", "format", "--check", ".")
        assert (ended.code, ended.out) == (
            1,
            "would change a.rules\n2 files: 1 would change.\n",
        )
        assert (tmp_path / "a.rules").read_text() == UGLY
        assert newslint("rules", "format", "--check", "b.rules").code == 0

    def test_leaves_a_file_with_faults(self, newslint: Newslint, tmp_path: Path) -> None:
        (tmp_path / "a.rules").write_text('pack a\nrule b { find "x }\n')
        (tmp_path / "b.rules").write_text(UGLY)
        ended = newslint("rules", "format", ".")
        assert ended.code == 2
        assert "this quotation mark is not closed" in ended.err
        assert (tmp_path / "a.rules").read_text() == 'pack a\nrule b { find "x }\n'
        assert (tmp_path / "b.rules").read_text() == NEAT

    def test_deep_nesting(self, newslint: Newslint, tmp_path: Path) -> None:
        deep = f'rule a {{ find "x"\nwhere {"(" * 3000}1 < 2{")" * 3000}\n}}'
        (tmp_path / "a.rules").write_text(deep)
        ended = newslint("rules", "format", ".")
        assert ended.code == 2
        assert "nested more than 60 deep" in ended.err
        assert (tmp_path / "a.rules").read_text() == deep

    def test_keeps_mark_and_line_ends(self, newslint: Newslint, tmp_path: Path) -> None:
        file = tmp_path / "a.rules"
        file.write_bytes(b"\xef\xbb\xbf" + UGLY.replace("\n", "\r\n").encode())
        assert newslint("rules", "format", "a.rules").code == 0
        assert file.read_bytes() == b"\xef\xbb\xbf" + NEAT.replace("\n", "\r\n").encode()

    def test_follows_a_link(self, newslint: Newslint, tmp_path: Path) -> None:
        (tmp_path / "a.rules").write_text(UGLY)
        (tmp_path / "b.rules").symlink_to("a.rules")
        assert newslint("rules", "format", "b.rules").code == 0
        assert (tmp_path / "b.rules").is_symlink()
        assert (tmp_path / "a.rules").read_text() == NEAT

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs permissions")
    def test_tells_what_it_cannot_write(self, newslint: Newslint, tmp_path: Path) -> None:
        folder = tmp_path / "closed"
        folder.mkdir()
        (folder / "a.rules").write_text(UGLY)
        folder.chmod(0o500)
        ended = newslint("rules", "format", "closed")
        folder.chmod(0o700)
        assert ended.code == 2
        assert "cannot write closed/a.rules" in ended.err

    @pytest.mark.parametrize(
        ("data", "told"),
        [(b"\xff", "is not valid UTF-8"), (None, "cannot read")],
    )
    def test_unreadable(
        self, newslint: Newslint, tmp_path: Path, data: bytes | None, told: str
    ) -> None:
        if data is not None:
            (tmp_path / "a.rules").write_bytes(data)
        ended = newslint("rules", "format", "a.rules")
        assert ended.code == 2
        assert told in ended.err


class TestWords:
    def test_all_that_plugins_add(self, newslint: Newslint, session: Session) -> None:
        ended = newslint("rules", "words", "--format", "json")
        words = {(w["group"], w["name"]): w for w in json.loads(ended.out)["words"]}
        assert {name for group, name in words if group == "kind"} == set(session.kinds)
        functions = {name for group, name in words if group == "function"}
        assert functions == set(session.catalog.functions)
        casualty = words["kind", "casualty"]
        assert "killed" in casualty["attributes"]["harm"]
        assert casualty["attributes"]["victims.side"] == "a text"
        assert "stated" in casualty["adjectives"]
        assert all(word["example"] and word["meaning"] for word in words.values())
        assert "monday" in casualty["tells"]["day"]
        assert casualty["tells"]["value"] == words["kind", "quantity"]["tells"]["value"]

    def test_a_kind_that_explains_an_attribute_explains_all(self, session: Session) -> None:
        kinds = [word for word in all_words(session.catalog) if word.group == "kind"]
        silent = [
            f"{kind.name}.{name}"
            for kind in kinds
            for name, _, meaning in kind.attributes
            if not meaning and any(told for own, _, told in kind.attributes if own != "text")
        ]
        assert silent == []

    @pytest.mark.parametrize(
        ("asked", "shown"),
        [
            (["casualty"], "KINDS\n\n  casualty\n"),
            (["just", "before"], "RELATIONS\n\n  just before X\n"),
            (["covered by"], "  in X\n  covered by X\n"),
            (["At Least"], "  at least 2 SUBJECT\n"),
            (["same_count"], "FUNCTIONS\n\n  same_count(casualty, casualty): true or false\n"),
            (["weekday"], "KINDS\n\n  date\n"),
            (["relative"], "KINDS\n\n  date\n"),
        ],
    )
    def test_one(self, newslint: Newslint, asked: list[str], shown: str) -> None:
        ended = newslint("rules", "words", *asked)
        assert ended.code == 0
        assert shown in ended.out

    def test_unknown(self, newslint: Newslint) -> None:
        ended = newslint("rules", "words", "casualy")
        assert ended.code == 2
        assert "there is no word “casualy”; did you mean “casualty”?" in ended.err

    def test_the_page_is_current(self, newslint: Newslint) -> None:
        """NEWSLINT_UPDATE_GOLDEN=1 writes docs/words.md anew."""
        path = ROOT / "docs" / "words.md"
        page = path.read_text(encoding="utf-8")
        head = page.partition("## Blocks")[0]
        expected = head + newslint("rules", "words", "--format", "markdown").out
        if os.environ.get("NEWSLINT_UPDATE_GOLDEN"):
            path.write_text(expected, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == expected

    @pytest.mark.parametrize("word", VOCABULARY, ids=lambda word: f"{word.group} {word.name}")
    def test_examples_are_sound(self, word: Word) -> None:
        clause = {"clause": "", "subject": "find ", "relation": "find "}.get(word.group, "where ")
        rule = f"rule a {{\n{clause}{word.example}\n}}"
        assert parse(word.example if word.group == "block" else rule)[1] == ()


COVERED = """\
pack covered

lexicon people {
  "soldier" | "sailor"
  except "toy soldier" | "tin soldier"
}

rule half {
  find     term from people as who
  where    who in body
  unless   who in quotation
  unless   some ("film" | "play") in same sentence as who
           or some ("novel" | "poem") in same sentence as who
  message  "{who}"
  good     "“A soldier,” he said. A toy soldier."
  good     "The soldier of the film."
  bad      "A soldier." flags "soldier"
}

rule voiced {
  find     "drum" as drum in author voice in body
  message  "{drum}"
  good     "“A drum,” he said."
  bad      "A drum."
}

rule plain {
  find     "x"
  require  some "y" in same sentence as x-mark
  message  "x"
  good     "x y"
  bad      "x"
}
""".replace('find     "x"', 'find     "x" as x-mark')


SHARED = """\
condition counted(it: words) {
  some quantity within 3 words of it
  or some "ticket" in same sentence as it
  or some "nobody" in same sentence as it
}
rule bands {
  find "band" as it
  unless counted(it)
  message "How many?"
  good "A band of 40 came."
  bad "A band came."
}
rule fairs {
  find "fair" as it
  require counted(it)
  message "How many?"
  good "A fair came, each ticket was sold."
  bad "A fair came."
}
"""


FAILING = '''
pack failing
rule crowd {
  find "crowd" as it not in headline
  unless some quantity in same sentence as it
  require some strong attribution covering it
  message "How many?"
  good "A crowd came."
  bad "A crowd of 40 came."
  bad "A band came."
  bad "A crowd came." flags "crowd", "came"
  bad """
      EMBARGOED UNTIL THE CROWD IS GONE

      It rained.
      """
}
'''


def test_a_failing_example_says_what_the_rule_made_of_it(
    newslint: Newslint, tmp_path: Path
) -> None:
    (tmp_path / "failing.rules").write_text(FAILING)
    ended = newslint("rules", "test", "failing.rules")
    assert ended.code == 1
    assert ended.out == (
        "failing.rules:8: failing/crowd: a good example is reported: “crowd”\n"
        "    · “crowd”: what it requires is missing: “some strong attribution covering it”\n"
        "failing.rules:9: failing/crowd: a bad example is not reported\n"
        "    · “crowd”: the rule spares “some quantity in same sentence as it”: “40”\n"
        "failing.rules:10: failing/crowd: a bad example is not reported\n"
        "    · nothing in it is what the rule looks for\n"
        "failing.rules:11: failing/crowd: expected “crowd”, “came”, reported “crowd”\n"
        "failing.rules:12: failing/crowd: a bad example is not reported\n"
        "    · nothing in it is what the rule looks for\n"
        "    · “EMBARGOED UNTIL THE CROWD IS GONE” is no copy: no rule finds anything in it\n"
        "5 examples of 1 rule: 5 not as they say.\n"
    )


def test_says_where_a_sequence_looks_past_what_holds_its_words(
    newslint: Newslint, tmp_path: Path
) -> None:
    (tmp_path / "a.rules").write_text(
        'pack a\nrule few { find "less" then <quantity as many> as it message "m" '
        'good "It rained." bad "Less than 20 came." }\n'
        """rule decade { find "1980's" as it message "m" good "1980" bad "1980’s" """
        """flags "1980's" }\n""",
        encoding="utf-8",
    )
    assert newslint("rules", "test", "a.rules").out == (
        "a.rules:2: a/few: a bad example is not reported\n"
        "    · nothing in it is what the rule looks for\n"
        "    · “Less” is a part of the quantity “Less than 20”, and “then” begins behind the "
        "whole: find\n      quantity as NAME, ... as word in NAME\n"
        "a.rules:3: a/decade: expected “1980's”, reported “1980’s”\n"
        "    · they part in capitals, apostrophes or quotation marks alone\n"
        "4 examples of 2 rules: 2 not as they say.\n"
    )


def test_says_that_rules_with_faults_were_not_tested(newslint: Newslint, tmp_path: Path) -> None:
    rule = 'rule {} {{\n  find {}\n  message "m"\n  bad "came late"\n  good "was early"\n}}\n'
    text = "pack a\n\n" + rule.format("fine", '"late"') + rule.format("broken", "figurr")
    (tmp_path / "a.rules").write_text(text)
    tested = newslint("rules", "test", "a.rules")
    assert tested.code == 2
    assert tested.out == (
        "2 examples of 1 rule: all as they say; what has a fault was not tested.\n"
    )
    assert "a.rules:10:8: error: “figurr” is no kind" in tested.err


class TestCoverage:
    def test_a_rule_without_examples(self, newslint: Newslint, tmp_path: Path) -> None:
        (tmp_path / "a.rules").write_text('pack a\n\nrule b {\n  find "c"\n  message "d"\n}\n')
        tested = newslint("rules", "test", "a.rules")
        assert tested.out == "0 examples of 1 rule: nothing was tested.\n"
        checked = newslint("rules", "check", "a.rules")
        assert checked.code == 1
        assert checked.out.count(": error: rule b has no “") == 2

    def test_names_what_no_example_exercises(self, newslint: Newslint, tmp_path: Path) -> None:
        (tmp_path / "covered.rules").write_text(COVERED)
        ended = newslint("rules", "test", "covered.rules", "--coverage")
        assert ended.code == 0
        assert ended.out == (
            "covered/half: 3 of 5 conditions exercised\n"
            "  covered.rules:10: where who in body\n"
            '  covered.rules:13: or some ("novel" | "poem") in same sentence as who\n'
            "covered/voiced: 1 of 2 conditions exercised\n"
            "  covered.rules:21: find … in body\n"
            "covered/plain: 1 of 1 conditions exercised\n"
            "lexicon covered.people: 1 of 2 exceptions exercised\n"
            '  except "tin soldier"\n'
            "6 of 10 conditions and exceptions exercised.\n"
            "7 examples of 3 rules: all as they say.\n"
        )

        ended = newslint("rules", "test", "covered.rules", "--coverage", "--select", "*/plain")
        assert "1 of 1 conditions and exceptions exercised.\n" in ended.out

    def test_what_no_rule_exercises_of_a_shared_condition(
        self, newslint: Newslint, tmp_path: Path
    ) -> None:
        (tmp_path / "shared.rules").write_text(SHARED)
        ended = newslint("rules", "test", "shared.rules", "--coverage")
        assert ended.out == (
            "shared/bands: 1 of 1 conditions exercised\n"
            "shared/fairs: 1 of 1 conditions exercised\n"
            "condition shared.counted: 2 of 3 alternatives exercised\n"
            '  shared.rules:4: or some "nobody" in same sentence as it\n'
            "4 of 5 conditions and exceptions exercised.\n"
            "4 examples of 2 rules: all as they say.\n"
        )

    def test_paths_choose_the_rules(self, newslint: Newslint, tmp_path: Path) -> None:
        (tmp_path / "a.rules").write_text(NEAT)
        (tmp_path / "b.rules").write_text(COVERED)
        assert newslint("rules", "test", "a.rules").out.startswith("2 examples of 1 rule:")
        assert newslint("rules", "test", ".").out.startswith("9 examples of 4 rules:")
        every = newslint("rules", "test", "--rules", ".", "--select", "desk/*,covered/*")
        assert every.out.startswith("9 examples of 4 rules:")


TRIED = """\
pack tried

rule loud {
  title    "A loud word"
  severity off
  find     "loud"
  message  "“{loud}”"
  good     "x"
  bad      "loud"
}

rule never {
  find     "zebra"
  message  "x"
  good     "x"
  bad      "zebra"
}
""".replace("“{loud}”", "Loud?")


class TestTry:
    @pytest.fixture(autouse=True)
    def copy(self, tmp_path: Path) -> None:
        (tmp_path / "tried.rules").write_text(TRIED)
        folder = tmp_path / "old"
        folder.mkdir()
        for number in range(20):
            text = "A loud bang. A loud cry.\n" * (number % 4) or "Nothing."
            (folder / f"{number:02}.txt").write_text(text)

    def test_the_set_up_has_its_place_among_the_failures(
        self, newslint: Newslint, tmp_path: Path
    ) -> None:
        (tmp_path / "newslint.toml").write_text('profil = "wire"', encoding="utf-8")
        tried = newslint("rules", "try", "tried.rules", "--on", "old", "--format", "json")
        assert tried.code == 2
        (failure,) = json.loads(tried.out)["failures"]
        assert "there is no key “profil”" in failure["message"]

    def test_counts_and_samples(self, newslint: Newslint) -> None:
        ended = newslint("rules", "try", "tried.rules", "--on", "old")
        lines = ended.out.splitlines()
        assert ended.code == 0
        assert lines[0] == "tried/loud: A loud word"
        assert lines[1] == "  60 hits in 15 of 20 articles, 300.0 per 100 articles"
        samples = lines[2:12]
        assert len({line.split(":")[0] for line in samples}) == 10
        assert all("[loud]" in line for line in samples)
        assert lines[13:15] == ["tried/never", "  0 hits in 0 of 20 articles, 0.0 per 100 articles"]
        assert lines[-1] == "2 rules tried on 20 articles."
        assert newslint("rules", "try", "tried.rules", "--on", "old").out == ended.out
        other = newslint("rules", "try", "tried.rules", "--on", "old", "--seed", "1")
        assert other.out != ended.out

    def test_json(self, newslint: Newslint) -> None:
        ended = newslint(
            "rules", "try", "tried.rules", "--on", "old", "--format", "json", "--samples", "17"
        )
        told = json.loads(ended.out)
        loud = told["rules"][0]
        assert (told["articles"], loud["hits"], loud["per_100"]) == (20, 60, 300.0)
        assert len(loud["samples"]) == 17
        assert len({sample["path"] for sample in loud["samples"]}) == 15
        assert loud["samples"][0]["text"] == "loud"

    def test_a_shipped_rule(self, newslint: Newslint) -> None:
        ended = newslint("rules", "try", "law/no-reply-sought", "--on", "old/01.txt")
        assert ended.out.endswith("1 rule tried on 1 article.\n")

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (["law/no-reply", "--on", "old"], "no rule matches “law/no-reply”"),
            (
                ["none.rules", "--on", "old"],
                "none.rules holds no sound rule; newslint rules check none.rules says why",
            ),
            (["tried.rules", "--on", "gone.txt"], "gone.txt"),
        ],
    )
    def test_unable(self, newslint: Newslint, arguments: list[str], told: str) -> None:
        ended = newslint("rules", "try", *arguments)
        assert ended.code == 2
        assert told in ended.err


CROWD = (
    *("--find", '("huge crowd" | "vast crowd") as crowd in author voice'),
    *("--unless", "some claim quantity in same sentence as crowd"),
    *("--message", "“{crowd}”: how many?"),
    *("--good", "A huge crowd of 40,000 came, police said."),
    *("--bad", 'A [huge crowd] filled the "square".'),
)
WRITTEN = """\
rule crowd {
  severity warning

  find     ("huge crowd" | "vast crowd") as crowd in author voice
  unless   some claim quantity in same sentence as crowd
  message  "“{crowd}”: how many?"

  good     "A huge crowd of 40,000 came, police said."
  bad      "A huge crowd filled the \\"square\\"." flags "huge crowd"
}
"""


class TestNew:
    def test_makes_a_pack(self, newslint: Newslint, tmp_path: Path) -> None:
        ended = newslint("rules", "new", "crowd", "--pack", "desk", *CROWD)
        assert ended.code == 0
        assert ended.out.startswith(
            "Wrote rule desk/crowd to desk.rules.\n2 examples: all as they say.\nNext, "
        )
        assert (tmp_path / "desk.rules").read_text() == f"pack desk\n\n{WRITTEN}"
        assert newslint("rules", "format", "--check", ".").code == 0

    def test_appends_to_a_pack(self, newslint: Newslint, tmp_path: Path) -> None:
        file = tmp_path / "mine.rules"
        before = "\ufeffpack desk # ours\r\n\r\nlexicon  a{ }\r\n\r\n\r\n"
        file.write_bytes(before.encode())
        ended = newslint("rules", "new", "crowd", "--pack", "mine.rules", *CROWD)
        assert "Wrote rule desk/crowd to mine.rules." in ended.out
        assert "no rule and no checker reads lexicon a" in ended.out
        assert file.read_bytes().decode() == f"{before.rstrip()}\n\n{WRITTEN}".replace(
            "\r\n", "\n"
        ).replace("\n", "\r\n")

    def test_never_overwrites(self, newslint: Newslint, tmp_path: Path) -> None:
        newslint("rules", "new", "crowd", "--pack", "desk", *CROWD)
        written = (tmp_path / "desk.rules").read_bytes()
        ended = newslint("rules", "new", "crowd", "--pack", "desk", *CROWD)
        assert ended.code == 2
        assert "there is a rule crowd in desk.rules already" in ended.err
        assert (tmp_path / "desk.rules").read_bytes() == written

    def test_says_what_is_wrong_with_it(self, newslint: Newslint) -> None:
        ended = newslint("rules", "new", "kind", "--pack", "desk", *CROWD, "--find", "casualy")
        assert ended.code == 2
        assert "did you mean “casualty”?" in ended.out
        wrong = newslint("rules", "new", "wrong", "--pack", "other", *CROWD, "--bad", "No [crowd].")
        assert wrong.code == 1
        assert "expected “crowd”, reported nothing" in wrong.out
        assert "Mend it there" in wrong.out

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (["crowd"], "a rule needs --pack, --find, --message, --good, --bad; give them, or"),
            (["a b", "--pack", "desk", *CROWD], "“a b” is no name of a rule"),
            (["a", "--pack", "desk", *CROWD, "--where", "("], "is not expected here"),
            (["a", "--pack", "casualties", *CROWD], "there is a pack casualties already"),
            (["a", "--pack", "newslint", *CROWD], "there is a pack newslint already"),
            (["a", "--pack", "no/desk", *CROWD], "cannot write no/desk.rules"),
            (["a", "--pack", "broken", *CROWD], "broken.rules has faults"),
        ],
    )
    def test_writes_nothing(
        self, newslint: Newslint, tmp_path: Path, arguments: list[str], told: str
    ) -> None:
        (tmp_path / "broken.rules").write_text('pack broken\nrule a { find "x }\n')
        ended = newslint("rules", "new", *arguments)
        assert ended.code == 2
        assert told in ended.err
        assert [path.name for path in tmp_path.iterdir()] == ["broken.rules"]
        assert (tmp_path / "broken.rules").read_text() == 'pack broken\nrule a { find "x }\n'

    def test_asks(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        answers = iter(["desk", '"x"', "X?", "y", "[x]"])
        asked: list[str] = []

        def ask(question: str) -> str:
            asked.append(question)
            return next(answers)

        assert run_new(NewRule("letter", severity="info"), SetUp(), ask) == 0
        assert len(asked) == 5
        assert 'bad      "x" flags "x"' in (tmp_path / "desk.rules").read_text()


class TestShippedPacks:
    def test_are_laid_out(self, newslint: Newslint) -> None:
        """newslint rules format rules"""
        assert newslint("rules", "format", "--check", str(ROOT / "rules")).out.count("would") == 0

    def test_have_nothing_to_mend(self, newslint: Newslint) -> None:
        ended = newslint("rules", "check")
        assert (ended.code, ended.out.splitlines()[:-1]) == (0, [])
