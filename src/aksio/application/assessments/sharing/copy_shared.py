"""Copy a shared deck or quiz into a course of one's own. The copy is independent of the share and of its owner."""

from dataclasses import dataclass
from uuid import uuid5

from aksio.application.assessments.interchange.interchange_storage_ports import DeckContents
from aksio.application.assessments.ports import OwnCourses
from aksio.application.assessments.references import require_course
from aksio.application.assessments.sharing.copied import copied_cards, copied_quiz
from aksio.application.assessments.sharing.share_ports import ShareTokens, ShareUnitOfWork
from aksio.application.assessments.sharing.share_views import SharedCopy
from aksio.application.assessments.sharing.shared_quiz import published_version
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import until_first
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.quizzes.quiz_errors import QuizNotFound
from aksio.domain.assessments.share import Share, SharePermission
from aksio.domain.shared.ids import CourseId, DeckId, LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class CopySharedCommand:
    """The token of the link, who copies, and where to."""

    token: str
    learner_id: LearnerId
    course_id: CourseId


class CopyShared:
    """Copying twice is once: the copy that is there is named again.

    Raises ShareNotFound, NotShared, UnknownCourse and QuizNotOpen.
    """

    def __init__(
        self, uow: ShareUnitOfWork, contents: DeckContents, courses: OwnCourses, tokens: ShareTokens, clock: Clock
    ) -> None:
        self._uow = uow
        self._contents = contents
        self._courses = courses
        self._tokens = tokens
        self._clock = clock

    async def __call__(self, command: CopySharedCommand) -> SharedCopy:
        async with self._uow as uow:
            share = await uow.shares.find(self._tokens.hash_of(command.token), now=self._clock.now())
        share.require(SharePermission.COPY)
        await require_course(self._courses, command.course_id, learner_id=command.learner_id)
        return await until_first(lambda: self._copy(command, share))

    async def _copy(self, command: CopySharedCommand, share: Share) -> SharedCopy:
        if share.deck_id is not None:
            return await self._copy_deck(command, share, share.deck_id)
        assert share.quiz_id is not None
        return await self._copy_quiz(command, share, share.quiz_id)

    async def _copy_quiz(self, command: CopySharedCommand, share: Share, quiz_id: QuizId) -> SharedCopy:
        mine, owner_id = command.learner_id, share.owner_id
        copy_id = QuizId(uuid5(share.id, mine.hex))
        async with self._uow as uow:
            try:
                there = await uow.quizzes.get(copy_id, learner_id=mine)
                return SharedCopy(course_id=there.course_id, quiz_id=copy_id)
            except QuizNotFound:
                version = await published_version(uow, quiz_id, owner_id=owner_id, viewer_id=mine)
            original = await uow.quizzes.get(quiz_id, learner_id=owner_id)
            copy = copied_quiz(
                version,
                id=copy_id,
                learner_id=mine,
                course_id=command.course_id,
                description=original.description,
                now=self._clock.now(),
            )
            uow.quizzes.add(copy)
            await uow.commit()
        return SharedCopy(course_id=command.course_id, quiz_id=copy_id)

    async def _copy_deck(self, command: CopySharedCommand, share: Share, deck_id: DeckId) -> SharedCopy:
        """A batch of cards at a time is in memory, and all go in one transaction."""
        mine, owner_id, copied = command.learner_id, share.owner_id, 0
        copy_id = DeckId(uuid5(share.id, mine.hex))
        async with self._uow as uow:
            if there := await uow.decks.get_many(frozenset([copy_id]), learner_id=mine):
                return SharedCopy(course_id=there[0].course_id or command.course_id, deck_id=copy_id)
            original = await uow.decks.get(deck_id, learner_id=owner_id)
            copy = Deck.create(
                id=copy_id,
                learner_id=mine,
                name=original.name,
                course_id=command.course_id,
                description=original.description,
                scheduler=original.scheduler,
                desired_retention=original.desired_retention,
                now=self._clock.now(),
            )
            uow.decks.add(copy)
            async for batch in self._contents.cards(deck_id, learner_id=owner_id):
                uow.flashcards.add(*copied_cards(batch, copy, command.course_id, first=copied))
                copied += len(batch)
                await uow.batches.send()
            await uow.commit()
        return SharedCopy(course_id=command.course_id, deck_id=copy_id)
