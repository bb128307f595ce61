"""Takes XML out of a package. Nothing is ever unpacked to a disk, and no size is believed before it is counted."""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from aksio.adapters.interchange.qti.elements import named, parsed
from aksio.application.assessments.interchange.interchange_ports import UnreadableFile

ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
MANIFEST = "imsmanifest.xml"
LARGEST_XML = 2 * 1024 * 1024
LARGEST_TOTAL = 64 * 1024 * 1024
LARGEST_DIRECTORY = 8 * 1024 * 1024
_END = struct.Struct("<4s4H2LH")
_ENCRYPTED = 0x1


def items_of(file: BinaryIO) -> Iterator[tuple[str, Element]]:
    """The items that the manifest names, each with its path. Raises UnreadableFile."""
    _require_small_directory(file)
    try:
        with zipfile.ZipFile(file) as archive:
            reader = _Reader(archive)
            manifest = parsed(reader.read(MANIFEST), MANIFEST)
            for path in _paths(manifest):
                yield path, parsed(reader.read(path), path)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
        raise UnreadableFile.because("broken_package", "This zip archive is damaged.") from None


class _Reader:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = LARGEST_TOTAL

    def read(self, path: str) -> bytes:
        """A member's content, as long as it and all together are not too large."""
        try:
            member = self._archive.getinfo(path)
        except KeyError:
            raise UnreadableFile.because("missing_file", f"The package has no file {path[:200]}.") from None
        if member.flag_bits & _ENCRYPTED or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableFile.because("broken_package", f"{path[:200]} is packed in a way that QTI does not use.")
        most = min(LARGEST_XML, self._left)
        with self._archive.open(member) as packed:
            content = packed.read(most + 1)
        if len(content) > most:
            raise UnreadableFile.because("unpacks_too_large", f"{path[:200]} unpacks to more than is accepted.")
        self._left -= len(content)
        return content


def _paths(manifest: Element) -> Iterator[str]:
    """Where the items are, told by the type of the resource."""
    for resource in manifest.iter():
        kind, href = resource.get("type", ""), resource.get("href")
        if named(resource) != "resource" or "imsqti_item" not in kind or not href:
            continue
        path = posixpath.normpath(href)
        if path.startswith(("/", "..")) or "\\" in path or ":" in path:
            raise UnreadableFile.because("bad_path", f"The manifest names a file outside the package: {href[:200]}.")
        yield path


def _require_small_directory(file: BinaryIO) -> None:
    """Look at the end of the archive before `zipfile`, which reads the whole list of members into memory."""
    file.seek(0, 2)
    file.seek(max(0, file.tell() - 65_535 - _END.size))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise UnreadableFile.because("broken_package", "This zip archive is cut off.")
    if _END.unpack_from(tail, at)[5] > LARGEST_DIRECTORY:
        raise UnreadableFile.because("too_many_members", "This zip archive holds too many files.")
