"""What GIFT has no words for."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from aksio.adapters.interchange.gift.written_answers import percent
from aksio.application.assessments.interchange.quiz_file_ports import Loss
from aksio.domain.assessments.quizzes.cloze import Cloze
from aksio.domain.assessments.quizzes.essay import Essay
from aksio.domain.assessments.quizzes.fraction_text import fraction_of
from aksio.domain.assessments.quizzes.matching import Matching
from aksio.domain.assessments.quizzes.multiple_choice import ChoiceStrategy, MultipleChoice
from aksio.domain.assessments.quizzes.numeric import Numeric
from aksio.domain.assessments.quizzes.ordering import Ordering
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.task import Task

_NOT_OF_GIFT = {
    "points": "Its points are left out.",
    "hint": "Its hint is left out.",
    "difficulty": "Its difficulty is left out.",
    "source": "Its source is left out.",
}


def losses_of(question: Question) -> list[Loss]:
    """Of the question around its task first."""
    given = {"points": question.points != 1, "hint": question.hint is not None}
    given |= {"difficulty": question.difficulty is not None, "source": question.source is not None}
    found = [Loss(message=_NOT_OF_GIFT[name]) for name, is_given in given.items() if is_given]
    if any("]" in tag or "\n" in tag or tag != tag.strip() for tag in question.tags):
        found.append(Loss(message="A tag has a bracket or is broken over lines."))
    if question.section is not None and question.section != " ".join(question.section.split()):
        found.append(Loss(message="The name of its section is broken over lines."))
    found += _task_losses(question)
    if any(_rounded(fraction) != fraction for fraction in _fractions(question.task)):
        found.append(Loss(message="Some of its weights can only be written rounded."))
    return found


def _task_losses(question: Question) -> Iterator[Loss]:  # noqa: C901, PLR0912  a case for each type
    match question.task:
        case Ordering():
            yield Loss(message="An ordering cannot be written.", is_whole=True)
        case Cloze(gaps=gaps, allow_typos=allow_typos):
            if len(gaps) > 1:
                yield Loss(message="A text with several gaps cannot be written.", is_whole=True)
            elif not question.text.partition("{{1}}")[2].strip():
                yield Loss(message="A gap at the end of its text cannot be written.", is_whole=True)
            elif any("->" in accepted.text for gap in gaps for accepted in gap.accepted):
                yield Loss(message="A text with an arrow in it cannot be written.", is_whole=True)
            if allow_typos:
                yield Loss(message="That typing errors are let pass is left out.")
        case ShortAnswer(accepted=accepted, allow_typos=allow_typos):
            if any("->" in one.text or "->" in (one.feedback or "") for one in accepted):
                yield Loss(message="A text with an arrow in it cannot be written.", is_whole=True)
            if allow_typos:
                yield Loss(message="That typing errors are let pass is left out.")
        case Matching() if any("->" in part.text for part in (*question.task.lefts, *question.task.rights)):
            yield Loss(message="A text with an arrow in it cannot be written.", is_whole=True)
        case MultipleChoice(strategy=strategy) if strategy is not ChoiceStrategy.SUM_OF_FRACTIONS:
            yield Loss(message="How its choices make one mark is left out.")
        case Numeric(unit=unit) if unit is not None:
            yield Loss(message="Its unit is left out.")
        case Essay(rubric=rubric, max_words=max_words) if rubric or max_words is not None:
            yield Loss(message="Its rubric and greatest length are left out.")


def _fractions(task: Task) -> Iterator[Fraction]:
    match task:
        case SingleChoice(options=options) | MultipleChoice(options=options):
            yield from (option.fraction for option in options)
        case ShortAnswer(accepted=accepted):
            yield from (one.fraction for one in accepted)
        case Cloze(gaps=gaps):
            yield from (one.fraction for gap in gaps for one in gap.accepted)
        case Numeric(alternatives=alternatives):
            yield from (one.fraction for one in alternatives)


def _rounded(fraction: Fraction) -> Fraction:
    return fraction_of(Decimal(percent(fraction)) / 100)
