"""Every table. Importing this package fills the one MetaData."""

from aksio.adapters.sql.tables import (
    accounts,
    assessments,
    courses,
    generations,
    machinery,
    progress,
    quizzes,
    realtime,
    shares,
)
from aksio.adapters.sql.tables.metadata import metadata

__all__ = [
    "accounts",
    "assessments",
    "courses",
    "generations",
    "machinery",
    "metadata",
    "progress",
    "quizzes",
    "realtime",
    "shares",
]
