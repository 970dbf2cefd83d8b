"""How much of a report is shown, and how much time it took."""

from operator import itemgetter

from validator.engine.timing import Clock
from validator.report import Report


def loudest(report: Report, most: int) -> Report:
    """A report that shows so many findings at most: errors rather than warnings, and of findings
    that are as loud the first. They stay in their order."""
    by_severity = sorted(enumerate(report.diagnostics), key=lambda one: -one[1].severity)
    kept, rest = (
        tuple(found for _, found in sorted(part, key=itemgetter(0)))
        for part in (by_severity[:most], by_severity[most:])
    )
    return report._replace(diagnostics=kept, unshown=rest)


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
