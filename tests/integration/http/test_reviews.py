"""Reviews, as a student's app and its offline devices send them."""

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.integration.http_client import Learner
from tests.make.cards import review_history

CARDS = "/assessments/flashcards"
VECTORS = json.loads((Path(__file__).parents[2] / "data" / "sm2.json").read_text())["sequences"]


async def new_cards(learner: Learner, count: int, **details: Any) -> list[str]:
    """The ids of new cards in a new course."""
    course_id = (await learner.post("/courses", {"name": "Biology"})).json()["id"]
    ids: list[str] = []
    for start in range(0, count, 500):
        numbers = range(start, min(count, start + 500))
        cards = [{"course_id": course_id, "front": f"front {number}", "back": "b", **details} for number in numbers]
        answer = await learner.post(f"{CARDS}/bulk", {"flashcards": cards})
        ids += [card["id"] for card in answer.json()["items"]]
    return ids


@pytest.fixture
async def card(learner: Learner) -> str:
    """The path of a new card."""
    (card_id,) = await new_cards(learner, 1)
    return f"{CARDS}/{card_id}"


async def schedule(learner: Learner, path: str) -> dict[str, Any]:
    found: dict[str, Any] = (await learner.get(path)).json()["schedule"]
    return found


async def test_an_answer_schedules_the_card(learner: Learner, card: str) -> None:
    review_id = str(uuid4())
    body = {"rating": 5, "review_id": review_id, "duration_ms": 4200, "session_id": str(uuid4())}
    answered = await learner.post(f"{card}/reviews", body)
    assert answered.status_code == 201
    result = answered.json()
    assert result["review"]["id"] == review_id
    assert result["review"].items() >= {"rating": 5, "duration_ms": 4200, "kind": "introduction"}.items()
    assert (
        result["schedule"].items()
        >= {
            "interval_days": 1,
            "repetitions": 1,
            "ease_factor": 2.6,
            "scheduler": "sm2",
            "same_day_repeat": False,
        }.items()
    )
    assert await schedule(learner, card) == result["schedule"]
    again = await learner.post(f"{card}/reviews", body)
    assert again.json() == result
    history = (await learner.get(f"{card}/reviews")).json()
    assert history == {"items": [result["review"]], "next_cursor": None}


async def test_a_rating_can_be_said_in_several_ways(learner: Learner, card: str) -> None:
    for said, rating in (
        ({"quality": 2}, 2),
        ({"button": "again"}, 1),
        ({"button": "hard"}, 3),
        ({"button": "good"}, 4),
        ({"button": "easy"}, 5),
        ({"correct": True}, 4),
        ({"correct": False}, 1),
    ):
        assert (await learner.post(f"{card}/reviews", said)).json()["review"]["rating"] == rating


NONSENSE: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["/rating"]),
    ({"rating": 4, "correct": True}, ["/rating"]),
    ({"rating": 6}, ["/rating"]),
    ({"rating": 4.5}, ["/rating"]),
    ({"button": "meh"}, ["/button"]),
    ({"rating": 4, "review_id": "x", "duration_ms": "long"}, ["/review_id", "/duration_ms"]),
    ({"rating": 4, "reviewed_at": "2026-01-01T00:00:00"}, ["/reviewed_at"]),
    ({"rating": 4, "reviewed_at": "2999-01-01T00:00:00Z", "duration_ms": -1}, ["/reviewed_at", "/duration_ms"]),
    ({"rating": 4, "reviewed_at": "0001-01-01T00:00:00+14:00"}, ["/reviewed_at"]),
    ({"rating": 4, "mood": "good"}, ["/mood"]),
]


async def test_nonsense_is_refused_by_field(learner: Learner, card: str) -> None:
    for body, pointers in NONSENSE:
        refused = await learner.post(f"{card}/reviews", body)
        assert refused.status_code == 422, body
        assert [error["pointer"] for error in refused.json()["errors"]] == pointers
    assert (await learner.get(f"{card}/reviews")).json()["items"] == []


async def test_worked_sequences_on_successive_days(learner: Learner) -> None:
    for scheduler in ("sm2", "sm2_delphi"):
        deck = (await learner.post("/assessments/decks", {"name": "Vectors", "scheduler": scheduler})).json()["id"]
        cards = await new_cards(learner, len(VECTORS), deck_id=deck)
        for card_id, sequence in zip(cards, VECTORS, strict=True):
            found = [list(row) for row in await rows_of(learner, card_id, sequence["qualities"])]
            assert [row[: len(sequence[scheduler][0])] for row in found] == sequence[scheduler], sequence["name"]


async def rows_of(learner: Learner, card_id: str, qualities: list[int]) -> list[tuple[int, int, int, bool]]:
    first, rows = datetime(2025, 1, 1, 12, tzinfo=UTC), []
    for day, rating in enumerate(qualities):
        body = {"rating": rating, "reviewed_at": (first + timedelta(days=day)).isoformat()}
        after = (await learner.post(f"{CARDS}/{card_id}/reviews", body)).json()["schedule"]
        ease = round(after["ease_factor"] * 100)
        rows.append((after["interval_days"], after["repetitions"], ease, after["same_day_repeat"]))
    return rows


async def test_a_weak_answer_comes_again_the_same_day(learner: Learner, card: str) -> None:
    await learner.post(f"{card}/reviews", {"button": "again"})
    due = (await learner.get(f"{CARDS}/due")).json()
    assert due["counts"] == {"due": 0, "new": 0, "learning": 1}
    assert due["items"][0]["state"] == "learning"
    before = await schedule(learner, card)
    await learner.post(f"{card}/reviews", {"button": "hard"})
    assert {**await schedule(learner, card), "last_reviewed_at": ""} == {**before, "last_reviewed_at": ""}
    await learner.post(f"{card}/reviews", {"button": "good"})
    assert (await schedule(learner, card))["same_day_repeat"] is False
    assert (await learner.get(f"{CARDS}/due")).json()["items"] == []


async def test_the_latest_answer_is_taken_back_exactly(learner: Learner, card: str) -> None:
    assert (await learner.delete(f"{card}/reviews/last")).status_code == 409
    seen = [await schedule(learner, card)]
    for rating in (4, 2, 5, 3):
        await learner.post(f"{card}/reviews", {"rating": rating})
        seen.append(await schedule(learner, card))
    for expected in reversed(seen[:-1]):
        undone = await learner.delete(f"{card}/reviews/last")
        assert undone.status_code == 200
        assert undone.json()["schedule"] == expected == await schedule(learner, card)
    history = (await learner.get(f"{card}/reviews")).json()["items"]
    assert len(history) == 4
    assert all(review["undone_at"] for review in history)


async def test_the_preview_is_what_then_happens(learner: Learner, card: str) -> None:
    for rating in range(6):
        outcomes = (await learner.get(f"{card}/schedule")).json()["outcomes"]
        assert [outcome["rating"] for outcome in outcomes] == [0, 1, 2, 3, 4, 5]
        assert all(outcome["reason"] for outcome in outcomes)
        result = (await learner.post(f"{card}/reviews", {"rating": rating})).json()["schedule"]
        promised = outcomes[rating]["schedule"]
        assert {**result, "last_reviewed_at": ""} == {**promised, "last_reviewed_at": ""}


async def test_the_queue_keeps_the_daily_limits(learner: Learner) -> None:
    ids = await new_cards(learner, 30)
    first = (await learner.get(f"{CARDS}/due", params={"limit": 12})).json()
    rest = (await learner.get(f"{CARDS}/due", params={"limit": 12, "cursor": first["next_cursor"]})).json()
    assert [card["id"] for card in [*first["items"], *rest["items"]]] == ids[:20]
    assert rest["next_cursor"] is None
    for card_id in ids[:3]:
        await learner.post(f"{CARDS}/{card_id}/reviews", {"rating": 4})
    assert (await learner.get(f"{CARDS}/due")).json()["counts"] == {"due": 0, "new": 17, "learning": 0}
    await learner.delete(f"{CARDS}/{ids[0]}/reviews/last")
    assert (await learner.get(f"{CARDS}/due")).json()["counts"]["new"] == 18


async def test_the_forecast_follows_the_reviews(learner: Learner) -> None:
    for card_id, rating in zip(await new_cards(learner, 25), (4, 5, 1), strict=False):
        await learner.post(f"{CARDS}/{card_id}/reviews", {"rating": rating})
    found = (await learner.get("/learning/analytics/forecast", params={"days": 3})).json()
    assert [(day["due"], day["new"]) for day in found["days"]] == [(0, 17), (3, 5), (0, 0)]
    assert (found["overdue"], found["daily_load"]) == (0, 3.0)
    assert (await learner.get("/learning/analytics/forecast", params={"days": 0})).status_code == 422


async def test_an_offline_batch_is_taken_once_in_any_order(learner: Learner) -> None:
    one, two = await new_cards(learner, 2)
    start = datetime.now(UTC) - timedelta(days=40)
    reviews = [
        {
            "review_id": str(uuid4()),
            "flashcard_id": card_id,
            "rating": rating,
            "reviewed_at": (start + timedelta(days=7 * number)).isoformat(),
            "duration_ms": 1000,
        }
        for card_id in (one, two)
        for number, rating in enumerate((4, 4, 3, 5))
    ]
    lost = {**reviews[0], "review_id": str(uuid4()), "flashcard_id": str(uuid4())}
    sent = [*reviews, lost]
    random.Random(1).shuffle(sent)
    first = await learner.post("/assessments/reviews/batch", {"reviews": sent[:4]})
    assert first.status_code == 200
    second = (await learner.post("/assessments/reviews/batch", {"reviews": sent})).json()
    assert second["unknown"] == [lost["review_id"]]
    assert (second["recorded"] + first.json()["recorded"], len(second["cards"])) == (8, 2)
    for answer in second["cards"]:
        assert answer["schedule"]["interval_days"] == 36
        assert await schedule(learner, f"{CARDS}/{answer['flashcard_id']}") == answer["schedule"]
    history = (await learner.get(f"{CARDS}/{one}/reviews")).json()["items"]
    assert [review["interval_days"] for review in reversed(history)] == [1, 6, 15, 36]


async def test_every_wrong_review_of_a_batch_has_its_index(learner: Learner) -> None:
    (card_id,) = await new_cards(learner, 1)
    good = {"review_id": str(uuid4()), "flashcard_id": card_id, "rating": 4, "reviewed_at": "2025-01-01T00:00:00Z"}
    unclear = {name: value for name, value in good.items() if name != "rating"}
    refused = await learner.post("/assessments/reviews/batch", {"reviews": [good, unclear, {**unclear, "correct": 1}]})
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/reviews/2/correct"]
    refused = await learner.post("/assessments/reviews/batch", {"reviews": [unclear, good, unclear]})
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/reviews/0/rating", "/reviews/2/rating"]
    future = {**good, "reviewed_at": "2999-01-01T00:00:00Z"}
    refused = await learner.post("/assessments/reviews/batch", {"reviews": [future]})
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/reviews/0/reviewed_at"]
    assert (await learner.post("/assessments/reviews/batch", {"reviews": []})).status_code == 422
    assert (await learner.post("/assessments/reviews/batch", {"reviews": [good] * 1001})).status_code == 422


async def test_a_real_history_loses_nothing_and_gives_the_same_twice(learner: Learner, stranger: Learner) -> None:
    history = review_history()
    shuffled = random.Random(11).sample(history, len(history))
    schedules = []
    for person, recalls in ((learner, history), (stranger, shuffled)):
        names = list(dict.fromkeys(recall.card for recall in history))
        ids = dict(zip(names, await new_cards(person, len(names)), strict=True))
        stand: dict[str, dict[str, Any]] = {}
        for start in range(0, len(recalls), 1_000):
            reviews = [
                {
                    "review_id": str(recall.review_id),
                    "flashcard_id": ids[recall.card],
                    "rating": recall.rating,
                    "reviewed_at": recall.at.isoformat(),
                    "duration_ms": recall.duration_ms,
                }
                for recall in recalls[start : start + 1_000]
            ]
            answer = (await person.post("/assessments/reviews/batch", {"reviews": reviews})).json()
            assert (answer["recorded"], answer["repeated"], answer["unknown"]) == (len(reviews), 0, [])
            stand |= {card["flashcard_id"]: card["schedule"] for card in answer["cards"]}
        again = (await person.post("/assessments/reviews/batch", {"reviews": reviews})).json()
        assert (again["recorded"], again["repeated"]) == (0, len(reviews))
        schedules.append({name: stand[ids[name]] for name in names})
    assert schedules[0] == schedules[1]
