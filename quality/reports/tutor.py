"""The tutor that quotes: is the right passage cited, and does the answer hold what people answered?"""

from pathlib import Path
from tempfile import TemporaryDirectory

from aksio.adapters.embedded.passages import EmbeddedLibrary
from aksio.domain.shared.ids import DocumentId
from quality.asking import COLUMNS, Answered, Shelf, ask, row
from quality.corpus import LANGUAGES, Corpus
from quality.table import Table

OVER_ONE, OVER_ALL, OVER_OTHER, OVER_OTHERS = "its article", "a course of all", "another article", "all but its article"


async def report(corpus: Corpus) -> str:
    """Questions in the language of the articles, then in each of the others."""
    return f"{await _same(corpus)}\n\n{await _across(corpus)}"


async def _same(corpus: Corpus) -> Table:
    rows = []
    for language in LANGUAGES:
        for where in (OVER_ONE, OVER_ALL, OVER_OTHER, OVER_OTHERS):
            answered = await _answered(corpus, asked_in=language, written_in=language, where=where)
            rows.append((language, where, str(len(answered)), *row(answered)))
    return Table(title="Tutor (extractive)", columns=("language", "searched", "questions", *COLUMNS), rows=rows)


async def _across(corpus: Corpus) -> Table:
    rows = []
    for spoken, written in [("de", "en"), ("es", "en"), ("ar", "en"), ("zh", "en"), ("en", "de"), ("es", "de")]:
        answered = await _answered(corpus, asked_in=spoken, written_in=written, where=OVER_ONE)
        rows.append((spoken, written, str(len(answered)), *row(answered)))
    return Table(
        title="Tutor (extractive), asked in another language",
        columns=("asked in", "written in", "questions", *COLUMNS),
        rows=rows,
    )


async def _answered(corpus: Corpus, *, asked_in: str, written_in: str, where: str) -> list[Answered]:
    written = list(corpus.of(written_in))
    with TemporaryDirectory() as folder:
        library = EmbeddedLibrary(Path(folder) / "documents.sqlite")
        try:
            shelf = Shelf(library)
            documents = [await shelf.add(article) for article in written]
            answered = []
            for article, document in zip(corpus.of(asked_in), documents, strict=True):
                among = _searched(documents, document, where)
                answered += [await ask(shelf, asked, of=document, among=among) for asked in article.asked]
            return answered
        finally:
            await library.close()


def _searched(documents: list[DocumentId], own: DocumentId, where: str) -> list[DocumentId]:
    if where == OVER_ONE:
        return [own]
    if where == OVER_OTHER:
        return [documents[(documents.index(own) + 1) % len(documents)]]
    return [each for each in documents if where == OVER_ALL or each != own]
