"""A question: what it says, what it asks for, and what it is worth."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Self

from aksio.domain.assessments.generation_parameters import Difficulty
from aksio.domain.assessments.quizzes.answers import Answer
from aksio.domain.assessments.quizzes.cloze import Cloze
from aksio.domain.assessments.quizzes.mark import UNANSWERED, Mark
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.retold_task import Say, retold_task, said
from aksio.domain.assessments.quizzes.task import Task
from aksio.domain.assessments.source import Source, source_errors
from aksio.domain.shared.errors import FieldError, Invalid, refuse
from aksio.domain.shared.ids import QuestionId
from aksio.domain.shared.text import text_error

LONGEST = {"text": 10_000, "explanation": 20_000, "hint": 2_000, "name": 200, "section": 200}
LONGEST_TAG = 100
MOST_TAGS = 50
MOST_POINTS = 1_000
MOST_DECIMALS = 4


@dataclass(frozen=True, kw_only=True)
class Original:
    """What a question in another language translates: which question, as it was when."""

    question_id: QuestionId
    revision: int


@dataclass(frozen=True, kw_only=True)
class Question:
    """Invalid names every broken field at once.

    `hint_cost` is the fraction of the points that taking the hint costs. `section` names a section of its quiz.
    `revision` counts how often it was written; `twin_of` is what it translates.
    """

    id: QuestionId
    text: str
    task: Task
    points: Decimal = Decimal(1)
    name: str | None = None
    explanation: str | None = None
    hint: str | None = None
    hint_cost: Fraction = Fraction(0)
    tags: tuple[str, ...] = ()
    difficulty: Difficulty | None = None
    source: Source | None = None
    section: str | None = None
    revision: int = 1
    twin_of: Original | None = None

    def __post_init__(self) -> None:
        refuse((*self._text_errors(), *self._number_errors(), *self.task.errors()))

    @property
    def kind(self) -> QuestionKind:
        """Its type."""
        return self.task.kind

    @property
    def as_original(self) -> Original:
        """What its twins remember of it."""
        return Original(question_id=self.id, revision=self.revision)

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is in some language, each text once, in a fixed order. Names, tags and units are none of it."""
        found: list[str] = []

        def listen(text: str) -> str:
            found.append(text)
            return text

        self._told_by(listen)
        return tuple(dict.fromkeys(found))

    def retold(self, texts: tuple[str, ...]) -> Self:
        """The same in other words: `texts` stand for `self.texts`, one for one. Raises Invalid."""
        return self._told_by(dict(zip(self.texts, texts, strict=True)).__getitem__)

    def grade(self, answer: Answer | None) -> Mark:
        """What an answer earns; None is no answer. Raises Invalid for an answer that cannot be one to this."""
        return UNANSWERED if answer is None else self.task.grade(answer)

    def grade_leniently(self, answer: Answer | None) -> Mark:
        """The same for an answer to another version of the question: what no longer fits earns nothing."""
        try:
            return self.grade(answer)
        except Invalid:
            return UNANSWERED

    def _told_by(self, say: Say) -> Self:
        return replace(
            self,
            text=say(self.text),
            explanation=said(self.explanation, say),
            hint=said(self.hint, say),
            task=retold_task(self.task, say),
        )

    def _text_errors(self) -> Iterable[FieldError | None]:
        for name, longest in LONGEST.items():
            text: str | None = getattr(self, name)
            if text is not None:
                yield text_error(f"/{name}", text, longest=longest)
        if isinstance(self.task, Cloze):
            yield self.task.text_error(self.text)
        for number, tag in enumerate(self.tags[: MOST_TAGS + 1]):
            yield text_error(f"/tags/{number}", tag, longest=LONGEST_TAG)
        if len(self.tags) > MOST_TAGS:
            yield FieldError(pointer="/tags", code="too_many", message=f"At most {MOST_TAGS} tags.")
        if self.source is not None:
            yield from source_errors(self.source)

    def _number_errors(self) -> Iterable[FieldError]:
        if not (self.points.is_finite() and 0 < self.points <= MOST_POINTS and _is_short(self.points)):
            message = f"Must be more than 0 and at most {MOST_POINTS}, with at most {MOST_DECIMALS} decimals."
            yield FieldError(pointer="/points", code="out_of_range", message=message)
        if not 0 <= self.hint_cost <= 1:
            yield FieldError(pointer="/hint_cost", code="out_of_range", message="Must be from 0 to 1.")


def _is_short(points: Decimal) -> bool:
    exponent = points.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MOST_DECIMALS
