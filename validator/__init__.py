"""newslint: a linter for the claims in news copy.

A text travels one way: reader, document, checkers, diagnostics, reporter.
What a plugin may use is in `validator.api`.
"""

from validator.version import __version__

__all__ = ["__version__"]
