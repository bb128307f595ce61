"""What a file is, by its first bytes."""

import zipfile
from io import BytesIO

import pytest

from aksio.adapters.filetype.content_types import FiletypeContentTypes


def zipped() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "hello")
    return file.getvalue()


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"# Cells", "cells.md", "text/markdown"),
        (b"# Cells", "cells.pdf", "text/plain"),
        ("# Zellen".encode("utf-16"), "zellen.MD", "text/markdown"),
        (b"%PDF-1.7\n1 0 obj", "notes.txt", "application/pdf"),
        (b"{\\rtf1\\ansi hello}", "notes.txt", "application/rtf"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "notes.md", "image/png"),
        (zipped(), "notes.md", "application/zip"),
        (b"\r\n <!DOCTYPE HTML><p>hi", "page.txt", "text/html"),
        (b"BM stands for Bookmark.", "bm.txt", "text/plain"),
        (b"MZ was the start of a programme.", "mz.md", "text/markdown"),
        (b"ID3 was a decision tree.", "id3.md", "text/markdown"),
        (b"\x93\x8e\x00\x01\xfe", "notes.txt", "application/octet-stream"),
        (b"", "empty.txt", "text/plain"),
    ],
)
def test_the_content_decides_and_not_the_name(head: bytes, name: str, expected: str) -> None:
    assert FiletypeContentTypes().judge(head, name=name) == expected
