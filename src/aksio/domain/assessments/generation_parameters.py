"""What a learner asks to be generated."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from aksio.domain.assessments.question_mix import Counts, count_errors
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.shared.errors import FieldError, refuse
from aksio.domain.shared.ids import DocumentId
from aksio.domain.shared.language import language_error
from aksio.domain.shared.text import text_error

MOST_CARDS = 100
MOST_DOCUMENTS = 50
MOST_GOALS = 20
LAST_PAGE = 100_000
LONGEST_TOPIC = 300
LONGEST_GOAL = 500
WRITABLE_TYPES = (
    QuestionKind.SINGLE_CHOICE,
    QuestionKind.TRUE_FALSE,
    QuestionKind.SHORT_ANSWER,
    QuestionKind.CLOZE,
    QuestionKind.MATCHING,
)
"""The types of question that can be written from material so that a program can check them."""


class Difficulty(StrEnum):
    """How much a card asks of the learner."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@dataclass(frozen=True, kw_only=True)
class GenerationParameters:
    """From which material, about what, how many cards or questions, how hard and in which language (BCP 47).

    No documents named means all of the course; no language means the language of each passage. `question_types` are
    those of a quiz, in equal shares; none named means all. `type_counts` and `difficulty_counts` ask for exact numbers
    instead. Invalid names every broken field at once.
    """

    count: int
    document_ids: tuple[DocumentId, ...] = ()
    topic: str | None = None
    start_page: int | None = None
    end_page: int | None = None
    learning_goals: tuple[str, ...] = ()
    difficulty: Difficulty | None = None
    language: str | None = None
    question_types: tuple[QuestionKind, ...] = ()
    type_counts: Counts[QuestionKind] = ()
    difficulty_counts: Counts[Difficulty] = ()

    def __post_init__(self) -> None:
        refuse(
            (
                *self._amount_errors(),
                *self._page_errors(),
                *self._text_errors(),
                *self._type_errors(),
                *self._mix_errors(),
            )
        )

    def _amount_errors(self) -> Iterator[FieldError]:
        if not 1 <= self.count <= MOST_CARDS:
            yield _error("/count", "out_of_range", f"Must be from 1 to {MOST_CARDS}.")
        if len(self.document_ids) > MOST_DOCUMENTS:
            yield _error("/document_ids", "too_many", f"At most {MOST_DOCUMENTS} documents.")
        if len(self.learning_goals) > MOST_GOALS:
            yield _error("/learning_goals", "too_many", f"At most {MOST_GOALS} learning goals.")

    def _page_errors(self) -> Iterator[FieldError]:
        for name, page in (("start_page", self.start_page), ("end_page", self.end_page)):
            if page is not None and not 1 <= page <= LAST_PAGE:
                yield _error(f"/{name}", "out_of_range", f"Must be a page from 1 to {LAST_PAGE}.")
        if self.start_page is not None and self.end_page is not None and self.end_page < self.start_page:
            yield _error("/end_page", "before_start", "Must not lie before start_page.")

    def _text_errors(self) -> Iterator[FieldError | None]:
        if self.topic is not None:
            yield text_error("/topic", self.topic, longest=LONGEST_TOPIC)
        for index, goal in enumerate(self.learning_goals[: MOST_GOALS + 1]):
            yield text_error(f"/learning_goals/{index}", goal, longest=LONGEST_GOAL)
        if self.language is not None:
            yield language_error("/language", self.language)

    def _type_errors(self) -> Iterator[FieldError]:
        for index, kind in enumerate(self.question_types[:MOST_CARDS]):
            if kind not in WRITABLE_TYPES:
                yield _error(
                    f"/question_types/{index}", "unsupported_type", "This type cannot be written from material."
                )
            elif kind in self.question_types[:index]:
                yield _error(f"/question_types/{index}", "repeated", "Stands there twice.")

    def _mix_errors(self) -> Iterator[FieldError]:
        yield from count_errors("type_counts", self.type_counts, total=self.count, known=WRITABLE_TYPES)
        yield from count_errors("difficulty_counts", self.difficulty_counts, total=self.count, known=Difficulty)
        instead = "Say either this or exact numbers."
        if self.type_counts and self.question_types:
            yield _error("/question_types", "said_twice", instead)
        if self.difficulty_counts and self.difficulty is not None:
            yield _error("/difficulty", "said_twice", instead)


def _error(pointer: str, code: str, message: str) -> FieldError:
    return FieldError(pointer=pointer, code=code, message=message)
