"""Names that ask for each other."""

from collections.abc import Iterable, Mapping


def ordered(asked: Mapping[str, Iterable[str]]) -> tuple[list[str], list[tuple[str, ...]]]:
    """All names, each behind those that it asks for; and the circles in which some do."""
    order: dict[str, None] = {}
    circles: list[tuple[str, ...]] = []
    for first in asked:
        path = {} if first in order else {first: iter(asked[first])}
        while path:
            name = next(reversed(path))
            following = next(path[name], None)
            if following is None:
                del path[name]
                order[name] = None
            elif following in path:
                names = list(path)
                circles.append(tuple(names[names.index(following) :]))
            elif following not in order:
                path[following] = iter(asked.get(following, ()))
    return list(order), circles
