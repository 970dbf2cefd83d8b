"""Names for bytes, by which a cache knows that they are the same.

The hash is the one by which Python tells whether a compiled file is current, taken twice for 128
bits: hashlib would load OpenSSL, which takes longer than reading all that is kept of a draft. It is
no cryptographic hash. Two drafts with one name can be made on purpose, but not by chance.
"""

from collections.abc import Iterable
from importlib.util import source_hash

_AGAIN = b"newslint"


def digest(data: bytes) -> str:
    return _digest(_AGAIN + data)


def _digest(again: bytes) -> str:
    """Of what follows on `_AGAIN`, without another copy."""
    return (source_hash(memoryview(again)[len(_AGAIN) :]) + source_hash(again)).hex()


def digest_of_all(parts: Iterable[str | bytes]) -> str:
    """Of parts, none of which can be taken for another or for two."""
    found = [_AGAIN]
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found += (b"%d " % len(data), data)
    return _digest(b"".join(found))
