"""How many of the answers that people gave are in the extractive summary of their article, beside chance."""

from random import Random

from aksio.adapters.embedded.extraction.sentences import sentences
from aksio.adapters.embedded.summary_writer import ExtractiveSummaryWriter
from aksio.application.courses.summaries.checked_digest import checked
from aksio.application.courses.summaries.writer_ports import SummaryBrief
from aksio.domain.assessments.card_text import contains_phrase, words
from aksio.domain.courses.passage import FoundPassage
from aksio.domain.courses.summaries.composing import composed
from aksio.domain.courses.summaries.content import SummaryContent
from aksio.domain.courses.summaries.parts import parts_of
from quality.corpus import LANGUAGES, Article, Corpus
from quality.table import Table, percent

COLUMNS = (
    "language",
    "summaries",
    "of the article's length",
    "gold answers in it",
    "in as many sentences by chance",
    "concepts",
)
DRAWS = 20
"""Random choices for each article; the figure is their mean."""


async def report(corpus: Corpus) -> Table:
    """One row a language."""
    rows = [await _row(corpus, language) for language in LANGUAGES]
    return Table(title="Summaries (extractive)", columns=COLUMNS, rows=rows)


async def _row(corpus: Corpus, language: str) -> tuple[str, ...]:
    random = Random(language)
    articles = written = whole = gold = found = by_chance = concepts = 0
    for article in corpus.of(language):
        content = await summary_of(article)
        text = " ".join(citation.text for citation in content.citations if f"[{citation.number}]" in content.text)
        articles, gold = articles + 1, gold + len(article.gold)
        written, whole = written + len(text), whole + sum(len(passage.text) for passage in article.passages)
        found += _answers_in(text, article)
        by_chance += sum(_answers_in(_drawn(article, len(text), random), article) for _ in range(DRAWS))
        concepts += len(content.key_concepts)
    return (
        language,
        str(articles),
        percent(written, whole),
        percent(found, gold),
        percent(by_chance, gold * DRAWS),
        f"{concepts / articles:.1f}" if articles else "–",
    )


async def summary_of(article: Article) -> SummaryContent:
    """As a summary of the whole article is made."""
    writer, brief = ExtractiveSummaryWriter(), SummaryBrief()
    passages = [
        FoundPassage(
            document_id=each.document_id,
            document_name=each.document_name,
            page=each.page,
            text=each.text,
            score=0.0,
        )
        for each in article.passages
    ]
    digests = [checked(await writer.digest(part, brief), part) for part in parts_of(passages)]
    points = [point for digest in digests for point in digest.points]
    draft = await writer.combine(points, brief)
    return composed(draft.text, points, [concept for digest in digests for concept in digest.concepts])


def _drawn(article: Article, length: int, random: Random) -> str:
    """Sentences of the article at random, until they are as long as the summary."""
    said = [sentence for passage in article.passages for sentence in sentences(passage.text)]
    random.shuffle(said)
    drawn = ""
    for sentence in said:
        if len(drawn) >= length:
            break
        drawn += f" {sentence}"
    return drawn[:length]


def _answers_in(text: str, article: Article) -> int:
    mine = words(text)
    return sum(contains_phrase(mine, list(answer)) for answer in article.gold)
