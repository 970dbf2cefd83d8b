"""Makes docs/images/check.svg, the picture in the README, from a real run.

pip install rich && python docs/images/picture.py
"""

import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parent.parent.parent
COMMAND = ["check", "examples/newsroom/drafts/ferry-fire.txt", "--color", "always"]
LINES = 34
WIDTH = 104


def main() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "validator", *COMMAND],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    lines = run.stdout.rstrip().split("\n")
    shown = [*lines[: LINES - 4], "", "…", *lines[-2:]]
    console = Console(record=True, width=WIDTH, file=open("/dev/null", "w"))  # noqa: SIM115
    console.print(Text(f"$ newslint {' '.join(COMMAND[:2])}", style="bold"))
    console.print(Text.from_ansi("\n".join(shown)))
    svg = console.export_svg(title="newslint")
    # fonts come from the reader's machine, not from a network
    svg = "\n".join(line for line in svg.splitlines() if "cdnjs" not in line)
    (ROOT / "docs" / "images" / "check.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
