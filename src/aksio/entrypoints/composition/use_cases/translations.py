"""Use cases that translate decks with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.adapters.bridges.plan_allowances import PlanAllowance, PlanModelBudget
from aksio.application.assessments.translations.cancel_translation import CancelTranslation
from aksio.application.assessments.translations.delete_translations import DeleteTranslations
from aksio.application.assessments.translations.get_translation import GetTranslation
from aksio.application.assessments.translations.list_translations import ListTranslations
from aksio.application.assessments.translations.outdate_twins import OutdateTwins
from aksio.application.assessments.translations.paid_translating import PaidTranslating
from aksio.application.assessments.translations.quote_translation import QuoteTranslation
from aksio.application.assessments.translations.request_translation import RequestTranslation
from aksio.application.assessments.translations.requeue_stalled_translations import RequeueStalledTranslations
from aksio.application.assessments.translations.run_translation import RunTranslation


class TranslationsUseCases(containers.DeclarativeContainer):
    """The part of assessments that translates."""

    adapters = providers.DependenciesContainer()
    allowance = providers.Dependency(instance_of=PlanAllowance)
    model_budget = providers.Dependency(instance_of=PlanModelBudget)
    _uow, _clock, _ids = adapters.unit_of_work, adapters.clock, adapters.ids

    _translating = providers.Factory(
        PaidTranslating,
        translator=adapters.translator,
        languages=adapters.language_detector,
        budget=model_budget,
        clock=_clock,
        ids=_ids,
    )
    request_translation = providers.Factory(
        RequestTranslation, uow=_uow, translator=adapters.translator, allowance=allowance, clock=_clock, ids=_ids
    )
    quote_translation = providers.Factory(QuoteTranslation, uow=_uow, translating=_translating, clock=_clock, ids=_ids)
    run_translation = providers.Factory(
        RunTranslation, uow=_uow, translating=_translating, clock=_clock, ids=_ids, lease=adapters.generation_lease
    )
    get_translation = providers.Factory(GetTranslation, uow=_uow)
    list_translations = providers.Factory(ListTranslations, reader=adapters.translations_reader)
    cancel_translation = providers.Factory(CancelTranslation, uow=_uow, clock=_clock)
    requeue_stalled_translations = providers.Factory(RequeueStalledTranslations, uow=_uow, clock=_clock)
    outdate_twins = providers.Factory(OutdateTwins, uow=_uow)
    delete_translations = providers.Factory(DeleteTranslations, uow=_uow)
