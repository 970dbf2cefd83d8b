"""Reports that tests share: two drafts with findings, one run with faults, a hostile draft."""

import re
from typing import Any

from validator.diagnostic import (
    Context,
    Diagnostic,
    Edit,
    Region,
    Related,
    Severity,
    fingerprint,
)
from validator.report import Claims, DraftText, Failure, Passage, Report, RuleInfo
from validator.sentences import split_sentences
from validator.source import Position, Source

FERRY = """\
Ferry fire kills 12, junta says

PORT AMAL - At least 12 people were killed when a ferry caught fire on Monday. The junta's men were
on board.

“Everybody ran to the stern,” said Nadia Farouk, a nurse who swam ashore.

Some 30 passengers were martyred in the harbour, and the junta sent divers, while seven crew members
were missing and terrorist groups on the far bank, who had shelled the port twice in the week before
the fire, looked on.

The coast guard said nine people had died. A junta spokesman would not say more.
"""
HARBOUR = "Dozens of boats put out. It was the worst fire of the decade.\n"


class Copy:
    """A draft, and findings in it by their words."""

    def __init__(self, path: str, text: str) -> None:
        self.source = Source(path, text)
        self.blocks = [match.span() for match in re.finditer(r"\S(?:.|\n(?!\n))*", text)]

    def region(self, words: str, nth: int = 0) -> Region:
        start = [match.start() for match in re.finditer(re.escape(words), self.source.text)][nth]
        position = self.source.position
        return Region(self.source.path, position(start), position(start + len(words)))

    def finding(
        self, code: str, severity: Severity, words: str, message: str, nth: int = 0, **more: Any
    ) -> Diagnostic:
        region = self.region(words, nth)
        offset = region.start.offset
        number, block = next((n, b) for n, b in enumerate(self.blocks) if b[0] <= offset < b[1])
        start, end = next(
            extent
            for extent in split_sentences(self.source.text, [block])
            if extent[0] <= offset < extent[1]
        )
        sentence = self.source.text[start:end].replace("\n", " ")
        headline = self.source.path == "ferry.txt" and number == 0
        context = Context(
            sentence,
            offset - start,
            region.end.offset - start,
            0 if headline else max(number, 1),
            "headline" if headline else "paragraph",
        )
        found = Diagnostic(code, severity, region, words, message, context=context, **more)
        return found._replace(identity=fingerprint(code, sentence, 0))

    def related(self, words: str, message: str) -> Related:
        return Related(self.region(words), words, message)

    def draft(self) -> DraftText:
        text, headline = self.source.text, self.source.path == "ferry.txt"
        passages = tuple(
            Passage(*block, "headline", 0) if headline and not number
            else Passage(*block, "paragraph", number + (not headline))
            for number, block in enumerate(self.blocks)
        )  # fmt: skip
        prose = re.sub(r"(?<!\n)\n(?!\n)", " ", text)
        return DraftText(self.source.path, text, prose, passages, tuple(range(len(prose))))


def from_ferry(first: str, length: int) -> str:
    start = FERRY.index(first)
    return FERRY[start : start + length]


WHO = "Name who gave the figure in this sentence."


def ferry() -> list[Diagnostic]:
    copy = Copy("ferry.txt", FERRY)
    martyred = copy.region("martyred")
    return [
        copy.finding(
            "casualties/casualty-unattributed",
            Severity.ERROR,
            "At least 12 people",
            "“At least 12 people”: who counted?",
            suggestion=WHO,
        ),
        copy.finding(
            "dates/relative-day-undated", Severity.WARNING, "Monday", "“Monday”: of which date?"
        ),
        copy.finding(
            "casualties/casualty-unattributed",
            Severity.ERROR,
            "Some 30 passengers",
            "“Some 30 passengers”: who counted?",
            suggestion=WHO,
            related=(
                copy.related(
                    "Nadia Farouk",
                    "nearest source: Nadia Farouk, one paragraph up; she was on board, "
                    "she gives no number",
                ),
            ),
        ),
        copy.finding(
            "casualties/honorific-dead",
            Severity.ERROR,
            "martyred",
            "“martyred” takes a side",
            edits=(Edit(martyred.start, martyred.end, "killed"),),
            headword="martyr",
        ),
        copy.finding(
            "casualties/casualty-unattributed",
            Severity.ERROR,
            "seven crew members",
            "“seven crew members”: who counted?",
            suggestion=WHO,
        ),
        copy.finding(
            "wording/terrorist-label",
            Severity.ERROR,
            "terrorist groups",
            "“terrorist groups”: whose word is it?",
            suggestion="Name the group, or say who calls them so.",
        ),
        copy.finding(
            "figures/figure-conflict-inside",
            Severity.ERROR,
            "nine people",
            "“nine people”: above it is “At least 12 people”",
            related=(
                copy.related("At least 12 people", "the figure above"),
                copy.related("Some 30 passengers", "other figures"),
                copy.related("seven crew members", "other figures"),
                copy.related(
                    FERRY[FERRY.index("who had shelled") :][:90],
                    "beside: who had shelled the port twice …",
                ),
                copy.related(FERRY[FERRY.index("Some 30 pass") :][:190], "the sentence"),
            ),
        ),
        *(
            copy.finding(
                "wording/loaded-term",
                Severity.WARNING,
                "junta",
                "“junta” passes judgement on a government",
                nth,
                suggestion="Write “military government”, or quote who says it.",
                headword="junta",
            )
            for nth in range(4)
        ),
    ]


def harbour() -> list[Diagnostic]:
    copy = Copy("harbour.txt", HARBOUR)
    private = copy.finding(
        "house/embargoed-name", Severity.WARNING, "boats", "A name that is not to be printed yet"
    )
    return [
        private._replace(text="", context=None),
        copy.finding(
            "claims/superlative-unsourced",
            Severity.INFO,
            "worst",
            "“worst”: says who?",
            related=(Copy("ferry.txt", FERRY).related("The coast guard", "a source elsewhere"),),
        ),
    ]


def in_order(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=lambda d: (d.region.path, d.region.start.offset, d.code)))


RULES = (
    RuleInfo(
        "casualties/casualty-unattributed",
        "A casualty figure names who counted",
        "Readers cannot weigh a toll without knowing who counted.",
        ("House guide 3, the dead", "Desk memo [4]"),
        Severity.ERROR,
    ),
    RuleInfo("claims/superlative-unsourced", "The worst, says who?", "", (), Severity.INFO),
    RuleInfo("wording/loaded-term", "Words that judge", "A {word} may judge.", (), Severity.ERROR),
)
DRAFTS = (Copy("ferry.txt", FERRY).draft(), Copy("harbour.txt", HARBOUR).draft())
REPORT = Report(
    2,
    in_order(ferry() + harbour()),
    waived=1,
    claims=Claims(24, 15, 6, 3),
    rules=RULES,
    drafts=DRAFTS,
)
NOTHING = Report(3, (), claims=Claims(1, 1, 0, 0), drafts=DRAFTS[1:])


def fault() -> Diagnostic:
    text = "pack house\n\nrule toll {\n  find     casualy as figure in author voice\n}\n"
    region = Copy("rules/house.rules", text).region("casualy")
    context = Context("  find     casualy as figure in author voice", 11, 18, 0, "rules")
    message = "no kind is called “casualy”"
    return Diagnostic(
        "newslint/unknown-kind",
        Severity.ERROR,
        region,
        "casualy",
        message,
        suggestion="did you mean “casualty”?",
        context=context,
    )


def unplaced_fault() -> Diagnostic:
    start = Position(1, 1, 0)
    message = "plugin tides of tides 1.2 cannot be loaded: ImportError: no module moon"
    hint = "mend or uninstall tides"
    where = Region("", start, start)
    return Diagnostic("newslint/plugin-failed", Severity.ERROR, where, "", message, suggestion=hint)


TIDES = "not wholly checked: checker tides: ZeroDivisionError: division by zero"


def internal_error() -> Diagnostic:
    found = Copy("harbour.txt", HARBOUR).finding(
        "newslint/internal-error",
        Severity.ERROR,
        "Dozens",
        f"this draft was {TIDES}",
    )
    return found._replace(context=None, text="")


INCOMPLETE = Report(
    1,
    in_order([*harbour(), internal_error()]),
    failures=(
        Failure("photo.txt", "byte 0 (0xff) is not valid UTF-8"),
        Failure("gone.txt", "no such file or folder"),
        Failure("harbour.txt", TIDES),
    ),
    faults=(fault(), unplaced_fault()),
    claims=Claims(2, 0, 1, 1),
    drafts=DRAFTS[1:],
)


def hostile() -> Report:
    copy = Copy(
        "a\x1b[2J\n.txt",
        "The 船長 of the Ōya\u0301 said \x1b[31m20\x9b0m people\u202e "
        "died in 東京湾フェリー火災.\n\n"
        "<script>alert(1)</script> </style> \ufffe &amp; “]]>”\n",
    )
    message = "“20\x1b]0;title\x07”: who counted?\nforged.txt:1:1: error"
    people = copy.finding("casualties/casualty-unattributed", Severity.ERROR, "people", message)
    harbour = copy.finding("wording/x", Severity.WARNING, "東京湾", "“東京湾”: where\tis it?")
    captain = copy.finding("wording/x", Severity.INFO, "船長", "“船長”: who?")
    script = copy.finding("wording/x", Severity.WARNING, "<script>", "“<script>alert(1)</script>”")
    link = "[see](javascript:alert(1)) @desk #1 http://a.test/ {0} | `x` ##[error]::error::x %0A"
    markup = copy.finding(
        "wording/y", Severity.ERROR, "alert", link, suggestion="</textarea><img src=x onerror=x>"
    )
    found = in_order([people, harbour, captain, script, markup])
    failures = (Failure("b\x1b.txt", "no \x07"), Failure("::error::c,d.txt", "a\n::error::b"))
    return Report(1, found, failures, drafts=(copy.draft(),))
