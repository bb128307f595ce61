"""Reads a quiz of any format, told by what the file holds."""

import re
from collections.abc import Mapping
from typing import BinaryIO

from aksio.adapters.interchange.gift.reader import GiftReader
from aksio.adapters.interchange.gift.writer import GiftWriter
from aksio.adapters.interchange.qti.archive import ZIP_MARKS
from aksio.adapters.interchange.qti.reader import QtiReader
from aksio.adapters.interchange.quiz_json import JsonQuizReader, JsonQuizWriter
from aksio.application.assessments.interchange.quiz_file_ports import QuizReader, QuizRecord, QuizWriter

QUIZ_WRITERS: Mapping[str, QuizWriter] = {"gift": GiftWriter(), "json": JsonQuizWriter()}
_QTI = re.compile(rb"<\?xml|<!DOCTYPE|<!--|<(\w+:)?(qti-)?assessment")
_JSON_OF_OURS = b'{"format"', b'{"questions"', b'{"title"'


class AnyQuizReader:
    """An archive is a QTI package, XML is a QTI item, a brace with one of our fields begins JSON; all else is GIFT."""

    def __init__(self) -> None:
        self._gift, self._json, self._qti = GiftReader(), JsonQuizReader(), QtiReader()

    def read(self, file: BinaryIO) -> QuizRecord:
        """See the port."""
        return self._reader_of(file).read(file)

    def _reader_of(self, file: BinaryIO) -> QuizReader:
        file.seek(0)
        if file.read(4) in ZIP_MARKS:
            return self._qti
        file.seek(0)
        start = b"".join(file.read(4096).removeprefix(b"\xef\xbb\xbf").split())
        if _QTI.match(start):
            return self._qti
        return self._json if start.startswith(_JSON_OF_OURS) else self._gift
