"""newslint: a linter for the claims in news copy.

A text travels one way: reader, document, checkers, diagnostics, reporter.
What a plugin may use is in `validator.api`.
"""

__version__ = "0.1.0"
