"""Rules as pages to read: in a terminal, and in the documentation."""

import re
import textwrap
from collections.abc import Iterator, Sequence

from validator.dsl import plan
from validator.engine.pages import PackPage, RulePage
from validator.formats import Style
from validator.reporters.layout import BOLD, COLORS, indented, paint, visible

_CLAUSES = textwrap.TextWrapper(
    100, subsequent_indent=" " * 9, break_long_words=False, break_on_hyphens=False
)
_MARKUP = re.compile(r"([\\`*_\[\]<>|])")


# ---- in a terminal


def text_page(page: RulePage, style: Style) -> str:
    return "".join(f"{line}\n" for line in _text_lines(page, style))


def _text_lines(page: RulePage, style: Style) -> Iterator[str]:
    def heading(text: str) -> str:
        return paint(text, BOLD) if style.color else text

    def block(title: str, lines: Sequence[str]) -> Iterator[str]:
        if any(lines):
            yield heading(title)
            for line in lines:
                yield from indented(visible(line), "  ", "    ", style.width)

    severity = str(page.severity)
    if style.color and page.severity in COLORS:
        severity = paint(severity, BOLD, COLORS[page.severity])
    yield heading(visible(page.id))
    yield from indented(visible(page.title), "  ", "  ", style.width)
    yield f"  {severity}, {_state(page)}"
    yield from indented(
        visible(": ".join(filter(None, (f"pack {page.pack}", page.pack_title)))),
        "  ",
        "    ",
        style.width,
    )
    yield f"  {visible(page.path)}:{page.line}"
    yield from block("Why", [page.because])
    yield from block("Guides", page.guides)
    yield from block("What it looks for", [clause.text for clause in page.clauses])
    yield from block("Conditions it shares", [shared.text for shared in page.conditions])
    yield from block("Word lists", [_list_words(page, known.name) for known in page.lists])
    yield from block("What it says", [page.message, page.suggestion and f"→ {page.suggestion}"])
    yield from block("Settings", [_setting(page, name) for name, *_ in page.settings])
    good = [example for example in page.examples if not example.bad]
    bad = [example for example in page.examples if example.bad]
    for title, examples in (("Good", good), ("Bad", bad)):
        if examples:
            yield heading(title)
        for example in examples:
            yield from _text_example(example, style)


def _text_example(example: plan.Example, style: Style) -> Iterator[str]:
    first = "  · "
    for line in example.text.strip().splitlines():
        yield from indented(visible(line), first, "    ", style.width) if line.strip() else [""]
        first = "    "
    if example.flags:
        flags = ", ".join(f"“{flag}”" for flag in example.flags)
        yield from indented(visible(f"reported: {flags}"), "      ", "        ", style.width)


def _state(page: RulePage) -> str:
    state = "on" if page.enabled else f"off: {page.reason}"
    if page.changed_by:
        state += f"; changed by pack {', '.join(page.changed_by)}"
    return f"{state}; private: it tells none of the words it finds" if page.private else state


def _setting(page: RulePage, name: str) -> str:
    setting = next(s for s in page.settings if s.name == name)
    now = f" (now {setting.value})" if setting.value != setting.default else ""
    return f"{name} = {setting.default}{now}"


def _list_words(page: RulePage, name: str) -> str:
    known = next(k for k in page.lists if k.name == name)
    some = ", ".join(f"“{word}”" for word in known.some)
    more = known.entries - len(known.some)
    return f"{name}: {some}{f' and {more:,} more' if more > 0 else ''}"


# ---- in the documentation


def markdown_page(page: RulePage) -> str:
    """A rule as a section; nothing in it depends on where the rules are installed."""
    return "\n".join(_markdown_lines(page, "##")) + "\n"


def markdown_file(page: RulePage) -> str:
    """A rule as a file in a folder of its pack, which leads back to the page of the pack."""
    above = f"[Rules](../README.md) › [{page.pack}](../{page.pack}.md)\n\n"
    return above + "\n".join(_markdown_lines(page, "#")) + "\n"


def _markdown_lines(page: RulePage, heading: str) -> Iterator[str]:
    yield f"{heading} {page.name}"
    yield ""
    yield f"**{_plain(page.title)}**" if page.title else f"`{page.id}`"
    yield ""
    yield f"`{page.id}`, {page.severity}{'' if page.enabled else f' (off: {page.reason})'}"
    if page.because:
        yield ""
        yield _plain(page.because)
    if page.guides:
        yield ""
        yield f"Guides: {_plain('; '.join(page.guides))}."
    yield ""
    yield "```text"
    for clause in page.clauses:
        yield from _CLAUSES.wrap(clause.text)
    for shared in page.conditions:
        yield from _CLAUSES.wrap(f"condition {shared.text}")
    yield "```"
    yield ""
    yield f"It says: {_plain(page.message)}" + (
        f" → {_plain(page.suggestion)}" if page.suggestion else ""
    )
    if page.private:
        yield ""
        yield "It is private: what it finds is told in no report."
    if page.lists:
        yield ""
        yield from (f"- {_plain(_list_words(page, known.name))}" for known in page.lists)
    if page.settings:
        yield ""
        yield "| setting | default |"
        yield "|---|---|"
        yield from (f"| `{s.name}` | `{s.default}` |" for s in page.settings)
    for title, bad in (("Good", False), ("Bad", True)):
        examples = [example for example in page.examples if example.bad == bad]
        if examples:
            yield ""
            yield f"{title}:"
        for example in examples:
            yield ""
            yield from _markdown_example(example)


def _markdown_example(example: plan.Example) -> Iterator[str]:
    """A quoted example, what is reported in bold."""
    text = _plain(example.text.strip())
    at = 0
    for flag in example.flags:
        found = text.find(_plain(flag), at)
        if found < 0:
            found = text.find(_plain(flag))
        if found >= 0:
            end = found + len(_plain(flag))
            text = f"{text[:found]}**{text[found:end]}**{text[end:]}"
            at = end + 4
    divided = re.sub(r"\s*^(---.*)$\s*", r"\n\n\1\n\n", text, flags=re.MULTILINE)
    for line in divided.splitlines():
        # what opens a headline or divides texts in an example is no heading or rule here
        escaped = re.sub(r"^(\s*)([#\-+>]|\d+(?=[.)]))", r"\1\\\2", line)
        yield f"> {escaped}".rstrip()


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def markdown_pack(pack: PackPage) -> str:
    """The page of a pack: what it is, its rules in a table, each linked to its page."""
    lines = [f"# {pack.name}", "", _plain(pack.title) or "A pack of rules.", ""]
    return "\n".join([*lines, *_table(pack)]) + "\n"


def markdown_index(packs: Sequence[PackPage]) -> str:
    """All rules by pack, each linked to its page."""
    lines = ["# Rules", ""]
    count = sum(len(pack.rules) for pack in packs)
    lines += [f"{count} rules in {len(packs)} packs.", ""]
    for pack in packs:
        lines += [f"## [{pack.name}]({pack.name}.md)", "", _plain(pack.title), ""]
        lines += [*_table(pack), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(pack: PackPage) -> list[str]:
    rows = ["| rule | severity | on | title | it says | it suggests |", "|---|---|---|---|---|---|"]
    for page in pack.rules:
        state = "yes" if page.enabled else f"no: {page.reason}"
        told = (page.title, page.message, page.suggestion or "")
        rows.append(
            f"| [{page.name}]({pack.name}/{page.name}.md) | {page.severity} | {state} "
            f"| {' | '.join(map(_plain, told))} |"
        )
    return rows
