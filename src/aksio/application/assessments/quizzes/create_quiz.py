"""Create a quiz."""

from collections.abc import Sequence
from dataclasses import dataclass

from aksio.application.assessments.ports import OwnCourses
from aksio.application.assessments.quizzes.question_content import QuestionContent, written
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.assessments.quizzes.quiz_views import QuizView
from aksio.application.assessments.references import require_course
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.quizzes.quiz_section import QuizSection
from aksio.domain.assessments.quizzes.quiz_settings import QuizSettings
from aksio.domain.shared.ids import CourseId, LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class CreateQuizCommand:
    """A draft, with questions or without. `quiz_id` is given by whoever may have to repeat this."""

    learner_id: LearnerId
    course_id: CourseId
    title: str
    description: str | None = None
    language: str | None = None
    settings: QuizSettings | None = None
    sections: tuple[QuizSection, ...] = ()
    questions: Sequence[QuestionContent] = ()
    quiz_id: QuizId | None = None


class CreateQuiz:
    """Raises UnknownCourse, and Invalid with every field that is wrong, questions by index."""

    def __init__(self, uow: QuizUnitOfWork, courses: OwnCourses, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._courses = courses
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: CreateQuizCommand) -> QuizView:
        quiz = Quiz.write(
            id=command.quiz_id or QuizId(self._ids.new()),
            learner_id=command.learner_id,
            course_id=command.course_id,
            title=command.title,
            description=command.description,
            language=command.language,
            settings=command.settings,
            sections=command.sections,
            questions=written(command.questions, self._ids, place="/questions"),
            now=self._clock.now(),
        )
        await require_course(self._courses, quiz.course_id, learner_id=command.learner_id)
        async with self._uow as uow:
            uow.quizzes.add(quiz)
            await uow.commit()
        return QuizView.of(quiz)
