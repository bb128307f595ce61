"""From a passage to drafts that may be kept: write, check, repair once, check again, and drop what still fails."""

from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from aksio.application.assessments.generation.craft import B, Check, D
from aksio.application.assessments.generation.generation_ports import (
    CardBrief,
    PassageUnwritable,
    WriterUnavailable,
    Written,
)
from aksio.application.shared.languages import LanguageDetector
from aksio.domain.assessments.card_checks import CardProblem, CheckedAgainst
from aksio.domain.assessments.card_tally import CardTally
from aksio.domain.assessments.known_cards import KnownCards
from aksio.domain.assessments.passage import Passage
from aksio.domain.shared.model_usage import ModelUsage

B_contra = TypeVar("B_contra", bound=CardBrief, contravariant=True)


class DraftWriter(Protocol[D, B_contra]):
    """What CardWriter and QuestionWriter have in common."""

    def most_tokens(self, passage: Passage, brief: B_contra) -> int:
        """See the ports."""

    async def write(self, passage: Passage, brief: B_contra) -> Written[D]:
        """See the ports."""

    async def repair(
        self, passage: Passage, brief: B_contra, draft: D, problems: tuple[CardProblem, ...]
    ) -> Written[D]:
        """See the ports."""


@dataclass(kw_only=True)
class PassageWork(Generic[D, B]):
    """The work on one passage. What it gave and cost so far can be read at any time, also after an error.

    Drafts that are kept become `known` at once, so that passages that are worked on side by side do not repeat them.
    """

    passage: Passage
    brief: B
    known: KnownCards
    writer: DraftWriter[D, B]
    check: Check[D]
    languages: LanguageDetector
    drafts: list[D] = field(default_factory=list)
    tally: CardTally = field(default_factory=CardTally)
    usage: ModelUsage = ModelUsage.NONE

    async def write(self) -> None:
        """Do it. A passage that the writer refuses counts as one dropped draft. Raises WriterUnavailable."""
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

    async def _repair(self, draft: D, problems: tuple[CardProblem, ...]) -> None:
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

    def _keep(self, draft: D, *, repaired: int = 0) -> None:
        self.known.add(draft.front, draft.back)
        self.drafts.append(draft)
        self.tally = self.tally.plus(CardTally(repaired=repaired))

    def _drop(self, reason: str, *, usage: ModelUsage = ModelUsage.NONE) -> None:
        self.usage = self.usage.plus(usage)
        self.tally = self.tally.plus(CardTally(dropped={reason: 1}))

    def _received(self, written: Written[D]) -> list[D]:
        self.usage = self.usage.plus(written.usage)
        return [draft.cleaned() for draft in written.drafts]

    async def _problems(self, draft: D) -> tuple[CardProblem, ...]:
        """Nothing may come between this and `_keep`: another passage could keep the same."""
        found_language = await self.languages.language_of(f"{draft.front} {draft.back}")
        against = CheckedAgainst(
            passage=self.passage, known=self.known, language=self.brief.language, found_language=found_language
        )
        return self.check(draft, against)
