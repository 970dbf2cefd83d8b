"""newslint formats: which files are read, and what becomes of them."""

from validator.cli.ending import ended
from validator.cli.exits import Exit
from validator.cli.options import SetUp
from validator.cli.output import style, write
from validator.engine.configuration.files import load_configuration
from validator.engine.session import open_session
from validator.reporters.layout import indented, visible


def run_formats(set_up: SetUp) -> Exit:
    """One line a reader: its name, its suffixes, what it makes of a file."""
    session = open_session(configuration=load_configuration(*set_up))
    rows = [
        (reader.name, " ".join((*reader.suffixes, *(f"({s})" for s in reader.named_only))), reader)
        for reader in session.registry.readers
    ]
    name_width, suffix_width = (max((len(row[n]) for row in rows), default=0) for n in (0, 1))
    for name, suffixes, reader in rows:
        head = f"{name:{name_width}}  {suffixes:{suffix_width}}  "
        lines = indented(visible(reader.meaning), head, " " * len(head), style().width)
        write("".join(f"{line}\n" for line in lines or [head.rstrip()]))
    if any(reader.named_only for _, _, reader in rows):
        write("\nA suffix in brackets is read where a file is named, and not met in a folder.\n")
    return ended(session.faults)
