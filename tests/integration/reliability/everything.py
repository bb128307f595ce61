"""Every operation of the OpenAPI description, one object of each kind, and a good body for each route."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx

from aksio.entrypoints.http.openapi import document
from tests.integration.http_client import Api, Learner

ARTICLE = "# Light\n\nA photon is the quantum of light. Refraction is the change of direction of a wave."
IN_A_YEAR = (datetime.now(UTC) + timedelta(days=365)).isoformat()
ESSAY = {"type": "essay", "text": "What is diffraction?", "points": 2}
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


async def one_of_everything(owner: Learner) -> dict[str, str]:
    """Ids by the names that paths, queries and bodies use."""
    ids: dict[str, str] = {"user_id": str(owner.id)}

    async def make(name: str, path: str, body: dict[str, Any] | None = None, **how: Any) -> None:
        ids[name] = str(_made(await owner.post(path, body, **how))["id"])

    await make("course_id", "/courses", {"name": "Optics"})
    course = f"/courses/{ids['course_id']}"
    await make("section_id", f"{course}/sections", {"title": "Light"})
    await make("tag_id", "/tags", {"name": "exam"})
    await make("deck_id", "/assessments/decks", {"name": "Waves"})
    card = {"front": "What is a photon?", "back": "The quantum of light.", "course_id": ids["course_id"]}
    await make("flashcard_id", "/assessments/flashcards", card | {"deck_id": ids["deck_id"]})
    await make("document_id", f"{course}/documents", files={"file": ("light.md", ARTICLE.encode())})
    generation = {"kind": "flashcards", "course_id": ids["course_id"], "count": 1}
    await make("generation_id", "/assessments/generations", generation)
    await make("quiz_id", "/assessments/quizzes", {"title": "Waves", "course_id": ids["course_id"]})
    quiz = f"/assessments/quizzes/{ids['quiz_id']}"
    await make("question_id", f"{quiz}/questions", {"type": "essay", "text": "Why is the sky blue?", "hint": "Waves."})
    _made(await owner.post(f"{quiz}/publish"))
    await make("attempt_id", f"{quiz}/attempts")
    await make("share_id", "/assessments/shares", {"permission": "take", "quiz_id": ids["quiz_id"]})
    await make("chat_id", "/chat/chats", {"course_id": ids["course_id"]})
    asked = _made(await owner.post(f"/chat/chats/{ids['chat_id']}/messages", {"content": "What is a photon?"}))
    ids["message_id"] = asked["assistant_message"]["id"]
    await make("proposal_id", f"/chat/messages/{ids['message_id']}/proposals", {"count": 1})
    await make("tutoring_session_id", "/chat/tutoring-sessions", {"course_id": ids["course_id"]})
    await make("goal_id", "/learning/goals", {"title": "Read", "period": "daily", "measure": "pages", "target": 9})
    await make("study_session_id", "/learning/sessions", {"scheduled_for": IN_A_YEAR})
    ids["session_id"] = await _a_login(owner)
    await owner.post(f"/assessments/flashcards/{ids['flashcard_id']}/reviews", {"rating": 4})
    await make("evidence_id", "/users/me/activities", {"kind": "reading", "seconds": 60})
    return ids | {"recommendation_id": await _an_advice(owner, ids["course_id"])}


async def _an_advice(owner: Learner, course_id: str) -> str:
    """A card that has been due for long, and what was said to that."""
    card = {"front": "What is a wave?", "back": "What travels.", "course_id": course_id}
    review = {"flashcard_id": _made(await owner.post("/assessments/flashcards", card))["id"], "rating": 4}
    given = review | {"review_id": str(uuid4()), "reviewed_at": "2026-01-02T03:04:05Z"}
    assert (await owner.post("/assessments/reviews/batch", {"reviews": [given]})).is_success
    [advice] = (await owner.get("/learning/recommendations")).json()["items"]
    return str(_made(await owner.post(f"/learning/recommendations/{advice['id']}/dismiss"))["id"])


def good_body(operation: Operation, ids: dict[str, str]) -> dict[str, Any]:
    """What the route takes, speaking of these ids."""
    card = {"front": "What is refraction?", "back": "A change of direction.", "course_id": ids["course_id"]}
    card |= {"deck_id": ids["deck_id"], "section_id": ids["section_id"]}
    review = {"flashcard_id": ids["flashcard_id"], "rating": 4, "reviewed_at": "2026-01-02T03:04:05Z"}
    bodies: dict[str, dict[str, Any]] = {
        "createChat": {"course_id": ids["course_id"]},
        "editChat": {"title": "Light"},
        "activateMessage": {"message_id": ids["message_id"]},
        "postMessage": {"content": "What is refraction?"},
        "editMessage": {"content": "What is light?"},
        "rateAnswer": {"rating": "up", "reason": "It has the page."},
        "propose": {"kind": "flashcards", "count": 1},
        "planTutoringSession": {"mode": "explain", "objectives": ["light"], "course_id": ids["course_id"]},
        "createCourse": {"name": "Optics"},
        "editCourse": {"name": "Optics II"},
        "createDeck": {"name": "Waves", "course_id": ids["course_id"]},
        "editDeck": {"name": "Waves II"},
        "createFlashcard": card,
        "createFlashcards": {"flashcards": [card]},
        "editFlashcard": {"front": "What is diffraction?"},
        "reviewFlashcard": {"rating": 4},
        "reviewBatch": {"reviews": [review | {"review_id": "0197a8c0-0000-7000-8000-000000000001"}]},
        "requestGeneration": {"kind": "flashcards", "course_id": ids["course_id"], "count": 1},
        "createQuiz": {"title": "Waves", "course_id": ids["course_id"], "questions": [ESSAY]},
        "editQuiz": {"title": "Waves II", "max_attempts": 2},
        "addQuestion": ESSAY,
        "addQuestions": {"questions": [ESSAY]},
        "editQuestion": {"text": "Why is the sunset red?"},
        "reorderQuestions": {"question_ids": [ids["question_id"]]},
        "answerQuestion": {"answer": {"text": "Light is scattered."}, "confidence": 0.5},
        "gradeAnswer": {"score": 1},
        "appealMark": {"reason": "The answer says so."},
        "decideAppeal": {"comment": "It stands."},
        "createShare": {"permission": "take", "quiz_id": ids["quiz_id"]},
        "copyShared": {"course_id": ids["course_id"]},
        "addSection": {"title": "Light"},
        "editSection": {"title": "Colour"},
        "reorderSections": {"section_ids": [ids["section_id"]]},
        "addDocument": {"source_url": "https://example.org/", "name": "Light"},
        "editDocument": {"name": "Light II"},
        "setGoal": {"title": "Read", "period": "daily", "measure": "pages", "target": 9, "course_id": ids["course_id"]},
        "editGoal": {"target": 7},
        "startStudySession": {"scheduled_for": IN_A_YEAR, "course_id": ids["course_id"]},
        "recordActivity": {"kind": "reading", "seconds": 60, "pages": 2, "course_id": ids["course_id"]},
        "createTag": {"name": "exam"},
        "renameTag": {"name": "test"},
        "editMe": {"first_name": "Ada"},
        "editPreferences": {},
        "giveFeedback": {"kind": "idea", "text": "More light."},
        "requestAccess": {"email": "somebody@example.org"},
        "register": {"email": "somebody@example.org", "password": "correct horse battery"},
        "logIn": {"email": "somebody@example.org", "password": "correct horse battery"},
    }
    return bodies.get(operation.id, {})


def filled(operation: Operation, ids: dict[str, str]) -> str:
    """The path with ids in it."""
    return operation.path.format(**{name: ids.get(name, ids["user_id"]) for name in operation.names})


async def _a_login(owner: Learner) -> str:
    sessions = _made(await owner.get("/auth/sessions"))
    return str((sessions["items"] if isinstance(sessions, dict) else sessions)[0]["id"])


def _made(answer: httpx.Response) -> Any:
    assert answer.is_success, answer.text
    return answer.json()
