"""Translations: the work itself, what outdates it, and the end of those whose learner is gone."""

from aksio.application.assessments.translations.delete_translations import DeleteTranslationsCommand
from aksio.application.assessments.translations.outdate_twins import OutdateTwinsCommand
from aksio.application.assessments.translations.run_translation import RunTranslationCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.assessments.flashcard_events import FlashcardReworded
from aksio.domain.assessments.translation_events import TranslationRequested, TranslationRequeued
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def translate(delivered: Delivered, container: Container) -> None:
    """Translate what was asked for; a card that says something else has stale twins."""
    use_cases = container.translations
    match delivered.event:
        case (
            TranslationRequested(translation_id=id, learner_id=whose)
            | TranslationRequeued(translation_id=id, learner_id=whose)
        ):
            await use_cases.run_translation()(RunTranslationCommand(translation_id=id, learner_id=whose))
        case FlashcardReworded(flashcard_id=id, learner_id=whose):
            await use_cases.outdate_twins()(OutdateTwinsCommand(flashcard_id=id, learner_id=whose))
        case ErasureRequested(account_id=id):
            await use_cases.delete_translations()(DeleteTranslationsCommand(learner_id=id))
