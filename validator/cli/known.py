"""What a check knows of its set-up before anything is loaded, and the session where it must be."""

import gc
from functools import cached_property
from typing import TYPE_CHECKING

from validator.cli.options import CheckOptions
from validator.cli.usage import checked_date
from validator.engine.cache.files import cache_folder
from validator.engine.cache.outcomes import OutcomeCache
from validator.engine.cache.printing import Printer, Printing
from validator.engine.cache.setup_key import Asked
from validator.engine.cache.setups import Remembered, SetUpCache, dependencies
from validator.engine.gathering import Wanted
from validator.engine.terms import Terms, terms_of
from validator.errors import UsageError

if TYPE_CHECKING:
    from validator.engine.configuration.model import Configuration
    from validator.engine.session import Session

_staying: "list[Session]" = []
"""The session that was opened last. It is left to the end of the process, as to take it apart takes
as long as to print a report."""


class Known:
    """The set-up of a check, as it is remembered or else as it is loaded."""

    def __init__(self, options: CheckOptions) -> None:
        self._options = options
        self._setups: SetUpCache | None = None
        self._remembered: Remembered | None = None
        if _is_plain(options):
            try:
                self._setups = SetUpCache(cache_folder(), asked(options))
                self._remembered = self._setups.recall()
            except OSError:
                self._setups = None  # the current folder is gone: to be told by who needs it

    @cached_property
    def terms(self) -> Terms:
        if self._remembered is not None:
            return self._remembered.terms
        return terms_of(self.session, self.configuration)

    @cached_property
    def configuration(self) -> "Configuration":
        from validator.engine.configuration.files import load_configuration

        return load_configuration(*self._options.set_up)

    @cached_property
    def session(self) -> "Session":
        """Raises UsageError."""
        gc.disable()  # until all is loaded, as that stays: 25 ms
        opened = session_of(self._options, self.configuration)
        _staying[:] = [opened]
        gc.freeze()
        gc.set_threshold(50_000)
        gc.enable()
        if self._setups is not None and self._remembered is None:
            given = self._options.rules
            self._setups.loaded(dependencies(opened.registry, self.configuration, given))
        return opened

    def require_rules(self) -> None:
        """Raises UsageError where no rule is on, and nobody is told that something is at fault."""
        if not self.terms.broken and not self.terms.can_report:
            hint = "see newslint rules list"
            raise UsageError("no rule is on, so nothing would be checked", hint)

    @property
    def stands(self) -> bool:
        """Whether all that the set-up is known to be made of is as it was when it was loaded."""
        return self._setups is None or self._setups.unchanged() is not None

    def outcomes(self, wanted: Wanted) -> OutcomeCache | None:
        """What became of drafts before, where that may be used and kept."""
        if self._setups is None:
            return None
        return OutcomeCache(cache_folder(), wanted, self._setup)

    def printing(self, printer: Printer) -> Printing:
        """What is printed of drafts, and was before where that may be used and kept."""
        if self._setups is None:
            return Printing(printer)
        return Printing(printer, cache_folder(), self._setup)

    @property
    def _setup(self) -> str | None:
        return self._remembered.setup if self._remembered is not None else None

    def keep(self, *made: OutcomeCache | Printing) -> None:
        """Keep what became of drafts, if it is certain what it came from."""
        new = [one for one in made if one.has_new]
        if self._setups is None or not new:
            return
        if self._remembered is not None:
            setup = self._setups.unchanged()
        else:
            setup = self._setups.keep(self.terms)
        if setup is not None:
            for one in new:
                one.save(setup)


def session_of(options: CheckOptions, configuration: "Configuration") -> "Session":
    """Raises UsageError."""
    from validator.cli.opening import opened

    date = checked_date(options.date)
    return opened(configuration, options.choice, date, use_cache=not options.no_cache)


def _is_plain(options: CheckOptions) -> bool:
    """Whether all of its report comes from outcomes that may be kept: what is corrected, timed or
    held against an earlier version is looked at anew."""
    anew = options.fix or options.diff or options.timing or options.no_cache
    return not anew and options.changed is None and options.against is None


def asked(options: CheckOptions) -> Asked:
    return Asked(*options.choice, options.date, *options.set_up)
