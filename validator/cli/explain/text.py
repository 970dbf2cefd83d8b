"""Explanations for an editor: what is reported, what is not and why, what did not apply."""

from collections.abc import Iterator, Sequence

from validator.diagnostic import Severity
from validator.document import BODY, Document, Sentence
from validator.dsl.tracing.steps import Step
from validator.dsl.tracing.trace import Clause
from validator.dsl.values import in_marks
from validator.engine.explanation import Explanation, Judgement
from validator.engine.reasons import MOST_CANDIDATES, UNSAID, describe, quoted
from validator.formats import Style
from validator.reporters.excerpt import Mark, excerpt, marked_lines
from validator.reporters.layout import BOLD, COLORS, DIM, indented, paint, shortened, visible
from validator.reporters.summary import counted

_SIGNS = {True: "yes", False: "no", None: "unknown"}


def render_explanation(explanation: Explanation, style: Style, markdown: bool) -> str:
    """The whole page; as Markdown, the same text in one block."""
    if markdown:
        style = style._replace(color=False)
    text = "".join(f"{line}\n" for line in _lines(explanation, style))
    return f"```text\n{text}```\n" if markdown else text


def _lines(explanation: Explanation, style: Style) -> Iterator[str]:
    for number, sentence in enumerate(explanation.sentences):
        if number:
            yield ""
        yield from _sentence(explanation, sentence, style)
    if explanation.left_off:
        yield f"… and {counted(explanation.left_off, 'sentence')} more, which are left off"
    told = explanation.judgements
    for title, chosen in (
        ("Reported", [j for j in told if j.status == "reported"]),
        ("Not reported", [j for j in told if j.status != "reported" and _is_close(j)]),
    ):
        if chosen:
            yield ""
            yield paint(title, BOLD) if style.color else title
        for judgement in chosen:
            yield from _judgement(explanation.document, judgement, style)
    rest = [j for j in told if not _is_close(j)]
    if rest:
        yield ""
        yield from _unfit(explanation.document, rest, style)
    if explanation.cut:
        yield ""
        yield from _by_pack(f"Only the first {MOST_CANDIDATES} of", explanation.cut, style)
    if explanation.idle:
        yield ""
        yield from _by_pack("Nothing to look at here", explanation.idle, style)
    for failure in explanation.failed:
        yield from indented(visible(f"Not wholly explained: {failure}"), "", "  ", style.width)


def _sentence(explanation: Explanation, sentence: Sentence, style: Style) -> Iterator[str]:
    document = explanation.document
    place = document.offsets.extent_to_source(sentence.start, sentence.end).start
    position = document.source.position(place)
    block = document.block_at(sentence.start)
    where = f"paragraph {block.paragraph}" if block.type in BODY else block.type.replace("-", " ")
    if block.reason == "page":
        where += ", in which no rule finds anything"
    yield f"{visible(document.source.path)}:{position.line}, {where}"
    reported = [j for j in explanation.judgements if j.status == "reported"]
    if any(j.record.plan.private and j.attempt.reported for j in explanation.judgements):
        yield f"  {UNSAID} (a private rule keeps these words out of every report)"
        return
    marks = [
        Mark(max(j.attempt.start - sentence.start, 0), j.attempt.end - sentence.start, level)
        for j in reported
        if j.attempt.start < sentence.end and sentence.start < j.attempt.end
        if (level := j.record.severity) != Severity.OFF
    ]
    shown = excerpt(document.text[sentence.start : sentence.end], marks)
    yield from (f"  {line}" for line in marked_lines(shown, style.width - 2, style.color))


def _is_close(judgement: Judgement) -> bool:
    """Whether the rule speaks of such words: it was spared, or was not by the least."""
    if judgement.status != "spared":
        return True
    clause = judgement.attempt.decided
    if clause is None or clause.keyword in ("unless", "require"):
        return True
    return clause.keyword == "find" and bool(clause.step.found)


def _judgement(document: Document, judgement: Judgement, style: Style) -> Iterator[str]:
    record, attempt = judgement.record, judgement.attempt
    severity = str(record.severity) if judgement.status == "reported" else ""
    head = record.id + (f", {severity}" if severity else "")
    words = _words(document, judgement)
    what = visible(judgement.message) if judgement.message else words
    first, *more = indented(f"{head}: {what}", "  ", "    ", style.width)
    if severity and style.color:
        painted = f"{record.id}, {paint(severity, BOLD, COLORS[record.severity])}"
        first = first.replace(head, painted, 1)
    yield first
    yield from more
    yield from indented(visible(judgement.why), "    ", "    ", style.width)
    if judgement.status in ("reported", "waived", "off"):
        for clause in attempt.clauses:
            yield from _clause(judgement, clause, style)
    elif attempt.decided is not None and judgement.status == "spared":
        yield from _clause(judgement, attempt.decided, style)


def _clause(judgement: Judgement, clause: Clause, style: Style) -> Iterator[str]:
    """The rule's own words, how they came out, and by what."""
    step, private = clause.step, judgement.record.plan.private
    text = f"{clause.keyword} {step.words.text}"
    place = f" ({_file(judgement)}:{step.words.line})" if step.words.line else ""
    lines = indented(
        visible(f"{_SIGNS[step.value]}: {text}{place}"), "      · ", "        ", style.width
    )
    yield from (paint(line, DIM) if style.color else line for line in lines)
    if clause.keyword == "find" and step.value is True:
        return
    near = clause.keyword == "require" or clause is judgement.attempt.decided
    for detail in dict.fromkeys(_details(step, private, near)):
        for line in indented(visible(detail), "          ", "            ", style.width):
            yield paint(line, DIM) if style.color else line


def _details(step: Step, private: bool, near: bool) -> Iterator[str]:
    """What it compared, where it looked, what it found, and if asked what stands near."""
    for part in step.parts:
        if part.words.text not in step.words.text:  # a condition that rules share
            yield f"{_SIGNS[part.value]}: {part.words.text}"
        yield from _details(part, private, near)
    if not private:
        yield from (f"{value.text} is {value.value}" for value in step.compared)
        if step.windows:
            yield f"searched: {', '.join(dict.fromkeys(w.words for w in step.windows))}"
    if step.found:
        yield f"found: {', '.join(dict.fromkeys(quoted(p, private) for p in step.found))}"
    if near:
        yield from (f"near: {describe(other, private)}" for other in step.near)


def _unfit(document: Document, judgements: Sequence[Judgement], style: Style) -> Iterator[str]:
    title = "Looked, but these words are not what the rule is about"
    yield paint(title, BOLD) if style.color else title
    alike: dict[tuple[str, str], list[str]] = {}
    for judgement in judgements:
        why = judgement.why.removeprefix("Not reported: ")
        alike.setdefault((_words(document, judgement), why), []).append(judgement.record.id)
    for (words, why), rules in alike.items():
        text = f"{', '.join(dict.fromkeys(rules))}, {words}: {why}"
        yield from indented(visible(shortened(text, 240)), "  ", "    ", style.width)


def _by_pack(title: str, rules: Sequence[str], style: Style) -> Iterator[str]:
    yield paint(title, BOLD) if style.color else title
    packs: dict[str, list[str]] = {}
    for rule in rules:
        pack, _, name = rule.partition("/")
        packs.setdefault(pack, []).append(name)
    for pack, names in packs.items():
        yield from indented(f"{pack}: {', '.join(names)}", "  ", "    ", style.width)


def _words(document: Document, judgement: Judgement) -> str:
    attempt = judgement.attempt
    if judgement.record.plan.private:
        return f"“{UNSAID}”"
    words = " ".join(document.text[attempt.start : attempt.end].split())
    return in_marks(visible(shortened(words, 60)))


def _file(judgement: Judgement) -> str:
    return judgement.record.plan.path.replace("\\", "/").rpartition("/")[2]
