"""Every table. Importing this package fills the one MetaData."""

from aksio.adapters.sql.tables import (
    accounts,
    assessments,
    billing,
    chat,
    courses,
    generations,
    machinery,
    notifications,
    planning,
    progress,
    quizzes,
    realtime,
    shares,
    study_sessions,
    webhooks,
)
from aksio.adapters.sql.tables.metadata import metadata

__all__ = [
    "accounts",
    "assessments",
    "billing",
    "chat",
    "courses",
    "generations",
    "machinery",
    "metadata",
    "notifications",
    "planning",
    "progress",
    "quizzes",
    "realtime",
    "shares",
    "study_sessions",
    "webhooks",
]
