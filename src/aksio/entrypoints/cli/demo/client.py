"""The API as a student's app would call it."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import httpx

Json = dict[str, Any]

_LOOK_AGAIN_SECONDS = 0.4
_PATIENCE_SECONDS = 300


class DemoFailed(Exception):
    """The API answered what the journey did not expect."""


class StudentClient:
    """One student's session. Waits when it is told to (429), and stops at any other refusal."""

    def __init__(self, base_url: str) -> None:
        self._http = httpx.Client(base_url=f"{base_url}/api/v1", timeout=30)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def log_in(self, email: str, password: str) -> None:
        """Every later call carries the access token."""
        answer = self.post("/auth/login", {"email": email, "password": password})
        self._http.headers["Authorization"] = f"Bearer {answer['access_token']}"

    def get(self, path: str, **query: str | int) -> Json:
        """A resource or a page."""
        return self._json(self._send("GET", path, params=query))

    def post(self, path: str, body: Json | None = None) -> Json:
        """An effect, once, however often the request is sent."""
        headers = {"Idempotency-Key": str(uuid4())}
        return self._json(self._send("POST", path, json=body or {}, headers=headers))

    def put(self, path: str, body: Json) -> Json:
        """The same effect, however often it is sent."""
        return self._json(self._send("PUT", path, json=body))

    def upload(self, path: str, file: Path) -> Json:
        """A file, streamed."""
        with file.open("rb") as content:
            return self._json(self._send("POST", path, files={"file": (file.name, content)}))

    def download(self, path: str, **query: str) -> bytes:
        """A file's bytes."""
        return self._send("GET", path, params=query).content

    def watch(self, path: str, *, until: tuple[str, ...]) -> Iterator[Json]:
        """A resource again and again, until its status is one of `until`."""
        patience = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < patience:
            seen = self.get(path)
            yield seen
            if seen["status"] in until:
                return
            time.sleep(_LOOK_AGAIN_SECONDS)
        raise DemoFailed(f"{path} took more than {_PATIENCE_SECONDS} seconds.")

    def _send(self, method: str, path: str, **options: Any) -> httpx.Response:
        response = self._http.request(method, path, **options)
        while response.status_code == httpx.codes.TOO_MANY_REQUESTS:
            time.sleep(int(response.headers["Retry-After"]))
            response = self._http.request(method, path, **options)
        if response.is_error:
            raise DemoFailed(f"{method} {path} answered {response.status_code}: {response.text}")
        return response

    @staticmethod
    def _json(response: httpx.Response) -> Json:
        answer: Json = response.json()
        return answer
