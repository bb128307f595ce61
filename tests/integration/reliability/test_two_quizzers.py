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
ACTIONS = ["write", "add", "mend", "publish", "archive", "delete", "start", "answer", "hint", "submit", "look",
           "share", "revoke", "see", "copy", "take"]  # fmt: skip
PERMISSIONS = ["read", "copy", "take"]
SHARES = "/assessments/shares"
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
class Share:
    """What the model knows of a share: the token of its link, and what it is for."""

    token: str
    quiz: str
    permission: str


@dataclass
class Quiz:
    """What the model knows of a quiz: the key of each question as it is written, and as it was published.

    `is_taken`: by somebody else, so that it stays.
    """

    draft: dict[str, str] = field(default_factory=dict)
    published: dict[str, str] | None = None
    status: str = "draft"
    is_taken: bool = False


@dataclass
class Person:
    """Somebody, and what they own."""

    learner: Learner
    course: str
    quizzes: dict[str, Quiz] = field(default_factory=dict)
    attempts: dict[str, Attempt] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    revoked: list[str] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)


@settings(max_examples=RUNS, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.tuples(st.integers(0, 1), st.sampled_from(ACTIONS), st.integers(0, 9), st.booleans()),
                      min_size=STEPS // 2, max_size=STEPS))  # fmt: skip
async def test_two_people_see_what_the_model_says(api: Api, steps: list[Step]) -> None:  # noqa: C901  a case for each action
    people = [await a_person(api), await a_person(api)]
    for who, action, which, of_the_other in steps:
        actor, owner = people[who], people[who ^ of_the_other]
        if action == "write":
            await write(actor)
        elif action in ("answer", "hint", "submit", "look"):
            if owner.attempts:
                await take(actor, owner, action, sorted(owner.attempts)[which % len(owner.attempts)], which)
        elif action in ("see", "copy", "take"):
            await follow_link(actor, owner, action, which)
        elif action == "revoke":
            await revoke(actor, owner, which)
        elif action == "share" and owner.quizzes:
            await share(actor, owner, sorted(owner.quizzes)[which % len(owner.quizzes)], which)
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
    elif (
        (action in ("mend", "publish") and not quiz.draft)
        or (action == "start" and not can_start(owner, quiz_id, quiz))
        or (action == "delete" and quiz.is_taken)
    ):
        assert answer.status_code in (404, 409), (action, answer.text)
    else:
        assert answer.is_success, (action, answer.text)
        follow_change(owner, quiz_id, action, (question, text), answer)


def assert_keyless(answer: httpx.Response) -> None:
    """No key anywhere; what a taker wrote themselves may be right, and is theirs to see."""
    shown = answer.json()
    assert SECRET not in str({**shown, "answers": []})
    assert all(one["key"] is None for one in shown.get("answers", []))


def can_start(taker: Person, quiz_id: str, quiz: Quiz) -> bool:
    """Whoever has an open attempt goes on with it, also when the quiz was archived."""
    is_open = any(one.quiz == quiz_id and not one.is_over for one in taker.attempts.values())
    return quiz.status == "published" or is_open


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
            assert_keyless(answer)
            owner.attempts.setdefault(answer.json()["id"], Attempt(quiz_id, dict(quiz.published)))
        case "delete":
            del owner.quizzes[quiz_id]
            owner.attempts = {key: one for key, one in owner.attempts.items() if one.quiz != quiz_id}
            owner.copies = {key: one for key, one in owner.copies.items() if one != quiz_id}
            owner.revoked += [one.token for one in owner.shares.values() if one.quiz == quiz_id]
            owner.shares = {key: one for key, one in owner.shares.items() if one.quiz != quiz_id}


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


async def share(actor: Person, owner: Person, quiz_id: str, which: int) -> None:
    permission = PERMISSIONS[which % 3]
    made = await actor.learner.post(SHARES, {"permission": permission, "quiz_id": quiz_id})
    if actor is not owner:
        assert made.status_code == 404, made.text
        return
    assert made.status_code == 201, made.text
    owner.shares[made.json()["id"]] = Share(made.json()["token"], quiz_id, permission)


async def revoke(actor: Person, owner: Person, which: int) -> None:
    share_id = sorted(owner.shares)[which % len(owner.shares)] if owner.shares else str(uuid4())
    gone = await actor.learner.delete(f"{SHARES}/{share_id}")
    is_theirs = actor is owner and share_id in owner.shares
    assert gone.status_code == (204 if is_theirs else 404), gone.text
    if is_theirs:
        owner.revoked.append(owner.shares.pop(share_id).token)


async def follow_link(actor: Person, owner: Person, action: str, which: int) -> None:
    """Whoever has the link, its owner too, may do what it is for, and nothing else."""
    links = sorted(one.token for one in owner.shares.values()) + owner.revoked
    token = links[which % len(links)] if links else "never"
    found = next((one for one in owner.shares.values() if one.token == token), None)
    path, call = f"/assessments/shared/{token}", actor.learner
    match action:
        case "see":
            answer = await call.get(path)
        case "copy":
            answer = await call.post(f"{path}/copy", {"course_id": actor.course})
        case _:
            answer = await call.post(f"{path}/attempts")
    assert_keyless(answer)
    if found is None:
        assert answer.json()["code"] == "share_not_found", answer.text
    elif action not in ("see", found.permission):
        assert answer.json()["code"] == "not_shared", answer.text
    else:
        await follow_shared(actor, owner.quizzes[found.quiz], found, action, answer)


async def follow_shared(actor: Person, quiz: Quiz, found: Share, action: str, answer: httpx.Response) -> None:
    """The same in the model. A copy that is there is named again, whatever became of the quiz."""
    copied = actor.copies.get(found.token)
    if action == "copy" and copied is not None:
        assert answer.json()["quiz_id"] == copied
    elif quiz.published is None or (action == "take" and not can_start(actor, found.quiz, quiz)):
        assert answer.json()["code"] == "quiz_not_open", answer.text
    elif action == "see":
        asked = 0 if found.permission == "take" else len(quiz.published)
        assert (answer.json()["question_count"], len(answer.json()["questions"])) == (len(quiz.published), asked)
    elif action == "take":
        assert answer.status_code == 201, answer.text
        actor.attempts.setdefault(answer.json()["id"], Attempt(found.quiz, dict(quiz.published)))
        quiz.is_taken |= found.quiz not in actor.quizzes
    else:
        copy_id = answer.json()["quiz_id"]
        actor.copies[found.token] = copy_id
        asked = (await actor.learner.get(f"{QUIZZES}/{copy_id}/questions", params={"limit": 100})).json()["items"]
        assert [one["accepted"][0]["text"] for one in asked] == list(quiz.published.values())
        actor.quizzes[copy_id] = Quiz(draft={one["id"]: one["accepted"][0]["text"] for one in asked})


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
    assert {one["id"]: (one["quiz_id"], one["permission"]) for one in await listed(person, SHARES)} == {
        key: (one.quiz, one.permission) for key, one in person.shares.items()
    }
    attempts = await listed(person, ATTEMPTS)
    assert {one["id"]: (one["status"] == "graded", one["quiz_id"]) for one in attempts} == {
        key: (attempt.is_over, attempt.quiz) for key, attempt in person.attempts.items()
    }


async def listed(person: Person, path: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await person.learner.get(path, params={"limit": 100})).json()["items"]
    return items
