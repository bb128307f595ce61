"""The paper of one attempt: which questions, in which order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from aksio.domain.assessments.quizzes.lot import shuffled
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.quiz_errors import QuestionNotFound
from aksio.domain.assessments.quizzes.quiz_settings import QuizSettings
from aksio.domain.assessments.quizzes.quiz_version import QuizVersion
from aksio.domain.assessments.quizzes.served_question import ServedQuestion
from aksio.domain.shared.ids import QuestionId


@dataclass(frozen=True, kw_only=True)
class Paper:
    """Questions of a version in the order in which they are served. `seed` decides what is left to chance."""

    version: int
    seed: str
    settings: QuizSettings
    questions: tuple[Question, ...]

    @classmethod
    def drawn(cls, version: QuizVersion, seed: str) -> Self:
        """A new paper: pools drawn, and shuffled if the quiz says so. Sections stay in their order."""
        return cls(
            version=version.number,
            seed=seed,
            settings=version.settings,
            questions=tuple(_drawn_questions(version, seed)),
        )

    @classmethod
    def again(cls, version: QuizVersion, seed: str, question_ids: tuple[QuestionId, ...]) -> Self:
        """A paper that was drawn before."""
        by_id = {question.id: question for question in version.questions}
        questions = tuple(by_id[question_id] for question_id in question_ids)
        return cls(version=version.number, seed=seed, settings=version.settings, questions=questions)

    def question(self, question_id: QuestionId) -> Question:
        """Raises QuestionNotFound."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise QuestionNotFound

    def served(self) -> tuple[ServedQuestion, ...]:
        """What the taker may see: everything but the key."""
        shuffle = self.settings.shuffle_options
        return tuple(ServedQuestion.of(question, self.seed, shuffle_options=shuffle) for question in self.questions)


def _drawn_questions(version: QuizVersion, seed: str) -> Iterator[Question]:
    draws = {None: None} | {section.name: section.draw for section in version.sections}
    for name, draw in draws.items():
        pool = [question for question in version.questions if question.section == name]
        lot = shuffled(pool, seed=seed, key=lambda question: question.id)
        chosen = {question.id for question in lot[:draw]}
        order = lot if version.settings.shuffle_questions else pool
        yield from (question for question in order if question.id in chosen)
