"""Commands that plugins add."""

from functools import cache
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from validator.cli.output import complain_of
from validator.diagnostic import Diagnostic
from validator.errors import NonsenseError, reason
from validator.registry import fault, load_registry


class Commands(TyperGroup):
    """The commands of newslint, and those of plugins, which are asked only where no other fits."""

    def list_commands(self, ctx: Any) -> list[str]:
        own = super().list_commands(ctx)
        return [*own, *_of_plugins(frozenset(own))]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        return _of_plugins(frozenset(super().list_commands(ctx))).get(cmd_name)


@cache
def _of_plugins(taken: frozenset[str]) -> dict[str, Any]:
    """The commands of installed plugins by name; what is wrong with them is told here."""
    found: dict[str, Any] = {}
    faults: list[Diagnostic] = []
    for hook in load_registry().commands:
        try:
            for app in hook():
                name = _name_of(app)
                if name in taken or name in found:
                    raise NonsenseError(f"there is a command “{name}” already")
                found[name] = get_command(app)
                found[name].name = name
        except (Exception, SystemExit) as error:
            told = f"plugin {hook.plugin} failed in newslint_commands: {reason(error)}"
            faults.append(fault("plugin-failed", told))
    complain_of(faults)
    return found


def _name_of(app: Any) -> str:
    if not isinstance(app, typer.Typer):
        raise NonsenseError(f"newslint_commands gives typer apps, this is {app!r}")
    name = app.info.name
    if not isinstance(name, str):
        raise NonsenseError("the app has no name: typer.Typer(name=...)")
    return name
