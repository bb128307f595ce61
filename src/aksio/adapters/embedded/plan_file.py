"""Plans out of a TOML or JSON file; one comes with the package."""

import json
import tomllib
from importlib.resources import files
from pathlib import Path

import msgspec

from aksio.domain.billing.meter import Meter
from aksio.domain.billing.plan import Interval, Plan, PlanId, Plans, Price
from aksio.domain.shared.errors import FieldError, Invalid

SHIPPED = "plans.toml"


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plan as it stands in the file."""

    id: str
    name: str
    description: str = ""
    amount: int
    currency: str
    interval: Interval = Interval.MONTH
    trial_days: int = 0
    offered: bool = True
    limits: dict[Meter, int] = {}


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    plans: tuple[_Entry, ...]


def read_plans(path: Path | None) -> Plans:
    """From `path`, or those of the package. Raises Invalid, saying what is wrong, and OSError for a missing file."""
    if path is None:
        content = (files("aksio.adapters.embedded") / SHIPPED).read_text(encoding="utf-8")
        return _plans(tomllib.loads(content))
    content = path.read_text(encoding="utf-8")
    try:
        return _plans(json.loads(content) if path.suffix == ".json" else tomllib.loads(content))
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
        raise Invalid(f"{path} cannot be read: {error}.") from error


def _plans(content: object) -> Plans:
    try:
        entries = msgspec.convert(content, _File).plans
    except msgspec.ValidationError as error:
        raise Invalid(str(error), [FieldError(pointer="/plans", code="invalid_value", message=str(error))]) from error
    return Plans(
        all=tuple(
            Plan(
                id=PlanId(entry.id),
                name=entry.name,
                description=entry.description,
                price=Price(amount=entry.amount, currency=entry.currency, interval=entry.interval),
                limits=entry.limits,
                trial_days=entry.trial_days,
                offered=entry.offered,
            )
            for entry in entries
        )
    )
