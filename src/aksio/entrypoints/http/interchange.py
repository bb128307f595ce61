"""Routes of import and export."""

from typing import Annotated, Literal
from uuid import UUID

from litestar import Controller, get, post
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, HeaderParameter, QueryParameter
from litestar.response import Stream

from aksio.application.assessments.interchange.export_deck import ExportDeck, ExportDeckQuery
from aksio.application.assessments.interchange.export_quiz import ExportQuiz, ExportQuizQuery
from aksio.application.assessments.interchange.export_results import ExportResults, ExportResultsQuery
from aksio.application.assessments.interchange.import_deck import ImportDeck, ImportDeckCommand
from aksio.application.assessments.interchange.import_quiz import ImportQuiz, ImportQuizCommand
from aksio.domain.shared.ids import CourseId, DeckId, LearnerId, QuizId
from aksio.entrypoints.http.deck_files import (
    DeckUpload,
    Download,
    QuizDownload,
    ResultsDownload,
    Upload,
    attachment,
    deck_upload,
)
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Out

LARGEST_FORM = 50 * 1024 * 1024 + 64 * 1024
"""A file of 50 MB, and what the form adds to it."""


class SkippedOut(Out, frozen=True, kw_only=True):
    """Cards that were left out for one reason; `numbers` are the places of the first few in the file, from 1."""

    reason: str
    message: str
    count: int
    numbers: tuple[int, ...]


class ImportOut(Out, frozen=True, kw_only=True):
    """What an import took, and what it left out. `dropped_media` counts pictures and sounds."""

    deck_id: UUID
    deck_name: str
    course_id: UUID
    format: str
    cards: int
    reviews: int
    dropped_media: int
    skipped: tuple[SkippedOut, ...]


class ImportedQuizOut(Out, frozen=True, kw_only=True):
    """A quiz that an import wrote, as a draft."""

    id: UUID
    title: str
    question_count: int


class SkippedQuestionOut(Out, frozen=True, kw_only=True):
    """Something in the file that is no question of ours; `place` says where it stands there."""

    place: str
    reason: str
    message: str


class QuizImportOut(Out, frozen=True, kw_only=True):
    """What an import of questions took, and what it left out. A large file becomes several quizzes."""

    format: str
    course_id: UUID
    quizzes: tuple[ImportedQuizOut, ...]
    questions: int
    skipped: tuple[SkippedQuestionOut, ...]


class InterchangeController(Controller):
    """Decks out of files, and into files."""

    path = "/assessments"
    tags = ("assessments",)

    @post(
        "/imports",
        operation_id="importDeck",
        operation_class=Upload,
        summary="Import a deck from CSV, JSON or Anki, or a quiz from GIFT, QTI or JSON: all of it, or nothing",
        dependencies={"upload": Provide(deck_upload)},
        request_max_body_size=LARGEST_FORM,
        opt={"no_idempotency_key": True},
    )
    async def take(
        self,
        request: AksioRequest,
        upload: NamedDependency[DeckUpload],
        import_deck: NamedDependency[ImportDeck],
        import_quiz: NamedDependency[ImportQuiz],
        key: Annotated[str | None, HeaderParameter(name="Idempotency-Key", min_length=1, max_length=200)] = None,
    ) -> ImportOut | QuizImportOut:
        fields = upload.fields
        if upload.is_quiz:
            return QuizImportOut.of(await import_quiz(_quiz_command(request.user.id, upload, key)))
        command = ImportDeckCommand(
            learner_id=request.user.id,
            file=upload.file,
            file_name=upload.file_name,
            course_id=None if fields.course_id is None else CourseId(fields.course_id),
            deck_id=None if fields.deck_id is None else DeckId(fields.deck_id),
            deck_name=fields.deck_name,
            key=key,
        )
        return ImportOut.of(await import_deck(command))

    @get(
        "/decks/{deck_id:uuid}/export",
        operation_id="exportDeck",
        operation_class=Download,
        summary="Export a deck for Anki, as CSV or as JSON",
    )
    async def give(
        self,
        request: AksioRequest,
        deck_id: FromPath[UUID],
        export_deck: NamedDependency[ExportDeck],
        format: Annotated[Literal["apkg", "csv", "json"], QueryParameter()] = "json",
    ) -> Stream:
        query = ExportDeckQuery(learner_id=request.user.id, deck_id=DeckId(deck_id), format=format)
        file = await export_deck(query)
        return Stream(file.chunks, media_type=file.media_type, headers={"Content-Disposition": attachment(file.name)})

    @get(
        "/quizzes/{quiz_id:uuid}/export",
        operation_id="exportQuiz",
        operation_class=QuizDownload,
        summary="Export a quiz of mine with its keys, as GIFT or as JSON",
    )
    async def give_quiz(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        export_quiz: NamedDependency[ExportQuiz],
        format: Annotated[Literal["gift", "json"], QueryParameter()] = "json",
        lossy: Annotated[bool, QueryParameter(description="Leave out what the format has no words for.")] = False,
    ) -> Stream:
        query = ExportQuizQuery(quiz_id=QuizId(quiz_id), learner_id=request.user.id, format=format, lossy=lossy)
        file = await export_quiz(query)
        return Stream(file.chunks, media_type=file.media_type, headers={"Content-Disposition": attachment(file.name)})

    @get(
        "/quizzes/{quiz_id:uuid}/results",
        operation_id="exportResults",
        operation_class=ResultsDownload,
        summary="Export the results of a quiz of mine: a row for each attempt, without names",
    )
    async def give_results(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        export_results: NamedDependency[ExportResults],
        format: Annotated[Literal["csv"], QueryParameter()] = "csv",
    ) -> Stream:
        query = ExportResultsQuery(quiz_id=QuizId(quiz_id), owner_id=request.user.id, format=format)
        file = await export_results(query)
        return Stream(file.chunks, media_type=file.media_type, headers={"Content-Disposition": attachment(file.name)})


def _quiz_command(learner_id: LearnerId, upload: DeckUpload, key: str | None) -> ImportQuizCommand:
    fields = upload.fields
    return ImportQuizCommand(
        learner_id=learner_id,
        file=upload.file,
        course_id=None if fields.course_id is None else CourseId(fields.course_id),
        title=fields.title,
        file_name=upload.file_name,
        key=key,
    )
