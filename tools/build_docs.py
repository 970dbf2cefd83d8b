"""Write the pages of the built-in rules, docs/rules, from the rules themselves, and the tables of
docs/language.md from the words of the language.

python tools/build_docs.py           write them
python tools/build_docs.py --check   end with 1 if one is out of date
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from validator.cli.rules.pages import markdown_file, markdown_index, markdown_pack
from validator.dsl.syntax.vocabulary import VOCABULARY
from validator.engine.pages import pack_pages
from validator.engine.session import open_session

DOCS = Path(__file__).parent.parent / "docs"
FOLDER = DOCS / "rules"
LANGUAGE = DOCS / "language.md"
_TABLE = re.compile(r"(<!-- table: (\w+) -->\n).*?(?=<!-- end -->)", re.DOTALL)


def pages() -> dict[str, str]:
    """All pages by where they lie in the folder: the index, one a pack, one a rule."""
    packs = pack_pages(open_session(use_cache=False, profile="strict"))
    made = {f"{page.id}.md": markdown_file(page) for pack in packs for page in pack.rules}
    made |= {f"{pack.name}.md": markdown_pack(pack) for pack in packs}
    return {"README.md": markdown_index(packs), **made}


def language(page: str) -> str:
    """The reference of the language with its tables as they should be."""
    return _TABLE.sub(lambda match: match[1] + "".join(_table(match[2])), page)


def _table(group: str) -> Iterator[str]:
    yield "\n| written | means |\n|---|---|\n"
    for word in VOCABULARY:
        if word.group == group:
            forms = "<br>".join(f"`{form}`" for form in word.form.split("\n"))
            cells = (cell.replace("|", "\\|") for cell in (forms, word.meaning))
            yield f"| {' | '.join(cells)} |\n"
    yield "\n"


def outdated(made: dict[str, str]) -> list[str]:
    """The files that differ from what they should be, those too many included."""
    there = {
        file.relative_to(FOLDER).as_posix(): file.read_text(encoding="utf-8")
        for file in FOLDER.rglob("*.md")
    }
    return sorted(name for name in made | there if made.get(name) != there.get(name))


def main(arguments: list[str]) -> int:
    made = pages()
    changed = outdated(made)
    before = LANGUAGE.read_text(encoding="utf-8")
    after = language(before)
    if "--check" not in arguments:
        for name in changed:
            if name in made:
                (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
                (FOLDER / name).write_text(made[name], encoding="utf-8", newline="\n")
            else:
                (FOLDER / name).unlink()
        LANGUAGE.write_text(after, encoding="utf-8", newline="\n")
    told = [f"docs/rules/{name}" for name in changed] + ["docs/language.md"] * (after != before)
    for name in told:
        print(name)
    return 1 if told and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
