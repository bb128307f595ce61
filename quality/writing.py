"""Has every passage written from as a generation would, and counts what came of it."""

from collections.abc import Callable, Iterable
from typing import Generic

from aksio.adapters.languages.langdetect_detector import LangdetectLanguageDetector
from aksio.application.assessments.generation.craft import B, Check, D
from aksio.application.assessments.generation.passage_work import DraftWriter, PassageWork
from aksio.domain.assessments.known_cards import KnownCards
from aksio.domain.assessments.passage import Passage
from quality.corpus import LANGUAGES, Article, Corpus
from quality.table import Table
from quality.tally import COLUMNS, Tally

PER_PASSAGE = 5
"""As many as XQuAD's own people asked of a paragraph, on average."""


class Trial(Generic[D, B]):
    """A writer, how its drafts are checked, what it is asked for, and the keys of a draft."""

    def __init__(
        self,
        writer: DraftWriter[D, B],
        *,
        check: Check[D],
        brief: Callable[[Article, Passage, str], B],
        keys: Callable[[D], Iterable[str]],
    ) -> None:
        self._writer = writer
        self._check = check
        self._brief = brief
        self._keys = keys
        self._languages = LangdetectLanguageDetector()

    async def table(self, title: str, corpus: Corpus) -> Table:
        """One row a language."""
        rows = [(await self._tally(corpus.of(language), language)).row(language) for language in LANGUAGES]
        return Table(title=title, columns=COLUMNS, rows=rows)

    async def _tally(self, articles: Iterable[Article], language: str) -> Tally:
        tally = Tally()
        for article in articles:
            known = KnownCards()
            for passage in article.passages:
                work = PassageWork(
                    passage=passage,
                    brief=self._brief(article, passage, language),
                    known=known,
                    writer=self._writer,
                    languages=self._languages,
                    check=self._check,
                )
                await work.write()
                tally.proposed += len(work.drafts) + sum(work.tally.dropped.values())
                tally.passed += len(work.drafts)
                for key in (key for draft in work.drafts for key in self._keys(draft)):
                    tally.count_key(key, article.gold)
        return tally
