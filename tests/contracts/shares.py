"""What every storage of shares promises."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from aksio.application.assessments.sharing.share_ports import SharesReader, ShareUnitOfWork
from aksio.application.assessments.sharing.share_views import SharedCard, ShareView
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.share import Share, ShareNotFound, SharePermission
from aksio.domain.shared.ids import DeckId, LearnerId, QuizId, ShareId
from tests.make.cards import COURSE, LEARNER, NOW, a_card, some_id
from tests.make.quizzes import a_quiz

STRANGER = LearnerId(some_id("stranger"))
DECK = DeckId(some_id("shared deck"))
NewUnitOfWork = Callable[[], ShareUnitOfWork]


def a_share(name: str, *, deck_id: DeckId | None = None, quiz_id: QuizId | None = None) -> Share:
    """A share that says something in every field."""
    return Share.give(
        id=ShareId(some_id(f"share {name}")),
        owner_id=LEARNER,
        deck_id=deck_id,
        quiz_id=quiz_id,
        permission=SharePermission.COPY if deck_id else SharePermission.TAKE,
        token_hash=name.ljust(64, "0"),
        expires_at=NOW + timedelta(days=7),
        now=NOW,
    )


def fields_of(share: Share) -> dict[str, object]:
    """All that is to come back."""
    return {name: getattr(share, name) for name in share.__dataclass_fields__ if name != "_events"}


async def keep(new_uow: NewUnitOfWork) -> tuple[Share, Share]:
    """A shared deck and a shared quiz."""
    quiz = a_quiz()
    of_deck, of_quiz = a_share("deck", deck_id=DECK), a_share("quiz", quiz_id=quiz.id)
    async with new_uow() as uow:
        uow.decks.add(Deck.create(id=DECK, learner_id=LEARNER, name="Light", course_id=COURSE, now=NOW))
        uow.quizzes.add(quiz)
        await uow.commit()
    async with new_uow() as uow:
        uow.shares.add(of_deck)
        uow.shares.add(of_quiz)
        await uow.commit()
    return of_deck, of_quiz


class SharesContract:
    """Inherited for memory, SQLite and Postgres; they bring `new_uow` and `reader`."""

    async def test_a_share_comes_back_as_it_was(self, new_uow: NewUnitOfWork) -> None:
        for share in await keep(new_uow):
            async with new_uow() as uow:
                assert fields_of(await uow.shares.get(share.id, owner_id=LEARNER)) == fields_of(share)
                assert fields_of(await uow.shares.find(share.token_hash, now=NOW)) == fields_of(share)

    async def test_anothers_share_is_a_missing_one(self, new_uow: NewUnitOfWork, reader: SharesReader) -> None:
        share, _ = await keep(new_uow)
        async with new_uow() as uow:
            with pytest.raises(ShareNotFound):
                await uow.shares.get(share.id, owner_id=STRANGER)
        assert (await reader.shares(STRANGER, PageRequest(limit=9))).items == []

    async def test_it_opens_until_it_expires_and_not_after_it_was_revoked(self, new_uow: NewUnitOfWork) -> None:
        share, other = await keep(new_uow)
        assert share.expires_at is not None
        async with new_uow() as uow:
            await uow.shares.find(share.token_hash, now=share.expires_at - timedelta(microseconds=1))
            with pytest.raises(ShareNotFound):
                await uow.shares.find(share.token_hash, now=share.expires_at)
            uow.shares.remove(share)
            await uow.commit()
        async with new_uow() as uow:
            with pytest.raises(ShareNotFound):
                await uow.shares.find(share.token_hash, now=NOW)
            await uow.shares.find(other.token_hash, now=NOW)

    async def test_it_goes_with_what_it_shows(self, new_uow: NewUnitOfWork, reader: SharesReader) -> None:
        shares = await keep(new_uow)
        async with new_uow() as uow:
            uow.decks.remove(await uow.decks.get(DECK, learner_id=LEARNER))
            uow.quizzes.remove(await uow.quizzes.get(a_quiz().id, learner_id=LEARNER))
            await uow.commit()
        async with new_uow() as uow:
            for share in shares:
                with pytest.raises(ShareNotFound):
                    await uow.shares.find(share.token_hash, now=NOW)
                with pytest.raises(ShareNotFound):
                    await uow.shares.get(share.id, owner_id=LEARNER)
        assert (await reader.shares(LEARNER, PageRequest(limit=9))).items == []

    async def test_the_owners_list_is_in_pages(self, new_uow: NewUnitOfWork, reader: SharesReader) -> None:
        shares = await keep(new_uow)
        first = await reader.shares(LEARNER, PageRequest(limit=1))
        second = await reader.shares(LEARNER, PageRequest(limit=1, cursor=first.next_cursor))
        newest = sorted(shares, key=lambda share: share.id, reverse=True)
        assert [*first.items, *second.items] == [ShareView.of(share) for share in newest]
        assert second.next_cursor is None

    async def test_the_cards_of_a_deck_say_what_they_say(self, new_uow: NewUnitOfWork, reader: SharesReader) -> None:
        await keep(new_uow)
        card = a_card("in the deck")
        card.deck_id, elsewhere = DECK, a_card("elsewhere")
        elsewhere.deck_id = None
        async with new_uow() as uow:
            uow.flashcards.add(card, elsewhere)
            await uow.commit()
        page = await reader.cards(DECK, owner_id=LEARNER, page=PageRequest(limit=9))
        assert page.items == [SharedCard(**{name: getattr(card, name) for name in SharedCard.__dataclass_fields__})]
        assert (await reader.cards(DECK, owner_id=STRANGER, page=PageRequest(limit=9))).items == []
