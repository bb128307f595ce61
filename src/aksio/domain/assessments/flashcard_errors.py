"""What may be wrong with a flashcard."""

from aksio.domain.assessments.source import Source, source_errors
from aksio.domain.shared.errors import Conflict, FieldError, NotFound
from aksio.domain.shared.text import text_error

LONGEST = {"front": 10_000, "back": 20_000, "explanation": 20_000, "hint": 2_000}
LONGEST_TAG = 100
MOST_TAGS = 50


class FlashcardNotFound(NotFound):
    """No such card, or somebody else's."""

    code = "flashcard_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such flashcard.")


class NothingToUndo(Conflict):
    """The card has no review that could be taken back."""

    code = "nothing_to_undo"

    def __init__(self) -> None:
        super().__init__("This card has no review that could be undone.")


class ReviewIdTaken(Conflict):
    """A review of another card has that id."""

    code = "review_id_taken"

    def __init__(self) -> None:
        super().__init__("This review_id belongs to a review of another card.")


def flashcard_errors(
    *,
    front: str,
    back: str,
    explanation: str | None = None,
    hint: str | None = None,
    tags: tuple[str, ...] = (),
    source: Source | None = None,
) -> list[FieldError | None]:
    """What is wrong with what a card says, field by field."""
    texts = {"front": front, "back": back, "explanation": explanation, "hint": hint}
    errors = [text_error(f"/{name}", text, longest=LONGEST[name]) for name, text in texts.items() if text is not None]
    errors += [text_error(f"/tags/{number}", tag, longest=LONGEST_TAG) for number, tag in enumerate(tags)]
    if len(tags) > MOST_TAGS:
        errors.append(FieldError(pointer="/tags", code="too_many", message=f"At most {MOST_TAGS} tags."))
    return errors if source is None else errors + source_errors(source)
