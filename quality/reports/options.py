"""Wrong options of single choice questions by the extractive writer: would somebody who does not know fall for them?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aksio.adapters.embedded.extraction.candidates import GAP
from aksio.adapters.embedded.question_writer import ExtractiveQuestionWriter
from aksio.application.assessments.generation.question_ports import QuestionBrief
from aksio.domain.assessments.card_text import words
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from quality.corpus import LANGUAGES, Article, Corpus
from quality.table import Table, percent
from quality.writing import PER_PASSAGE

COLUMNS = ("language", "wrong options", "gold elsewhere", "fit the place", "numbers", "numbers within ×2 or 50 years")
_YEARS = range(1000, 2100)
_YEARS_APART = 50


@dataclass(kw_only=True)
class OptionTally:
    """`gold`: people gave it as an answer. `placed`: the word before the gap is known; `fitting`: it stands so too.

    `near` numbers are of the key's size.
    """

    wrong: int = 0
    gold: int = 0
    placed: int = 0
    fitting: int = 0
    numbers: int = 0
    near: int = 0

    def count(self, draft: QuestionDraft, task: SingleChoice, article: Article) -> None:
        """One more question."""
        key = next(option.text for option in task.options if option.is_correct)
        before = _before(draft.text)
        for text in (option.text for option in task.options if not option.is_correct):
            self.wrong += 1
            self.gold += tuple(words(text)) in article.gold
            if before is not None:
                self.placed += 1
                self.fitting += any(before in befores(passage.text, text) for passage in article.passages)
            if (value := number(text)) is not None and (size := number(key)) is not None:
                self.numbers += 1
                self.near += _is_near(value, size)

    def row(self, language: str) -> tuple[str, ...]:
        """The cells under COLUMNS."""
        shares = ((self.gold, self.wrong), (self.fitting, self.placed))
        near = percent(self.near, self.numbers)
        return (language, str(self.wrong), *(percent(*share) for share in shares), str(self.numbers), near)


async def report(corpus: Corpus) -> Table:
    """One row a language; Chinese has no spaces, so nothing is said of the place there."""
    rows = [(await _tally(corpus, language)).row(language) for language in LANGUAGES]
    return Table(title="Wrong options (extractive)", columns=COLUMNS, rows=rows)


async def _tally(corpus: Corpus, language: str) -> OptionTally:
    tally, writer = OptionTally(), ExtractiveQuestionWriter()
    for article in corpus.of(language):
        for passage in article.passages:
            written = await writer.write(passage, _brief(article, passage, language))
            for draft in written.drafts:
                if isinstance(draft.task, SingleChoice):
                    tally.count(draft, draft.task, article)
    return tally


def _brief(article: Article, passage: Passage, language: str) -> QuestionBrief:
    beside = tuple(other.text for other in article.passages if other != passage)
    types = (QuestionKind.SINGLE_CHOICE,)
    return QuestionBrief(count=PER_PASSAGE, language=language, question_types=types, neighbours=beside)


def _before(question: str) -> str | None:
    found = re.search(rf"(\w+) {GAP}", question)
    return found.group(1).casefold() if found else None


def befores(text: str, option: str) -> set[str]:
    """The words after which an option stands in a text."""
    found: Iterator[str] = (match.group(1) for match in re.finditer(rf"(\w+) {re.escape(option)}(?!\w)", text))
    return {word.casefold() for word in found}


def number(text: str) -> float | None:
    """The value of a plain number, whatever marks its thousands and decimals; None for anything else."""
    match = re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d+))?\s?[%％]?", text)
    return None if match is None else float(f"{re.sub('[.,]', '', match.group(1))}.{match.group(2) or 0}")


def _is_near(value: float, size: float) -> bool:
    if value in _YEARS and size in _YEARS:
        return abs(value - size) <= _YEARS_APART
    return size / 2 <= value <= size * 2
