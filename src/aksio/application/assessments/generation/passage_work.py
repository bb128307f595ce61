"""From a passage to cards that may be kept: write, check, repair once, check again, and drop what still fails."""

from dataclasses import dataclass, field

from aksio.application.assessments.generation.generation_ports import (
    CardBrief,
    CardWriter,
    LanguageDetector,
    PassageUnwritable,
    WriterUnavailable,
    WrittenCards,
)
from aksio.domain.assessments.card_checks import CardProblem, CheckedAgainst, problems_of
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.card_tally import CardTally
from aksio.domain.assessments.known_cards import KnownCards
from aksio.domain.assessments.model_usage import ModelUsage
from aksio.domain.assessments.passage import Passage


@dataclass(kw_only=True)
class PassageWork:
    """The work on one passage. What it gave and cost so far can be read at any time, also after an error.

    Cards that are kept become `known` at once, so that passages that are worked on side by side do not repeat them.
    """

    passage: Passage
    brief: CardBrief
    known: KnownCards
    writer: CardWriter
    languages: LanguageDetector
    drafts: list[CardDraft] = field(default_factory=list)
    tally: CardTally = field(default_factory=CardTally)
    usage: ModelUsage = ModelUsage.NONE

    async def write(self) -> None:
        """Do it. A passage that the writer refuses counts as one dropped card. Raises WriterUnavailable."""
        try:
            await self._write()
        except WriterUnavailable as unavailable:
            self.usage = self.usage.plus(unavailable.usage)
            raise

    async def _write(self) -> None:
        try:
            drafts = self._received(await self.writer.write(self.passage, self.brief))
        except PassageUnwritable as unwritable:
            self._drop(unwritable.code, usage=unwritable.usage)
            return
        for draft in drafts:
            problems = await self._problems(draft)
            if problems:
                await self._repair(draft, problems)
            else:
                self._keep(draft)

    async def _repair(self, draft: CardDraft, problems: tuple[CardProblem, ...]) -> None:
        try:
            repaired = self._received(await self.writer.repair(self.passage, self.brief, draft, problems))
        except PassageUnwritable as unwritable:
            self._drop(problems[0].code, usage=unwritable.usage)
            return
        left = await self._problems(repaired[0]) if repaired else problems
        if left:
            self._drop(left[0].code)
        else:
            self._keep(repaired[0], repaired=1)

    def _keep(self, draft: CardDraft, *, repaired: int = 0) -> None:
        self.known.add(draft.front, draft.back)
        self.drafts.append(draft)
        self.tally = self.tally.plus(CardTally(repaired=repaired))

    def _drop(self, reason: str, *, usage: ModelUsage = ModelUsage.NONE) -> None:
        self.usage = self.usage.plus(usage)
        self.tally = self.tally.plus(CardTally(dropped={reason: 1}))

    def _received(self, written: WrittenCards) -> list[CardDraft]:
        self.usage = self.usage.plus(written.usage)
        return [draft.cleaned() for draft in written.drafts]

    async def _problems(self, draft: CardDraft) -> tuple[CardProblem, ...]:
        """Nothing may come between this and `_keep`: another passage could keep the same card."""
        found_language = await self.languages.language_of(f"{draft.front} {draft.back}")
        against = CheckedAgainst(
            passage=self.passage, known=self.known, language=self.brief.language, found_language=found_language
        )
        return problems_of(draft, against)
