"""One card of an Anki note as a record in plain text."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from aksio.adapters.interchange.anki.collection import Collection
from aksio.adapters.interchange.anki.html_text import to_text
from aksio.adapters.interchange.anki.note_types import NoteType
from aksio.adapters.interchange.anki.scheduling import SUSPENDED, AnkiAnswer, AnkiState, review_of, schedule_of
from aksio.adapters.interchange.anki.templates import RenderedSide, render_back, render_front
from aksio.application.assessments.interchange.interchange_ports import CardRecord

_ANKI_NOTES = UUID("8a1b5c52-6a0e-5f0b-9a53-7a3a0f6d1e11")
_EXPLANATIONS = frozenset(("explanation", "extra", "back extra"))
_MARKED = "marked"
"""The tag behind Anki's star."""


@dataclass(frozen=True, kw_only=True)
class AnkiCard:
    """A row of `cards` with its note and its log. `fields` are HTML; `subdeck` is empty in the deck itself."""

    guid: str
    ordinal: int
    modified: int
    fields: list[str]
    tags: list[str]
    subdeck: str
    state: AnkiState
    answers: list[AnkiAnswer]


def card_record(card: AnkiCard, note_type: NoteType | None, collection: Collection) -> CardRecord:
    """The record of a card. Its texts are empty where the note type is missing or has no such card."""
    card_id = card_id_of(card.guid, card.ordinal)
    version = collection.scheduler_version
    found = (review_of(answer, card_id=card_id, scheduler_version=version) for answer in card.answers)
    reviews = tuple(review for review in found if review)
    texts = _texts(card, note_type)
    return CardRecord(
        id=card_id,
        front=texts.front,
        back=texts.back,
        hint=texts.hint or None,
        explanation=texts.explanation or None,
        dropped_media=texts.media,
        tags=tuple(tag for tag in (*card.tags, card.subdeck) if tag and tag.casefold() != _MARKED),
        starred=any(tag.casefold() == _MARKED for tag in card.tags),
        suspended=card.state.queue == SUSPENDED,
        schedule=schedule_of(card.state, reviews, collection.first_day),
        reviews=reviews,
        updated_at=datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=card.modified),
    )


def card_id_of(guid: str, ordinal: int) -> UUID:
    """A card's lasting name: notes of our own carry it as their GUID, others are named after GUID and ordinal."""
    try:
        own = UUID(guid) if ordinal == 0 else None
    except ValueError:
        own = None
    return own or uuid5(_ANKI_NOTES, f"{guid}/{ordinal}")


@dataclass(frozen=True, kw_only=True)
class _Texts:
    front: str = ""
    back: str = ""
    hint: str = ""
    explanation: str = ""
    media: int = 0


def _texts(card: AnkiCard, note_type: NoteType | None) -> _Texts:
    template = note_type.template_of(card.ordinal) if note_type else None
    if note_type is None or template is None:
        return _Texts()
    fields = dict(zip(note_type.fields, card.fields, strict=False))
    aside = {name for name in fields if name.casefold() in _EXPLANATIONS and name in template.back}
    front = render_front(template.front, fields, card.ordinal)
    back = render_back(template.back, {name: "" if name in aside else fields[name] for name in fields}, card.ordinal)
    return _in_plain_text(front, back, [fields[name] for name in aside])


def _in_plain_text(front: RenderedSide, back: RenderedSide, asides: list[str]) -> _Texts:
    hints = dict.fromkeys(front.hints + back.hints)
    pieces = [to_text(piece) for piece in (front.html, back.html, "<br>".join(hints), "<br>".join(asides))]
    question, answer, hint, explanation = (text.strip() for text, _ in pieces)
    if not answer:  # the aside is all the answer there is
        answer, explanation = explanation, ""
    media = sum(count for _, count in pieces)
    return _Texts(front=question, back=answer, hint=hint, explanation=explanation, media=media)
