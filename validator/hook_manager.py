"""pluggy, asked where plugins do more than is plain, and to say what is wrong with one."""

import difflib
from collections.abc import Iterable
from inspect import getattr_static
from types import FunctionType, ModuleType
from typing import Any

import pluggy

from validator.errors import NonsenseError
from validator.hooks import PROJECT, Hook, is_marked
from validator.loading import Faults, Plugin, deprecations_told


class _Manager(pluggy.PluginManager):
    """Knows our own marks beside those of pluggy."""

    def parse_hookspec_opts(self, module_or_class: Any, name: str) -> pluggy.HookspecOpts | None:
        options = super().parse_hookspec_opts(module_or_class, name)
        hook = vars(module_or_class).get(name)
        if options is None and name.startswith(f"{PROJECT}_") and isinstance(hook, FunctionType):
            return pluggy.HookspecOpts(
                firstresult=False, historic=False, warn_on_impl=None, warn_on_impl_args=None
            )
        return options

    def parse_hookimpl_opts(self, plugin: Any, name: str) -> pluggy.HookimplOpts | None:
        options = super().parse_hookimpl_opts(plugin, name)
        found = getattr_static(plugin, name, None)
        if options is None and is_marked(getattr(found, "__func__", found)):
            return pluggy.HookimplOpts(
                wrapper=False,
                hookwrapper=False,
                optionalhook=False,
                tryfirst=False,
                trylast=False,
                specname=None,
            )
        return options


def judged(
    plugins: Iterable[Plugin], hooks: ModuleType, faults: Faults
) -> tuple[list[Plugin], list[Hook]]:
    """The plugins that fit, and the functions with which they answer the hooks that a module
    declares."""
    manager = _Manager(PROJECT)
    manager.add_hookspecs(hooks)
    fit = [plugin for plugin in plugins if _register(manager, plugin, faults)]
    return fit, [
        Hook(name, implementation.plugin_name, implementation.function)
        for name in vars(hooks)
        if name.startswith(f"{PROJECT}_")
        for implementation in getattr(manager.hook, name).get_hookimpls()
    ]


def _refuse_unknown(manager: pluggy.PluginManager, module: Any) -> None:
    """Raises NonsenseError where a function is marked as a hook that there is none of."""
    known = [name for name in vars(manager.hook) if getattr(manager.hook, name).has_spec()]
    for caller in manager.get_hookcallers(module) or ():
        if not caller.has_spec():
            near = difflib.get_close_matches(caller.name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}"
            raise NonsenseError(f"there is no hook {caller.name}; {hint}")


def _register(manager: pluggy.PluginManager, plugin: Plugin, faults: Faults) -> bool:
    try:
        with deprecations_told(plugin, faults):
            manager.register(plugin.module, name=plugin.name)
        _refuse_unknown(manager, plugin.module)
        manager.check_pending()
        if not manager.get_hookcallers(plugin.module):
            raise NonsenseError("it provides nothing: no function of it is marked with @hookimpl")
    except Exception as error:
        manager.unregister(name=plugin.name)
        faults.refuse(plugin, "plugin-failed", f"does not fit: {error}")
        return False
    return True
