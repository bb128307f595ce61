"""Write a summary, from where it stands."""

from dataclasses import dataclass
from datetime import timedelta

from aksio.application.courses.summaries.budgeted_writer import BudgetedWriter
from aksio.application.courses.summaries.held_summary import HeldSummary
from aksio.application.courses.summaries.material import material_of
from aksio.application.courses.summaries.storage_ports import SummaryUnitOfWork
from aksio.application.courses.summaries.summary_run import SummaryRun
from aksio.application.courses.summaries.writer_ports import MaterialFinder, PartUnwritable, SummaryBrief
from aksio.application.shared.hold import Hold, in_hand
from aksio.application.shared.languages import LanguageDetector
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.courses.summaries.status import NOTHING_TO_SAY, SummaryNotFound
from aksio.domain.courses.summaries.summary import Summary
from aksio.domain.shared.errors import LimitReached, NotFound, Unavailable
from aksio.domain.shared.failure import Failure
from aksio.domain.shared.ids import LearnerId, SummaryId


@dataclass(frozen=True, kw_only=True)
class RunSummaryCommand:
    """Which one, and whose."""

    summary_id: SummaryId
    learner_id: LearnerId


class RunSummary:
    """Starts a summary, or goes on after a crash or a pause. When another worker has it, this one does nothing.

    Nothing is raised for a writer or material that is away: the summary waits, and is put into the queue again.
    A worker that saved nothing and showed no life for the time of a `lease` counts as gone.
    """

    def __init__(
        self,
        *,
        uow: SummaryUnitOfWork,
        finder: MaterialFinder,
        writer: BudgetedWriter,
        languages: LanguageDetector,
        clock: Clock,
        ids: Ids,
        lease: timedelta,
    ) -> None:
        self._uow = uow
        self._finder = finder
        self._writer = writer
        self._languages = languages
        self._clock = clock
        self._ids = ids
        self._lease = lease

    async def __call__(self, command: RunSummaryCommand) -> None:
        held = HeldSummary(
            command.summary_id,
            command.learner_id,
            hold=Hold(token=self._ids.new(), lasting=self._lease),
            uow=self._uow,
            clock=self._clock,
        )
        await in_hand(held, lambda summary: self._write(summary, held), gone=SummaryNotFound)

    async def _write(self, summary: Summary, held: HeldSummary) -> None:
        """What ends it without a text is told in its own words; SummaryNotFound goes to the caller."""
        try:
            await self._attempt(summary, held)
        except Unavailable as away:
            await held.pause(timedelta(seconds=away.retry_after))
        except SummaryNotFound:
            raise
        except PartUnwritable as refused:
            await held.fail(Failure(code=refused.reason, detail=refused.detail), refused.usage)
        except (NotFound, LimitReached) as ended:
            await held.fail(Failure(code=ended.code, detail=ended.detail))

    async def _attempt(self, summary: Summary, held: HeldSummary) -> None:
        """The search has its own timeouts, below the lease."""
        material = await material_of(
            summary.scope, self._finder, course_id=summary.course_id, learner_id=summary.learner_id
        )
        done = await held.read(material)
        run = SummaryRun(
            held=held,
            writer=self._writer,
            languages=self._languages,
            brief=SummaryBrief(topic=summary.scope.topic, language=summary.scope.language),
            learner_id=summary.learner_id,
            show_life_every=self._lease / 3,
        )
        digests = await run.digests(material.parts, done)
        if any(digest.points for digest in digests):
            await run.combine(digests)
        else:
            await held.fail(next((each.refusal for each in digests if each.refusal), NOTHING_TO_SAY))
