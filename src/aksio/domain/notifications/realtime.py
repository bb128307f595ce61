"""What a learner's open pages are told at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class RealtimeMessage:
    """`sequence` counts up by one for each learner, from 1: a gap would be a loss, the same again a repeat.

    `data` holds plain JSON values.
    """

    learner_id: LearnerId
    sequence: int
    kind: str
    data: Mapping[str, object]
    created_at: datetime
