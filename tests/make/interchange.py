"""Builders for decks as files: records without a default value in any field."""

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from hypothesis import strategies as st

from aksio.application.assessments.interchange.interchange_ports import (
    CardRecord,
    DeckHead,
    DeckReader,
    DeckRecord,
    DeckWriter,
    ReviewRecord,
    ScheduleRecord,
    SourceRecord,
)

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
DECK_ID = UUID("0195f000-0000-7000-8000-00000000000d")
CARD_ID = UUID("0195f000-0000-7000-8000-00000000000c")
HEAD = DeckHead(id=DECK_ID, name="Chemie & <Physik>", description="Line one\n<two>", exported_at=NOW)


def a_card_record(number: int = 1) -> CardRecord:
    """A card that was reviewed three times; every field says something."""
    card_id = uuid5(CARD_ID, str(number))
    return CardRecord(
        id=card_id,
        front=f"What is {number} < 2 & [sound:x]?",
        back="Line one\n  line two",
        explanation="Because\tso",
        hint="=1+1",
        tags=("chem::organic", "exam"),
        source=SourceRecord(page=number, text="verbatim"),
        starred=True,
        suspended=True,
        schedule=ScheduleRecord(
            scheduler="sm2",
            repetitions=3,
            interval_days=15,
            ease_hundredths=264,
            due_on=date(2026, 3, 9),
            repeat_on=date(2026, 2, 22),
            lapses=2,
            last_reviewed_at=datetime(2026, 2, 22, 9, 30, 0, 250_000, tzinfo=UTC),
        ),
        reviews=tuple(a_review_record(card_id, n) for n in (1, 2, 3)),
        updated_at=datetime(2026, 2, 1, 8, 0, tzinfo=UTC),
        dropped_media=0,
    )


def a_review_record(card_id: UUID, number: int) -> ReviewRecord:
    """A review on the 20th, 21st, … of February 2026."""
    reviewed_at = datetime(2026, 2, 19 + number, 9, 30, 0, 250_000, tzinfo=UTC)
    return ReviewRecord(
        id=uuid5(card_id, str(number)),
        rating=4,
        reviewed_at=reviewed_at,
        studied_on=reviewed_at.date(),
        duration_ms=1_000 + number,
        interval_days=number,
        ease_hundredths=250,
    )


def written(writer: DeckWriter, cards: Iterable[CardRecord], head: DeckHead = HEAD) -> bytes:
    """A whole file."""
    with writer.start(head) as sink:
        return b"".join([*[sink.add(card) for card in cards], *sink.finish()])


def read(reader: DeckReader, content: bytes) -> tuple[DeckRecord, list[CardRecord]]:
    """A whole deck, gone through twice: both times have to give the same."""
    with reader.read(io.BytesIO(content)) as deck:
        cards = list(deck.cards)
        assert list(deck.cards) == cards
        return deck, cards


# Hypothesis

TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n\r'=+-@<>&;,| \u00a0\""), max_size=40
)
SIDES = TEXTS.filter(lambda text: text.strip() != "")
TAGS = st.lists(SIDES.map(str.strip), max_size=3).map(tuple)
_INSTANTS = st.datetimes(datetime(2006, 1, 2), datetime(2080, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
_DAYS = st.dates(date(2006, 1, 2), date(2180, 1, 1))


def schedule_records() -> st.SearchStrategy[ScheduleRecord]:
    """Any schedule of ours."""
    return st.builds(
        ScheduleRecord,
        scheduler=st.sampled_from(["sm2", "sm2_delphi"]),
        repetitions=st.integers(0, 50),
        interval_days=st.integers(1, 36_500),
        ease_hundredths=st.integers(130, 900),
        due_on=_DAYS,
        repeat_on=st.none() | _DAYS,
        lapses=st.integers(0, 99),
        last_reviewed_at=st.none() | _INSTANTS,
    )


def review_records() -> st.SearchStrategy[ReviewRecord]:
    """Any review of ours."""
    return st.builds(
        ReviewRecord,
        id=st.uuids(),
        rating=st.integers(0, 5),
        reviewed_at=_INSTANTS,
        studied_on=st.none() | _DAYS,
        duration_ms=st.none() | st.integers(0, 600_000),
        interval_days=st.none() | st.integers(1, 36_500),
        ease_hundredths=st.none() | st.integers(130, 900),
    )


def card_records() -> st.SearchStrategy[CardRecord]:
    """Any card of ours."""
    return st.builds(
        CardRecord,
        id=st.uuids(),
        front=SIDES,
        back=SIDES,
        explanation=st.none() | SIDES,
        hint=st.none() | SIDES,
        tags=TAGS,
        source=st.none() | st.builds(SourceRecord, page=st.none() | st.integers(1, 999), text=st.none() | SIDES),
        starred=st.booleans(),
        suspended=st.booleans(),
        schedule=st.none() | schedule_records(),
        reviews=st.lists(review_records(), max_size=4).map(_in_order),
        updated_at=st.none() | _INSTANTS,
        dropped_media=st.integers(0, 3),
    )


def _in_order(reviews: list[ReviewRecord]) -> tuple[ReviewRecord, ...]:
    return tuple(sorted(reviews, key=lambda review: review.reviewed_at))
