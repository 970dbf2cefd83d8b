"""Folders of copy to be checked."""

import json
from collections.abc import Iterator
from pathlib import Path

from articles import LENGTH, article
from stage import NEWS


def made_up(folder: Path, count: int = 1000) -> Path:
    """So many articles of 5 kB, a file each."""
    return _written(folder, (article(seed) for seed in range(count)))


def edited_news(folder: Path, count: int = 1000) -> Path | None:
    """As many pieces, each of as many articles of edited news as make 5 kB; None where there is no
    news beside the repository."""
    if not NEWS.exists():
        return None
    return _written(folder, (text for _, text in zip(range(count), _pieces(), strict=False)))


def _pieces() -> Iterator[str]:
    texts: list[str] = []
    with NEWS.open(encoding="utf-8") as lines:
        for line in lines:
            texts.append(json.loads(line)["text"].strip())
            if sum(map(len, texts)) >= LENGTH * 0.9:
                yield "\n\n".join(texts) + "\n"
                texts.clear()


def _written(folder: Path, texts: Iterator[str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return folder


def size(copy: Path) -> float:
    """MB."""
    files = [copy] if copy.is_file() else copy.iterdir()
    return sum(file.stat().st_size for file in files) / 1e6


def new_edition(copy: Path, number: int, most: int | None = None) -> None:
    """Makes all files new, or so many, by a line at the end: no outcome is known of them."""
    for file in sorted(copy.iterdir())[:most]:
        text = file.read_text(encoding="utf-8").partition("\n\nThis is edition ")[0].rstrip("\n")
        file.write_text(f"{text}\n\nThis is edition {number} of it.\n", encoding="utf-8")
