"""Requests as the bytes that go over the wire."""

import json

_PATH = "/api/v1"


def get(path: str, *, token: str) -> bytes:
    """A request for something below /api/v1."""
    return f"GET {_PATH}{path} HTTP/1.1\r\nHost: aksio\r\nAuthorization: Bearer {token}\r\n\r\n".encode()


def post(path: str, body: object, *, token: str) -> bytes:
    """A JSON body for something below /api/v1."""
    content = json.dumps(body).encode()
    head = (
        f"POST {_PATH}{path} HTTP/1.1\r\nHost: aksio\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content
