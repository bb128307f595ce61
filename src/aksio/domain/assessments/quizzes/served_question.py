"""A question as its taker sees it. The key has no place in this type, so it cannot leak."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Self

from aksio.domain.assessments.quizzes.cloze import Cloze
from aksio.domain.assessments.quizzes.essay import Essay
from aksio.domain.assessments.quizzes.lot import shuffled
from aksio.domain.assessments.quizzes.matching import Matching
from aksio.domain.assessments.quizzes.multiple_choice import MultipleChoice
from aksio.domain.assessments.quizzes.numeric import Numeric
from aksio.domain.assessments.quizzes.ordering import Ordering
from aksio.domain.assessments.quizzes.part import Part
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.shared.ids import QuestionId


@dataclass(frozen=True, kw_only=True)
class ServedQuestion:
    """Parts by id, in an order that tells nothing. What does not belong to its type is empty or None."""

    id: QuestionId
    kind: QuestionKind
    text: str
    points: Decimal
    section: str | None
    has_hint: bool
    hint_cost: Fraction
    options: tuple[Part, ...] = ()
    lefts: tuple[Part, ...] = ()
    rights: tuple[Part, ...] = ()
    items: tuple[Part, ...] = ()
    gap_count: int | None = None
    asks_unit: bool | None = None
    max_words: int | None = None

    @classmethod
    def of(cls, question: Question, seed: str, *, shuffle_options: bool) -> Self:
        """What to match and what to order is always shuffled: the order in which it was written is the key."""
        task = question.task
        options = task.options if isinstance(task, SingleChoice | MultipleChoice) else ()
        lefts, rights = (task.lefts, task.rights) if isinstance(task, Matching) else ((), ())
        items = task.items if isinstance(task, Ordering) else ()
        own_seed = f"{seed}/{question.id}"
        return cls(
            id=question.id,
            kind=question.kind,
            text=question.text,
            points=question.points,
            section=question.section,
            has_hint=question.hint is not None,
            hint_cost=question.hint_cost,
            options=_bare(options, own_seed if shuffle_options else None),
            lefts=_bare(lefts, None),
            rights=_bare(rights, own_seed),
            items=_bare(items, own_seed),
            gap_count=len(task.gaps) if isinstance(task, Cloze) else None,
            asks_unit=task.unit is not None if isinstance(task, Numeric) else None,
            max_words=task.max_words if isinstance(task, Essay) else None,
        )


def _bare(parts: Sequence[Part], seed: str | None) -> tuple[Part, ...]:
    order = parts if seed is None else shuffled(parts, seed=seed, key=lambda part: part.id)
    return tuple(Part(id=part.id, text=part.text) for part in order)
