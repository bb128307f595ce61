"""Decks and quizzes that a teacher shares, and what their learner may see, copy and take."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.integration.http_client import Learner
from tests.make.polling import until
from tests.make.quiz_bodies import question, right_answer

SHARES, SHARED, QUIZZES = "/assessments/shares", "/assessments/shared", "/assessments/quizzes"
KEYS = ("is_correct", "fraction", "correct", "accepted", "explanation", "pairs", "tolerance")


@pytest.fixture
async def course_id(learner: Learner) -> str:
    return await a_course(learner)


async def a_course(learner: Learner) -> str:
    course: str = (await learner.post("/courses", {"name": "Optics"})).json()["id"]
    return course


async def a_quiz(learner: Learner, course_id: str, *kinds: str, **rules: Any) -> str:
    questions = [question(kind) for kind in kinds]
    made = await learner.post(QUIZZES, {"title": "Light", "course_id": course_id, "questions": questions, **rules})
    quiz_id: str = made.json()["id"]
    assert (await learner.post(f"{QUIZZES}/{quiz_id}/publish")).status_code == 200
    return quiz_id


async def shared(learner: Learner, permission: str, **what: str) -> tuple[str, str]:
    """The id of a new share, and the path of its link."""
    made = await learner.post(SHARES, {"permission": permission, **what})
    assert made.status_code == 201, made.text
    return made.json()["id"], f"{SHARED}/{made.json()['token']}"


def fields_in(found: Any) -> set[str]:
    """The names of all fields, however deep."""
    if isinstance(found, dict):
        return set(found) | {name for value in found.values() for name in fields_in(value)}
    return {name for value in found for name in fields_in(value)} if isinstance(found, list) else set()


async def test_a_quiz_to_read_shows_no_key_and_lets_nobody_copy_or_take_it(
    learner: Learner, stranger: Learner, course_id: str
) -> None:
    quiz_id = await a_quiz(learner, course_id, "single_choice", "matching", "short_answer", "numeric", "true_false")
    _, link = await shared(learner, "read", quiz_id=quiz_id)
    shown = await stranger.get(link)
    assert shown.status_code == 200, shown.text
    assert (shown.json()["title"], shown.json()["question_count"], len(shown.json()["questions"])) == ("Light", 5, 5)
    assert fields_in(shown.json()).isdisjoint(KEYS)
    assert course_id not in shown.text
    for action, body in (("copy", {"course_id": await a_course(stranger)}), ("attempts", None)):
        refused = await stranger.post(f"{link}/{action}", body)
        assert (refused.status_code, refused.json()["code"]) == (403, "not_shared")
    assert (await stranger.get(f"{QUIZZES}/{quiz_id}")).status_code == 404


async def test_a_shared_quiz_is_taken_and_the_owner_sees_only_sums(
    learner: Learner, stranger: Learner, course_id: str
) -> None:
    quiz_id = await a_quiz(learner, course_id, "true_false", "short_answer")
    share_id, link = await shared(learner, "take", quiz_id=quiz_id)
    assert (await stranger.get(link)).json()["questions"] == []
    started = await stranger.post(f"{link}/attempts")
    assert started.status_code == 201, started.text
    attempt = started.json()
    assert fields_in(attempt["questions"]).isdisjoint(KEYS)
    assert attempt["course_id"] is None
    assert (await stranger.post(f"{link}/attempts")).json()["id"] == attempt["id"]
    path = f"/assessments/attempts/{attempt['id']}"
    assert (await learner.get(path)).status_code == 404
    assert (await learner.delete(f"{SHARES}/{share_id}")).status_code == 204
    for served in attempt["questions"]:
        body = {"answer": right_answer(served)}
        given = await stranger.call("PUT", f"{path}/answers/{served['id']}", json=body)
        assert given.status_code == 200, given.text
        assert given.json()["key"] is None
    result = await stranger.post(f"{path}/submit")
    assert (result.status_code, result.json()["percent"]) == (200, 100)
    assert (await stranger.post(f"{link}/attempts")).status_code == 404
    for ends in ("", "/submit"):
        assert (await learner.call("POST" if ends else "GET", f"{path}{ends}")).status_code == 404
    assert (await learner.get("/assessments/attempts")).json()["items"] == []
    analysis = (await learner.get(f"{QUIZZES}/{quiz_id}/analysis")).json()
    assert (analysis["attempts"], analysis["average_percent"]) == (1, None)
    (summary,) = (await stranger.get("/assessments/attempts")).json()["items"]
    assert summary["percent"] == 100
    assert (await stranger.get(f"{QUIZZES}/{quiz_id}/analysis")).status_code == 404


async def test_a_copy_of_a_quiz_is_independent_and_made_once(
    learner: Learner, stranger: Learner, course_id: str
) -> None:
    quiz_id = await a_quiz(learner, course_id, "true_false", "ordering", kind="exam")
    share_id, link = await shared(learner, "copy", quiz_id=quiz_id)
    body = {"course_id": await a_course(stranger)}
    copies = await asyncio.gather(*(stranger.post(f"{link}/copy", body) for _ in range(4)))
    assert [one.status_code for one in copies] == [201] * 4, copies[0].text
    assert all(one.json() == copies[0].json() for one in copies)
    copy_path = f"{QUIZZES}/{copies[0].json()['quiz_id']}"
    assert (await stranger.get(copy_path)).json()["kind"] == "exam"
    assert (await learner.get(copy_path)).status_code == 404
    await learner.delete(f"{QUIZZES}/{quiz_id}")
    assert len((await stranger.get(f"{copy_path}/questions")).json()["items"]) == 2
    assert (await stranger.get(link)).status_code == 404
    assert (await learner.get(SHARES)).json()["items"] == []
    assert (await learner.delete(f"{SHARES}/{share_id}")).status_code == 404


async def test_a_deck_is_shown_and_copied_without_its_owners_reviews(
    learner: Learner, stranger: Learner, course_id: str
) -> None:
    deck_id = (await learner.post("/assessments/decks", {"name": "Light", "course_id": course_id})).json()["id"]
    cards = [{"front": f"Q{n}", "back": "A", "course_id": course_id, "deck_id": deck_id} for n in range(3)]
    made = (await learner.post("/assessments/flashcards/bulk", {"flashcards": cards})).json()["items"]
    await learner.post(f"/assessments/flashcards/{made[0]['id']}/reviews", {"rating": 4})
    _, link = await shared(learner, "copy", deck_id=deck_id)
    page = (await stranger.get(f"{link}/cards", params={"limit": 2})).json()
    rest = (await stranger.get(f"{link}/cards", params={"limit": 2, "cursor": page["next_cursor"]})).json()
    shown = [*page["items"], *rest["items"]]
    assert sorted(one["front"] for one in shown) == ["Q0", "Q1", "Q2"]
    assert set(shown[0]) == {"id", "front", "back", "hint", "explanation", "tags"}
    body = {"course_id": await a_course(stranger)}
    copies = [(await stranger.post(f"{link}/copy", body)).json() for _ in range(2)]
    assert copies[0] == copies[1]
    params = {"deck_id": copies[0]["deck_id"]}
    mine = (await stranger.get("/assessments/flashcards", params=params)).json()["items"]
    assert sorted(one["front"] for one in mine) == ["Q0", "Q1", "Q2"]
    assert {one["state"] for one in mine} == {"new"}
    unknown = await stranger.post(f"{link}/copy", {"course_id": course_id})
    assert unknown.json()["code"] == "course_not_found"


def bare(answer: httpx.Response) -> Any:
    return {**answer.json(), "request_id": ""}


async def test_a_link_that_does_not_open_tells_nothing(learner: Learner, stranger: Learner, course_id: str) -> None:
    quiz_id = await a_quiz(learner, course_id, "true_false")
    share_id, link = await shared(learner, "take", quiz_id=quiz_id)
    assert bare(await stranger.delete(f"{SHARES}/{share_id}")) == bare(await stranger.delete(f"{SHARES}/{uuid4()}"))
    assert (await stranger.get(SHARES)).json()["items"] == []
    assert [one["id"] for one in (await learner.get(SHARES)).json()["items"]] == [share_id]
    assert "token" not in fields_in((await learner.get(SHARES)).json())
    await learner.delete(f"{SHARES}/{share_id}")
    for method, end in (("GET", ""), ("GET", "/cards"), ("POST", "/attempts")):
        gone = await stranger.call(method, f"{link}{end}")
        never = await stranger.call(method, f"{SHARED}/never{end}")
        assert gone.status_code == 404
        assert bare(gone) == bare(never)


async def test_what_cannot_be_shared_is_refused_by_field(learner: Learner, stranger: Learner, course_id: str) -> None:
    quiz_id = await a_quiz(learner, course_id, "true_false")
    for body, pointer in (
        ({"permission": "take"}, "/quiz_id"),
        ({"permission": "read", "quiz_id": quiz_id, "deck_id": quiz_id}, "/quiz_id"),
        ({"permission": "take", "deck_id": quiz_id}, "/permission"),
        ({"permission": "read", "quiz_id": quiz_id, "expires_at": "2001-01-01T00:00:00Z"}, "/expires_at"),
        ({"permission": "own", "quiz_id": quiz_id}, "/permission"),
    ):
        refused = await learner.post(SHARES, body)
        assert refused.status_code == 422, refused.text
        assert refused.json()["errors"][0]["pointer"] == pointer
    assert (await stranger.post(SHARES, {"permission": "read", "quiz_id": quiz_id})).json()["code"] == "quiz_not_found"
    assert (await stranger.post(SHARES, {"permission": "read", "deck_id": quiz_id})).json()["code"] == "deck_not_found"


async def test_a_quiz_that_was_never_published_is_not_shown(
    learner: Learner, stranger: Learner, course_id: str
) -> None:
    quiz_id = (await learner.post(QUIZZES, {"title": "Draft", "course_id": course_id})).json()["id"]
    _, link = await shared(learner, "copy", quiz_id=quiz_id)
    assert (await stranger.get(link)).json()["code"] == "quiz_not_open"
    assert (await stranger.post(f"{link}/copy", {"course_id": await a_course(stranger)})).json()[
        "code"
    ] == "quiz_not_open"


async def test_an_erased_owner_ends_the_share_and_spares_the_copy(
    learner: Learner, stranger: Learner, course_id: str
) -> None:
    quiz_id = await a_quiz(learner, course_id, "true_false")
    _, link = await shared(learner, "take", quiz_id=quiz_id)
    _, other_link = await shared(learner, "copy", quiz_id=quiz_id)
    copy = (await stranger.post(f"{other_link}/copy", {"course_id": await a_course(stranger)})).json()["quiz_id"]
    attempt = (await stranger.post(f"{link}/attempts")).json()
    assert (await stranger.post(f"/assessments/attempts/{attempt['id']}/submit")).status_code == 200
    assert (await learner.get(f"{QUIZZES}/{quiz_id}/analysis")).json()["attempts"] == 1
    await learner.delete("/users/me")

    async def opened() -> int:
        return (await stranger.get(link)).status_code

    assert await until(opened, lambda status: status == 404) == 404
    assert (await stranger.get(f"{QUIZZES}/{copy}")).status_code == 200
    assert (await stranger.get(f"/assessments/attempts/{attempt['id']}")).status_code == 404


async def test_an_erased_taker_leaves_nothing_in_the_owners_figures(
    learner: Learner, stranger: Learner, course_id: str
) -> None:
    quiz_id = await a_quiz(learner, course_id, "true_false")
    _, link = await shared(learner, "take", quiz_id=quiz_id)
    attempt = (await stranger.post(f"{link}/attempts")).json()
    await stranger.post(f"/assessments/attempts/{attempt['id']}/submit")
    await stranger.delete("/users/me")

    async def counted() -> int:
        attempts: int = (await learner.get(f"{QUIZZES}/{quiz_id}/analysis")).json()["attempts"]
        return attempts

    assert await until(counted, lambda attempts: attempts == 0) == 0
