"""Routes that mark flashcards between reviews: suspend, bury, star."""

from uuid import UUID

from litestar import Controller, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from aksio.application.assessments.flashcards.mark_flashcard import Mark, MarkFlashcard, MarkFlashcardCommand
from aksio.domain.shared.ids import FlashcardId
from aksio.entrypoints.http.assessments.flashcard_wire import FlashcardOut
from aksio.entrypoints.http.request import AksioRequest


class MarksController(Controller):
    """What may be done to a card between reviews."""

    path = "/assessments/flashcards/{flashcard_id:uuid}"
    tags = ("flashcards",)

    @post(
        "/suspend",
        operation_id="suspendFlashcard",
        summary="Keep a card out of the queue until it is unsuspended",
        status_code=200,
    )
    async def suspend(
        self,
        request: AksioRequest,
        flashcard_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        mark_flashcard: NamedDependency[MarkFlashcard],
    ) -> FlashcardOut:
        command = _command(request, flashcard_id, Mark.SUSPEND, expected_version)
        return FlashcardOut.of(await mark_flashcard(command))

    @post("/unsuspend", operation_id="unsuspendFlashcard", summary="Let a suspended card come again", status_code=200)
    async def unsuspend(
        self,
        request: AksioRequest,
        flashcard_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        mark_flashcard: NamedDependency[MarkFlashcard],
    ) -> FlashcardOut:
        command = _command(request, flashcard_id, Mark.UNSUSPEND, expected_version)
        return FlashcardOut.of(await mark_flashcard(command))

    @post("/bury", operation_id="buryFlashcard", summary="Keep a card out of the queue until tomorrow", status_code=200)
    async def bury(
        self,
        request: AksioRequest,
        flashcard_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        mark_flashcard: NamedDependency[MarkFlashcard],
    ) -> FlashcardOut:
        command = _command(request, flashcard_id, Mark.BURY, expected_version)
        return FlashcardOut.of(await mark_flashcard(command))

    @post("/star", operation_id="starFlashcard", summary="Mark a card with a star", status_code=200)
    async def star(
        self,
        request: AksioRequest,
        flashcard_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        mark_flashcard: NamedDependency[MarkFlashcard],
    ) -> FlashcardOut:
        command = _command(request, flashcard_id, Mark.STAR, expected_version)
        return FlashcardOut.of(await mark_flashcard(command))

    @post("/unstar", operation_id="unstarFlashcard", summary="Take the star off", status_code=200)
    async def unstar(
        self,
        request: AksioRequest,
        flashcard_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        mark_flashcard: NamedDependency[MarkFlashcard],
    ) -> FlashcardOut:
        command = _command(request, flashcard_id, Mark.UNSTAR, expected_version)
        return FlashcardOut.of(await mark_flashcard(command))


def _command(
    request: AksioRequest, flashcard_id: UUID, mark: Mark, expected_version: int | None
) -> MarkFlashcardCommand:
    return MarkFlashcardCommand(
        flashcard_id=FlashcardId(flashcard_id),
        learner_id=request.user.id,
        mark=mark,
        expected_version=expected_version,
    )
