"""Chance that can be repeated: an order drawn from a seed alone, the same on every device and machine."""

import hashlib
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def shuffled(things: Iterable[T], *, seed: str, key: Callable[[T], object]) -> list[T]:
    """The things in the order of the seed. It depends on their keys, never on the order in which they come."""
    return sorted(things, key=lambda thing: _draw(seed, key(thing)))


def _draw(seed: str, key: object) -> bytes:
    return hashlib.blake2b(f"{seed}/{key}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
