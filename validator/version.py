"""The version of newslint, read from here when it is packaged."""

__version__ = "0.1.0"
