"""Export the results of a quiz for its owner, streamed."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass

from aksio.application.assessments.interchange.export_deck import DeckFile
from aksio.application.assessments.interchange.result_ports import QuizResults, ResultsWriter
from aksio.application.assessments.quizzes.quiz_reader_ports import QuizzesReader
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class ExportResultsQuery:
    """`format` is csv."""

    quiz_id: QuizId
    owner_id: LearnerId
    format: str


class ExportResults:
    """By the questions that the quiz has now, whatever version was served. Raises QuizNotFound, Invalid."""

    def __init__(self, reader: QuizzesReader, results: QuizResults, writers: Mapping[str, ResultsWriter]) -> None:
        self._reader = reader
        self._results = results
        self._writers = writers

    async def __call__(self, query: ExportResultsQuery) -> DeckFile:
        writer = self._writers.get(query.format)
        if writer is None:
            message = f"Must be one of {', '.join(sorted(self._writers))}."
            raise Invalid.field("/query/format", "unknown_format", message)
        quiz = await self._reader.quiz(query.quiz_id, learner_id=query.owner_id)
        found = await self._reader.questions(query.quiz_id, learner_id=query.owner_id)
        chunks = self._chunks(writer, [view.question for view in found], query)
        return DeckFile(name=f"{quiz.title}.{query.format}", media_type=writer.media_type, chunks=chunks)

    async def _chunks(
        self, writer: ResultsWriter, questions: Sequence[Question], query: ExportResultsQuery
    ) -> AsyncIterator[bytes]:
        yield writer.head(questions)
        done = 0
        async for batch in self._results.of(query.quiz_id, owner_id=query.owner_id):
            if batch:
                yield writer.rows(batch, questions, first=done + 1)
            done += len(batch)
