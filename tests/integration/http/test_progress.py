"""What was done and what it shows, over HTTP with the background work beside it."""

from typing import Any

import pytest

from tests.integration.http_client import Learner
from tests.make.polling import until
from tests.make.quiz_bodies import question


async def a_card(learner: Learner, course: str, **fields: Any) -> str:
    card = {"front": "What is a photon?", "back": "The quantum of light.", "course_id": course, **fields}
    answer = await learner.post("/assessments/flashcards", card)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def get(learner: Learner, path: str) -> Any:
    answer = await learner.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def acts(learner: Learner, count: int) -> list[dict[str, Any]]:
    async def seen() -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = (await get(learner, "/users/me/activities"))["items"]
        return items

    return await until(seen, lambda items: len(items) == count)


@pytest.fixture
async def course(learner: Learner) -> str:
    return str((await learner.post("/courses", {"name": "Optics"})).json()["id"])


async def test_nothing_studied_is_said_honestly(learner: Learner) -> None:
    retention = await get(learner, "/learning/analytics/retention")
    assert retention["overall"]["value"] is None
    assert retention["overall"]["reason"]
    assert (await get(learner, "/learning/analytics/overview"))["passed_share"] is None
    assert (await get(learner, "/learning/analytics/calibration"))["actual"] is None
    streak = await get(learner, "/users/me/streak")
    assert (streak["current_days"], streak["last_active_on"]) == (0, None)


async def test_reviews_become_activity_streak_and_progress(learner: Learner, course: str) -> None:
    section = (await learner.post(f"/courses/{course}/sections", {"title": "Light"})).json()["id"]
    card = await a_card(learner, course, section_id=section, tags=["Waves"])
    await learner.post(f"/assessments/flashcards/{card}/reviews", {"rating": 5, "duration_ms": 4000})
    [act] = await acts(learner, 1)
    assert (act["kind"], act["subject_id"], act["correct"]) == ("review", card, 1.0)
    assert (await get(learner, "/users/me/streak"))["current_days"] == 1
    topics = (await get(learner, f"/learning/progress?course_id={course}"))["items"]
    assert {topic["name"] for topic in topics} == {"Light", "waves"}
    assert [round(topic["mastery"], 4) for topic in topics] == [0.6927, 0.6927]
    assert [one["subject_id"] for one in topics[0]["evidence"]] == [card]
    [day] = (await get(learner, "/learning/analytics/heatmap"))["days"]
    assert (day["reviews"], day["seconds"]) == (1, 4)


async def test_an_undone_review_counts_no_more(learner: Learner, course: str) -> None:
    card = await a_card(learner, course, tags=["waves"])
    await learner.post(f"/assessments/flashcards/{card}/reviews", {"rating": 5})
    await acts(learner, 1)
    await learner.delete(f"/assessments/flashcards/{card}/reviews/last")
    await acts(learner, 0)
    [topic] = (await get(learner, "/learning/progress"))["items"]
    assert (topic["mastery"], topic["evidence_count"]) == (0.3, 0)
    assert (await get(learner, "/learning/analytics/overview"))["reviews"] == 0


async def test_answers_in_a_quiz_are_evidence_and_a_mended_mark_mends_it(
    learner: Learner, stranger: Learner, course: str
) -> None:
    questions = [{**question(kind), "tags": ["waves"]} for kind in ("true_false", "essay", "numeric")]
    body = {"title": "Light", "course_id": course, "questions": questions}
    path = f"/assessments/quizzes/{(await learner.post('/assessments/quizzes', body)).json()['id']}"
    await learner.post(f"{path}/publish")
    attempt = (await learner.post(f"{path}/attempts")).json()
    served = {one["type"]: one["id"] for one in attempt["questions"]}
    at = f"/assessments/attempts/{attempt['id']}"
    right = {"answer": {"value": True}, "duration_ms": 9_000}
    await learner.call("PUT", f"{at}/answers/{served['true_false']}", json=right)
    await learner.call("PUT", f"{at}/answers/{served['essay']}", json={"answer": {"text": "Light is a wave."}})
    await learner.post(f"{at}/submit")

    told = {one["subject_id"]: one for one in await acts(learner, 2)}
    known, waiting = told[served["true_false"]], told[served["essay"]]
    assert (known["kind"], known["correct"], known["seconds"]) == ("answer", 1.0, 9)
    assert waiting["correct"] is None
    assert await evidence(learner, 1) == {served["true_false"]: True}

    graded = await learner.call("PUT", f"{at}/answers/{served['essay']}/grade", json={"score": 0})
    assert graded.status_code == 200, graded.text
    assert await evidence(learner, 2) == {served["true_false"]: True, served["essay"]: False}
    contest = f"/learning/progress/evidence/{known['id']}/contest"
    assert (await stranger.post(contest)).status_code == 404
    assert (await learner.post(contest)).is_success
    await learner.call("PUT", f"{at}/answers/{served['essay']}/grade", json={"score": 1})

    async def topic() -> Any:
        return (await get(learner, "/learning/progress"))["items"][0]

    stands = await until(topic, lambda one: one["correct_count"] == 1)
    assert (stands["evidence_count"], stands["contested_count"]) == (1, 1)


async def test_a_deleted_quiz_is_evidence_no_more_but_the_day_was_studied(learner: Learner, course: str) -> None:
    body = {"title": "Light", "course_id": course, "questions": [{**question("true_false"), "tags": ["waves"]}]}
    path = f"/assessments/quizzes/{(await learner.post('/assessments/quizzes', body)).json()['id']}"
    await learner.post(f"{path}/publish")
    await answer_all(learner, (await learner.post(f"{path}/attempts")).json(), {"value": True})
    await evidence(learner, 1)
    assert (await learner.delete(path)).is_success
    await evidence(learner, 0)
    [act] = await acts(learner, 1)
    assert act["correct"] is None
    assert (await get(learner, "/users/me/streak"))["current_days"] == 1


async def test_answers_to_anothers_quiz_count_when_it_closes(learner: Learner, stranger: Learner, course: str) -> None:
    rules = {"title": "Light", "course_id": course, "show_answers": "after_close"}
    body = {**rules, "questions": [question("true_false")]}
    quiz_id = (await learner.post("/assessments/quizzes", body)).json()["id"]
    await learner.post(f"/assessments/quizzes/{quiz_id}/publish")
    share = (await learner.post("/assessments/shares", {"permission": "take", "quiz_id": quiz_id})).json()
    attempt = (await stranger.post(f"/assessments/shared/{share['token']}/attempts")).json()
    await answer_all(stranger, attempt, {"value": True})
    [act] = await acts(stranger, 1)
    assert act["correct"] is None
    await learner.post(f"/assessments/quizzes/{quiz_id}/archive")

    async def seen() -> Any:
        return (await get(stranger, "/users/me/activities"))["items"][0]["correct"]

    assert await until(seen, lambda correct: correct is not None) == 1.0


async def answer_all(taker: Learner, attempt: dict[str, Any], answer: dict[str, Any]) -> None:
    """Say the same to every question, and submit."""
    at = f"/assessments/attempts/{attempt['id']}"
    for one in attempt["questions"]:
        assert (await taker.call("PUT", f"{at}/answers/{one['id']}", json={"answer": answer})).is_success
    assert (await taker.post(f"{at}/submit")).is_success


async def evidence(learner: Learner, count: int) -> dict[str, bool]:
    async def seen() -> dict[str, bool]:
        items = (await get(learner, "/learning/progress"))["items"]
        return {one["subject_id"]: one["correct"] for item in items for one in item["evidence"]}

    return await until(seen, lambda found: len(found) == count)


async def test_contested_evidence_does_not_count_until_it_is_accepted(
    learner: Learner, stranger: Learner, course: str
) -> None:
    card = await a_card(learner, course, tags=["waves"])
    await learner.post(f"/assessments/flashcards/{card}/reviews", {"rating": 0})
    [act] = await acts(learner, 1)
    path = f"/learning/progress/evidence/{act['id']}/contest"
    assert (await stranger.post(path)).status_code == 404
    before = (await get(learner, "/learning/progress"))["items"][0]["mastery"]
    assert (await learner.post(path)).status_code < 300
    [topic] = (await get(learner, "/learning/progress"))["items"]
    assert (topic["mastery"], topic["contested_count"]) == (0.3, 1)
    assert (await learner.delete(path)).status_code < 300
    assert (await get(learner, "/learning/progress"))["items"][0]["mastery"] == before


async def test_an_offline_batch_enters_on_the_days_of_its_answers(learner: Learner, course: str) -> None:
    card = await a_card(learner, course, tags=["waves"])
    reviews = [
        {
            "review_id": f"0197a8c0-0000-7000-8000-00000000000{number}",
            "flashcard_id": card,
            "rating": rating,
            "reviewed_at": f"2026-01-{day:02}T12:00:00Z",
        }
        for number, (day, rating) in enumerate([(2, 4), (3, 4), (9, 1)])
    ]
    await learner.post("/assessments/reviews/batch", {"reviews": reviews[1:]})
    await acts(learner, 2)
    await learner.post("/assessments/reviews/batch", {"reviews": reviews[:1]})
    assert [act["day"] for act in await acts(learner, 3)] == ["2026-01-09", "2026-01-03", "2026-01-02"]
    retention = await get(learner, "/learning/analytics/retention")
    assert (retention["young"]["passed"], retention["young"]["total"]) == (1, 2)
    assert (await get(learner, "/users/me/streak"))["longest_days"] == 2


async def test_reading_is_told_once(learner: Learner, course: str) -> None:
    reading = {
        "id": "0197a8c0-0000-7000-8000-0000000000aa",
        "kind": "reading",
        "seconds": 3_000,
        "pages": 2,
        "course_id": course,
    }
    first, again = (
        (await learner.post("/users/me/activities", reading)),
        (await learner.post("/users/me/activities", reading)),
    )
    assert (first.status_code, again.json()) == (201, first.json())
    overview = await get(learner, "/learning/analytics/overview")
    assert (overview["pages"], overview["seconds"]) == (2, 300)
    other = await learner.post("/users/me/activities", {**reading, "pages": 3})
    assert other.json()["errors"][0]["pointer"] == "/id"
    wrong = await learner.post("/users/me/activities", {"kind": "review", "pages": -1})
    assert {one["pointer"] for one in wrong.json()["errors"]} == {"/kind", "/pages"}


async def test_the_forecast_has_bands(learner: Learner, course: str) -> None:
    card = await a_card(learner, course)
    await learner.post(f"/assessments/flashcards/{card}/reviews", {"rating": 5})
    days = (await get(learner, "/learning/analytics/forecast/bands?days=3&new_a_day=0"))["days"]
    assert [(day["p10"], day["p90"]) for day in days[:2]] == [(0, 0), (1, 1)]
    assert (await learner.get("/learning/analytics/forecast/bands?retention=0.1")).status_code == 422
