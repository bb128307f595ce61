"""CSV: what is written comes back, and files of other programs are read or refused with the line."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.adapters.interchange.csv_reader import CsvDeckReader
from aksio.adapters.interchange.csv_tags import join_tags, split_tags
from aksio.adapters.interchange.csv_writer import CsvDeckWriter
from aksio.adapters.interchange.spreadsheet_cells import guarded, unguarded
from aksio.application.assessments.interchange.interchange_ports import CardRecord, UnreadableFile
from tests.make.interchange import TAGS, TEXTS, a_card_record, card_records, read, written


def as_csv_keeps_it(card: CardRecord) -> CardRecord:
    """A spreadsheet has no place for names, sources, the log and the time of writing."""
    return replace(card, id=None, source=None, reviews=(), updated_at=None, dropped_media=0)


def cards_in(text: str, encoding: str = "utf-8") -> list[CardRecord]:
    return read(CsvDeckReader(), text.encode(encoding))[1]


def refusal_of(content: bytes) -> tuple[str, str]:
    with pytest.raises(UnreadableFile) as refusal:
        read(CsvDeckReader(), content)
    return refusal.value.errors[0].code, refusal.value.detail


@given(st.lists(card_records(), max_size=4))
def test_cards_come_back_as_they_were_written(cards: list[CardRecord]) -> None:
    deck, found = read(CsvDeckReader(), written(CsvDeckWriter(), cards))
    assert deck.format == "csv"
    assert found == [as_csv_keeps_it(card) for card in cards]


def test_no_cell_that_is_written_is_run_by_a_spreadsheet() -> None:
    content = written(CsvDeckWriter(), [replace(a_card_record(), front="=cmd()", back="@a", tags=("-1",))]).decode()
    _, row = csv.reader(io.StringIO(content, newline=""))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@given(TEXTS)
def test_guarding_a_cell_loses_nothing(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["it's", "'quoted'", "a=b", ""])
def test_harmless_texts_are_left_alone(text: str) -> None:
    assert guarded(text) == text == unguarded(text)


@given(TAGS)
def test_tags_come_back_out_of_their_cell(tags: tuple[str, ...]) -> None:
    assert split_tags(join_tags(tags)) == tags


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("heading", [("Question", "Answer"), ("TERM", "Definition"), ("front", "back")])
def test_headings_of_other_programs_are_understood(delimiter: str, heading: tuple[str, str]) -> None:
    text = delimiter.join(("Nr", *heading, "Tags")) + "\r\n" + delimiter.join(("1", "a", "b", '"x; y, z"')) + "\r\n"
    assert cards_in(text) == [CardRecord(front="a", back="b", tags=("x", "y", "z"))]


def test_columns_may_stand_in_any_order() -> None:
    assert cards_in("back,hint,front\nB,H,F\n") == [CardRecord(front="F", back="B", hint="H")]


def test_two_columns_need_no_header() -> None:
    assert cards_in("der Hund\tdog\ndie Katze\tcat\n") == [
        CardRecord(front="der Hund", back="dog"),
        CardRecord(front="die Katze", back="cat"),
    ]


def test_a_comma_in_a_text_does_not_pass_for_a_delimiter() -> None:
    assert cards_in("Hello, you\tHallo, du\nYes\tJa, gut, ja\n")[1].back == "Ja, gut, ja"


def test_blank_lines_are_passed_over() -> None:
    assert len(cards_in("front,back\n\na,b\n\r\n\nc,d\n\n")) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_encoding_is_recognised(encoding: str) -> None:
    assert cards_in('front,back\n"größe",大きさ\n', encoding) == [CardRecord(front="größe", back="大きさ")]


def test_utf_16_with_a_big_endian_mark_is_recognised() -> None:
    content = b"\xfe\xff" + "front,back\né,ü\n".encode("utf-16-be")
    assert read(CsvDeckReader(), content)[1] == [CardRecord(front="é", back="ü")]


def test_a_wrong_encoding_is_refused_with_its_line() -> None:
    content = b"front,back\nok,ok\n" + "größe,size\n".encode("latin-1")
    assert refusal_of(content) == ("wrong_encoding", "Line 3 is not UTF-8. Save the file as UTF-8 and try again.")


def test_a_wrong_encoding_far_down_is_refused_with_its_line() -> None:
    content = b"front,back\n" + "ä,b\n".encode() * 50_000 + b"\xe4,b\n"
    assert refusal_of(content)[1].startswith("Line 50002 ")


def test_half_a_character_at_the_end_of_utf_16_is_refused_with_its_line() -> None:
    assert refusal_of("front,back\na,b".encode("utf-16") + b"\x00")[1].startswith("Line 2 is not UTF-16.")


def test_a_ragged_row_is_refused_with_its_line() -> None:
    content = b'front,back\n"two\nlines",b\nonly one\n'
    assert refusal_of(content) == ("ragged_row", "The row that begins on line 4 has 1 cells where 2 were expected.")


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_line() -> None:
    code, detail = refusal_of(b'front,back\na,b\n"c,d\ne,f\n')
    assert code == "broken_row"
    assert "line 3 " in detail


def test_a_due_date_without_the_rest_of_the_schedule_is_refused_with_its_line() -> None:
    assert refusal_of(b"front,back,due_on\na,b,2026-01-01\n")[0] == "broken_schedule"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"just a text\nwithout columns\n", "no_columns"),
        (b"name,colour,size\na,b\n", "no_columns"),
        (b"front,back\na,\x00b\n", "not_text"),
        (b"front,back\n" + b"x" * 1_000_000, "line_too_long"),
        (b"front,back\na," + b"x" * 200_000, "broken_row"),
    ],
)
def test_what_is_no_table_of_cards_is_refused(content: bytes, code: str) -> None:
    assert refusal_of(content)[0] == code


def test_a_repeated_heading_is_not_guessed_about() -> None:
    assert cards_in("front,back,front\na,b,c\n")[0] == CardRecord(front="front", back="back")
