"""What people can be told about, and how."""

from enum import StrEnum


class Channel(StrEnum):
    """Where it is told."""

    IN_APP = "in_app"
    MAIL = "mail"


class Kind(StrEnum):
    """A published language: kinds may be added, never renamed."""

    DOCUMENT_READY = "document_ready"
    DOCUMENT_FAILED = "document_failed"
    GENERATION_FINISHED = "generation_finished"
    GENERATION_FAILED = "generation_failed"
    QUIZ_WRITTEN = "quiz_written"
    TRANSLATION_FINISHED = "translation_finished"
    TRANSLATION_FAILED = "translation_failed"
    SUMMARY_WRITTEN = "summary_written"
    SUMMARY_FAILED = "summary_failed"
    GOAL_REACHED = "goal_reached"
    MARK_APPEALED = "mark_appealed"
    APPEAL_DECIDED = "appeal_decided"
    LEECH = "leech"
    EXAM_REMINDER = "exam_reminder"
    DAILY_DIGEST = "daily_digest"
    WEEKLY_REPORT = "weekly_report"


MAILED = frozenset({Kind.EXAM_REMINDER, Kind.DAILY_DIGEST, Kind.WEEKLY_REPORT})
"""Kinds that can come by mail. All of them can be unsubscribed from."""

DEFAULTS: dict[tuple[Kind, Channel], bool] = {
    (Kind.EXAM_REMINDER, Channel.MAIL): True,
    (Kind.DAILY_DIGEST, Channel.MAIL): True,
    (Kind.DAILY_DIGEST, Channel.IN_APP): False,
    (Kind.WEEKLY_REPORT, Channel.MAIL): False,
}
"""Where nothing is said here: in the application yes, by mail no."""


def wanted_by_default(kind: Kind, channel: Channel) -> bool:
    """What holds for who never chose."""
    return DEFAULTS.get((kind, channel), channel is Channel.IN_APP)
