"""What an exam would bring as things stand: expected from the state of each card and each topic."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from aksio.domain.learning.mastery import TRACING
from aksio.domain.learning.retention import chance_of_recall
from aksio.domain.learning.simulation import CardGroup


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """All shares are of 1. `expected_score` is the mean of what cards and topics let expect, or None without either.

    `recall_of_all_cards` counts cards that were never reviewed as unknown. `covers` says what it is made of.
    """

    expected_score: float | None
    recall_of_all_cards: float | None
    recall_of_seen_cards: float | None
    answers_by_topic: float | None
    cards: int
    cards_seen: int
    topics: int
    covers: str


def readiness(groups: Iterable[CardGroup], known: Iterable[float], *, exam_on: date) -> Readiness:
    """At the exam, if nothing more is studied until then. `known` are the masteries of the topics with evidence."""
    groups, known = list(groups), list(known)
    cards = sum(group.cards for group in groups)
    seen = sum(group.cards for group in groups if group.due_on is not None)
    recalled = sum(group.cards * _recall(group, exam_on) for group in groups)
    of_all = recalled / cards if cards else None
    by_topic = sum(map(TRACING.expected, known)) / len(known) if known else None
    expected = [one for one in (of_all, by_topic) if one is not None]
    return Readiness(
        expected_score=sum(expected) / len(expected) if expected else None,
        recall_of_all_cards=of_all,
        recall_of_seen_cards=recalled / seen if seen else None,
        answers_by_topic=by_topic,
        cards=cards,
        cards_seen=seen,
        topics=len(known),
        covers=_covers(cards, seen, len(known)),
    )


def _recall(group: CardGroup, exam_on: date) -> float:
    if group.due_on is None:
        return 0.0
    return chance_of_recall((exam_on - group.due_on).days + group.interval_days, group.interval_days)


def _covers(cards: int, seen: int, topics: int) -> str:
    if not cards and not topics:
        return "Nothing is known: the course has no cards, and no question was answered."
    return (
        f"{seen} of {cards} cards were reviewed and {topics} topics have evidence; cards that were never reviewed count "
        "as unknown. Material without cards or questions is not covered, and nothing more is assumed to be studied."
    )
