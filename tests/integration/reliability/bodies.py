"""What each route takes, by its operation's name, speaking of given ids."""

from datetime import UTC, datetime, timedelta
from typing import Any

WEBHOOK = {"url": "https://example.org/told", "event_types": ["aksio.notifications.webhook_disabled"]}
IN_A_YEAR = (datetime.now(UTC) + timedelta(days=365)).isoformat()
ESSAY = {"type": "essay", "text": "What is diffraction?", "points": 2}


def good_bodies(ids: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Those of all routes that want something in their body."""
    return _of_chats(ids) | _of_cards(ids) | _of_quizzes(ids) | _of_the_rest(ids)


def _of_chats(ids: dict[str, str]) -> dict[str, Any]:
    return {
        "createChat": {"course_id": ids["course_id"]},
        "editChat": {"title": "Light"},
        "activateMessage": {"message_id": ids["message_id"]},
        "postMessage": {"content": "What is refraction?"},
        "editMessage": {"content": "What is light?"},
        "rateAnswer": {"rating": "up", "reason": "It has the page."},
        "propose": {"kind": "flashcards", "count": 1},
        "planTutoringSession": {"mode": "explain", "objectives": ["light"], "course_id": ids["course_id"]},
    }


def _of_cards(ids: dict[str, str]) -> dict[str, Any]:
    card = {"front": "What is refraction?", "back": "A change of direction.", "course_id": ids["course_id"]}
    card |= {"deck_id": ids["deck_id"], "section_id": ids["section_id"]}
    review = {"flashcard_id": ids["flashcard_id"], "rating": 4, "reviewed_at": "2026-01-02T03:04:05Z"}
    return {
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
        "quoteGeneration": {"kind": "flashcards", "course_id": ids["course_id"], "count": 1},
        "makeCardsOfSummary": {"count": 1},
        "requestTranslation": {"language": "es"},
        "quoteTranslation": {"language": "es"},
        "requestQuizTranslation": {"language": "es"},
        "quoteQuizTranslation": {"language": "es"},
    }


def _of_quizzes(ids: dict[str, str]) -> dict[str, Any]:
    return {
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
    }


def _of_the_rest(ids: dict[str, str]) -> dict[str, Any]:
    return {
        "addSection": {"title": "Light"},
        "editSection": {"title": "Colour"},
        "reorderSections": {"section_ids": [ids["section_id"]]},
        "addDocument": {"source_url": "https://example.org/", "name": "Light"},
        "editDocument": {"name": "Light II"},
        "setGoal": {"title": "Read", "period": "daily", "measure": "pages", "target": 9, "course_id": ids["course_id"]},
        "editGoal": {"target": 7},
        "startStudySession": {"scheduled_for": IN_A_YEAR, "course_id": ids["course_id"]},
        "recordActivity": {"kind": "reading", "seconds": 60, "pages": 2, "course_id": ids["course_id"]},
        "createPlan": {"title": "Spring", "course_ids": [ids["course_id"]]},
        "editPlan": {"title": "Summer", "course_ids": [ids["course_id"]]},
        "moveSession": {"done": True},
        "registerWebhook": WEBHOOK,
        "changeWebhook": {"description": "Mine"},
        "createTag": {"name": "exam"},
        "renameTag": {"name": "test"},
        "editMe": {"first_name": "Ada"},
        "editPreferences": {},
        "giveFeedback": {"kind": "idea", "text": "More light."},
        "requestAccess": {"email": "somebody@example.org"},
        "register": {"email": "somebody@example.org", "password": "correct horse battery"},
        "logIn": {"email": "somebody@example.org", "password": "correct horse battery"},
    }
