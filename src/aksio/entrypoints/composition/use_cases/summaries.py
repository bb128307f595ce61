"""Use cases about summaries with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.adapters.bridges.plan_allowances import PlanAllowance, PlanModelBudget
from aksio.adapters.bridges.summary_cards import GeneratedCards
from aksio.application.assessments.generation.request_generation import RequestGeneration
from aksio.application.courses.find_passages import FindPassages
from aksio.application.courses.summaries.budgeted_writer import BudgetedWriter
from aksio.application.courses.summaries.delete_summaries import DeleteSummaries
from aksio.application.courses.summaries.delete_summary import DeleteSummary
from aksio.application.courses.summaries.get_shared_summary import GetSharedSummary
from aksio.application.courses.summaries.get_summary import GetSummary
from aksio.application.courses.summaries.list_summaries import ListSummaries
from aksio.application.courses.summaries.list_summary_shares import ListSummaryShares
from aksio.application.courses.summaries.make_cards import MakeCards
from aksio.application.courses.summaries.make_memory_aid import MakeMemoryAid
from aksio.application.courses.summaries.outdate_summaries import OutdateSummaries
from aksio.application.courses.summaries.paid_calls import PaidCalls
from aksio.application.courses.summaries.quote_summary import QuoteSummary
from aksio.application.courses.summaries.request_summary import RequestSummary
from aksio.application.courses.summaries.requeue_stalled_summaries import RequeueStalledSummaries
from aksio.application.courses.summaries.revoke_summary_share import RevokeSummaryShare
from aksio.application.courses.summaries.run_summary import RunSummary
from aksio.application.courses.summaries.share_summary import ShareSummary


class SummariesUseCases(containers.DeclarativeContainer):
    """The part of courses that sums up."""

    adapters = providers.DependenciesContainer()
    find_passages = providers.Dependency(instance_of=FindPassages)
    request_generation = providers.Dependency(instance_of=RequestGeneration)
    allowance = providers.Dependency(instance_of=PlanAllowance)
    model_budget = providers.Dependency(instance_of=PlanModelBudget)

    _uow, _clock, _ids, _reader = adapters.unit_of_work, adapters.clock, adapters.ids, adapters.summaries_reader
    _documents = adapters.material_reader
    _calls = providers.Factory(PaidCalls, budget=model_budget, clock=_clock, ids=_ids)
    _writer = providers.Factory(BudgetedWriter, writer=adapters.summary_writer, calls=_calls)
    _cards = providers.Factory(GeneratedCards, request_generation)

    request_summary = providers.Factory(
        RequestSummary, uow=_uow, documents=_documents, allowance=allowance, clock=_clock, ids=_ids
    )
    quote_summary = providers.Factory(QuoteSummary, documents=_documents, finder=find_passages, writer=_writer)
    run_summary = providers.Factory(
        RunSummary,
        uow=_uow,
        finder=find_passages,
        writer=_writer,
        languages=adapters.language_detector,
        clock=_clock,
        ids=_ids,
        lease=adapters.generation_lease,
    )
    get_summary = providers.Factory(GetSummary, reader=_reader)
    list_summaries = providers.Factory(ListSummaries, reader=_reader)
    delete_summary = providers.Factory(DeleteSummary, uow=_uow, clock=_clock)
    delete_summaries = providers.Factory(DeleteSummaries, uow=_uow)
    outdate_summaries = providers.Factory(OutdateSummaries, reader=_reader, uow=_uow, clock=_clock)
    requeue_stalled_summaries = providers.Factory(RequeueStalledSummaries, reader=_reader, uow=_uow, clock=_clock)

    share_summary = providers.Factory(ShareSummary, uow=_uow, tokens=adapters.share_tokens, clock=_clock, ids=_ids)
    list_summary_shares = providers.Factory(ListSummaryShares, summaries=_reader, shares=adapters.summary_shares_reader)
    revoke_summary_share = providers.Factory(RevokeSummaryShare, uow=_uow)
    get_shared_summary = providers.Factory(GetSharedSummary, uow=_uow, tokens=adapters.share_tokens, clock=_clock)

    make_memory_aid = providers.Factory(MakeMemoryAid, uow=_uow, aids=adapters.memory_aids, calls=_calls)
    make_cards = providers.Factory(MakeCards, uow=_uow, cards=_cards)
