"""The format is told by what a file holds."""

import pytest

from aksio.adapters.interchange.anki.writer import AnkiDeckWriter
from aksio.adapters.interchange.any_reader import AnyDeckReader
from aksio.adapters.interchange.csv_writer import CsvDeckWriter
from aksio.adapters.interchange.json_cards import JsonDeckWriter
from aksio.application.assessments.interchange.interchange_ports import DeckWriter, UnreadableFile
from tests.make.anki import a_zip
from tests.make.interchange import a_card_record, read, written


@pytest.mark.parametrize(
    ("writer", "name"), [(CsvDeckWriter(), "csv"), (JsonDeckWriter(), "json"), (AnkiDeckWriter(), "apkg")]
)
def test_each_format_is_recognised(writer: DeckWriter, name: str) -> None:
    deck, cards = read(AnyDeckReader(), written(writer, [a_card_record()]))
    assert deck.format == name
    assert [card.back for card in cards] == [a_card_record().back]


@pytest.mark.parametrize("content", [b"", b"  \n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="empty"):
        read(AnyDeckReader(), content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "wrong_encoding"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "wrong_encoding"),
        (a_zip({"word/document.xml": b"<w:document/>"}), "no_collection"),
    ],
)
def test_files_of_other_kinds_are_refused(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read(AnyDeckReader(), content)
    assert refusal.value.errors[0].code == code
