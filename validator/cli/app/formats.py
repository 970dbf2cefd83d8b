"""newslint formats."""

from validator.cli.app.parameters import Debug, configured, end
from validator.cli.options import SetUp


@configured
def formats(set_up: SetUp, _debug: Debug = False) -> None:
    """List the kinds of file that are read, and what becomes of them."""
    from validator.cli.formats import run_formats

    end(run_formats, set_up)
