"""Two figures as the rule language compares them."""

from validator.plugins.casualties.figure_comparison import count_key, same_event

from validator.document import Document
from validator.kinds import Casualty


def same_count(document: Document, one: Casualty, other: Casualty) -> bool:
    """`same_count`: one key, and nothing that tells them apart."""
    key = count_key(document, one)
    return (
        key is not None and key == count_key(document, other) and same_event(document, one, other)
    )
