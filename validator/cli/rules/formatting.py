"""newslint rules format: one layout for all rule files."""

import codecs
from collections.abc import Sequence
from pathlib import Path

from validator.cli.exits import Exit
from validator.cli.output import complain, complain_of, encoded, reason, save, write
from validator.diagnostic import Diagnostic
from validator.dsl.syntax.printer import format_rules
from validator.engine.rules.rule_faults import placed, syntax
from validator.engine.rules.rulebook import RuleFile, find_rule_files
from validator.reporters.layout import visible
from validator.reporters.summary import counted
from validator.source import Source, UnreadableSourceError, decode


def run_format(paths: Sequence[str], check: bool) -> Exit:
    """Lay out rule files; with `check` only name those that would change. A file with a fault is
    left as it is."""
    files, faults = find_rule_files(map(Path, paths))
    changed = failed = 0
    for file in files:
        try:
            text, wrong = _formatted(file)
            faults += wrong
            failed += bool(wrong)
            if wrong or text is None:
                continue
            if not check:
                save(encoded(text), file.path)
        except UnreadableSourceError as error:
            complain(f"cannot read {file.path}: {error}")
            failed += 1
            continue
        except OSError as error:
            complain(f"cannot write {file.path}: {reason(error)}")
            failed += 1
            continue
        changed += 1
        write(f"{'would change' if check else 'changed'} {visible(file.path)}\n")
    done = f"{changed:,} {'would change' if check else 'changed'}" if changed else "none to change"
    left = f", {failed:,} could not be formatted" if failed else ""
    write(f"{counted(len(files), 'file')}: {done}{left}.\n")
    complain_of(faults)
    if faults or failed:
        return Exit.UNABLE
    return Exit.FOUND if check and changed else Exit.DONE


def _formatted(file: RuleFile) -> tuple[str | None, list[Diagnostic]]:
    """What to write instead of a file, None where it is as it should be; and its faults."""
    text = decode(file.data)
    made = format_rules(text)
    if made.faults:
        return None, placed(Source(file.path, text), syntax(made.faults))
    mark = "\ufeff" if file.data.startswith(codecs.BOM_UTF8) else ""
    new = mark + made.text
    return (None if new.encode() == file.data else new), []
