"""OPTIONS, and what a path that has no such method answers."""

import pytest

from tests.integration.http_client import Api


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/api/v1/users/me", {"GET", "HEAD", "PATCH", "DELETE", "OPTIONS"}),
        ("/api/v1/courses", {"GET", "HEAD", "POST", "OPTIONS"}),
        ("/api/v1/courses/01890000-0000-7000-8000-000000000000", {"GET", "HEAD", "PATCH", "DELETE", "OPTIONS"}),
        ("/api/v1/courses/01890000-0000-7000-8000-000000000000/documents", {"GET", "HEAD", "POST", "OPTIONS"}),
    ],
)
async def test_anybody_may_ask_which_methods_a_path_has(api: Api, path: str, methods: set[str]) -> None:
    answer = await api.client.options(path)
    assert answer.status_code == 204
    assert set(answer.headers["allow"].split(", ")) == methods
