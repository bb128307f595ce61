"""Somebody who owns one of everything, so that random requests reach more than 404."""

from dataclasses import dataclass, field
from typing import Any

import httpx

ARTICLE = """# Light

Light is electromagnetic radiation that the human eye perceives. A photon is the quantum of light.
Refraction is the change of direction of a wave that passes from one medium into another.
"""


@dataclass
class Owner:
    """A learner's headers, and the ids of what is theirs by the names that paths and bodies use."""

    headers: dict[str, str]
    ids: dict[str, str] = field(default_factory=dict)

    @classmethod
    def register(cls, client: httpx.Client, *, email: str) -> "Owner":
        """A new account with a course, a section, a document, a tag, a deck and a card."""
        registered = _made(client.post("/auth/register", json={"email": email, "password": "correct horse battery"}))
        owner = cls(headers={"Authorization": f"Bearer {registered['access_token']}"})
        client.headers.update(owner.headers)
        owner._own(client)
        return owner

    def _own(self, client: httpx.Client) -> None:
        self._make(client, "course_id", "/courses", {"name": "Optics"})

    def _make(self, client: httpx.Client, name: str, path: str, body: dict[str, Any]) -> str:
        self.ids[name] = str(_made(client.post(path, json=body))["id"])
        return self.ids[name]

    def put_into(self, value: Any) -> Any:
        """The same value with what is ours in place of made-up ids."""
        if isinstance(value, dict):
            return {name: self._known(name, inner) for name, inner in value.items()}
        return [self.put_into(inner) for inner in value] if isinstance(value, list) else value

    def _known(self, name: str, value: Any) -> Any:
        if name.endswith("_ids") and isinstance(value, list) and f"{name[:-1]}" in self.ids:
            return [self.ids[name[:-1]]] if value else value
        return self.ids[name] if name in self.ids and isinstance(value, str) else self.put_into(value)


def _made(answer: httpx.Response) -> dict[str, Any]:
    assert answer.is_success, answer.text
    body: dict[str, Any] = answer.json()
    return body
