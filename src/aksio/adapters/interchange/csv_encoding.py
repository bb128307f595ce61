"""Finds out how a text file is encoded, and names the line where it is not."""

import codecs
from dataclasses import dataclass
from typing import BinaryIO

from aksio.application.assessments.interchange.interchange_ports import UnreadableFile

_CHUNK = 64 * 1024
_MOSTLY = 0.4
"""The share of zero bytes at every other place that marks UTF-16; text in any script has spaces and line ends."""


@dataclass(frozen=True)
class Encoding:
    """A codec, and where the text begins: after the byte order mark, if there is one."""

    codec: str
    start: int


_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: Encoding("utf-8", 3),
    codecs.BOM_UTF16_LE: Encoding("utf-16-le", 2),
    codecs.BOM_UTF16_BE: Encoding("utf-16-be", 2),
}


def encoding_of(file: BinaryIO) -> Encoding:
    """How a text file is encoded, judged by its first bytes; UTF-8 unless they speak for UTF-16."""
    file.seek(0)
    sample = file.read(4096)
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if sample.startswith(mark):
            return encoding
    pairs = max(1, len(sample) // 2)
    if sample[1::2].count(0) > _MOSTLY * pairs:
        return Encoding("utf-16-le", 0)
    if sample[0::2].count(0) > _MOSTLY * pairs:
        return Encoding("utf-16-be", 0)
    return Encoding("utf-8", 0)


def require_encoding(file: BinaryIO, encoding: Encoding) -> None:
    """Go through the whole file once. Raises UnreadableFile naming the first line that does not decode."""
    file.seek(encoding.start)
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    line, more = 1, True
    while more:
        chunk = file.read(_CHUNK)
        more = bool(chunk)
        try:
            text = decoder.decode(chunk, final=not more)
        except UnicodeDecodeError as error:
            sound = error.object[: error.start].decode(encoding.codec, "ignore")
            raise _wrong_encoding(line + sound.count("\n"), encoding) from None
        sound, nul, _ = text.partition("\0")
        line += sound.count("\n")
        if nul:
            raise UnreadableFile.because("not_text", f"Line {line} has a NUL character: this is not a text file.")


def _wrong_encoding(line: int, encoding: Encoding) -> UnreadableFile:
    name = encoding.codec.upper()[:6].rstrip("-")
    return UnreadableFile.because("wrong_encoding", f"Line {line} is not {name}. Save the file as UTF-8 and try again.")
