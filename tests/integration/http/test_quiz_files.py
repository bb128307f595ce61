"""Quizzes in files over HTTP: what a teacher brings from elsewhere, and takes along."""

import io
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.integration.http_client import Learner
from tests.make.qti import a_qti_package, an_item, choices, declared
from tests.make.quiz_bodies import question

QUIZZES = "/assessments/quizzes"
GIFT = """// [tag:light]
::Q1::Light is {
	=fast#Yes
	~%-50%slow
	####c is a constant.
}

Speed? {#
	=3:0.1
	=%50%3:1
}

Light {=bends} in water.
"""


@pytest.fixture
async def course_id(learner: Learner) -> str:
    course: str = (await learner.post("/courses", {"name": "Optics"})).json()["id"]
    return course


async def send(
    learner: Learner, content: bytes, name: str = "light.gift", key: str | None = None, **fields: str
) -> Any:
    headers = {"Idempotency-Key": key} if key else None
    files = {"file": (name, io.BytesIO(content))}
    return await learner.call("POST", "/assessments/imports", files=files, data=fields, headers=headers)


async def exported(learner: Learner, quiz_id: str, **params: str) -> httpx.Response:
    return await learner.get(f"{QUIZZES}/{quiz_id}/export", params=params)


async def test_gift_becomes_a_quiz_that_can_be_taken_and_exported_as_it_was(learner: Learner, course_id: str) -> None:
    sent = await send(learner, GIFT.encode(), course_id=course_id)
    assert sent.status_code == 201, sent.text
    report = sent.json()
    (quiz,) = report["quizzes"]
    assert (report["format"], report["questions"], quiz["title"]) == ("gift", 3, "light")
    again = await exported(learner, quiz["id"], format="gift")
    assert again.status_code == 200, again.text
    assert again.headers["content-type"].startswith("text/plain")
    second = (await send(learner, again.content, course_id=course_id, format="gift", title="Two")).json()["quizzes"][0]
    assert second["title"] == "Two"
    first_text = again.text.partition("\n")[2]
    assert (await exported(learner, second["id"], format="gift")).text.partition("\n")[2] == first_text
    path = f"{QUIZZES}/{quiz['id']}"
    assert (await learner.post(f"{path}/publish")).status_code == 200
    attempt = (await learner.post(f"{path}/attempts")).json()
    assert [one["type"] for one in attempt["questions"]] == ["single_choice", "numeric", "cloze"]


async def test_json_brings_back_the_same_quiz(learner: Learner, course_id: str) -> None:
    kinds = ["single_choice", "matching", "ordering", "cloze", "essay"]
    body = {"title": "Light", "course_id": course_id, "kind": "exam", "questions": [question(kind) for kind in kinds]}
    quiz_id = (await learner.post(QUIZZES, body)).json()["id"]
    file = await exported(learner, quiz_id)
    sent = await send(learner, file.content, name="quiz", course_id=course_id)
    assert sent.status_code == 201, sent.text
    copy_id = sent.json()["quizzes"][0]["id"]

    def bare(questions: Any) -> Any:
        return [{**one, "id": "", "quiz_id": ""} for one in questions["items"]]

    ours, theirs = [(await learner.get(f"{QUIZZES}/{one}/questions")).json() for one in (quiz_id, copy_id)]
    assert bare(ours) == bare(theirs)
    assert (await learner.get(f"{QUIZZES}/{copy_id}")).json()["kind"] == "exam"


async def test_what_gift_cannot_say_is_refused_by_name_unless_that_is_wanted(learner: Learner, course_id: str) -> None:
    questions = [question("ordering"), question("true_false", points=1, hint=None)]
    quiz_id = (await learner.post(QUIZZES, {"title": "x", "course_id": course_id, "questions": questions})).json()["id"]
    refused = await exported(learner, quiz_id, format="gift")
    assert (refused.status_code, refused.json()["code"]) == (422, "not_expressible")
    assert {error["pointer"] for error in refused.json()["errors"]} == {"/questions/0"}
    lossy = await exported(learner, quiz_id, format="gift", lossy="true")
    assert "// Lost: An ordering cannot be written." in lossy.text


async def test_a_file_with_mistakes_leaves_nothing(learner: Learner, course_id: str) -> None:
    sent = await send(learner, b"Fine?{T}\n\nOpen {=a\n\nTwo {=a ~a}\n\nWhat {x}", course_id=course_id)
    assert (sent.status_code, sent.json()["code"]) == (422, "unreadable_file")
    assert [error["message"].partition(":")[0] for error in sent.json()["errors"]] == ["Line 3", "Line 7"]
    sent = await send(learner, b"Fine?{T}\n\nTwo {=a ~a}\n\nNone {~a ~b}", course_id=course_id)
    assert {error["message"].partition(":")[0] for error in sent.json()["errors"]} == {"Line 3", "Line 5"}
    assert (await learner.get(QUIZZES)).json()["items"] == []
    assert (await send(learner, b"Fine?{T}")).json()["errors"][0]["pointer"] == "/course_id"
    assert (await send(learner, b"Fine?{T}", course_id=str(uuid4()))).json()["code"] == "course_not_found"


async def test_sent_twice_with_one_key_is_one_quiz_and_many_questions_are_several(
    learner: Learner, course_id: str
) -> None:
    many = b"\n\n".join(b"Question %d {T}" % number for number in range(501))
    reports = [(await send(learner, many, key="again", course_id=course_id)).json() for _ in range(2)]
    assert reports[0] == reports[1]
    assert [one["question_count"] for one in reports[0]["quizzes"]] == [500, 1]
    assert len((await learner.get(QUIZZES)).json()["items"]) == 2


async def test_another_persons_quiz_cannot_be_exported(learner: Learner, stranger: Learner, course_id: str) -> None:
    quiz = (await send(learner, GIFT.encode(), course_id=course_id)).json()["quizzes"][0]
    theirs, missing = await exported(stranger, quiz["id"]), await exported(stranger, str(uuid4()))
    assert theirs.status_code == missing.status_code == 404
    assert {**theirs.json(), "request_id": ""} == {**missing.json(), "request_id": ""}


async def test_a_qti_package_becomes_a_quiz_and_says_what_it_left_out(learner: Learner, course_id: str) -> None:
    body = f'<choiceInteraction responseIdentifier="R"><prompt>?</prompt>{choices("x", "y")}</choiceInteraction>'
    good = an_item(body, declared("A"))
    odd = an_item('<drawingInteraction responseIdentifier="R"/>', declared("A"), version="3.0")
    package = a_qti_package({"1.xml": good, "2.xml": odd})
    sent = await send(learner, package, name="test.zip", format="qti", course_id=course_id)
    assert sent.status_code == 201, sent.text
    assert (sent.json()["format"], sent.json()["questions"]) == ("qti", 1)
    assert [one["reason"] for one in sent.json()["skipped"]] == ["unsupported_interaction"]
    single = await send(learner, good, name="1.xml", course_id=course_id)
    assert single.json()["quizzes"][0]["question_count"] == 1
