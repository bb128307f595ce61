"""A teacher has a quiz written from an article, publishes it, and takes it: over HTTP, with the extractive writer."""

from collections import Counter
from typing import Any

import msgspec
import pytest

from aksio.entrypoints.composition.settings import Settings
from tests.integration.http.test_generations import ended, material, requested
from tests.integration.http_client import Learner, running_api
from tests.make.generation import STUDY_LANGUAGES, study_texts
from tests.standin.openai_server import OpenAIStandIn

TYPES = ["single_choice", "true_false", "short_answer", "cloze", "matching"]


async def a_quiz(learner: Learner, body: dict[str, Any], **changes: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The generation when it is over, and the questions as their owner sees them."""
    generation = await ended(learner, (await requested(learner, {**body, "kind": "quiz", **changes}))["id"])
    quiz_id = generation["result"]["quiz_id"]
    answer = await learner.get(f"/assessments/quizzes/{quiz_id}/questions", params={"limit": 100})
    assert answer.status_code == 200, answer.text
    return generation, answer.json()["items"]


def right_answer(question: dict[str, Any], served: dict[str, Any]) -> dict[str, Any]:
    """What the owner knows, in the ids that the taker was served."""
    match question["type"]:
        case "single_choice":
            key = next(option["text"] for option in question["options"] if option["is_correct"])
            return {"option_id": next(option["id"] for option in served["options"] if option["text"] == key)}
        case "true_false":
            return {"value": question["correct"]}
        case "short_answer":
            return {"text": question["accepted"][0]["text"]}
        case "cloze":
            return {"gaps": [_text(gap["accepted"][0]) for gap in question["gaps"]]}
        case _:
            lefts = {part["text"]: part["id"] for part in served["left"]}
            rights = {part["text"]: part["id"] for part in served["right"]}
            return {
                "pairs": [
                    {"left_id": lefts[_text(pair["left"])], "right_id": rights[_text(pair["right"])]}
                    for pair in question["pairs"]
                ]
            }


def _text(part: Any) -> str:
    return str(part["text"] if isinstance(part, dict) else part)


@pytest.mark.parametrize("language", STUDY_LANGUAGES)
async def test_an_article_becomes_a_quiz_that_can_be_published_and_taken(learner: Learner, language: str) -> None:
    body = {**await material(learner, language=language, articles=6), "count": 10, "language": language}
    generation, questions = await a_quiz(learner, body, question_types=TYPES)
    assert (generation["status"], generation["progress"]) == ("succeeded", {"done": 10, "total": 10})
    assert generation["usage"]["model"] == "extractive"
    assert sorted(generation["result"]["question_ids"]) == sorted(question["id"] for question in questions)
    assert len({question["type"] for question in questions}) >= 4
    material_text = "\n\n".join(study_texts(language)[:6])
    assert all(question["source"]["text"] in material_text for question in questions)
    quiz = f"/assessments/quizzes/{generation['result']['quiz_id']}"
    assert (await learner.get(quiz)).json()["status"] == "draft"
    assert (await learner.post(f"{quiz}/publish")).status_code == 200
    attempt = (await learner.post(f"{quiz}/attempts")).json()
    served = {question["id"]: question for question in attempt["questions"]}
    for question in questions:
        answer = right_answer(question, served[question["id"]])
        put = await learner.call(
            "PUT", f"/assessments/attempts/{attempt['id']}/answers/{question['id']}", json={"answer": answer}
        )
        assert put.status_code == 200, put.text
    graded = (await learner.post(f"/assessments/attempts/{attempt['id']}/submit")).json()
    assert float(graded["percent"]) == 100


async def test_only_the_types_asked_for(learner: Learner) -> None:
    body = {**await material(learner), "count": 4, "difficulty": "easy"}
    generation, questions = await a_quiz(learner, body, question_types=["cloze", "true_false"])
    assert generation["question_types"] == ["cloze", "true_false"]
    assert {question["type"] for question in questions} == {"cloze", "true_false"}
    assert {question["difficulty"] for question in questions} == {"easy"}


async def test_a_second_quiz_repeats_no_question_of_the_course(learner: Learner) -> None:
    body = {**await material(learner), "count": 4}
    first, questions = await a_quiz(learner, body, question_types=["short_answer"])
    second, others = await a_quiz(learner, body, question_types=["short_answer"])
    assert first["result"]["quiz_id"] != second["result"]["quiz_id"]
    assert len({question["text"] for question in [*questions, *others]}) == len(questions) + len(others) > 4


async def test_a_quiz_in_another_language_than_that_of_the_material_is_not_pretended(learner: Learner) -> None:
    body = {**await material(learner), "kind": "quiz", "language": "de"}
    generation = await ended(learner, (await requested(learner, body))["id"])
    assert (generation["status"], generation["result"]["quiz_id"]) == ("failed", None)
    assert generation["cards"]["dropped"]["wrong_language"] > 0


async def test_with_a_key_a_model_writes_the_quiz(settings: Settings, openai: OpenAIStandIn) -> None:
    with_model = msgspec.structs.replace(settings, openai_api_key="k", openai_base_url=openai.url)
    async with running_api(with_model) as api:
        learner = await api.register()
        body = {**await material(learner, language="en", articles=3), "count": 6, "language": "en"}
        generation, questions = await a_quiz(learner, body, question_types=TYPES)
    assert (generation["status"], len(questions)) == ("succeeded", 6)
    assert generation["usage"]["model"] == settings.openai_model_writing
    assert generation["usage"]["cost_micros"] > 0
    assert {request["response_format"]["json_schema"]["name"] for request in openai.requests} <= {
        "Questions",
        "MendedQuestion",
    }


async def test_a_quiz_has_the_mix_that_was_asked_for(learner: Learner) -> None:
    counts, levels = {"single_choice": 3, "true_false": 2, "matching": 1}, {"easy": 2, "hard": 4}
    body = {**await material(learner, language="en", articles=6), "count": 6, "language": "en"}
    generation, questions = await a_quiz(learner, body, type_counts=counts, difficulty_counts=levels)
    assert (generation["type_counts"], generation["difficulty_counts"]) == (counts, levels)
    assert Counter(question["type"] for question in questions) == counts
    assert Counter(question["difficulty"] for question in questions) == levels
    assert generation["missing"] == []


async def test_a_mix_for_which_the_material_has_no_room_says_what_is_missing_and_why(learner: Learner) -> None:
    body = {**await material(learner, language="en"), "count": 42, "language": "en"}
    generation, questions = await a_quiz(learner, body, type_counts={"matching": 40, "true_false": 2})
    [missing] = generation["missing"]
    matching = sum(question["type"] == "matching" for question in questions)
    assert missing == {"type": "matching", "count": 40 - matching, "room": missing["room"], "why": "no_room"}
    assert missing["room"] < 40
    assert sum(question["type"] == "true_false" for question in questions) == 2
