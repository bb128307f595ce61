"""Quizzes, questions and answers as clients send them."""

from typing import Any

QUIZ: dict[str, Any] = {
    "title": "Light",
    "description": "All of it.",
    "kind": "exam",
    "time_limit_minutes": 30,
    "max_attempts": 3,
    "attempt_counting": "average",
    "passing_percent": 62.5,
    "shuffle_questions": True,
    "shuffle_options": True,
    "show_answers": "after_attempt",
    "instant_feedback": False,
    "negative_marking": False,
    "ask_confidence": True,
    "opens_at": None,
    "closes_at": None,
    "sections": [{"name": "Pool", "draw": None}],
}

QUESTIONS: dict[str, dict[str, Any]] = {
    "single_choice": {
        "text": "Which is faster?",
        "options": [
            {"text": "Light", "is_correct": True, "feedback": "By far."},
            {"text": "Sound", "is_correct": False},
            {"text": "Snail", "is_correct": False},
        ],
    },
    "multiple_choice": {
        "text": "Which are primary colours of light?",
        "options": [
            {"text": "Red", "is_correct": True},
            {"text": "Green", "is_correct": True},
            {"text": "Yellow", "is_correct": False},
        ],
    },
    "true_false": {"text": "Light is a wave.", "correct": True},
    "short_answer": {"text": "The quantum of light?", "accepted": [{"text": "photon"}, "light quantum"]},
    "numeric": {"text": "Its speed?", "value": 299792458, "tolerance": 0.5, "unit": "m/s"},
    "cloze": {"text": "A {{1}} bends {{2}}.", "gaps": [{"accepted": ["lens"]}, {"accepted": [{"text": "light"}]}]},
    "matching": {
        "text": "Match.",
        "pairs": [{"left": "red", "right": "long waves"}, {"left": "blue", "right": "short waves"}],
        "distractors": ["no waves"],
    },
    "ordering": {"text": "By wavelength.", "items": ["blue", "green", "red"], "strategy": "absolute_position"},
    "essay": {
        "text": "Why is the sky blue?",
        "rubric": [{"name": "Physics", "levels": [{"text": "none", "points": 0}, {"text": "sound", "points": 2}]}],
        "max_words": 100,
    },
}

RIGHT: dict[str, dict[str, Any]] = {
    "true_false": {"value": True},
    "short_answer": {"text": "Photon"},
    "numeric": {"value": "299792458", "unit": "m/s"},
    "cloze": {"gaps": ["lens", "light"]},
    "essay": {"text": "Short waves are scattered more."},
}


def question(kind: str, **details: Any) -> dict[str, Any]:
    """The body of a question of that type, worth two points."""
    return {"type": kind, "points": 2, "hint": "Think.", "explanation": "Optics.", **QUESTIONS[kind], **details}


def right_answer(served: dict[str, Any]) -> dict[str, Any]:
    """What earns everything, by what was served."""
    match served["type"]:
        case "single_choice":
            return {"option_id": _id(served["options"], "Light")}
        case "multiple_choice":
            return {"option_ids": [_id(served["options"], text) for text in ("Red", "Green")]}
        case "matching":
            key = {"red": "long waves", "blue": "short waves"}
            pairs = [(_id(served["left"], left), _id(served["right"], right)) for left, right in key.items()]
            return {"pairs": [{"left_id": left, "right_id": right} for left, right in pairs]}
        case "ordering":
            return {"item_ids": [_id(served["items"], text) for text in ("blue", "green", "red")]}
    return RIGHT[served["type"]]


def _id(parts: list[dict[str, str]], text: str) -> str:
    return next(part["id"] for part in parts if part["text"] == text)
