"""Reads a deck of any format, told by what the file holds and not by its name."""

from contextlib import AbstractContextManager
from typing import BinaryIO

from aksio.adapters.interchange.anki.package import PackageLimits
from aksio.adapters.interchange.anki.reader import AnkiDeckReader
from aksio.adapters.interchange.csv_reader import CsvDeckReader
from aksio.adapters.interchange.json_cards import JsonDeckReader
from aksio.application.assessments.interchange.interchange_ports import DeckReader, DeckRecord, UnreadableFile

_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_UTF8_MARK = b"\xef\xbb\xbf"


class AnyDeckReader:
    """An archive is a package, a brace begins JSON, and any other text is CSV."""

    def __init__(self, limits: PackageLimits | None = None) -> None:
        self._anki, self._json, self._csv = AnkiDeckReader(limits), JsonDeckReader(), CsvDeckReader()

    def read(self, file: BinaryIO) -> AbstractContextManager[DeckRecord]:
        """Raises UnreadableFile when the file is empty."""
        return self._reader_of(file).read(file)

    def _reader_of(self, file: BinaryIO) -> DeckReader:
        file.seek(0)
        start = file.read(4096)
        if start.startswith(_ZIP_MARKS):
            return self._anki
        text = start.removeprefix(_UTF8_MARK).lstrip()
        if not text:
            raise UnreadableFile.because("empty_file", "The file is empty.")
        return self._json if text.startswith(b"{") else self._csv
