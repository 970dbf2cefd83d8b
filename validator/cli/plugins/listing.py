"""newslint plugins list and check: what takes part in a run, and whether it is sound."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from validator.cli.exits import Exit
from validator.cli.options import SetUp
from validator.cli.output import complain_of, style, write
from validator.cli.usage import TEXT_OR_JSON, check_format
from validator.engine.configuration.files import load_configuration
from validator.registry import Plugin, Provided, Refusal, Registry, load_registry
from validator.reporters.full import render_faults
from validator.reporters.layout import indented, visible
from validator.reporters.summary import counted, is_broken


def run_list(set_up: SetUp, form: str = "text") -> Exit:
    """What each plugin is, where it comes from, what it provides; of one that is off, why."""
    check_format(form, TEXT_OR_JSON)
    configuration = load_configuration(*set_up)
    registry = load_registry(configuration.plugins)
    write(_as_json(registry) if form == "json" else "".join(_as_text(registry)))
    complain_of(registry.faults)
    return Exit.UNABLE if is_broken((*registry.faults, *configuration.faults)) else Exit.DONE


def _as_text(registry: Registry) -> Iterator[str]:
    width = style().width
    for plugin in registry.plugins:
        yield f"{visible(str(plugin))}, {plugin.seconds * 1000:.0f} ms\n"
        for line in _provided(registry.provided[plugin.name]):
            yield from (f"{part}\n" for part in indented(visible(line), "  ", "    ", width))
    for plugin, why in registry.refused:
        yield f"{visible(str(plugin))}, off\n"
        yield from (f"{line}\n" for line in indented(visible(why), "  ", "  ", width))
    off = f", {len(registry.refused)} of them off" if registry.refused else ""
    total = len(registry.plugins) + len(registry.refused)
    yield f"{counted(total, 'plugin')}{off}.\n"


def _provided(provided: Iterable[Provided]) -> Iterator[str]:
    """A line for each sort of thing: "kinds: quantity, age"."""
    found: dict[str, list[str]] = {}
    for sort, name in provided:
        found.setdefault(sort, []).append(name)
    for sort, names in found.items():
        yield f"{sort}: {', '.join(names)}" if any(names) else sort
    if not found:
        yield "nothing"


def _as_json(registry: Registry) -> str:
    records = [_record(plugin, registry.provided[plugin.name]) for plugin in registry.plugins]
    records += [_record(refusal.plugin, (), refusal) for refusal in registry.refused]
    return json.dumps({"version": 1, "plugins": records}, indent=2) + "\n"


def _record(
    plugin: Plugin, provided: Sequence[Provided], off: Refusal | None = None
) -> dict[str, Any]:
    return {
        "name": plugin.name,
        "version": plugin.version or None,
        "distribution": plugin.distribution if plugin.path is None else None,
        "path": None if plugin.path is None else str(plugin.path),
        "provides": list(map(str, provided)),
        "milliseconds": round(plugin.seconds * 1000, 3),
        "disabled": None if off is None else off.reason,
    }


def run_check(paths: Sequence[str], set_up: SetUp) -> Exit:
    """Everything that is wrong with plugins: those installed, configured, and given by path."""
    from validator.engine.plugin_check import broken, check_plugins
    from validator.engine.session import open_session

    configuration = load_configuration(*set_up)
    given = tuple(Path(path) for path in paths)
    named = {path.resolve() for path in given}
    others = tuple(path for path in configuration.plugins if path.resolve() not in named)
    session = open_session(configuration=configuration._replace(plugins=others + given))
    of_plugins = broken(session.faults)
    beyond = [fault for fault in session.faults if fault not in of_plugins and is_broken([fault])]
    found = [*of_plugins, *check_plugins(session)]
    registry = session.registry
    faults = counted(len(found), "fault")
    number = counted(len(registry.plugins) + len(registry.refused), "plugin")
    looks = style()
    write(f"{render_faults([*beyond, *found], looks)}{number} checked, {faults} found.\n")
    if beyond or not all(path.exists() for path in given):
        return Exit.UNABLE
    return Exit.FOUND if found else Exit.DONE
