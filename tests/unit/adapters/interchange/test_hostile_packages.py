"""Packages that are broken, or made to do harm, are refused, and cost little."""

import io
import random
import struct
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from aksio.adapters.interchange.anki.package import PackageLimits
from aksio.adapters.interchange.anki.reader import AnkiDeckReader
from aksio.application.assessments.interchange.interchange_ports import UnreadableFile
from tests.make.anki import BASIC, AnkiCollection, AnkiNote, a_package, a_zip
from tests.make.interchange import read

NOTES = [AnkiNote(id=number, type=BASIC, fields=(f"front {number}", "back")) for number in range(1, 40)]
SMALL = PackageLimits(collection_bytes=4_000_000, free_bytes=1_000_000, most_times_larger=50, directory_bytes=20_000)


def refusal_of(content: bytes, limits: PackageLimits = SMALL) -> str:
    with pytest.raises(UnreadableFile) as refusal:
        read(AnkiDeckReader(limits), content)
    return refusal.value.errors[0].code


def tweaked(sql: str, name: str = "collection.anki2") -> bytes:
    return a_package(AnkiCollection(notes=NOTES, tweaks=sql), name=name)


def test_a_sound_package_passes_under_the_same_limits() -> None:
    assert len(read(AnkiDeckReader(SMALL), tweaked(""))[1]) == len(NOTES)


def test_a_zip_bomb_is_refused_before_it_has_unpacked() -> None:
    assert refusal_of(a_zip({"collection.anki2": b"\0" * 50_000_000})) == "unpacks_too_large"


def test_a_zstd_bomb_is_refused_before_it_has_unpacked() -> None:
    bomb = zstandard.ZstdCompressor().compress(b"SQLite format 3\0" + b"\0" * 50_000_000)
    assert refusal_of(a_zip({"collection.anki21b": bomb})) == "unpacks_too_large"


def test_a_package_over_the_size_limit_is_refused_however_well_it_packs() -> None:
    noise = random.Random(1).randbytes(5_000_000)
    assert refusal_of(a_zip({"collection.anki2": noise}, zipfile.ZIP_STORED)) == "unpacks_too_large"


def test_a_zstd_frame_that_wants_much_memory_is_refused() -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=27)
    greedy = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    frame = greedy.compress(random.Random(1).randbytes(300_000)) + greedy.flush()
    assert zstandard.get_frame_parameters(frame).window_size == 2**27
    assert refusal_of(a_zip({"collection.anki21b": frame})) == "broken_package"


def test_a_long_list_of_members_is_refused_before_it_is_read() -> None:
    assert refusal_of(a_zip({f"{number:05}": b"" for number in range(1_000)})) == "too_many_members"


def test_a_zip64_archive_is_refused() -> None:
    package = tweaked("")
    at = package.rindex(b"PK\x05\x06")
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    assert refusal_of(package[:at] + locator + package[at:]) == "too_many_members"


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_compression_that_anki_does_not_use_is_refused(compression: int) -> None:
    assert refusal_of(a_zip({"collection.anki2": b"SQLite format 3\0"}, compression)) == "broken_package"


def test_an_encrypted_member_is_refused() -> None:
    package = bytearray(tweaked(""))
    package[package.index(b"PK\x01\x02") + 8] |= 1
    assert refusal_of(bytes(package)) == "broken_package"


def test_an_archive_without_a_collection_is_refused() -> None:
    assert refusal_of(a_zip({"media": b"{}"})) == "no_collection"


@pytest.mark.parametrize("name", ["collection.anki2", "collection.anki21b"])
def test_a_collection_that_is_no_database_is_refused(name: str) -> None:
    content = zstandard.compress(b"hello") if name.endswith("b") else b"hello"
    assert refusal_of(a_zip({name: content})) == "not_a_database"


def test_a_newer_collection_that_is_not_compressed_is_refused() -> None:
    assert refusal_of(a_zip({"collection.anki21b": b"SQLite format 3\0" * 100})) == "broken_package"


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("DROP TABLE revlog", "no_collection"),
        ("ALTER TABLE notes DROP COLUMN flds", "broken_database"),
        ("DELETE FROM col", "broken_collection"),
        ("UPDATE col SET conf = '['", "broken_collection"),
        ("UPDATE col SET conf = '" + "[" * 100_000 + "'", "broken_collection"),
        ("UPDATE col SET crt = 9223372036854775807", "broken_collection"),
        ("UPDATE col SET models = '{\"1\": 7}'", "broken_note_types"),
        ("UPDATE col SET models = NULL", "broken_note_types"),
        ("UPDATE cards SET ivl = 'many'", "broken_cards"),
        ("UPDATE cards SET ord = NULL", "broken_cards"),
        ("UPDATE notes SET mod = 9223372036854775807", "broken_cards"),
        ("UPDATE notes SET flds = printf('%.*c', 20000000, 'x') WHERE id = 1", "unpacks_too_large"),
    ],
)
def test_a_collection_that_makes_no_sense_is_refused(sql: str, code: str) -> None:
    assert refusal_of(tweaked(sql)) == code


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE notetypes SET config = x'0aff'", "broken_note_types"),
        ("UPDATE templates SET config = x'ffffffffffffffffffffff'", "broken_note_types"),
        ("UPDATE config SET val = x'5b'", "broken_collection"),
        ("UPDATE decks SET kind = x'0a'", "broken_collection"),
    ],
)
def test_a_newer_collection_that_makes_no_sense_is_refused(sql: str, code: str) -> None:
    assert refusal_of(tweaked(sql, "collection.anki21b")) == code


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"


@pytest.mark.parametrize(
    "sql",
    [
        f"ALTER TABLE cards RENAME TO c; CREATE VIEW cards AS {ENDLESS} SELECT c.* FROM c, n",
        "DROP TABLE revlog; CREATE VIRTUAL TABLE revlog USING fts5(cid, ease, ivl, lastIvl, factor, time, type)",
        "DROP TABLE revlog; CREATE VIEW revlog AS SELECT load_extension('x') AS id",
    ],
)
def test_tables_that_run_code_are_refused(sql: str) -> None:
    assert refusal_of(tweaked(sql)) == "no_collection"


def test_a_column_that_runs_code_is_refused() -> None:
    generated = "ALTER TABLE notes DROP COLUMN data; ALTER TABLE notes ADD COLUMN x text AS (zeroblob(9999999));"
    hidden = "ALTER TABLE notes RENAME COLUMN flds TO y; ALTER TABLE notes RENAME COLUMN x TO flds"
    assert refusal_of(tweaked(generated + hidden)) == "broken_database"


def test_a_constraint_that_runs_code_is_not_run() -> None:
    columns = "id integer PRIMARY KEY, cid, ease, ivl, lastIvl, factor, time, type"
    costly = "CHECK (length(printf('%.*c', 15000000, 'x')) = 15000000)"
    table = f"DROP TABLE revlog; CREATE TABLE revlog ({columns}, {costly});"
    rows = f"INSERT INTO revlog SELECT x, 1, 1, 1, 1, 1, 1, 1 FROM ({ENDLESS} SELECT x FROM n LIMIT 1000)"
    package = tweaked(f"PRAGMA ignore_check_constraints = ON; {table} {rows}")
    started = time.process_time()
    read(AnkiDeckReader(SMALL), package)
    assert time.process_time() - started < 2


def test_work_without_an_end_is_cut_off() -> None:
    many = [AnkiNote(id=number, type=BASIC, fields=("f", "b")) for number in range(1, 20_000)]
    assert refusal_of(a_package(AnkiCollection(notes=many)), PackageLimits(database_steps=100_000)) == "broken_database"


def test_nothing_can_be_written_through_a_connection(tmp_path: Path) -> None:
    import sqlite3

    from aksio.adapters.interchange.anki.database import opened

    path = tmp_path / "collection"
    with zipfile.ZipFile(io.BytesIO(tweaked(""))) as archive:
        path.write_bytes(archive.read("collection.anki2"))
    for sql in ("DELETE FROM notes", "ATTACH ':memory:' AS x", "PRAGMA journal_mode = WAL", "SELECT random()"):
        with pytest.raises(UnreadableFile), opened(path, steps=1_000_000) as connection:
            connection.execute(sql)
    assert sqlite3.connect(path).execute("SELECT count(*) FROM notes").fetchone() == (39,)


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    read(AnkiDeckReader(SMALL), tweaked(""))
    refusal_of(tweaked("DROP TABLE revlog"))
    assert list(tmp_path.iterdir()) == []


SOUND = tweaked("")
SOUND_NEW = tweaked("", "collection.anki21b")


@given(package=st.sampled_from([SOUND, SOUND_NEW]), length=st.floats(0, 1, exclude_max=True))
def test_a_package_cut_off_anywhere_is_refused(package: bytes, length: float) -> None:
    refusal_of(package[: int(len(package) * length)])


@given(st.data())
@settings(max_examples=150)
def test_damage_inside_a_database_is_refused_or_harmless(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(SOUND)) as archive:
        content = bytearray(archive.read("collection.anki2"))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=20)):
        content[at] ^= data.draw(st.integers(1, 255))
    with suppress(UnreadableFile):
        read(AnkiDeckReader(SMALL), a_zip({"collection.anki2": bytes(content)}))
