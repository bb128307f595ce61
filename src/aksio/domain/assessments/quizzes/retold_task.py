"""All that a task says in some language, and the same task in other words.

One walk through a task serves both: with a listener it collects, with a dictionary it tells anew. So nothing is
collected that cannot be told, and the key, fractions, tolerances and the ids of parts are never touched.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from aksio.domain.assessments.quizzes.accepted_text import AcceptedText
from aksio.domain.assessments.quizzes.cloze import Cloze
from aksio.domain.assessments.quizzes.essay import Criterion, Essay
from aksio.domain.assessments.quizzes.matching import Matching
from aksio.domain.assessments.quizzes.multiple_choice import MultipleChoice
from aksio.domain.assessments.quizzes.numeric import AcceptedNumber, Numeric
from aksio.domain.assessments.quizzes.option import Option
from aksio.domain.assessments.quizzes.ordering import Ordering
from aksio.domain.assessments.quizzes.part import Part
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.task import Task
from aksio.domain.assessments.quizzes.true_false import TrueFalse

Say = Callable[[str], str]
"""What stands for a text."""

P = TypeVar("P", bound=Part)
WithFeedback = TypeVar("WithFeedback", Option, AcceptedText, AcceptedNumber)


def retold_task(task: Task, say: Say) -> Task:
    """The task with every text as `say` has it, asked in a fixed order."""
    told: Task
    match task:
        case SingleChoice() | MultipleChoice():
            told = replace(task, options=tuple(_fed_back(_part(each, say), say) for each in task.options))
        case ShortAnswer():
            told = replace(task, accepted=_accepted(task.accepted, say))
        case Cloze():
            told = replace(task, gaps=tuple(replace(gap, accepted=_accepted(gap.accepted, say)) for gap in task.gaps))
        case Matching():
            pairs = tuple(replace(p, left=_part(p.left, say), right=_part(p.right, say)) for p in task.pairs)
            told = replace(task, pairs=pairs, distractors=_parts(task.distractors, say))
        case Ordering():
            told = replace(task, items=_parts(task.items, say))
        case Essay():
            told = replace(task, rubric=tuple(_criterion(each, say) for each in task.rubric))
        case TrueFalse() | Numeric():
            told = _judged(task, say)
    return told


def said(text: str | None, say: Say) -> str | None:
    """A text that may be absent."""
    return say(text) if text else text


def _part(part: P, say: Say) -> P:
    return replace(part, text=say(part.text))


def _parts(parts: tuple[Part, ...], say: Say) -> tuple[Part, ...]:
    return tuple(_part(part, say) for part in parts)


def _accepted(accepted: tuple[AcceptedText, ...], say: Say) -> tuple[AcceptedText, ...]:
    return tuple(_fed_back(replace(each, text=say(each.text)), say) for each in accepted)


def _fed_back(one: WithFeedback, say: Say) -> WithFeedback:
    return replace(one, feedback=said(one.feedback, say))


def _judged(task: TrueFalse | Numeric, say: Say) -> TrueFalse | Numeric:
    if isinstance(task, Numeric):
        task = replace(task, alternatives=tuple(_fed_back(each, say) for each in task.alternatives))
    return replace(task, feedback_right=said(task.feedback_right, say), feedback_wrong=said(task.feedback_wrong, say))


def _criterion(criterion: Criterion, say: Say) -> Criterion:
    levels = tuple(replace(level, text=say(level.text)) for level in criterion.levels)
    return Criterion(name=say(criterion.name), levels=levels)
