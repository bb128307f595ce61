"""Asks the tutor what people asked about articles, and counts what its answers hold."""

import unicodedata
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from statistics import mean
from uuid import UUID

from aksio.adapters.embedded.passages import EmbeddedLibrary
from aksio.adapters.embedded.tutor import ExtractiveTutor
from aksio.application.chat.prepare_turn import MOST_PASSAGES
from aksio.application.chat.tutor_ports import Brief, Prompt
from aksio.application.courses.library_ports import NewDocument, Question
from aksio.domain.assessments.card_text import words
from aksio.domain.chat.context_window import compose
from aksio.domain.chat.message import Citation
from aksio.domain.chat.source import Passage, cited, numbered
from aksio.domain.courses.document_state import DocumentKind
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId
from quality.corpus import Article, Asked
from quality.table import percent

COLUMNS = ("found", "cited", "gold in the answer", "nothing found", "words in an answer")

_COURSE, _LEARNER = CourseId(UUID(int=1)), LearnerId(UUID(int=2))


class Shelf:
    """Articles of a course as documents, one page a paragraph, in the library that needs no service."""

    def __init__(self, library: EmbeddedLibrary) -> None:
        self._library = library
        self.documents: list[DocumentId] = []

    async def add(self, article: Article) -> DocumentId:
        """Put it in; its id."""
        document = NewDocument(
            document_id=article.passages[0].document_id,
            course_id=_COURSE,
            learner_id=_LEARNER,
            kind=DocumentKind.TEXT,
            name=article.passages[0].document_name,
            content_type="text/plain",
        )
        await self._library.receive(document, _bytes_of(article))
        self.documents.append(document.document_id)
        return document.document_id

    async def passages(self, question: str, documents: Sequence[DocumentId]) -> list[Passage]:
        """What a turn would be given."""
        asked = Question(course_id=_COURSE, text=question, document_ids=tuple(documents), limit=MOST_PASSAGES)
        return [
            Passage(
                document_id=each.document_id,
                document_name=each.document_name,
                page=each.page,
                text=each.text,
                score=each.score,
            )
            for each in await self._library.passages(asked)
        ]


async def _bytes_of(article: Article) -> AsyncIterator[bytes]:
    yield "\f".join(passage.text.replace("\f", " ") for passage in article.passages).encode()


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What came of one question. The right passage is the one on the question's page that holds a gold answer."""

    is_found: bool
    is_cited: bool
    holds_gold: bool
    says_nothing: bool
    words: int


async def ask(shelf: Shelf, asked: Asked, *, of: DocumentId, among: Sequence[DocumentId]) -> Answered:
    """One question, answered as a turn of a new conversation would."""
    tutor = ExtractiveTutor()
    window = compose(
        instructions="",
        question=asked.text,
        newest_first=(),
        passages=await shelf.passages(asked.text, among),
        budget=tutor.window_tokens,
    )
    prompt = Prompt(brief=Brief(), window=window, sources=numbered(window.passages), fence="")
    answer = "".join([piece async for piece in tutor.answer(prompt) if isinstance(piece, str)])
    citations = cited(answer, prompt.sources)
    return Answered(
        is_found=any(_is_right(source, asked, of) for source in prompt.sources),
        is_cited=any(_is_right(source, asked, of) for source in citations),
        holds_gold=bool(citations) and _holds(answer, asked),
        says_nothing=not citations,
        words=len(words(answer)),
    )


def row(answered: Sequence[Answered]) -> tuple[str, ...]:
    """The cells under COLUMNS."""
    many = len(answered)
    return (
        percent(sum(each.is_found for each in answered), many),
        percent(sum(each.is_cited for each in answered), many),
        percent(sum(each.holds_gold for each in answered), many),
        percent(sum(each.says_nothing for each in answered), many),
        f"{mean(each.words for each in answered):.0f}" if answered else "–",
    )


def _is_right(source: Citation, asked: Asked, of: DocumentId) -> bool:
    return source.document_id == of and source.page == asked.page and _holds(source.text, asked)


def _holds(text: str, asked: Asked) -> bool:
    return any(_plain(gold) in _plain(text) for gold in asked.gold)


def _plain(text: str) -> str:
    """Without case, and with single spaces: quoted text is set anew."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
