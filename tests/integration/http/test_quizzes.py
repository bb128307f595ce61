"""Quizzes, as a teacher writes them and a learner takes them."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from tests.integration.http_client import Learner
from tests.make.polling import until
from tests.make.quiz_bodies import QUESTIONS, QUIZ, question, right_answer

QUIZZES = "/assessments/quizzes"


@pytest.fixture
async def course_id(learner: Learner) -> str:
    course: str = (await learner.post("/courses", {"name": "Optics"})).json()["id"]
    return course


async def a_quiz(learner: Learner, course_id: str, *kinds: str, **rules: Any) -> str:
    """A published quiz with a question of each type."""
    body = {"title": "Light", "course_id": course_id, "questions": [question(kind) for kind in kinds], **rules}
    created = await learner.post(QUIZZES, body)
    assert created.status_code == 201, created.text
    path = f"{QUIZZES}/{created.json()['id']}"
    assert (await learner.post(f"{path}/publish")).status_code == 200
    return path


async def started(learner: Learner, path: str) -> dict[str, Any]:
    answer = await learner.post(f"{path}/attempts")
    assert answer.status_code == 201, answer.text
    attempt: dict[str, Any] = answer.json()
    return attempt


async def answer(learner: Learner, attempt: dict[str, Any], served: dict[str, Any], body: Any, **more: Any) -> Any:
    path = f"/assessments/attempts/{attempt['id']}/answers/{served['id']}"
    return await learner.call("PUT", path, json={"answer": body, **more})


async def submit(learner: Learner, attempt: dict[str, Any]) -> dict[str, Any]:
    submitted = await learner.post(f"/assessments/attempts/{attempt['id']}/submit")
    assert submitted.status_code == 200, submitted.text
    graded: dict[str, Any] = submitted.json()
    return graded


async def test_a_quiz_keeps_everything(learner: Learner, course_id: str) -> None:
    created = await learner.post(QUIZZES, {**QUIZ, "course_id": course_id})
    assert created.status_code == 201, created.text
    assert created.json().items() >= {**QUIZ, "course_id": course_id, "status": "draft", "question_count": 0}.items()
    read = await learner.get(f"{QUIZZES}/{created.json()['id']}")
    assert read.json() == created.json()
    assert read.headers["etag"] == '"v1"'
    for filters, items in (({"course_id": course_id}, [created.json()]), ({"status": "archived"}, [])):
        assert (await learner.get(QUIZZES, params=filters)).json()["items"] == items
    edited = await learner.patch(f"{QUIZZES}/{created.json()['id']}", {"title": "Dark", "max_attempts": None})
    assert edited.json().items() >= {**QUIZ, "title": "Dark", "max_attempts": None, "version": 2}.items()


async def test_a_question_of_each_type_keeps_everything(learner: Learner, course_id: str) -> None:
    path = f"{QUIZZES}/{(await learner.post(QUIZZES, {'title': 'Light', 'course_id': course_id})).json()['id']}"
    for kind in QUESTIONS:
        await keeps_everything(learner, path, kind)


async def keeps_everything(learner: Learner, path: str, kind: str) -> None:
    sent = question(kind, tags=["one"], difficulty="hard", hint_cost=0.25, name="Q1", source={"page": 3, "text": "…"})
    added = await learner.post(f"{path}/questions", sent)
    assert added.status_code == 201, added.text
    shown = added.json()
    for name in ("type", "text", "points", "hint", "hint_cost", "explanation", "tags", "difficulty", "name"):
        assert shown[name] == sent[name]
    one = f"{path}/questions/{shown['id']}"
    assert (await learner.get(one)).json() == shown
    assert (await learner.get(f"{path}/questions")).json()["items"][-1] == shown
    again = {name: value for name, value in shown.items() if name not in ("id", "quiz_id", "version", "type")}
    again["options"] = [{k: v for k, v in option.items() if k != "is_correct"} for option in again.get("options", [])]
    again = again if again["options"] else {k: v for k, v in again.items() if k != "options"}
    mended = await learner.patch(one, again)
    assert mended.status_code == 200, mended.text
    assert {**mended.json(), "version": 0} == {**shown, "version": 0}


async def test_a_learners_way_from_start_to_score(learner: Learner, course_id: str) -> None:
    path = await a_quiz(learner, course_id, *QUESTIONS, passing_percent=50, shuffle_questions=True)
    attempt = await started(learner, path)
    assert [attempt[name] for name in ("status", "score", "percent", "passed")] == ["in_progress", None, None, None]
    assert {served["type"] for served in attempt["questions"]} == set(QUESTIONS)
    for served in attempt["questions"]:
        given = await answer(learner, attempt, served, right_answer(served), confidence=0.8, duration_ms=1200)
        assert given.status_code == 200, given.text
        assert given.json()["is_correct"] is None
        assert given.json()["key"] is None
    other_device = (await learner.get(f"/assessments/attempts/{attempt['id']}")).json()
    assert other_device["questions"] == attempt["questions"]
    assert len(other_device["answers"]) == 9

    graded = await submit(learner, attempt)
    assert [graded[name] for name in ("status", "score", "max_score", "percent", "passed", "pending_points")] == [
        "submitted", 16, 18, None, True, 2,
    ]  # fmt: skip
    essay = next(one for one in graded["answers"] if one["pending"])
    assert [one["is_correct"] for one in graded["answers"] if one is not essay] == [True] * 8
    assert (await submit(learner, attempt)) == graded

    waiting = (await learner.get(f"{path}/ungraded")).json()["items"]
    assert [(one["question_id"], one["text"]) for one in waiting] == [(essay["question_id"], essay["answer"]["text"])]
    mark = f"/assessments/attempts/{attempt['id']}/answers/{essay['question_id']}/grade"
    marked = await learner.call("PUT", mark, json={"score": 1.5, "comment": "Good."})
    assert marked.json().items() >= {"score": 1.5, "fraction": 0.75, "graded_by": "owner", "comment": "Good."}.items()
    final = (await learner.get(f"/assessments/attempts/{attempt['id']}")).json()
    assert (final["status"], final["score"], final["percent"]) == ("graded", 17.5, pytest.approx(1750 / 18))
    assert [(one["before"], one["after"], one["by"]) for one in final["changes"]] == [(None, 1.5, "owner")]
    assert (await learner.get(f"{path}/ungraded")).json()["items"] == []
    result = (await learner.get(f"{path}/result")).json()
    assert (result["attempts"], result["percent"], result["passed"]) == (1, pytest.approx(1750 / 18), True)


SECRETS = ('"is_correct":true', '"correct":true', "accepted", "299792458", "By far", "Optics.", "Think.", "rubric")


async def test_nothing_tells_the_key_before_the_end(learner: Learner, course_id: str) -> None:
    path = await a_quiz(learner, course_id, *QUESTIONS, show_answers="never")
    attempt = await started(learner, path)
    told = json.dumps(attempt, separators=(",", ":"))
    assert [secret for secret in SECRETS if secret in told] == []
    orders = [next(one for one in attempt["questions"] if one["type"] == kind) for kind in ("ordering", "matching")]
    assert sorted(part["text"] for part in orders[0]["items"]) == ["blue", "green", "red"]
    assert len(orders[1]["right"]) == 3
    for served in attempt["questions"]:
        await answer(learner, attempt, served, right_answer(served))
    graded = await submit(learner, attempt)
    assert graded["score"] == 16
    assert {(one["score"], one["is_correct"], one["key"]) for one in graded["answers"]} == {(None, None, None)}


async def test_answers_that_are_held_back_come_when_the_quiz_is_closed(learner: Learner, course_id: str) -> None:
    path = await a_quiz(learner, course_id, "true_false", show_answers="after_close")
    attempt = await started(learner, path)
    assert (await submit(learner, attempt))["answers"][0]["key"] is None
    assert (await learner.post(f"{path}/archive")).json()["status"] == "archived"
    (shown,) = (await learner.get(f"/assessments/attempts/{attempt['id']}")).json()["answers"]
    assert shown["key"]["correct"] is True
    assert shown["key"]["explanation"] == "Optics."
    assert (await learner.post(f"{path}/attempts")).json()["code"] == "quiz_not_open"


async def test_the_same_answer_or_hint_again_is_no_change(learner: Learner, course_id: str) -> None:
    path = await a_quiz(learner, course_id, "true_false")
    attempt = await started(learner, path)
    [served] = attempt["questions"]
    hint = f"/assessments/attempts/{attempt['id']}/answers/{served['id']}/hint"
    first = [await answer(learner, attempt, served, {"value": True}, confidence=0.5), await learner.post(hint)]
    again = [await learner.post(hint), await answer(learner, attempt, served, {"value": True}, confidence=0.5)]
    assert again[1].json()["answered_at"] == first[0].json()["answered_at"]
    assert {one.json()["version"] for one in again} == {first[1].json()["version"]}
    other = await answer(learner, attempt, served, {"value": True}, confidence=0.6)
    assert other.json()["version"] == first[1].json()["version"] + 1


async def test_instant_feedback_and_a_hint(learner: Learner, course_id: str) -> None:
    path = await a_quiz(learner, course_id, "true_false", kind="practice", instant_feedback=True)
    attempt = await started(learner, path)
    (served,) = attempt["questions"]
    hint = await learner.post(f"/assessments/attempts/{attempt['id']}/answers/{served['id']}/hint")
    assert hint.json()["hint"] == "Think."
    told = await answer(learner, attempt, served, {"value": True})
    assert (told.json()["is_correct"], told.json()["key"]["correct"]) == (True, True)
    assert (await answer(learner, attempt, served, {"value": False})).json()["code"] == "answer_locked"


async def test_a_mended_key_reaches_those_who_were_graded(learner: Learner, course_id: str) -> None:
    path = await a_quiz(learner, course_id, "true_false", max_attempts=1)
    attempt = await started(learner, path)
    await answer(learner, attempt, attempt["questions"][0], {"value": False})
    assert (await submit(learner, attempt))["percent"] == 0
    assert (await learner.post(f"{path}/attempts")).json()["code"] == "no_attempts_left"
    (asked,) = (await learner.get(f"{path}/questions")).json()["items"]
    await learner.patch(f"{path}/questions/{asked['id']}", {"correct": False})
    assert (await learner.get(f"/assessments/attempts/{attempt['id']}")).json()["percent"] == 0
    assert (await learner.post(f"{path}/publish")).json()["published_version"] == 2
    assert (await learner.post(f"{path}/regrade")).status_code == 202
    shown = await shown_at_last(
        learner, f"/assessments/attempts/{attempt['id']}", lambda found: found["percent"] == 100
    )
    assert [(one["before"], one["after"], one["by"], one["quiz_version"]) for one in shown["changes"]] == [
        (0, 2, "key", 2)
    ]
    assert (shown["quiz_version"], shown["answers"][0]["key"]["correct"]) == (1, False)


async def test_a_deleted_course_takes_its_quizzes_along(learner: Learner, course_id: str) -> None:
    path = await a_quiz(learner, course_id, "true_false")
    attempt = await started(learner, path)
    await learner.delete(f"/courses/{course_id}")
    await shown_at_last(learner, "/assessments/attempts", lambda found: found["items"] == [])
    await until(lambda: learner.get(path), lambda answer: answer.status_code == 404)
    assert (await learner.get(f"/assessments/attempts/{attempt['id']}")).status_code == 404


async def test_the_order_of_questions_and_one_that_goes(learner: Learner, course_id: str) -> None:
    path = await a_quiz(learner, course_id, "true_false", "numeric", "essay")
    ids = [one["id"] for one in (await learner.get(f"{path}/questions")).json()["items"]]
    reordered = await learner.post(f"{path}/questions/reorder", {"question_ids": ids[::-1]})
    assert (reordered.status_code, reordered.json()["has_changes"]) == (200, True)
    page = (await learner.get(f"{path}/questions", params={"limit": 2})).json()
    rest = (await learner.get(f"{path}/questions", params={"limit": 2, "cursor": page["next_cursor"]})).json()
    assert [one["id"] for one in (*page["items"], *rest["items"])] == ids[::-1]
    assert (await learner.delete(f"{path}/questions/{ids[0]}")).status_code == 204
    assert (await learner.get(f"{path}/questions/{ids[0]}")).json()["code"] == "question_not_found"
    refused = await learner.post(f"{path}/questions/reorder", {"question_ids": ids})
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/question_ids"]
    bulk = await learner.post(f"{path}/questions/bulk", {"questions": [question("essay"), question("numeric")]})
    assert [one["type"] for one in bulk.json()["items"]] == ["essay", "numeric"]


WRONG_QUESTIONS: list[tuple[dict[str, Any], list[str]]] = [
    ({"type": "true_false"}, ["/text"]),
    ({"type": "true_false", "text": "?"}, ["/correct"]),
    ({"type": "true_false", "text": "?", "correct": True, "options": []}, ["/options"]),
    ({"type": "single_choice", "text": "?", "options": [{"text": "a"}]}, ["/options/0/is_correct"]),
    ({"type": "single_choice", "text": "?", "options": [{"text": "a", "is_correct": True}]}, ["/options"]),
    ({"type": "numeric", "text": "?", "value": "many"}, ["/value"]),
    ({"type": "numeric", "text": "?", "value": 1, "tolerance": -1}, ["/tolerance"]),
    ({"type": "numeric", "text": "?", "value": "1e999"}, ["/value"]),
    ({"type": "cloze", "text": "{{1}}", "gaps": [{"accepted": [""]}]}, ["/gaps/0/accepted/0/text"]),
    ({"type": "ordering", "text": "?", "items": ["a", "b"], "strategy": "magic"}, ["/strategy"]),
    ({"type": "ordering", "text": "?", "items": ["a", "b"], "item_ids": ["a"]}, ["/item_ids"]),
    ({"type": "essay", "text": "?", "points": 0, "max_words": 0}, ["/points", "/max_words"]),
    ({"type": "essay", "text": "?", "section": "Nowhere"}, ["/section"]),
    ({"type": "riddle", "text": "?"}, ["/type"]),
]


async def test_a_wrong_question_is_refused_by_field(learner: Learner, course_id: str) -> None:
    path = f"{QUIZZES}/{(await learner.post(QUIZZES, {'title': 'Light', 'course_id': course_id})).json()['id']}"
    for body, pointers in WRONG_QUESTIONS:
        refused = await learner.post(f"{path}/questions", body)
        assert refused.status_code == 422, refused.text
        assert [error["pointer"] for error in refused.json()["errors"]] == pointers
    wrong = {"questions": [question("essay"), question("essay", points=0), {"type": "true_false", "text": "?"}]}
    refused = await learner.post(f"{path}/questions/bulk", wrong)
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/questions/2/correct"]
    assert (await learner.get(path)).json()["question_count"] == 0


WRONG_ANSWERS: list[tuple[dict[str, Any], str]] = [
    ({"answer": {}}, "/answer"),
    ({"answer": {"text": "yes"}}, "/answer"),
    ({"answer": {"value": True, "text": "yes"}}, "/answer"),
    ({"answer": {"value": 1}}, "/answer"),
    ({"answer": {"value": [1]}}, "/answer/value"),
    ({"answer": "true"}, "/answer"),
    ({}, "/answer"),
    ({"answer": {"value": True}, "confidence": 2}, "/confidence"),
    ({"answer": {"value": True}, "duration_ms": -1}, "/duration_ms"),
]


async def test_a_wrong_shape_of_answer_is_refused(learner: Learner, course_id: str) -> None:
    attempt = await started(learner, await a_quiz(learner, course_id, "true_false"))
    path = f"/assessments/attempts/{attempt['id']}/answers/{attempt['questions'][0]['id']}"
    for body, pointer in WRONG_ANSWERS:
        refused = await learner.call("PUT", path, json=body)
        assert refused.status_code == 422, refused.text
        assert [error["pointer"] for error in refused.json()["errors"]] == [pointer]


async def test_another_persons_quiz_and_attempt_are_missing_ones(
    learner: Learner, stranger: Learner, course_id: str
) -> None:
    path = await a_quiz(learner, course_id, "true_false")
    attempt = await started(learner, path)
    other, question_id = f"{QUIZZES}/{uuid4()}", attempt["questions"][0]["id"]
    for method, end, body in (
        ("GET", "", None),
        ("PATCH", "", {"title": "x"}),
        ("DELETE", "", None),
        ("POST", "/publish", None),
        ("POST", "/attempts", None),
        ("GET", "/questions", None),
        ("GET", f"/questions/{question_id}", None),
        ("GET", "/analysis", None),
        ("GET", "/result", None),
    ):
        theirs = await stranger.call(method, f"{path}{end}", json=body)
        missing = await stranger.call(method, f"{other}{end}", json=body)
        assert theirs.status_code == missing.status_code == 404, (method, end, theirs.text)
        assert {**theirs.json(), "request_id": ""} == {**missing.json(), "request_id": ""}
    one = f"/assessments/attempts/{attempt['id']}"
    assert (await stranger.get(one)).status_code == 404
    assert (await stranger.post(f"{one}/submit")).status_code == 404
    grade = await stranger.call("PUT", f"{one}/answers/{question_id}/grade", json={"score": 1})
    assert grade.status_code == 404


async def shown_at_last(learner: Learner, path: str, good: Callable[[Any], bool]) -> Any:
    """What a path shows once the background work is done."""

    async def look() -> Any:
        return (await learner.get(path)).json()

    return await until(look, good)
