"""What is made of another's deck or quiz when it is copied: nothing in it refers to them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid5

from aksio.application.assessments.interchange.interchange_ports import CardRecord
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.quizzes.quiz_version import QuizVersion
from aksio.domain.assessments.source import Source
from aksio.domain.shared.ids import CourseId, FlashcardId, LearnerId, QuestionId, QuizId


def copied_quiz(
    version: QuizVersion,
    *,
    id: QuizId,
    learner_id: LearnerId,
    course_id: CourseId,
    description: str | None,
    now: datetime,
) -> Quiz:
    """A draft with what was published."""
    return Quiz.write(
        id=id,
        learner_id=learner_id,
        course_id=course_id,
        title=version.title,
        description=description,
        settings=version.settings,
        sections=version.sections,
        questions=[_copied_question(question, id) for question in version.questions],
        now=now,
    )


def copied_cards(records: Iterable[CardRecord], deck: Deck, course_id: CourseId, *, first: int) -> list[Flashcard]:
    """New cards. `first` is the place of the first one: they are a microsecond apart, so that they keep their order."""
    return [
        Flashcard.write(
            id=FlashcardId(uuid5(deck.id, str(record.id))),
            learner_id=deck.learner_id,
            course_id=course_id,
            deck_id=deck.id,
            front=record.front,
            back=record.back,
            explanation=record.explanation,
            hint=record.hint,
            tags=record.tags,
            source=None if record.source is None else Source(page=record.source.page, text=record.source.text),
            scheduling=deck.scheduling,
            now=deck.created_at + timedelta(microseconds=number),
        )
        for number, record in enumerate(records, start=first)
    ]


def _copied_question(question: Question, quiz_id: QuizId) -> Question:
    source = question.source and replace(question.source, document_id=None)
    kept = None if source == Source() else source
    return replace(question, id=QuestionId(uuid5(quiz_id, question.id.hex)), source=kept, twin_of=None)
