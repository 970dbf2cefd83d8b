"""What was written of rules, read once more from their files: plans keep none of it."""

from collections.abc import Collection, Iterable
from pathlib import Path

from validator.dsl import plan
from validator.dsl.tracing.wording import Wording, shared_conditions, wordings
from validator.source import UnreadableSourceError, decode


def read_wordings(packs: Iterable[plan.Pack], rules: Collection[plan.Rule]) -> dict[str, Wording]:
    """What was written, by rule id; nothing of rules whose file cannot be read any more."""
    found = {rule.id: Wording({}) for rule in rules}
    by_pack: dict[str, dict[str, plan.Rule]] = {}
    asked: set[str] = set()
    for rule in rules:
        by_pack.setdefault(rule.pack, {})[rule.name] = rule
        named = (node.name for node in plan.walk(rule.body) if isinstance(node, plan.Named))
        asked.update(name.partition(".")[0] for name in named)
    texts = {
        pack.name: text
        for pack in packs
        if pack.name in by_pack or pack.name in asked
        if (text := _text(pack.path)) is not None
    }
    shared = shared_conditions({name: texts[name] for name in asked & texts.keys()})
    for pack, own in by_pack.items():
        if pack in texts:
            written = wordings(texts[pack], own, shared)
            found.update({own[name].id: wording for name, wording in written.items()})
    return found


def _text(path: str) -> str | None:
    try:
        return decode(Path(path).read_bytes())
    except (OSError, UnreadableSourceError):
        return None
