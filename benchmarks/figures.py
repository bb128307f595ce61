"""What a measurement finds."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Aim:
    """What is good enough."""

    least: float | None = None
    most: float | None = None

    def is_met(self, value: float) -> bool:
        """Whether a value is good enough."""
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)

    def __str__(self) -> str:
        return f"≥ {self.least:g}" if self.least is not None else f"≤ {self.most:g}"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One line of the table. `note` says beside what, or on what."""

    what: str
    value: float
    unit: str
    aim: Aim | None = None
    note: str = ""

    @property
    def is_good(self) -> bool:
        """Whether it meets its aim, if it has one."""
        return self.aim is None or self.aim.is_met(self.value)

    def to_dict(self) -> dict[str, Any]:
        """For --json."""
        return asdict(self) | {"is_good": self.is_good}


def rates(of: str, per_second: Mapping[str, float], aim: Aim) -> Iterator[Figure]:
    """The first one's figure with its aim, and how the others compare with it."""
    (first, value), *others = per_second.items()
    yield Figure(what=f"{of}, {first}", value=value, unit="/s", aim=aim)
    for name, other in others:
        yield Figure(what=f"{of}, {name}", value=other, unit="/s", note=f"{first} reaches {value / other:.0%} of it")
