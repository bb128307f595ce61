"""XQuAD: the same 48 articles in each language, with questions and the answers that people gave (gold)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from aksio.domain.assessments.card_text import words
from aksio.domain.assessments.passage import Passage
from aksio.domain.shared.ids import DocumentId

LANGUAGES = ("en", "de", "es", "ar", "zh")
BESIDE_THE_REPOSITORY = Path(__file__).resolve().parents[2] / "shared" / "data" / "xquad"

Words = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question of a person about a paragraph, which stands on `page`, with the answers that it holds."""

    text: str
    page: int
    gold: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Article:
    """Its paragraphs as passages, one a page, what was asked about them, and all gold answers as words."""

    passages: tuple[Passage, ...]
    asked: tuple[Asked, ...]
    gold: frozenset[Words]


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """Files named xquad.<language>.json in `folder`; the first `articles` of each, or all."""

    folder: Path = BESIDE_THE_REPOSITORY
    articles: int | None = None

    def of(self, language: str) -> Iterator[Article]:
        """The articles in one language, in their order."""
        raw = json.loads((self.folder / f"xquad.{language}.json").read_text(encoding="utf-8"))["data"]
        for number, article in enumerate(raw[: self.articles]):
            paragraphs = article["paragraphs"]
            yield Article(
                passages=tuple(
                    Passage(
                        document_id=DocumentId(UUID(int=number)),
                        document_name=article["title"],
                        page=page,
                        text=paragraph["context"],
                    )
                    for page, paragraph in enumerate(paragraphs, 1)
                ),
                asked=tuple(
                    Asked(
                        text=question["question"],
                        page=page,
                        gold=tuple(answer["text"] for answer in question["answers"]),
                    )
                    for page, paragraph in enumerate(paragraphs, 1)
                    for question in paragraph["qas"]
                ),
                gold=frozenset(
                    tuple(words(answer["text"]))
                    for paragraph in paragraphs
                    for question in paragraph["qas"]
                    for answer in question["answers"]
                ),
            )
