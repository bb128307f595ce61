"""Export a quiz into a file, with its keys, for its owner."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aksio.application.assessments.interchange.quiz_file_ports import Loss, QuizWriter
from aksio.application.assessments.quizzes.quiz_reader_ports import QuizzesReader
from aksio.application.shared.ports import Clock
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.shared.errors import FieldError, Invalid
from aksio.domain.shared.ids import LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class ExportQuizQuery:
    """`format` is gift or json. With `lossy`, what the format has no words for is left out, and the file says so."""

    quiz_id: QuizId
    learner_id: LearnerId
    format: str
    lossy: bool = False


@dataclass(frozen=True, kw_only=True)
class QuizFile:
    """A file in the making. `chunks` is to be gone through once."""

    name: str
    media_type: str
    chunks: Iterator[bytes]


class NotExpressible(Invalid):
    """The format has no words for something in the quiz. Every such thing is named."""

    code = "not_expressible"


class ExportQuiz:
    """Raises QuizNotFound, NotExpressible, Invalid."""

    def __init__(self, reader: QuizzesReader, writers: Mapping[str, QuizWriter], clock: Clock) -> None:
        self._reader = reader
        self._writers = writers
        self._clock = clock

    async def __call__(self, query: ExportQuizQuery) -> QuizFile:
        writer = self._writers.get(query.format)
        if writer is None:
            message = f"Must be one of {', '.join(sorted(self._writers))}."
            raise Invalid.field("/query/format", "unknown_format", message)
        quiz = await self._reader.quiz(query.quiz_id, learner_id=query.learner_id)
        found = await self._reader.questions(query.quiz_id, learner_id=query.learner_id)
        questions = [view.question for view in found]
        lost = {str(one.id): writer.losses(one) for one in questions} | {"": writer.rule_losses(quiz)}
        if not query.lossy and any(lost.values()):
            raise NotExpressible(
                f"{query.format} cannot hold all of this quiz; with lossy=true the rest is written.",
                _errors(questions, lost),
            )
        return QuizFile(
            name=f"{quiz.title}.{query.format}",
            media_type=writer.media_type,
            chunks=writer.write(quiz, questions, lost, self._clock.now()),
        )


def _errors(questions: Sequence[Question], lost: Mapping[str, Sequence[Loss]]) -> Iterator[FieldError]:
    for loss in lost[""]:
        yield FieldError(pointer="", code="rules", message=loss.message)
    for number, question in enumerate(questions):
        for loss in lost[str(question.id)]:
            code = "question" if loss.is_whole else "detail"
            message = f"{question.name or question.text[:60]}: {loss.message}"
            yield FieldError(pointer=f"/questions/{number}", code=code, message=message)
