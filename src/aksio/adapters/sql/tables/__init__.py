"""Every table. Importing this package fills the one MetaData."""

from aksio.adapters.sql.tables import (
    accounts,
    assessments,
    courses,
    generations,
    machinery,
    planning,
    progress,
    quizzes,
    realtime,
)
from aksio.adapters.sql.tables.metadata import metadata

__all__ = [
    "accounts",
    "assessments",
    "courses",
    "generations",
    "machinery",
    "metadata",
    "planning",
    "progress",
    "quizzes",
    "realtime",
]
