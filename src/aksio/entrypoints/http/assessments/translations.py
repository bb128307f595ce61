"""Routes of translations: decks and quizzes in other languages."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from aksio.application.assessments.translations.cancel_translation import CancelTranslation, CancelTranslationCommand
from aksio.application.assessments.translations.get_translation import GetTranslation, GetTranslationQuery
from aksio.application.assessments.translations.list_translations import ListTranslations, ListTranslationsQuery
from aksio.application.assessments.translations.quote_translation import QuoteTranslation
from aksio.application.assessments.translations.request_translation import RequestTranslation
from aksio.application.assessments.translations.translation_storage_ports import TranslationFilter
from aksio.application.assessments.translations.translation_view import TranslationView
from aksio.application.assessments.translations.twin_keeper import RequestTranslationCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.generation_status import GenerationStatus
from aksio.domain.assessments.twins import Subject, TwinSchedules
from aksio.domain.shared.ids import LearnerId, TranslationId
from aksio.entrypoints.http.assessments.generation_wire import FailureOut, ProgressOut, UsageOut
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.rate_limits import GENERATIONS
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Body, Out, Resource

PATH = "/api/v1/assessments/translations"


class NewTranslation(Body, frozen=True, kw_only=True):
    """Into which language (BCP 47), and whether a card and its twin are one memory (shared) or two (separate).

    Separate unless said otherwise; once there is a twin, `schedules` stay as they are.
    """

    language: str
    schedules: TwinSchedules | None = None

    def to_command(self, deck_id: UUID, learner_id: LearnerId) -> RequestTranslationCommand:
        """What is asked for."""
        return RequestTranslationCommand(
            learner_id=learner_id,
            subject=Subject.DECK,
            original_id=deck_id,
            language=self.language,
            schedules=self.schedules,
        )


class NewQuizTranslation(Body, frozen=True, kw_only=True):
    """Into which language (BCP 47)."""

    language: str

    def to_command(self, quiz_id: UUID, learner_id: LearnerId) -> RequestTranslationCommand:
        """What is asked for."""
        return RequestTranslationCommand(
            learner_id=learner_id, subject=Subject.QUIZ, original_id=quiz_id, language=self.language
        )


class TranslationQuoteOut(Out, frozen=True, kw_only=True):
    """What a translation would set aside, and what is left of this month's allowance (null: no limit).

    `pieces` are the cards of a deck, or the questions of a quiz and its heading, that are not in the language yet.
    """

    pieces: int
    calls: int
    estimated_tokens: int
    remaining_tokens: int | None
    fits: bool


class TranslationOut(Resource, frozen=True, kw_only=True):
    """A translation of the deck or quiz `original_id` into `twin_id`, which fills while it runs.

    `progress` counts cards, or questions and the heading of a quiz, and `skipped` by reason those that could not be
    translated. `waiting_until` is set while the model does not answer.
    """

    id: UUID
    subject: Subject
    original_id: UUID
    twin_id: UUID
    language: str
    status: GenerationStatus
    progress: ProgressOut
    skipped: dict[str, int]
    usage: UsageOut
    error: FailureOut | None
    waiting_until: datetime | None
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, view: object) -> "TranslationOut":
        """The failure is called `error`, as everywhere."""
        assert isinstance(view, TranslationView)
        named = ("id", "subject", "original_id", "twin_id")
        same = (*named, "language", "status", "created_at", "updated_at", "version")
        return cls(
            **{name: getattr(view, name) for name in same},
            waiting_until=view.waiting_until,
            progress=ProgressOut.of(view.progress),
            skipped=dict(view.skipped),
            usage=UsageOut.of(view.usage),
            error=None if view.failure is None else FailureOut.of(view.failure),
        )


class TranslationsController(Controller):
    """Decks and quizzes in other languages."""

    path = "/assessments"
    tags = ("translations",)

    @post(
        "/decks/{deck_id:uuid}/translations",
        operation_id="requestTranslation",
        summary="Have a deck translated in the background; asking again brings its twin up to date",
        status_code=202,
        opt=GENERATIONS,
    )
    async def request_translation(
        self,
        request: AksioRequest,
        deck_id: FromPath[UUID],
        data: JSONBody[NewTranslation],
        request_translation: NamedDependency[RequestTranslation],
    ) -> Response[TranslationOut]:
        requested = TranslationOut.of(await request_translation(data.to_command(deck_id, request.user.id)))
        return Response(requested, status_code=202, headers={"Location": f"{PATH}/{requested.id}"})

    @post(
        "/decks/{deck_id:uuid}/translations/quote",
        operation_id="quoteTranslation",
        summary="What a translation would take of my allowance; nothing is written",
        status_code=200,
    )
    async def quote(
        self,
        request: AksioRequest,
        deck_id: FromPath[UUID],
        data: JSONBody[NewTranslation],
        quote_translation: NamedDependency[QuoteTranslation],
    ) -> TranslationQuoteOut:
        return TranslationQuoteOut.of(await quote_translation(data.to_command(deck_id, request.user.id)))

    @post(
        "/quizzes/{quiz_id:uuid}/translations",
        operation_id="requestQuizTranslation",
        summary="Have a quiz translated into a draft in the background; asking again brings its twin up to date",
        status_code=202,
        opt=GENERATIONS,
    )
    async def request_quiz_translation(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        data: JSONBody[NewQuizTranslation],
        request_translation: NamedDependency[RequestTranslation],
    ) -> Response[TranslationOut]:
        requested = TranslationOut.of(await request_translation(data.to_command(quiz_id, request.user.id)))
        return Response(requested, status_code=202, headers={"Location": f"{PATH}/{requested.id}"})

    @post(
        "/quizzes/{quiz_id:uuid}/translations/quote",
        operation_id="quoteQuizTranslation",
        summary="What the translation of a quiz would take of my allowance; nothing is written",
        status_code=200,
    )
    async def quote_quiz(
        self,
        request: AksioRequest,
        quiz_id: FromPath[UUID],
        data: JSONBody[NewQuizTranslation],
        quote_translation: NamedDependency[QuoteTranslation],
    ) -> TranslationQuoteOut:
        return TranslationQuoteOut.of(await quote_translation(data.to_command(quiz_id, request.user.id)))

    @get("/translations", operation_id="listTranslations", summary="List my translations, newest first")
    async def list(
        self,
        request: AksioRequest,
        page: NamedDependency[PageRequest],
        list_translations: NamedDependency[ListTranslations],
        status: Annotated[GenerationStatus | None, QueryParameter()] = None,
        subject: Annotated[Subject | None, QueryParameter()] = None,
        original_id: Annotated[UUID | None, QueryParameter()] = None,
    ) -> PageOut[TranslationOut]:
        chosen = TranslationFilter(status=status, subject=subject, original_id=original_id)
        found = await list_translations(ListTranslationsQuery(learner_id=request.user.id, chosen=chosen, page=page))
        return PageOut(items=[TranslationOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get(
        "/translations/{translation_id:uuid}",
        operation_id="getTranslation",
        summary="Show a translation and how far it is",
    )
    async def read(
        self, request: AksioRequest, translation_id: FromPath[UUID], get_translation: NamedDependency[GetTranslation]
    ) -> TranslationOut:
        query = GetTranslationQuery(translation_id=TranslationId(translation_id), learner_id=request.user.id)
        return TranslationOut.of(await get_translation(query))

    @post(
        "/translations/{translation_id:uuid}/cancel",
        operation_id="cancelTranslation",
        summary="Stop a translation; what is translated stays",
        status_code=200,
    )
    async def cancel(
        self,
        request: AksioRequest,
        translation_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        cancel_translation: NamedDependency[CancelTranslation],
    ) -> TranslationOut:
        command = CancelTranslationCommand(
            translation_id=TranslationId(translation_id),
            learner_id=request.user.id,
            expected_version=expected_version,
        )
        return TranslationOut.of(await cancel_translation(command))
