"""Reads GIFT."""

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from aksio.adapters.interchange.gift.answers import task_of
from aksio.adapters.interchange.gift.blocks import Block, BlockTooLong, blocks_of
from aksio.adapters.interchange.gift.marks import bare, format_of, split
from aksio.adapters.interchange.gift.texts import GiftMistake, plain
from aksio.application.assessments.interchange.interchange_ports import UnreadableFile
from aksio.application.assessments.interchange.quiz_file_ports import (
    MOST_QUESTIONS,
    QuestionRecord,
    QuizRecord,
    SkippedQuestion,
    TooManyQuestions,
    mistakes,
)
from aksio.application.assessments.quizzes.question_content import QuestionContent
from aksio.domain.assessments.quizzes.cloze import Cloze, Gap
from aksio.domain.assessments.quizzes.quiz_section import QuizSection
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer

_GAP = "_____"


class GiftReader:
    """One question after the other. Mistakes are gathered, so that all can be mended at once."""

    def read(self, file: BinaryIO) -> QuizRecord:
        """See the port."""
        file.seek(0)
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline=None)
        try:
            return _record(blocks_of(text))
        except UnicodeDecodeError:
            raise UnreadableFile.because("not_utf8", "A GIFT file has to be text in UTF-8.") from None
        except BlockTooLong:
            raise UnreadableFile.because("too_long", "This is no GIFT file: empty lines set questions apart.") from None
        finally:
            text.detach()


def _record(blocks: Iterator[Block]) -> QuizRecord:
    questions: list[QuestionRecord] = []
    skipped: list[SkippedQuestion] = []
    wrong: list[tuple[str, str]] = []
    categories: dict[str, None] = {}
    for block in blocks:
        place = f"Line {block.line}"
        try:
            content = _content(block)
        except GiftMistake as mistake:
            wrong.append((place, str(mistake)))
            continue
        if content is None:
            message = "A description asks nothing."
            skipped.append(SkippedQuestion(place=place, reason="description", message=message))
            continue
        questions.append(QuestionRecord(place=place, content=content))
        if block.category is not None:
            categories[block.category] = None
        if len(questions) > MOST_QUESTIONS:
            raise TooManyQuestions
    if wrong:
        raise mistakes(wrong)
    if not questions and not skipped:
        raise UnreadableFile.because("no_questions", "There is no question in the file.")
    sections = tuple(QuizSection(name=name) for name in categories)
    return QuizRecord(format="gift", questions=questions, skipped=skipped, sections=sections)


def _content(block: Block) -> QuestionContent | None:
    """The question; None for a description."""
    name, text = _named(block.text)
    braces = list(bare(text, "[{}]"))
    if not braces:
        return None
    if [brace[0] for brace in braces] != ["{", "}"]:
        raise GiftMistake("Needs one { and one } after it; write others as \\{ and \\}. No empty line between them.")
    before, inside, after = _parts(text, braces[0].start(), braces[1].start())
    mark, before = format_of(before.lstrip())
    answers, *explanation = split(inside, "####", most=1)
    task = task_of(answers, mark=mark)
    if after.strip():
        is_text = isinstance(task, ShortAnswer)
        if is_text and isinstance(task, ShortAnswer):
            task = Cloze(gaps=(Gap(accepted=task.accepted),), allow_typos=task.allow_typos)
        asked = plain(f"{before}{_GAP_MARK if is_text else _GAP}{after}", mark)
    else:
        asked = plain(before, mark)
    content = {"text": asked, "task": task, "name": name, "tags": block.tags, "section": block.category}
    content["explanation"] = plain(explanation[0], mark) or None if explanation else None
    return cast(QuestionContent, content)


_GAP_MARK = r"\{\{1\}\}"


def _named(text: str) -> tuple[str | None, str]:
    if not text.startswith("::"):
        return None, text
    name, *rest = split(text[2:], "::", most=1)
    if not rest:
        raise GiftMistake("The name of the question is not closed by ::.")
    return plain(name) or None, rest[0].lstrip()


def _parts(text: str, opening: int, closing: int) -> tuple[str, str, str]:
    return text[:opening], text[opening + 1 : closing], text[closing + 1 :]
