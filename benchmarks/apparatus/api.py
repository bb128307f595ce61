"""One learner's calls of the API, one after the other on one connection."""

import json
from http.client import HTTPConnection
from typing import Any


class Api:
    """Ends the run when an answer is not the expected one."""

    def __init__(self, connection: HTTPConnection, token: str) -> None:
        self._connection = connection
        self._headers = {"Authorization": f"Bearer {token}"}

    def get(self, path: str) -> Any:
        """The answer's JSON."""
        return self._ask("GET", path, None, {}, 200)

    def post(self, path: str, body: object, *, expected: int) -> Any:
        """The answer's JSON."""
        return self._ask("POST", path, json.dumps(body).encode(), {"Content-Type": "application/json"}, expected)

    def send(self, path: str, body: bytes, content_type: str, *, expected: int) -> Any:
        """The answer's JSON to a body that is not JSON."""
        return self._ask("POST", path, body, {"Content-Type": content_type}, expected)

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str], expected: int) -> Any:
        self._connection.request(method, f"/api/v1{path}", body, self._headers | headers)
        response = self._connection.getresponse()
        answer = response.read()
        if response.status != expected:
            raise SystemExit(f"{method} {path} answered {response.status}: {answer.decode(errors='replace')}")
        return json.loads(answer)
