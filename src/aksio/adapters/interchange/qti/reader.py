"""Reads QTI: one item, or a package of them."""

from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from aksio.adapters.interchange.qti.archive import LARGEST_XML, ZIP_MARKS, items_of
from aksio.adapters.interchange.qti.elements import attribute, named, parsed
from aksio.adapters.interchange.qti.items import content_of
from aksio.adapters.interchange.qti.responses import NotOurs
from aksio.application.assessments.interchange.interchange_ports import UnreadableFile
from aksio.application.assessments.interchange.quiz_file_ports import (
    MOST_QUESTIONS,
    QuestionRecord,
    QuizRecord,
    SkippedQuestion,
    TooManyQuestions,
)


class QtiReader:
    """Items that we have no question for are left out and named; a damaged file is refused as a whole."""

    def read(self, file: BinaryIO) -> QuizRecord:
        """See the port."""
        questions: list[QuestionRecord] = []
        skipped: list[SkippedQuestion] = []
        for path, item in _items(file):
            if named(item) != "assessmentItem":
                message = f"{path} is no item of QTI 2 or 3, but {named(item)[:50] or 'something else'}."
                raise UnreadableFile.because("not_qti", message)
            place = f"{path}, {attribute(item, 'identifier')[:100]}"
            try:
                questions.append(QuestionRecord(place=place, content=content_of(item)))
            except NotOurs as why:
                skipped.append(SkippedQuestion(place=place, reason=why.reason, message=str(why)))
            if len(questions) + len(skipped) > MOST_QUESTIONS:
                raise TooManyQuestions
        if not questions and not skipped:
            raise UnreadableFile.because("no_questions", "There is no item in the package.")
        return QuizRecord(format="qti", questions=questions, skipped=skipped)


def _items(file: BinaryIO) -> Iterator[tuple[str, Element]]:
    file.seek(0)
    if file.read(4) in ZIP_MARKS:
        yield from items_of(file)
        return
    file.seek(0)
    content = file.read(LARGEST_XML + 1)
    if len(content) > LARGEST_XML:
        raise UnreadableFile.because("too_large", "An item may have at most 2 MB.")
    yield "The file", parsed(content, "The file")
