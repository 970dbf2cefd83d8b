"""Measures the detectors on labelled news text and writes docs/accuracy.md.

    python benchmarks/accuracy.py            measure, and write the table
    python benchmarks/accuracy.py --check    measure; fail if a figure fell by half a point
    python benchmarks/accuracy.py --speed    CPU seconds of all detectors over 1,000 articles

The labelled text is not part of newslint: it is looked for in ../shared, beside the repository.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from runpy import run_path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
EVALUATION = ROOT.parent / "shared" / "eval"
PAGE = ROOT / "docs" / "accuracy.md"
COMMAND = [sys.executable, "-m", "validator"]
TOLERANCE = 0.005
_TABLE = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)
_ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([\d.]+) \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)


class Figure(NamedTuple):
    """One line of the table: what `measure.py` calls it, and what to set beside it."""

    title: str
    data: str
    measure: str
    floor: str
    peers: str = ""


FIGURES = (
    Figure(
        "Sentences, golden rules: texts all right",
        "sentences/golden.jsonl",
        "cases",
        ".958",
        "pySBD .979",
    ),
    Figure(
        "Sentences, news: ends, F1",
        "sentences/gum_news_train.jsonl",
        "boundary",
        ".985",
    ),
    Figure(
        "Numbers: texts all right",
        "numbers/number.jsonl",
        "case_values",
        ".92",
    ),
    Figure(
        "Money: texts all right",
        "numbers/currency.jsonl",
        "case_values",
        ".85",
    ),
    Figure(
        "Measures: texts all right",
        "numbers/dimension.jsonl",
        "case_values",
        ".75",
    ),
    Figure(
        "Percentages: texts all right",
        "numbers/percent.jsonl",
        "case_values",
        ".95",
    ),
    Figure(
        "Ages: texts all right",
        "numbers/age.jsonl",
        "case_values",
        ".90",
    ),
    Figure(
        "Ranges: texts all right",
        "numbers/range.jsonl",
        "case_values",
        ".85",
    ),
    Figure(
        "Ordinals: texts all right",
        "numbers/ordinal.jsonl",
        "case_values",
        ".85",
    ),
    Figure(
        "Tolls, killed where the text states it: exact",
        "victims/msa.jsonl --stated",
        "killed",
        ".90",
    ),
    Figure(
        "Quotations: direct speech found",
        "polnear/dev.jsonl",
        "recall_direct",
        ".95",
    ),
    Figure(
        "Attributions: content half covered, F1",
        "polnear/dev.jsonl",
        "content_half",
        ".62",
        "quotation regex .253, spaCy rules .485, "
        "Gender Gap Tracker .522, CRF .634, BERT .718, people .829",
    ),
    Figure(
        "Attributions: all parts right, F1",
        "polnear/dev.jsonl",
        "all_parts",
        ".52",
        "quotation regex .234, spaCy rules .421, Gender Gap Tracker .420, people .768",
    ),
    Figure(
        "Attributions: sources, F1",
        "polnear/dev.jsonl",
        "source_overlap",
        ".70",
        "quotation regex .337, spaCy rules .551, "
        "Gender Gap Tracker .571, CRF .675, BERT .817, people .831",
    ),
    Figure(
        "Attributions: sentences, F1",
        "polnear/dev.jsonl",
        "sentence",
        ".85",
        "quotation regex .389, spaCy rules .725, "
        "Gender Gap Tracker .695, CRF .837, BERT .916, people .932",
    ),
    Figure(
        "Attributions, exact source, F1",
        "cofenet/dev.jsonl",
        "exact_source",
        ".60",
        "rules .107, CRF .506, BERT .811",
    ),
    Figure(
        "Attributions, exact cue, F1",
        "cofenet/dev.jsonl",
        "exact_cue",
        ".55",
        "rules .228, CRF .534, BERT .740",
    ),
    Figure(
        "Attributions, exact content, F1",
        "cofenet/dev.jsonl",
        "exact_content",
        ".40",
        "rules .056, CRF .286, BERT .689",
    ),
    Figure(
        "Anonymous sources, F1",
        "anonymous/dev.jsonl",
        "anonymous",
        ".75",
    ),
)


def measure() -> dict[tuple[str, str], float]:
    """All figures by (data, measure)."""
    command = " ".join(COMMAND)
    run = subprocess.run(
        [sys.executable, str(EVALUATION / "measure.py"), "--json", "--command", command],
        capture_output=True, text=True, check=True, cwd=EVALUATION,
    )  # fmt: skip
    found: dict[tuple[str, str], float] = {}
    for part in re.split(r"^# ", run.stdout, flags=re.MULTILINE)[1:]:
        data, _, rest = part.partition("\n")
        for name, value in json.loads(rest[rest.index("{") :]).items():
            if (number := _number(value)) is not None:
                found[data.strip(), name] = number
    found["victims/msa.jsonl --stated", "killed"] = _stated_tolls()
    return found


def _number(value: object) -> float | None:
    if isinstance(value, dict):
        return float(value["f1"])
    match = re.match(r"[\d.]+", str(value))
    return float(match.group()) if match else None


def _stated_tolls() -> float:
    """Share of the texts with the right number of dead, of those that state it in figures."""
    evaluation = run_path(str(EVALUATION / "measure.py"))
    gold = EVALUATION.parent / "data" / "victims" / "msa.jsonl"
    records = map(json.loads, gold.read_text(encoding="utf-8").splitlines())
    texts = {record["path"]: record["text"] for record in records}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = evaluation["predictions"](texts, ["casualty"], COMMAND, folder)
        lines = [json.dumps({"path": p, "annotations": a}) for p, a in found.items()]
        out = folder / "found.jsonl"
        out.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "eval_victims.py", str(gold), str(out), "--stated", "--json"]
        run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=EVALUATION)
    number = _number(json.loads(run.stdout)["killed"])
    assert number is not None
    return number


def table(found: dict[tuple[str, str], float]) -> str:
    lines = [
        "| what | data | newslint | to pass | others, where published |",
        "|---|---|---|---|---|",
    ]
    for title, data, measure, floor, peers in FIGURES:
        value = found[data, measure]
        lines.append(f"| {title} | {data} {measure} | {value:.3f} | {floor} | {peers} |")
    return "\n".join(lines) + "\n"


def recorded() -> dict[str, float]:
    """Figures of the page by data and measure."""
    return {row[1].strip(): float(row[2]) for row in _ROW.findall(PAGE.read_text(encoding="utf-8"))}


def fallen(found: dict[tuple[str, str], float]) -> list[str]:
    """The figures that are more than half a point below the recorded ones."""
    now = {f"{data} {measure}": value for (data, measure), value in found.items()}
    return [
        f"{name}: {now[name]:.3f}, recorded {old:.3f}"
        for name, old in recorded().items()
        if now[name] < old - TOLERANCE
    ]


def speed() -> str:
    """All detectors over 1,000 articles of 5 kB, cut from real ones: CPU time of this process."""
    from validator.engine.discovery import Draft
    from validator.engine.session import open_session

    corpus = EVALUATION.parent / "data" / "throughput" / "bbc.jsonl"
    lines = corpus.read_text(encoding="utf-8").splitlines()
    copy = "\n\n".join(json.loads(line)["text"] for line in lines)
    drafts = [Draft("a.txt", copy[i * 5000 : (i + 1) * 5000].encode()) for i in range(1000)]
    session = open_session()
    kinds = [k for k in session.kinds if k != "term"]
    session.document(drafts[0]).spans("attribution")  # loaded before the clock starts
    begin, spans = time.process_time(), 0
    for draft in drafts:
        document = session.document(draft)
        spans += sum(len(document.spans(kind)) for kind in kinds)
    seconds = time.process_time() - begin
    return f"{len(drafts):,} articles of 5 kB: {seconds:.2f} CPU seconds, {spans:,} spans"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--speed", action="store_true")
    arguments = parser.parse_args()
    if not EVALUATION.is_dir():
        print(f"the labelled text is not here: {EVALUATION}", file=sys.stderr)
        return 2
    if arguments.speed:
        print(speed())
        return 0
    found = measure()
    if arguments.check:
        worse = fallen(found)
        print("\n".join(worse) or "no figure fell")
        return 1 if worse else 0
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_TABLE.sub(lambda _: table(found), page), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
