"""Ask for a deck in another language, or for what is new or stale in the twin that there is."""

from dataclasses import dataclass

from aksio.application.assessments.translations.translation_storage_ports import TranslationUnitOfWork
from aksio.application.assessments.translations.translation_view import TranslationView
from aksio.application.assessments.translations.translator_port import NoTranslator, Translator
from aksio.application.shared.allowance import Allowance, set_aside
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.translation import Translation
from aksio.domain.assessments.twins import TwinSchedules
from aksio.domain.shared.errors import Conflict, Invalid
from aksio.domain.shared.ids import DeckId, LearnerId, TranslationId

MOST_CARDS = 2_000
"""Cards of one translation. The rest of a larger deck takes another one."""


class UpToDate(Conflict):
    """There is nothing to translate."""

    code = "up_to_date"

    def __init__(self) -> None:
        super().__init__("The deck has no cards that are not in this language yet.")


class TranslationUnderWay(Conflict):
    """The twin is being written."""

    code = "translation_under_way"

    def __init__(self) -> None:
        super().__init__("This deck is being translated into this language already.")


@dataclass(frozen=True, kw_only=True)
class RequestTranslationCommand:
    """Which deck into which language. `schedules` is settled with the first translation; None leaves it as it is."""

    learner_id: LearnerId
    deck_id: DeckId
    language: str
    schedules: TwinSchedules | None = None


class RequestTranslation:
    """The twin is there at once, and filled in the background. It counts as a generation of the plan.

    Raises NoTranslator, DeckNotFound, UpToDate, TranslationUnderWay, LimitReached, and Invalid for the language, or for
    schedules other than the twin's.
    """

    def __init__(
        self, uow: TranslationUnitOfWork, translator: Translator, allowance: Allowance, clock: Clock, ids: Ids
    ) -> None:
        self._uow = uow
        self._translator = translator
        self._allowance = allowance
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: RequestTranslationCommand) -> TranslationView:
        if not self._translator.is_there:
            raise NoTranslator
        translation_id = TranslationId(self._ids.new())
        async with set_aside(self._allowance, translation_id, learner_id=command.learner_id), self._uow as uow:
            twin, is_new = await twin_for(command, uow, id=DeckId(self._ids.new()), clock=self._clock)
            if not is_new and await uow.translations.under_way(twin.id, learner_id=command.learner_id):
                raise TranslationUnderWay
            left = await uow.twins.untranslated(
                command.deck_id, twin.id, learner_id=command.learner_id, besides=(), limit=MOST_CARDS
            )
            if not left:
                raise UpToDate
            if is_new:
                uow.decks.add(twin)
            translation = Translation.request(
                id=translation_id,
                learner_id=command.learner_id,
                deck_id=command.deck_id,
                twin_id=twin.id,
                language=twin.language or command.language,
                total=len(left),
                now=self._clock.now(),
            )
            uow.translations.add(translation)
            await uow.commit()
        return TranslationView.of(translation)


async def twin_for(
    command: RequestTranslationCommand, uow: TranslationUnitOfWork, *, id: DeckId, clock: Clock
) -> tuple[Deck, bool]:
    """The deck's twin in that language, and whether it is new. Raises DeckNotFound and Invalid."""
    deck = await uow.decks.get(command.deck_id, learner_id=command.learner_id)
    found = await uow.twins.deck_in(command.language, of=deck.id, learner_id=command.learner_id)
    if found is None:
        schedules = command.schedules or TwinSchedules.SEPARATE
        return deck.translate(id=id, language=command.language, schedules=schedules, now=clock.now()), True
    if command.schedules not in (None, found.twin_schedules):
        raise Invalid.field("/schedules", "settled", f"The twin that there is has {found.twin_schedules} schedules.")
    return found, False
