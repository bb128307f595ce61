"""Timed: tell the languages of decks from their cards, where their owners did not say."""

from aksio.application.assessments.ports import AssessmentsUnitOfWork
from aksio.application.assessments.reader_ports import UntoldDeck, UntoldDecks
from aksio.application.shared.languages import LanguageDetector
from aksio.application.shared.ports import Clock
from aksio.domain.assessments.twins import TwinExists
from aksio.domain.shared.errors import Conflict, NotFound

MOST_AT_ONCE = 50


class TellDeckLanguages:
    """A deck whose language cannot be told is read again when it has newer cards. Returns how many were read."""

    def __init__(
        self, reader: UntoldDecks, uow: AssessmentsUnitOfWork, languages: LanguageDetector, clock: Clock
    ) -> None:
        self._reader = reader
        self._uow = uow
        self._languages = languages
        self._clock = clock

    async def __call__(self) -> int:
        untold = await self._reader.untold(limit=MOST_AT_ONCE)
        for deck in untold:
            await self._tell(deck, await self._languages.language_of(deck.sample))
        return len(untold)

    async def _tell(self, untold: UntoldDeck, language: str | None) -> None:
        """Where the owner was faster, the deck is looked at once more next time.

        A twin whose language another twin has is as one that tells nothing.
        """
        try:
            await self._save(untold, language)
        except TwinExists:
            await self._tell(untold, None)
        except (Conflict, NotFound):
            return

    async def _save(self, untold: UntoldDeck, language: str | None) -> None:
        async with self._uow as uow:
            deck = await uow.decks.get(untold.deck_id, learner_id=untold.learner_id)
            deck.tell_language(language, now=self._clock.now())
            uow.decks.save(deck)
            await uow.commit()
