"""Reads a quiz of any format, told by what the file holds."""

from collections.abc import Mapping
from typing import BinaryIO

from aksio.adapters.interchange.gift.reader import GiftReader
from aksio.adapters.interchange.gift.writer import GiftWriter
from aksio.adapters.interchange.quiz_json import JsonQuizReader, JsonQuizWriter
from aksio.application.assessments.interchange.quiz_file_ports import QuizReader, QuizRecord, QuizWriter

QUIZ_WRITERS: Mapping[str, QuizWriter] = {"gift": GiftWriter(), "json": JsonQuizWriter()}
_JSON_OF_OURS = b'{"format"', b'{"questions"', b'{"title"'


class AnyQuizReader:
    """A brace with one of our fields begins JSON; any other text is GIFT."""

    def __init__(self) -> None:
        self._gift, self._json = GiftReader(), JsonQuizReader()

    def read(self, file: BinaryIO) -> QuizRecord:
        """See the port."""
        return self._reader_of(file).read(file)

    def _reader_of(self, file: BinaryIO) -> QuizReader:
        file.seek(0)
        start = b"".join(file.read(4096).removeprefix(b"\xef\xbb\xbf").split())
        return self._json if start.startswith(_JSON_OF_OURS) else self._gift
