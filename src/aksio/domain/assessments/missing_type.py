"""Which types of the wanted mix a generated quiz has too few of, and why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from aksio.domain.assessments.quizzes.question_kind import QuestionKind


class WhyMissing(StrEnum):
    """Why there are not as many questions of a type as were wanted."""

    NO_ROOM = "no_room"
    """The material has no room for so many of this type, even if no other were wanted."""

    ROOM_TAKEN = "room_taken"
    """It has, but the other types of the mix need the same facts."""

    FAILED_CHECKS = "failed_checks"
    """There was room, but what was written there failed its checks or could not be written."""


@dataclass(frozen=True, kw_only=True)
class MissingType:
    """So many questions of a type are missing. `room` is for how many of them the material has room at most."""

    kind: QuestionKind
    count: int
    room: int
    why: WhyMissing


def missing_types(
    lacking: Counter[QuestionKind],
    *,
    wanted: Counter[QuestionKind],
    room: Mapping[QuestionKind, int],
    without_place: Counter[QuestionKind],
) -> tuple[MissingType, ...]:
    """Say why the `lacking` questions are missing; `without_place` found none before anything was written."""
    return tuple(
        MissingType(kind=kind, count=count, room=room[kind], why=_why(kind, wanted, room, without_place))
        for kind, count in lacking.items()
        if count > 0
    )


def _why(
    kind: QuestionKind,
    wanted: Counter[QuestionKind],
    room: Mapping[QuestionKind, int],
    without_place: Counter[QuestionKind],
) -> WhyMissing:
    if room[kind] < wanted[kind]:
        return WhyMissing.NO_ROOM
    return WhyMissing.ROOM_TAKEN if without_place[kind] else WhyMissing.FAILED_CHECKS
