"""How much of a report is shown, and how much time it took."""

from validator.engine.timing import Clock
from validator.report import Report


def loudest(report: Report, most: int) -> Report:
    """A report of so many findings at most, errors before warnings, else in their order."""
    by_severity = sorted(report.diagnostics, key=lambda found: -found.severity)
    kept = sorted(by_severity[:most], key=lambda d: (d.region.path, d.region.start, d.code))
    return report._replace(diagnostics=tuple(kept))


def time_spent(clock: Clock) -> str:
    """What took how long, the dearest first."""
    total = clock.total
    rows = [*clock.spent]
    rest = total - sum(one.seconds for one in rows)
    told = [(one.seconds, f"{one.what} {one.name}") for one in rows]
    told.append((rest, "the rest: reading, looking for words, and what follows"))
    lines = [f"Checking took {total:.3f} s of CPU time:"]
    lines += [f"{seconds:9.3f} s  {seconds / total:4.0%}  {name}" for seconds, name in told]
    return "".join(f"{line}\n" for line in lines)
