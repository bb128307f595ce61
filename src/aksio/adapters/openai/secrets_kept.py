"""Whether an answer in a given shape tells what is not for the learner: our own words, or the fence."""

from collections.abc import Iterator

import msgspec

from aksio.domain.chat.secrecy import Secrecy


def tells_secrets(content: msgspec.Struct, instructions: str, *, fence: str, known: str) -> bool:
    """All texts of the answer are read as one, so that it does not help to spread the words over its fields."""
    secrecy = Secrecy(instructions, fence=fence, known=known)
    said = "".join(_texts(msgspec.to_builtins(content)))
    return secrecy.push(said) is None or secrecy.rest() is None


def _texts(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from _texts(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _texts(value)
