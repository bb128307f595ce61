"""Writes flashcards without any model: every card is cut out of the passage itself."""

from dataclasses import replace

from aksio.adapters.embedded.extraction.answers import terms
from aksio.adapters.embedded.extraction.candidates import Candidate, candidates
from aksio.adapters.embedded.extraction.grammar import grammar_of
from aksio.adapters.embedded.extraction.sentences import sentences
from aksio.application.assessments.generation.generation_ports import CardBrief, WrittenCards
from aksio.domain.assessments.card_checks import CardProblem, CheckedAgainst, problems_of
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.card_text import words
from aksio.domain.assessments.generation_parameters import Difficulty
from aksio.domain.assessments.known_cards import KnownCards
from aksio.domain.assessments.passage import Passage
from aksio.domain.shared.model_usage import ModelUsage

MODEL = "extractive"
USAGE = ModelUsage(model=MODEL)


class ExtractiveCardWriter:
    """Definitions turned into questions, and sentences with a gap for a name, a number or a term.

    The same passage and brief always give the same cards, in the language of the passage. It costs nothing and is
    always there.
    """

    def most_tokens(self, passage: Passage, brief: CardBrief) -> int:
        """No model, no tokens."""
        return 0

    async def write(self, passage: Passage, brief: CardBrief) -> WrittenCards:
        """At most `brief.count` drafts that pass the checks: the best of each sentence first."""
        known = KnownCards((front, "") for front in brief.avoid)
        drafts: list[CardDraft] = []
        for candidate in ranked(passage, brief):
            draft = candidate.draft.cleaned()
            if not problems_of(draft, CheckedAgainst(passage=passage, known=known)):
                known.add(draft.front, draft.back)
                drafts.append(_eased(draft) if brief.difficulty is Difficulty.EASY else draft)
            if len(drafts) == brief.count:
                break
        return WrittenCards(drafts=tuple(drafts), usage=USAGE)

    async def repair(
        self, passage: Passage, brief: CardBrief, draft: CardDraft, problems: tuple[CardProblem, ...]
    ) -> WrittenCards:
        """What was cut out of a text cannot be put in other words: there is no better draft."""
        return WrittenCards(drafts=(), usage=USAGE)

    async def close(self) -> None:
        """Nothing is open."""


def ranked(passage: Passage, brief: CardBrief) -> list[Candidate]:
    """What the passage offers, best first: of each sentence its best fact before any second one."""
    grammar = grammar_of(passage.text)
    counts = terms(passage.text, grammar)
    wished = {word for text in (brief.topic or "", *brief.learning_goals) for word in words(text)} - grammar.skipped
    found = [candidate for sentence in sentences(passage.text) for candidate in candidates(sentence, grammar, counts)]
    return sorted(found, key=lambda candidate: (candidate.rank, -candidate.worth - _wish(candidate, wished)))


def _wish(candidate: Candidate, wished: set[str]) -> int:
    """Sentences about the topic or a learning goal come earlier."""
    return min(3, len(wished & set(words(candidate.draft.quote))))


def _eased(draft: CardDraft) -> CardDraft:
    """An easy card shows how the answer begins."""
    return replace(draft, hint=f"{draft.back[0]}…")
