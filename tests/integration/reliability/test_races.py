"""Several devices at the same moment: each effect happens once, and the log says what was acknowledged."""

import asyncio
import os
from typing import Any
from uuid import uuid4

import httpx

from tests.integration.chat.conftest import a_chat_of
from tests.integration.chat.reading import asked
from tests.integration.http_client import Api, Learner

AT_ONCE = 8
EARLIER = "2026-01-02T03:04:05Z"
ROUNDS = int(os.environ.get("AKSIO_TEST_ROUNDS", "4"))


async def a_card(learner: Learner) -> str:
    course = (await learner.post("/courses", {"name": "Optics"})).json()["id"]
    card = await learner.post("/assessments/flashcards", {"front": "Photon?", "back": "Light.", "course_id": course})
    return f"/assessments/flashcards/{card.json()['id']}"


async def at_once(make: Any) -> list[httpx.Response]:
    return list(await asyncio.gather(*(make(number) for number in range(AT_ONCE))))


async def log_of(learner: Learner, card: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    place: dict[str, Any] = {}
    while place.get("cursor", "") is not None:
        page = (await learner.get(f"{card}/reviews", params={"limit": 100} | place)).json()
        found += page["items"]
        place = {"cursor": page["next_cursor"]}
    return found


async def test_two_devices_and_one_card(api: Api, learner: Learner) -> None:
    """In every other round all send the same review id, as a client does that got no answer."""
    card = await a_card(learner)
    acknowledged: set[str] = set()
    for number in range(ROUNDS):
        before = (await learner.get(card)).json()["version"]
        ids = [str(uuid4())] * AT_ONCE if number % 2 else [str(uuid4()) for _ in range(AT_ONCE)]
        answers = await at_once(
            lambda i, ids=ids: learner.post(f"{card}/reviews", {"rating": i % 6, "review_id": ids[i]})
        )
        assert {answer.status_code for answer in answers} <= {201, 409}, [answer.text for answer in answers]
        done = {answer.json()["review"]["id"] for answer in answers if answer.status_code == 201}
        assert done
        acknowledged |= done
        assert (await learner.get(card)).json()["version"] - before == len(done)
    assert sorted(review["id"] for review in await log_of(learner, card)) == sorted(acknowledged)


async def test_a_batch_and_single_reviews_of_one_card(api: Api, learner: Learner) -> None:
    card = await a_card(learner)
    flashcard_id = card.rpartition("/")[2]
    acknowledged: set[str] = set()
    for _ in range(ROUNDS):
        ids = [str(uuid4()) for _ in range(AT_ONCE)]

        def batch(number: int, ids: list[str] = ids) -> Any:
            if number % 2:
                return learner.post(f"{card}/reviews", {"rating": 4, "review_id": ids[number]})
            review = {"review_id": ids[number], "flashcard_id": flashcard_id, "rating": 3, "reviewed_at": EARLIER}
            return learner.post("/assessments/reviews/batch", {"reviews": [review]})

        answers = await at_once(batch)
        assert {answer.status_code for answer in answers} <= {200, 201, 409}, [answer.text for answer in answers]
        acknowledged |= {ids[number] for number, answer in enumerate(answers) if answer.is_success}
    assert sorted(review["id"] for review in await log_of(learner, card)) == sorted(acknowledged)


async def test_one_idempotency_key(api: Api, learner: Learner) -> None:
    for number in range(ROUNDS):
        key, body = {"Idempotency-Key": str(uuid4())}, {"name": f"Course {number}"}
        answers = await at_once(lambda _, key=key, body=body: learner.post("/courses", body, headers=key))
        assert {answer.status_code for answer in answers} <= {201, 409}, [answer.text for answer in answers]
        again = await learner.post("/courses", body, headers=key)
        assert {answer.json()["id"] for answer in answers if answer.status_code == 201} == {again.json()["id"]}
    courses = (await learner.get("/courses", params={"limit": 100})).json()["items"]
    assert sorted(course["name"] for course in courses) == sorted(f"Course {number}" for number in range(ROUNDS))


async def test_one_idempotency_key_on_a_review(api: Api, learner: Learner) -> None:
    card = await a_card(learner)
    for number in range(ROUNDS):
        key = {"Idempotency-Key": str(uuid4())}
        answers = await at_once(lambda _, key=key: learner.post(f"{card}/reviews", {"rating": 4}, headers=key))
        assert {answer.status_code for answer in answers} <= {201, 409}, [answer.text for answer in answers]
        assert len(await log_of(learner, card)) == number + 1


async def test_one_refresh_token(api: Api, learner: Learner) -> None:
    """All devices get the same child; the one who shows an old token later ends the session for everybody."""
    for _ in range(ROUNDS):
        device = await api.log_in(learner.email)
        first = device.refresh_token
        answers = await at_once(lambda _, token=first: refresh(api, token))
        assert {answer.status_code for answer in answers} == {200}, [answer.text for answer in answers]
        [second] = {answer.json()["refresh_token"] for answer in answers}
        honest = await refresh(api, second)
        assert honest.status_code == 200
        third = honest.json()["refresh_token"]
        replays = await at_once(lambda _, token=first: refresh(api, token))
        assert {answer.status_code for answer in replays} == {401}
        assert [(await refresh(api, token)).status_code for token in (second, third)] == [401, 401]


async def refresh(api: Api, token: str) -> httpx.Response:
    return await api.post("/auth/refresh", {"refresh_token": token})


async def test_a_proposal_is_confirmed_or_declined_never_both(api: Api, learner: Learner) -> None:
    """By two devices at once. Cards are made exactly when the yes was first."""
    chat = await a_chat_of(learner)
    answer = (await asked(learner, chat["id"], "Where is the genome kept?"))["assistant_message"]
    confirmed = set()
    for number in range(ROUNDS):
        proposed = await learner.post(f"/chat/messages/{answer['id']}/proposals", {"count": 1})
        path = f"/chat/proposals/{proposed.json()['id']}"
        said = ["confirm", "decline"] if number % 2 else ["decline", "confirm"]
        answers = await at_once(lambda i, path=path, said=said: learner.post(f"{path}/{said[i % 2]}"))
        yes, no = ([each.status_code for each in answers if each.url.path.endswith(what)] for what in said)
        yes, no = (yes, no) if said[0] == "confirm" else (no, yes)
        assert (set(yes), sorted(no)) in (({200}, [409] * len(no)), ({409}, [200, *[409] * (len(no) - 1)]))
        if yes[0] == 200:
            confirmed.add(next(each.json()["generation_id"] for each in answers if each.url.path.endswith("confirm")))
    made = (await learner.get("/assessments/generations")).json()["items"]
    assert {each["id"] for each in made} == confirmed
