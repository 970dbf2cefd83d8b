"""Write the pages of the built-in rules, docs/rules, from the rules themselves.

python tools/build_docs.py           write them
python tools/build_docs.py --check   end with 1 if one is out of date
"""

import sys
from pathlib import Path

from validator.cli.rule_pages import markdown_index, markdown_pack
from validator.engine.pages import pack_pages
from validator.engine.session import open_session

FOLDER = Path(__file__).parent.parent / "docs" / "rules"


def pages() -> dict[str, str]:
    """All pages by file name."""
    packs = pack_pages(open_session(use_cache=False, profile="strict"))
    made = {f"{pack.name}.md": markdown_pack(pack) for pack in packs}
    return {"README.md": markdown_index(packs), **made}


def outdated(made: dict[str, str]) -> list[str]:
    """The files that differ from what they should be, those too many included."""
    there = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md")}
    return sorted(name for name in made | there if made.get(name) != there.get(name))


def main(arguments: list[str]) -> int:
    made = pages()
    changed = outdated(made)
    if "--check" not in arguments:
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name in changed:
            if name in made:
                (FOLDER / name).write_text(made[name], encoding="utf-8", newline="\n")
            else:
                (FOLDER / name).unlink()
    for name in changed:
        print(f"docs/rules/{name}")
    return 1 if changed and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
