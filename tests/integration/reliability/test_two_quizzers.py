"""Two people write and take quizzes as it occurs to them; after each step both see exactly what a simple model says."""

import os
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integration.http_client import Api, Learner

RUNS = int(os.environ.get("AKSIO_TEST_RUNS", "5"))
STEPS = int(os.environ.get("AKSIO_TEST_STEPS", "20"))
ACTIONS = ["write", "add", "mend", "publish", "archive", "delete", "start", "answer", "hint", "submit", "look"]
QUIZZES, ATTEMPTS = "/assessments/quizzes", "/assessments/attempts"
SECRET = "the-key-"

Step = tuple[int, str, int, bool]
"""Who, what, with which of the things there are, and whether it is the other person's."""


@dataclass
class Attempt:
    """What the model knows of an attempt: the key that was served, what was answered, and whether it is over."""

    quiz: str
    key: dict[str, str]
    answers: dict[str, str] = field(default_factory=dict)
    is_over: bool = False

    @property
    def percent(self) -> float:
        """What it is worth."""
        right = sum(self.answers.get(question) == text for question, text in self.key.items())
        return 100 * right / len(self.key)


@dataclass
class Quiz:
    """What the model knows of a quiz: the key of each question as it is written, and as it was published."""

    draft: dict[str, str] = field(default_factory=dict)
    published: dict[str, str] | None = None
    status: str = "draft"


@dataclass
class Person:
    """Somebody, and what they own."""

    learner: Learner
    course: str
    quizzes: dict[str, Quiz] = field(default_factory=dict)
    attempts: dict[str, Attempt] = field(default_factory=dict)


@settings(max_examples=RUNS, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.tuples(st.integers(0, 1), st.sampled_from(ACTIONS), st.integers(0, 9), st.booleans()),
                      min_size=STEPS // 2, max_size=STEPS))  # fmt: skip
async def test_two_people_see_what_the_model_says(api: Api, steps: list[Step]) -> None:
    people = [await a_person(api), await a_person(api)]
    for who, action, which, of_the_other in steps:
        actor, owner = people[who], people[who ^ of_the_other]
        if action == "write":
            await write(actor)
        elif action in ("answer", "hint", "submit", "look"):
            if owner.attempts:
                await take(actor, owner, action, sorted(owner.attempts)[which % len(owner.attempts)], which)
        elif owner.quizzes:
            await change(actor, owner, action, sorted(owner.quizzes)[which % len(owner.quizzes)])
        await assert_agreed(actor)
    for person in people:
        await assert_agreed(person)


async def a_person(api: Api) -> Person:
    learner = await api.register(f"{uuid4().hex}@example.org")
    person = Person(learner, (await learner.post("/courses", {"name": "Optics"})).json()["id"])
    await write(person)
    quiz_id = next(iter(person.quizzes))
    for action in ("add", "publish", "start"):
        await change(person, person, action, quiz_id)
    return person


def a_question(text: str) -> dict[str, Any]:
    return {"type": "short_answer", "text": "What?", "accepted": [text], "hint": "Guess.", "allow_typos": False}


async def write(person: Person) -> None:
    made = await person.learner.post(QUIZZES, {"title": uuid4().hex, "course_id": person.course})
    person.quizzes[made.json()["id"]] = Quiz()


async def change(actor: Person, owner: Person, action: str, quiz_id: str) -> None:
    quiz, path, call, text = owner.quizzes[quiz_id], f"{QUIZZES}/{quiz_id}", actor.learner, SECRET + uuid4().hex
    question = next(iter(quiz.draft), str(uuid4()))
    match action:
        case "add":
            answer = await call.post(f"{path}/questions", a_question(text))
        case "mend":
            answer = await call.patch(f"{path}/questions/{question}", {"accepted": [text]})
        case "delete":
            answer = await call.delete(path)
        case "start":
            answer = await call.post(f"{path}/attempts")
        case _:
            answer = await call.post(f"{path}/{action}")
    if actor is not owner:
        assert answer.status_code == 404, (action, answer.text)
    elif (action in ("mend", "publish") and not quiz.draft) or (action == "start" and quiz.status != "published"):
        assert answer.status_code in (404, 409), (action, answer.text)
    else:
        assert answer.is_success, (action, answer.text)
        follow_change(owner, quiz_id, action, (question, text), answer)


def follow_change(owner: Person, quiz_id: str, action: str, said: tuple[str, str], answer: httpx.Response) -> None:
    """The same in the model. `said` is the question that was changed, and its key."""
    quiz, (question, text) = owner.quizzes[quiz_id], said
    match action:
        case "add":
            quiz.draft[answer.json()["id"]] = text
        case "mend":
            quiz.draft[question] = text
        case "publish":
            quiz.published, quiz.status = dict(quiz.draft), "published"
        case "archive":
            quiz.status = "archived"
        case "start":
            assert quiz.published is not None
            assert SECRET not in answer.text
            owner.attempts.setdefault(answer.json()["id"], Attempt(quiz_id, dict(quiz.published)))
        case "delete":
            del owner.quizzes[quiz_id]
            owner.attempts = {key: one for key, one in owner.attempts.items() if one.quiz != quiz_id}


async def take(actor: Person, owner: Person, action: str, attempt_id: str, which: int) -> None:
    attempt, path, call = owner.attempts[attempt_id], f"{ATTEMPTS}/{attempt_id}", actor.learner
    question = sorted(attempt.key)[which % len(attempt.key)]
    text = attempt.key[question] if which % 2 else "wrong"
    match action:
        case "answer":
            answer = await call.call("PUT", f"{path}/answers/{question}", json={"answer": {"text": text}})
        case "hint":
            answer = await call.post(f"{path}/answers/{question}/hint")
        case "submit":
            answer = await call.post(f"{path}/submit")
        case _:
            answer = await call.get(path)
    if actor is not owner:
        assert answer.status_code == 404, (action, answer.text)
    elif attempt.is_over and action in ("answer", "hint"):
        assert answer.json()["code"] == "attempt_over"
    else:
        assert answer.is_success, (action, answer.text)
        if action == "answer":
            attempt.answers[question] = text
        attempt.is_over |= action == "submit"
        assert_shown(attempt, answer.json() if action in ("submit", "look") else None)


def assert_shown(attempt: Attempt, shown: dict[str, Any] | None) -> None:
    """An open attempt shows only what its taker wrote; one that is over, exactly what it is worth."""
    if shown is None:
        return
    told = {one["question_id"]: one["answer"]["text"] for one in shown["answers"] if one["answer"]}
    assert told == attempt.answers
    assert {one["id"] for one in shown["questions"]} == set(attempt.key)
    assert (shown["status"] == "graded") == attempt.is_over
    if attempt.is_over:
        assert abs(shown["percent"] - attempt.percent) < 1e-9
        assert {one["question_id"]: one["key"]["accepted"][0]["text"] for one in shown["answers"]} == attempt.key
    else:
        assert [one["key"] for one in shown["answers"]] == [None] * len(shown["answers"])
        assert SECRET not in str(shown["questions"])


async def assert_agreed(person: Person) -> None:
    quizzes = await listed(person, QUIZZES)
    assert {one["id"]: (one["status"], one["question_count"]) for one in quizzes} == {
        key: (quiz.status, len(quiz.draft)) for key, quiz in person.quizzes.items()
    }
    attempts = await listed(person, ATTEMPTS)
    assert {one["id"]: (one["status"] == "graded", one["quiz_id"]) for one in attempts} == {
        key: (attempt.is_over, attempt.quiz) for key, attempt in person.attempts.items()
    }


async def listed(person: Person, path: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await person.learner.get(path, params={"limit": 100})).json()["items"]
    return items
