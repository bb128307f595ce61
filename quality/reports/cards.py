"""Flashcards of the extractive writer."""

from aksio.adapters.embedded.card_writer import ExtractiveCardWriter
from aksio.application.assessments.generation.generation_ports import CardBrief
from aksio.domain.assessments.card_checks import problems_of
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.passage import Passage
from quality.corpus import Article, Corpus
from quality.table import Table
from quality.writing import PER_PASSAGE, Trial


async def report(corpus: Corpus) -> Table:
    """Each card has one key: its back."""
    trial = Trial(ExtractiveCardWriter(), check=problems_of, brief=_brief, keys=_keys)
    return await trial.table("Flashcards (extractive)", corpus)


def _brief(article: Article, passage: Passage, language: str) -> CardBrief:
    return CardBrief(count=PER_PASSAGE, language=language)


def _keys(draft: CardDraft) -> tuple[str, ...]:
    return (draft.back,)
