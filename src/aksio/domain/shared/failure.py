"""Why work that a learner asked for ended with nothing."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Failure:
    """A stable code, and words for the learner."""

    code: str
    detail: str


GAVE_UP = Failure(code="upstream_unavailable", detail="What this needs did not answer for hours.")
