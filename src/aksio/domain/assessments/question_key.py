"""What a question asks and what answers it, as plain words: to tell repetitions, and to find the key in a passage."""

from aksio.domain.assessments.quizzes.cloze import Cloze
from aksio.domain.assessments.quizzes.mark import ALL
from aksio.domain.assessments.quizzes.matching import Matching
from aksio.domain.assessments.quizzes.multiple_choice import MultipleChoice
from aksio.domain.assessments.quizzes.numeric import Numeric
from aksio.domain.assessments.quizzes.ordering import Ordering
from aksio.domain.assessments.quizzes.part import Part
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.task import Task
from aksio.domain.assessments.quizzes.true_false import TrueFalse


def asked(text: str, task: Task) -> str:
    """The question, with whatever tells it from others of the same wording."""
    if isinstance(task, Matching):
        return " ".join((text, *(part.text for part in task.lefts)))
    return text


def keys(text: str, task: Task) -> tuple[str, ...]:
    """The texts that earn everything, in order. A statement, true or false, is its own; an essay has none."""
    match task:
        case TrueFalse():
            return (text,)
        case SingleChoice() | MultipleChoice():
            return tuple(option.text for option in task.options if option.is_correct)
        case ShortAnswer() | Cloze():
            return _accepted(task)
        case Matching() | Ordering():
            return tuple(part.text for part in _parts(task))
        case _:
            return (str(task.value),) if isinstance(task, Numeric) else ()


def _accepted(task: ShortAnswer | Cloze) -> tuple[str, ...]:
    if isinstance(task, Cloze):
        return tuple(gap.accepted[0].text for gap in task.gaps)
    return tuple(accepted.text for accepted in task.accepted if accepted.fraction == ALL)


def _parts(task: Matching | Ordering) -> tuple[Part, ...]:
    return task.items if isinstance(task, Ordering) else tuple(pair.right for pair in task.pairs)
