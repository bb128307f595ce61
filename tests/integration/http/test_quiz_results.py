"""Results of a quiz as a table: for its owner, without names, and harmless in a spreadsheet."""

import csv
import io
from uuid import uuid4

from tests.integration.http_client import Learner
from tests.make.quiz_bodies import right_answer

QUIZZES = "/assessments/quizzes"


async def test_the_owner_gets_a_row_for_each_attempt_and_no_names(learner: Learner, stranger: Learner) -> None:
    course_id = (await learner.post("/courses", {"name": "Optics"})).json()["id"]
    questions = [
        {"type": "true_false", "text": "x", "name": "=HYPERLINK(1)", "correct": True, "points": 2},
        {"type": "essay", "text": "Why?", "name": "+1"},
    ]
    body = {"title": "Light", "course_id": course_id, "questions": questions, "negative_marking": True}
    quiz_id = (await learner.post(QUIZZES, body)).json()["id"]
    await learner.post(f"{QUIZZES}/{quiz_id}/publish")
    share = await learner.post("/assessments/shares", {"permission": "take", "quiz_id": quiz_id})
    for person, start, value in (
        (learner, f"{QUIZZES}/{quiz_id}/attempts", True),
        (stranger, f"/assessments/shared/{share.json()['token']}/attempts", False),
    ):
        attempt = (await person.post(start)).json()
        path = f"/assessments/attempts/{attempt['id']}"
        first, second = attempt["questions"]
        await person.call("PUT", f"{path}/answers/{first['id']}", json={"answer": {"value": value}})
        await person.call("PUT", f"{path}/answers/{second['id']}", json={"answer": right_answer(second)})
        assert (await person.post(f"{path}/submit")).status_code == 200
    await learner.post(f"{QUIZZES}/{quiz_id}/attempts")
    answer = await learner.get(f"{QUIZZES}/{quiz_id}/results", params={"format": "csv"})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/csv")
    head, own, other = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert head[-2:] == ["'=HYPERLINK(1)", "'+1"]
    assert own[:5] + own[-2:] == ["1", "me", "1", "submitted", "2", "2", ""]
    assert other[:4] + other[-2:] == ["2", "somebody", "1", "submitted", "-2", ""]
    assert head[6:12] == ["percent", "passed", "settled_percent", "pending_points", "provisional_points", "provisional"]
    assert own[6:12] == ["", "", "100", "1", "0", ""]
    assert other[6:12] == ["", "", "-100", "1", "0", ""]
    assert "mallory" not in answer.text


async def test_another_persons_results_are_missing(learner: Learner, stranger: Learner) -> None:
    course_id = (await learner.post("/courses", {"name": "Optics"})).json()["id"]
    quiz_id = (await learner.post(QUIZZES, {"title": "x", "course_id": course_id})).json()["id"]
    theirs = await stranger.get(f"{QUIZZES}/{quiz_id}/results")
    missing = await stranger.get(f"{QUIZZES}/{uuid4()}/results")
    assert theirs.status_code == missing.status_code == 404
    assert {**theirs.json(), "request_id": ""} == {**missing.json(), "request_id": ""}
    assert (await learner.get(f"{QUIZZES}/{quiz_id}/results")).text.count("\n") == 1
