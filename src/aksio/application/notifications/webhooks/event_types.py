"""The kinds of events that a webhook may be told."""

from collections.abc import Iterable

from aksio.domain.shared.errors import FieldError, refuse


def require_known(event_types: Iterable[str], known: frozenset[str]) -> None:
    """Raises Invalid, naming each that there is not."""
    refuse(
        FieldError(pointer=f"/event_types/{place}", code="unknown_event_type", message="There is no such event.")
        for place, name in enumerate(event_types)
        if name not in known
    )
