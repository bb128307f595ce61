"""A multipart/form-data body that is made while it is sent (RFC 7578): one JSON field and one file."""

from collections.abc import AsyncIterator
from uuid import uuid4


class MultipartBody:
    """The file's chunks pass through one by one."""

    def __init__(self, *, metadata: bytes, name: str, content_type: str, chunks: AsyncIterator[bytes]) -> None:
        self._metadata = metadata
        self._name = name
        self._file_type = content_type
        self._chunks = chunks
        self._boundary = uuid4().hex

    @property
    def content_type(self) -> str:
        return f"multipart/form-data; boundary={self._boundary}"

    async def __aiter__(self) -> AsyncIterator[bytes]:
        # The metadata go first, so that the service knows what is coming before it reads the file.
        yield self._part('name="metadata"', "application/json") + self._metadata + b"\r\n"
        yield self._part(f'name="file"; filename="{_quoted(self._name)}"', self._file_type)
        async for chunk in self._chunks:
            yield chunk
        yield f"\r\n--{self._boundary}--\r\n".encode()

    def _part(self, disposition: str, content_type: str) -> bytes:
        lines = (
            f"--{self._boundary}",
            f"Content-Disposition: form-data; {disposition}",
            f"Content-Type: {content_type}",
        )
        return "\r\n".join(lines).encode() + b"\r\n\r\n"


def _quoted(name: str) -> str:
    """A file name as browsers write it in a header."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
