"""Takes the collection out of an Anki package, and nothing else.

A package is a zip archive with a SQLite file: `collection.anki2`, `collection.anki21`, or `collection.anki21b`, which
is compressed with zstd as well. A newer package also holds an older file, with one note that asks to update Anki, so
the newest is the one to read. Media are never unpacked.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO

import zstandard

from aksio.application.assessments.interchange.interchange_ports import UnreadableFile

COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
_CHUNK = 256 * 1024
_END_RECORD = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_ZIP64_MARK = b"PK\x06\x07"
_ZIP64_LOCATOR_BYTES = 20
_ENCRYPTED = 0x1


@dataclass(frozen=True, kw_only=True)
class PackageLimits:
    """What a package may cost. `most_times_larger` holds only past `free_bytes`: small files may pack well.

    `database_steps` are those of the SQLite machine. 10⁹ take it half a minute; a collection of 20,000 notes takes a
    hundredth of that.
    """

    collection_bytes: int = 256 * 1024 * 1024
    free_bytes: int = 16 * 1024 * 1024
    most_times_larger: int = 100
    directory_bytes: int = 8 * 1024 * 1024
    zstd_window_bytes: int = 8 * 1024 * 1024
    database_steps: int = 1_000_000_000


def unpack_collection(file: BinaryIO, to: BinaryIO, limits: PackageLimits) -> str:
    """Copy the newest collection of a package to `to`, and tell its name.

    Raises UnreadableFile for what is no package, and for one that would unpack to more than the limits.
    """
    _require_small_directory(file, limits)
    try:
        with zipfile.ZipFile(file) as archive:
            member = _newest(archive)
            with archive.open(member) as packed:
                compressed = member.filename.endswith("b")
                chunks = _decompressed(packed, limits) if compressed else _chunks(packed)
                _copy(chunks, to, limits, packed_bytes=max(1, member.compress_size))
    except (zipfile.BadZipFile, zlib.error, zstandard.ZstdError, EOFError, OSError, ValueError, NotImplementedError):
        raise _broken("This .apkg file is damaged, or is no .apkg file.") from None
    return member.filename


def _require_small_directory(file: BinaryIO, limits: PackageLimits) -> None:
    """Look at the end of the archive before `zipfile`, which reads the whole list of members into memory."""
    file.seek(0, 2)
    size = file.tell()
    file.seek(max(0, size - 65_535 - _END_RECORD.size - _ZIP64_LOCATOR_BYTES))
    tail = file.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END_RECORD.size:
        raise _broken("This .apkg file is cut off, or is no .apkg file.")
    directory_bytes = _END_RECORD.unpack_from(tail, at)[5]
    is_zip64 = tail[max(0, at - _ZIP64_LOCATOR_BYTES) :].startswith(_ZIP64_MARK)
    if is_zip64 or directory_bytes > limits.directory_bytes:
        raise UnreadableFile.because("too_many_members", "This .apkg file holds too many files.")


def _newest(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    for name in COLLECTIONS:
        try:
            member = archive.getinfo(name)
        except KeyError:
            continue
        if member.flag_bits & _ENCRYPTED or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _broken("This .apkg file is packed in a way that Anki does not use.")
        return member
    raise UnreadableFile.because("no_collection", "This archive holds no Anki collection.")


def _chunks(packed: IO[bytes]) -> Iterator[bytes]:
    while chunk := packed.read(_CHUNK):
        yield chunk


def _decompressed(packed: IO[bytes], limits: PackageLimits) -> Iterator[bytes]:
    decompressor = zstandard.ZstdDecompressor(max_window_size=limits.zstd_window_bytes)
    with decompressor.stream_reader(packed, closefd=False) as reader:
        yield from _chunks(reader)


def _copy(chunks: Iterator[bytes], to: BinaryIO, limits: PackageLimits, *, packed_bytes: int) -> None:
    allowed = min(limits.collection_bytes, max(limits.free_bytes, packed_bytes * limits.most_times_larger))
    for chunk in chunks:
        allowed -= len(chunk)
        if allowed < 0:
            raise UnreadableFile.because("unpacks_too_large", "This .apkg file unpacks to more than is accepted.")
        to.write(chunk)
    to.flush()


def _broken(message: str) -> UnreadableFile:
    return UnreadableFile.because("broken_package", message)
