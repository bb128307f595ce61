"""Somebody who owns one of everything, so that random requests reach more than 404."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

ARTICLE = """# Light

Light is electromagnetic radiation that the human eye perceives. A photon is the quantum of light.
Refraction is the change of direction of a wave that passes from one medium into another.
"""


@dataclass
class Owner:
    """A learner: their token, and the ids of what is theirs by the names that paths and bodies use."""

    client: httpx.Client
    token: str
    ids: dict[str, str] = field(default_factory=dict)

    @classmethod
    def register(cls, server: str) -> "Owner":
        """A new account with one of everything."""
        with httpx.Client(base_url=f"{server}/api/v1", timeout=30) as client:
            account = {"email": f"{uuid4().hex}@example.org", "password": "correct horse battery"}
            owner = cls(client, _body(client.post("/auth/register", json=account))["access_token"])
            client.headers["Authorization"] = f"Bearer {owner.token}"
            owner._make_one_of_everything()
        return owner

    def _make_one_of_everything(self) -> None:
        course = self._make("course_id", "/courses", json={"name": "Optics"})
        self._make("section_id", f"/courses/{course}/sections", json={"title": "Waves"})
        self._make("tag_id", "/tags", json={"name": "hard"})
        self._make("deck_id", "/assessments/decks", json={"name": "Light", "course_id": course})
        card = {"front": "What is light?", "back": "A wave", "course_id": course}
        self._make("flashcard_id", "/assessments/flashcards", json=card)
        upload = {"file": ("light.md", ARTICLE.encode(), "text/markdown")}
        self._make("document_id", f"/courses/{course}/documents", files=upload)
        wish = {"kind": "flashcards", "course_id": course, "count": 2}
        self._make("generation_id", "/assessments/generations", json=wish)

    def _make(self, name: str, path: str, **body: Any) -> str:
        self.ids[name] = str(_body(self.client.post(path, **body))["id"])
        return self.ids[name]


def put_into(value: Any, ids: dict[str, str]) -> Any:
    """The same value with known ids in place of others, wherever a name says what they are of."""
    if isinstance(value, dict):
        return {name: _known(name, inner, ids) for name, inner in value.items()}
    return [put_into(inner, ids) for inner in value] if isinstance(value, list) else value


def _known(name: str, value: Any, ids: dict[str, str]) -> Any:
    one = name.removesuffix("s")
    if name != one and one in ids and isinstance(value, list):
        return [ids[one]] if value else value
    return ids[name] if name in ids and isinstance(value, str) else put_into(value, ids)


def _body(answer: httpx.Response) -> dict[str, Any]:
    assert answer.is_success, answer.text
    body: dict[str, Any] = answer.json()
    return body
