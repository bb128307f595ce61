"""Every operation of the OpenAPI description, one object of each kind, and a good body for each route."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx

from aksio.entrypoints.http.openapi import document
from tests.integration.http_client import Api, Learner
from tests.integration.reliability.bodies import IN_A_YEAR, WEBHOOK, good_bodies
from tests.make.polling import until

ARTICLE = "# Light\n\nA photon is the quantum of light. Refraction is the change of direction of a wave."
METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Operation:
    """One line of the description. `path` is below /api/v1 and has names in braces."""

    id: str
    method: str
    path: str
    query: dict[str, dict[str, Any]]
    body: dict[str, Any] | None

    @property
    def names(self) -> list[str]:
        """The parameters of the path."""
        return [part[1:-1] for part in self.path.split("/") if part.startswith("{")]


def operations(api: Api) -> Iterator[Operation]:
    """All below /api/v1. Bodies are the schemas of those that are JSON."""
    described = document(api.app)
    for path, item in described["paths"].items():
        for method in METHODS:
            if method in item and path.startswith("/api/v1"):
                yield _operation(method, path.removeprefix("/api/v1"), item[method], described["components"]["schemas"])


def _operation(method: str, path: str, described: dict[str, Any], schemas: dict[str, Any]) -> Operation:
    query = {one["name"]: one["schema"] for one in described.get("parameters", []) if one["in"] == "query"}
    content = described.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema")
    if schema is not None and "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    return Operation(described["operationId"], method.upper(), path, query, schema)


class Household:
    """What one person owns: ids by the names that paths, queries and bodies use."""

    def __init__(self, owner: Learner) -> None:
        self._owner = owner
        self.ids: dict[str, str] = {"user_id": str(owner.id)}

    async def make(self, name: str, path: str, body: dict[str, Any] | None = None, **how: Any) -> None:
        """One thing more."""
        self.ids[name] = str(_made(await self._owner.post(path, body, **how))["id"])

    async def material(self) -> None:
        """A course with something in it."""
        await self.make("course_id", "/courses", {"name": "Optics"})
        course_id, course = self.ids["course_id"], f"/courses/{self.ids['course_id']}"
        await self.make("section_id", f"{course}/sections", {"title": "Light"})
        await self.make("tag_id", "/tags", {"name": "exam"})
        await self.make("deck_id", "/assessments/decks", {"name": "Waves", "language": "en"})
        card = {"front": "What is a photon?", "back": "The quantum of light.", "course_id": course_id}
        await self.make(
            "flashcard_id", "/assessments/flashcards", card | {"deck_id": self.ids["deck_id"], "tags": ["light"]}
        )
        await self.make("document_id", f"{course}/documents", files={"file": ("light.md", ARTICLE.encode())})
        generation = {"kind": "flashcards", "course_id": course_id, "count": 1}
        await self.make("generation_id", "/assessments/generations", generation)

    async def summary(self) -> None:
        """Written, and shared."""
        summaries = f"/courses/{self.ids['course_id']}/summaries"
        await self.make("summary_id", summaries, {})
        summary = f"{summaries}/{self.ids['summary_id']}"
        await until(lambda: self._owner.get(summary), lambda answer: answer.json()["status"] == "succeeded")
        await self.make("summary_share_id", f"{summary}/shares", {})

    async def quiz(self) -> None:
        """Published, shared, and being taken."""
        await self.make("quiz_id", "/assessments/quizzes", {"title": "Waves", "course_id": self.ids["course_id"]})
        quiz = f"/assessments/quizzes/{self.ids['quiz_id']}"
        question = {"type": "essay", "text": "Why is the sky blue?", "hint": "Waves."}
        await self.make("question_id", f"{quiz}/questions", question)
        _made(await self._owner.post(f"{quiz}/publish"))
        await self.make("attempt_id", f"{quiz}/attempts")
        await self.make("share_id", "/assessments/shares", {"permission": "take", "quiz_id": self.ids["quiz_id"]})

    async def chat(self) -> None:
        """With a question, an answer and a proposal; and tutoring."""
        course = {"course_id": self.ids["course_id"]}
        await self.make("chat_id", "/chat/chats", course)
        question = {"content": "What is a photon?"}
        asked = _made(await self._owner.post(f"/chat/chats/{self.ids['chat_id']}/messages", question))
        self.ids["message_id"] = asked["assistant_message"]["id"]
        await self.make("proposal_id", f"/chat/messages/{self.ids['message_id']}/proposals", {"count": 1})
        await self.make("tutoring_session_id", "/chat/tutoring-sessions", course)

    async def learning(self) -> None:
        """A goal, a session, an answer with what it shows, and a plan with its days."""
        goal = {"title": "Read", "period": "daily", "measure": "pages", "target": 9}
        await self.make("goal_id", "/learning/goals", goal)
        await self.make("study_session_id", "/learning/sessions", {"scheduled_for": IN_A_YEAR})
        await self._owner.post(f"/assessments/flashcards/{self.ids['flashcard_id']}/reviews", {"rating": 4})
        topic = await _settled(self._owner, "/learning/progress", lambda one: one["evidence"])
        self.ids["topic_id"], self.ids["evidence_id"] = topic["id"], topic["evidence"][0]["id"]
        documents = f"/courses/{self.ids['course_id']}/documents"
        await _settled(self._owner, documents, lambda one: one["status"] == "ready")
        await self.make("plan_id", "/learning/plans", {"title": "Spring", "course_ids": [self.ids["course_id"]]})
        schedule = _made(await self._owner.get(f"/learning/plans/{self.ids['plan_id']}/schedule"))
        self.ids["planned_session_id"] = schedule["days"][0]["sessions"][0]["id"]

    async def advice(self) -> None:
        """A card that has been due for long, and what was said to that."""
        card = {"front": "What is a wave?", "back": "What travels.", "course_id": self.ids["course_id"]}
        card_id = _made(await self._owner.post("/assessments/flashcards", card))["id"]
        review = {
            "review_id": str(uuid4()),
            "flashcard_id": card_id,
            "rating": 4,
            "reviewed_at": "2026-01-02T03:04:05Z",
        }
        _made(await self._owner.post("/assessments/reviews/batch", {"reviews": [review]}))
        advice = _made(await self._owner.get("/learning/recommendations"))["items"][0]
        await self.make("recommendation_id", f"/learning/recommendations/{advice['id']}/dismiss")

    async def notification(self) -> None:
        """Of a document that was read."""
        self.ids["notification_id"] = (await _settled(self._owner, "/notifications", lambda one: one["id"]))["id"]

    async def webhook(self) -> None:
        """With a message that was delivered."""
        await self.make("webhook_id", "/notifications/webhooks", WEBHOOK)
        webhook = f"/notifications/webhooks/{self.ids['webhook_id']}"
        _made(await self._owner.post(f"{webhook}/test"))
        sent = await _settled(self._owner, f"{webhook}/deliveries", lambda one: one["status"] == "delivered")
        self.ids["delivery_id"] = sent["id"]


async def one_of_everything(owner: Learner) -> dict[str, str]:
    """Ids by the names that paths, queries and bodies use."""
    household = Household(owner)
    await household.material()
    await household.summary()
    await household.quiz()
    await household.chat()
    await household.webhook()
    await household.learning()
    await household.advice()
    await household.notification()
    household.ids["session_id"] = await _a_login(owner)
    return household.ids


async def _settled(owner: Learner, path: str, is_settled: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The first of a list, once the background work has done its part."""

    async def items() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = _made(await owner.get(path))["items"]
        return found

    return (await until(items, lambda found: bool(found) and bool(is_settled(found[0]))))[0]


def good_body(operation: Operation, ids: dict[str, str]) -> dict[str, Any]:
    """What the route takes, speaking of these ids."""
    return good_bodies(ids).get(operation.id, {})


def filled(operation: Operation, ids: dict[str, str]) -> str:
    """The path with ids in it."""
    return operation.path.format(**{name: ids.get(name, ids["user_id"]) for name in operation.names})


async def _a_login(owner: Learner) -> str:
    sessions = _made(await owner.get("/auth/sessions"))
    return str((sessions["items"] if isinstance(sessions, dict) else sessions)[0]["id"])


def _made(answer: httpx.Response) -> Any:
    assert answer.is_success, answer.text
    return answer.json()
