"""Prints, as JSON, milliseconds of CPU for articles checked again; run by `editor`."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from validator.engine.discovery import Draft
from validator.engine.session import open_session


def main() -> None:
    session = open_session()
    texts = [file.read_text(encoding="utf-8") for file in sorted(Path(sys.argv[2]).iterdir())]
    spent: dict[str, list[float]] = {}

    def timed(name: str, run: Callable[[], object]) -> None:
        begun = time.process_time()
        run()
        spent.setdefault(name, []).append((time.process_time() - begun) * 1000)

    def check(text: str) -> Callable[[], object]:
        return lambda: session.check([Draft("draft.txt", text.encode())])

    for text in texts:
        check(text)()
    for number in range(int(sys.argv[1])):
        text = texts[number % len(texts)]
        middle = text.index(" ", len(text) // 2)
        timed("loop", lambda: [None for _ in range(100_000)])
        timed("a word was typed", check(f"{text[:middle]} word{number}{text[middle:]}"))
        timed("nothing was changed", check(text))
    told = {name: median(times) for name, times in spent.items()}
    print(json.dumps({"loop": told.pop("loop"), "ms": told}))


if __name__ == "__main__":
    main()
