"""How a quiz and its twin in another language are kept together, question by question."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.quizzes.quiz_heading import QuizHeading
from aksio.domain.shared.ids import QuestionId

NewId = Callable[[], QuestionId]


def is_untold(heading: QuizHeading, twin: Quiz) -> bool:
    """Whether the twin's title and description translate something else, or nothing yet."""
    return twin.told_heading != heading


def untold(original: Quiz, twin: Quiz) -> list[Question]:
    """Questions that have no twin, or one of an older revision; in their order."""
    told = {question.twin_of for question in twin.questions}
    return [question for question in original.questions if question.as_original not in told]


def tell(
    twin: Quiz,
    original: Quiz,
    *,
    heading: QuizHeading | None,
    questions: Mapping[QuestionId, Question],
    new_id: NewId,
    now: datetime,
) -> None:
    """Put translations of the original's heading and `questions`, by their ids there, into the twin. Raises Invalid."""
    known = {section.name for section in twin.sections}
    twin.tell(
        heading=heading or twin.heading,
        told_heading=twin.told_heading if heading is None else original.heading,
        sections=(*twin.sections, *(section for section in original.sections if section.name not in known)),
        questions=_with_twins(twin.questions, original.questions, questions, new_id),
        now=now,
    )


def _with_twins(
    there: Sequence[Question], originals: Sequence[Question], told: Mapping[QuestionId, Question], new_id: NewId
) -> tuple[Question, ...]:
    """Renewed twins stay where they are; a new one goes behind the twins of what its original comes after."""
    questions = list(there)
    places = {question.id: place for place, question in enumerate(originals)}
    for original in originals:
        if original.id not in told:
            continue
        twins = [place for place, each in enumerate(questions) if _translates(each, original.id)]
        if twins:
            questions[twins[0]] = _twin(told[original.id], original, of=questions[twins[0]])
        else:
            new = replace(told[original.id], id=new_id(), twin_of=original.as_original, revision=1)
            questions.insert(_room_after(questions, places, places[original.id]), new)
    return tuple(questions)


def _twin(told: Question, original: Question, *, of: Question) -> Question:
    return replace(told, id=of.id, twin_of=original.as_original, revision=of.revision + 1)


def _translates(question: Question, original_id: QuestionId) -> bool:
    return question.twin_of is not None and question.twin_of.question_id == original_id


def _room_after(questions: Sequence[Question], places: Mapping[QuestionId, int], place: int) -> int:
    before = (
        number + 1
        for number, question in enumerate(questions)
        if question.twin_of is not None and places.get(question.twin_of.question_id, place) < place
    )
    return max(before, default=0)
