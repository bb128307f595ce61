"""Cards, answers and histories for tests. No field is left at its default where that could hide a loss."""

import csv
import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid5

from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.review import Answer
from aksio.domain.assessments.source import Source
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import CourseId, DeckId, DocumentId, FlashcardId, LearnerId, ReviewId, SectionId

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
UTC_DAYS = StudyCalendar(zone="UTC")
NAMES = UUID("0197f0c0-0000-7000-8000-000000000000")
REVIEW_LOG = Path(__file__).resolve().parents[3] / "shared" / "data" / "reviews" / "review_log.csv"


def some_id(name: object) -> UUID:
    """The same id for the same name, in every run."""
    return uuid5(NAMES, str(name))


LEARNER = LearnerId(some_id("learner"))
COURSE = CourseId(some_id("course"))


def a_card(name: object = "card", *, learner_id: LearnerId = LEARNER, scheduler: str = "sm2") -> Flashcard:
    """A card that says something in every field."""
    return Flashcard.write(
        id=FlashcardId(some_id(name)),
        learner_id=learner_id,
        course_id=COURSE,
        deck_id=DeckId(some_id("deck")),
        section_id=SectionId(some_id("section")),
        front=f"What is {name}?",
        back=f"This is {name}.",
        explanation="Because it is so.",
        hint="Think.",
        tags=("one", "two"),
        source=Source(document_id=DocumentId(some_id("document")), page=3, text=f"verbatim {name}"),
        scheduler=scheduler,
        now=NOW,
    )


def a_deck(name: object = "deck", *, learner_id: LearnerId = LEARNER) -> Deck:
    """A deck that says something in every field."""
    return Deck.create(
        id=DeckId(some_id(name)),
        learner_id=learner_id,
        name=f"Deck {name}",
        course_id=COURSE,
        description="All of it.",
        language="pt-BR",
        scheduler="sm2_delphi",
        desired_retention=0.87,
        now=NOW,
    )


def an_answer(
    rating: int = 4, *, at: datetime = NOW, name: object = None, days: StudyCalendar = UTC_DAYS, duration_ms: int = 4200
) -> Answer:
    """An answer given at an instant; its id follows from `name`, or from the instant and the rating."""
    return Answer(
        review_id=ReviewId(some_id(name if name is not None else (at, rating))),
        rating=Rating(rating),
        reviewed_at=at,
        day=days.day_of(at),
        duration_ms=duration_ms,
        session_id=some_id("session"),
    )


def on_successive_days(ratings: list[int], *, first: date = TODAY) -> list[Answer]:
    """One answer a day, at noon."""
    noon = datetime(first.year, first.month, first.day, 12, tzinfo=UTC)
    return [an_answer(rating, at=noon + timedelta(days=day), name=("day", day)) for day, rating in enumerate(ratings)]


@dataclass(frozen=True, kw_only=True)
class Recall:
    """One line of a review history: `rating` is 0..5."""

    card: str
    rating: int
    at: datetime
    duration_ms: int

    @property
    def review_id(self) -> ReviewId:
        """The same id whenever the history is read."""
        return ReviewId(some_id(("recall", self.card, self.at)))

    def answer(self, days: StudyCalendar = UTC_DAYS) -> Answer:
        """As an answer of a learner with that calendar."""
        return Answer(
            review_id=self.review_id,
            rating=Rating(self.rating),
            reviewed_at=self.at,
            day=days.day_of(self.at),
            duration_ms=self.duration_ms,
        )


_BUTTONS = {"1": "again", "2": "hard", "3": "good", "4": "easy"}


def review_history() -> list[Recall]:
    """A learner's real history (12,580 recalls of 1,205 cards) where it is at hand, else a made-up one of that size."""
    if not REVIEW_LOG.exists():
        return _made_up_history()
    with REVIEW_LOG.open(newline="", encoding="utf-8") as file:
        return [
            Recall(
                card=line["card_id"],
                rating=int(Rating.of_button(_BUTTONS[line["review_rating"]])),
                at=datetime.fromisoformat(line["review_time"]),
                duration_ms=int(line["review_duration"]),
            )
            for line in csv.DictReader(file)
        ]


def _made_up_history() -> list[Recall]:
    chance = random.Random(12_580)  # not a secret
    start = datetime(2024, 3, 29, 20, tzinfo=UTC)
    moments = sorted(chance.sample(range(200 * 86_400_000), 12_580))
    return [
        Recall(
            card=str(chance.randrange(1_205)),
            rating=chance.choice([1, 1, 3, 4, 4, 4, 5]),
            at=start + timedelta(milliseconds=moment),
            duration_ms=chance.randrange(500, 60_000),
        )
        for moment in moments
    ]
