"""Prints, as JSON, milliseconds of CPU for an article checked again; run by `editor`."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

from articles import article

from validator.engine.discovery import Draft
from validator.engine.session import open_session


def main() -> None:
    session = open_session()
    text = article(0)
    middle = text.index(" ", len(text) // 2)
    spent: dict[str, list[float]] = {}

    def timed(name: str, run: Callable[[], object]) -> None:
        begun = time.process_time()
        run()
        spent.setdefault(name, []).append((time.process_time() - begun) * 1000)

    def check(copy: str) -> Callable[[], object]:
        return lambda: session.check([Draft("draft.txt", copy.encode())])

    for number in range(5):
        check(article(number))()
    for number in range(int(sys.argv[1])):
        timed("loop", lambda: [None for _ in range(100_000)])
        timed("a word was typed", check(f"{text[:middle]} word{number}{text[middle:]}"))
        timed("nothing was changed", check(text))
    told = {name: median(times) for name, times in spent.items()}
    print(json.dumps({"loop": told.pop("loop"), "ms": told}))


if __name__ == "__main__":
    main()
