"""What is wrong afterwards, as pure questions to what was written down and heard. Nothing wrong: an empty list."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Told:
    """An event as somebody outside heard it."""

    id: UUID
    key: str


def lost(what: str, acknowledged: Iterable[UUID], there: Iterable[UUID]) -> list[str]:
    """Acknowledged and not there."""
    present = set(there)
    return [f"{what} {each} was acknowledged and is lost" for each in acknowledged if each not in present]


def doubled(what: str, there: Iterable[object]) -> list[str]:
    """There more than once."""
    return [f"{what} {each} is there {times} times" for each, times in Counter(there).items() if times > 1]


def miscounted(what: str, acknowledged: Mapping[str, int], there: Mapping[str, int]) -> list[str]:
    """Not there exactly as often as acknowledged, by whose it is."""
    return [
        f"{what} of {whose}: {acknowledged.get(whose, 0)} times acknowledged, {there.get(whose, 0)} times there"
        for whose in sorted({*acknowledged, *there})
        if acknowledged.get(whose, 0) != there.get(whose, 0)
    ]


def untold(recorded: Iterable[UUID], heard: Iterable[Told]) -> list[str]:
    """Recorded, and nobody outside ever heard of it."""
    known = {each.id for each in heard}
    return [f"event {each} never reached its topic" for each in recorded if each not in known]


def out_of_order(recorded: Mapping[str, Sequence[UUID]], heard: Iterable[Told]) -> list[str]:
    """Those whose events were first heard in another order than they happened in."""
    first: dict[UUID, int] = {}
    for place, each in enumerate(heard):
        first.setdefault(each.id, place)
    places = {whose: [first[each] for each in ids if each in first] for whose, ids in recorded.items()}
    return [f"events of {whose} were heard out of order" for whose, order in places.items() if order != sorted(order)]
