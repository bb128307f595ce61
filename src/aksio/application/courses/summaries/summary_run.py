"""The parallel part of a summary, and what comes after it: parts side by side, saved one by one, then put together."""

from datetime import timedelta

from aksio.application.courses.summaries.budgeted_writer import BudgetedWriter
from aksio.application.courses.summaries.held_summary import HeldSummary
from aksio.application.courses.summaries.writer_ports import DraftText, SummaryBrief
from aksio.application.shared.languages import LanguageDetector
from aksio.application.shared.side_by_side import SideBySide, alive_during
from aksio.domain.courses.summaries.composing import composed
from aksio.domain.courses.summaries.content import Digest, Point
from aksio.domain.courses.summaries.parts import Part
from aksio.domain.shared.ids import LearnerId
from aksio.domain.shared.language import spoken
from aksio.domain.shared.model_usage import ModelUsage

AT_ONCE = 16
"""Parts of one summary: fifty pages are read in one go."""


class SummaryRun:
    """Raises Unavailable and LimitReached when the writer cannot go on; parts that are done stay done."""

    def __init__(
        self,
        *,
        held: HeldSummary,
        writer: BudgetedWriter,
        languages: LanguageDetector,
        brief: SummaryBrief,
        learner_id: LearnerId,
        show_life_every: timedelta,
    ) -> None:
        self._held = held
        self._writer = writer
        self._languages = languages
        self._brief = brief
        self._learner_id = learner_id
        self._show_life_every = show_life_every

    async def digests(self, parts: list[Part], done: dict[str, Digest]) -> list[Digest]:
        """Those of all parts, in their order; `done` are those that an earlier worker left."""
        done = dict(done)
        todo = {part.key: part for part in parts if part.key not in done}.values()
        async with SideBySide[Part, tuple[Digest, ModelUsage]](
            AT_ONCE, show_life=self._held.keep, every=self._show_life_every
        ) as reading:
            async for part, (digest, usage) in reading.through(todo, self._digest):
                await self._held.record(part.key, digest, usage)
                done[part.key] = digest
        return [done[part.key] for part in parts]

    async def _digest(self, part: Part) -> tuple[Digest, ModelUsage]:
        return await self._writer.digest(part, self._brief, self._learner_id)

    async def combine(self, digests: list[Digest]) -> None:
        """Put together what the parts gave, and finish. A text in the wrong language is written once more."""
        points = [point for digest in digests for point in digest.points]
        concepts = [concept for digest in digests for concept in digest.concepts]
        draft = await self._written(points, self._brief, len(digests))
        usage, language = draft.usage, await self._languages.language_of(draft.text)
        if self._is_wrong(language):
            insisting = SummaryBrief(topic=self._brief.topic, language=self._brief.language, insist_on_language=True)
            draft = await self._written(points, insisting, len(digests))
            usage, language = usage.plus(draft.usage), await self._languages.language_of(draft.text)
        content, has_gaps = composed(draft.text, points, concepts), any(digest.refusal for digest in digests)
        await self._held.finish(content, language=language, has_gaps=has_gaps, usage=usage)

    async def _written(self, points: list[Point], brief: SummaryBrief, parts: int) -> DraftText:
        combining = self._writer.combine(points, brief, self._learner_id, parts=parts)
        return await alive_during(combining, show_life=self._held.keep, every=self._show_life_every)

    def _is_wrong(self, found: str | None) -> bool:
        wanted = self._brief.language
        return (
            self._writer.writer.writes_any_language
            and wanted is not None
            and found is not None
            and spoken(found) != spoken(wanted)
        )
