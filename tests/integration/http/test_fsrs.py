"""A deck that follows FSRS, as a student's app sees it."""

import random
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from aksio.domain.assessments.memory import Memory
from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import Api, Learner, running_api
from tests.make.parameters import FORGETFUL, TheseParameters
from tests.make.polling import until

CARDS, DECKS = "/assessments/flashcards", "/assessments/decks"
FSRS = {"name": "Verbs", "scheduler": "fsrs", "desired_retention": 0.85}


@pytest.fixture
async def api(database_url: str, tmp_path: Path) -> AsyncIterator[Api]:
    """The application on either database."""
    settings = Settings(database_url=database_url, data_dir=tmp_path, rate_limits="off", log_level="error")
    async with running_api(settings) as api:
        yield api


@pytest.fixture
async def deck(learner: Learner) -> str:
    """The path of a deck of FSRS."""
    return f"{DECKS}/{(await learner.post(DECKS, FSRS)).json()['id']}"


async def new_cards(learner: Learner, deck: str, count: int) -> list[str]:
    """The paths of new cards in that deck."""
    course_id = (await learner.post("/courses", {"name": "Spanish"})).json()["id"]
    deck_id = deck.rsplit("/", 1)[1]
    cards = [{"course_id": course_id, "deck_id": deck_id, "front": f"f {n}", "back": "b"} for n in range(count)]
    answer = await learner.post(f"{CARDS}/bulk", {"flashcards": cards})
    return [f"{CARDS}/{card['id']}" for card in answer.json()["items"]]


async def schedules(learner: Learner, cards: list[str]) -> list[dict[str, Any]]:
    return [(await learner.get(card)).json()["schedule"] for card in cards]


async def history(learner: Learner, card: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await learner.get(f"{card}/reviews")).json()["items"]
    return found


def offline(cards: list[str], seed: int) -> list[dict[str, Any]]:
    """Half a year of answers."""
    chance = random.Random(seed)
    start = datetime.now(UTC) - timedelta(days=200)
    return [
        {
            "review_id": str(uuid4()),
            "flashcard_id": card.rsplit("/", 1)[1],
            "rating": chance.choice([1, 3, 4, 4, 4, 5]),
            "reviewed_at": (start + timedelta(hours=chance.randrange(4_000))).isoformat(),
        }
        for card in cards
        for _ in range(8)
    ]


async def follow(learner: Learner, deck: str, cards: list[str], **scheduling: Any) -> list[dict[str, Any]]:
    """Switch the deck, and wait until its cards follow."""
    changed = await learner.patch(deck, scheduling)
    assert changed.status_code == 200, changed.text
    aim = changed.json()["desired_retention"] if changed.json()["scheduler"] == "fsrs" else None

    def arrived(found: list[dict[str, Any]]) -> bool:
        wanted = (changed.json()["scheduler"], aim)
        return all((one["scheduler"], one["desired_retention"]) == wanted for one in found)

    return await until(lambda: schedules(learner, cards), arrived)


async def test_a_deck_keeps_its_scheduling_and_refuses_an_aim_out_of_bounds(learner: Learner, deck: str) -> None:
    assert (await learner.get(deck)).json().items() >= FSRS.items()
    plain = (await learner.post(DECKS, {"name": "Plain"})).json()
    assert (plain["scheduler"], plain["desired_retention"]) == ("sm2", 0.9)
    for aim in (0.5, 0.98, 90, "high"):
        refused = await learner.post(DECKS, {**FSRS, "desired_retention": aim})
        assert refused.status_code == 422
        assert [error["pointer"] for error in refused.json()["errors"]] == ["/desired_retention"]
    assert (await learner.patch(deck, {"desired_retention": 0.5})).status_code == 422


async def test_an_answer_gives_the_card_a_memory(learner: Learner, deck: str) -> None:
    (card,) = await new_cards(learner, deck, 1)
    (new,) = await schedules(learner, [card])
    assert [new[name] for name in ("scheduler", "stability", "difficulty", "retrievability")] == ["fsrs", *[None] * 3]
    result = (await learner.post(f"{card}/reviews", {"button": "good"})).json()
    assert (result["review"]["scheduler"], result["review"]["scheduler_version"]) == ("fsrs", 1)
    assert result["schedule"].items() >= {"stability": 2.3065, "retrievability": 1.0, "repetitions": 1}.items()
    assert 1 <= result["schedule"]["difficulty"] <= 10
    assert await schedules(learner, [card]) == [result["schedule"]]


async def test_retrievability_falls_with_the_days(learner: Learner, deck: str) -> None:
    (card,) = await new_cards(learner, deck, 1)
    then = datetime.now(UTC) - timedelta(days=30)
    await learner.post(f"{card}/reviews", {"button": "easy", "reviewed_at": then.isoformat()})
    (found,) = await schedules(learner, [card])
    assert 0.7 < found["retrievability"] < 0.85
    due = (await learner.get(f"{CARDS}/due")).json()
    assert (due["counts"]["due"], due["items"][0]["schedule"]) == (1, found)


async def test_the_preview_is_what_then_happens(learner: Learner, deck: str) -> None:
    card, *others = await new_cards(learner, deck, 12)
    for other in others:
        await learner.post(f"{other}/reviews", {"button": "easy"})
    for rating in (4, 1, 3, 5, 0):
        found = (await learner.get(f"{card}/schedule")).json()
        intervals = [outcome["schedule"]["interval_days"] for outcome in found["outcomes"]]
        assert intervals == sorted(intervals)
        assert all("tability" in outcome["reason"] for outcome in found["outcomes"])
        result = (await learner.post(f"{card}/reviews", {"rating": rating})).json()["schedule"]
        promised = found["outcomes"][rating]["schedule"]
        assert {**result, "last_reviewed_at": ""} == {**promised, "last_reviewed_at": ""}


async def test_cards_learnt_together_are_spread_over_days(learner: Learner, deck: str) -> None:
    cards = await new_cards(learner, deck, 15)
    for card in cards:
        await learner.post(f"{card}/reviews", {"button": "easy"})
    intervals = sorted(one["interval_days"] for one in await schedules(learner, cards))
    counts = [intervals.count(days) for days in range(intervals[0], intervals[-1] + 1)]
    assert len(counts) >= 4
    assert max(counts) - min(counts) <= 1


async def test_undo_restores_the_memory_exactly(learner: Learner, deck: str) -> None:
    (card,) = await new_cards(learner, deck, 1)
    seen = await schedules(learner, [card])
    for rating in (4, 1, 3, 5):
        await learner.post(f"{card}/reviews", {"rating": rating})
        seen += await schedules(learner, [card])
    for expected in reversed(seen[:-1]):
        assert (await learner.delete(f"{card}/reviews/last")).json()["schedule"] == expected


async def test_offline_answers_in_any_order_lead_to_the_same(learner: Learner, deck: str) -> None:
    cards = await new_cards(learner, deck, 3)
    reviews = offline(cards, seed=5)
    for review in sorted(reviews, key=lambda one: (one["reviewed_at"], one["review_id"])):
        path = f"{CARDS}/{review['flashcard_id']}/reviews"
        body = {name: value for name, value in review.items() if name != "flashcard_id"}
        assert (await learner.post(path, body)).status_code == 201
    one_by_one = await schedules(learner, cards)
    for card in cards:
        for _ in range(8):
            await learner.delete(f"{card}/reviews/last")
    again = [{**review, "review_id": str(uuid4())} for review in reviews]
    random.Random(1).shuffle(again)
    for batch in (again[:11], again[11:]):
        assert (await learner.post("/assessments/reviews/batch", {"reviews": batch})).status_code == 200
    assert await schedules(learner, cards) == one_by_one


async def test_a_deck_that_is_switched_and_switched_back_stands_as_before(learner: Learner, deck: str) -> None:
    cards = await new_cards(learner, deck, 5)
    await learner.post("/assessments/reviews/batch", {"reviews": offline(cards[:3], seed=3)})
    for card in cards[2:4]:
        await learner.post(f"{card}/reviews", {"button": "good"})
    before, log = await schedules(learner, cards), await history(learner, cards[2])
    by_sm2 = await follow(learner, deck, cards, scheduler="sm2")
    assert all(one["stability"] is None for one in by_sm2)
    assert {review["scheduler"] for review in await history(learner, cards[2])} == {"sm2"}
    fresh = f"{DECKS}/{(await learner.post(DECKS, {'name': 'Fresh'})).json()['id']}"
    assert (await learner.get(fresh)).json()["scheduler"] == "sm2"
    stricter = await follow(learner, deck, cards, scheduler="fsrs", desired_retention=0.97)
    assert all(now["interval_days"] <= then["interval_days"] for now, then in zip(stricter, before, strict=True))
    assert await follow(learner, deck, cards, desired_retention=0.85) == before
    assert await history(learner, cards[2]) == log


async def test_a_card_follows_the_deck_into_which_it_is_moved(learner: Learner, deck: str) -> None:
    plain = f"{DECKS}/{(await learner.post(DECKS, {'name': 'Plain'})).json()['id']}"
    (card,) = await new_cards(learner, plain, 1)
    await learner.post(f"{card}/reviews", {"button": "good"})
    await learner.patch(card, {"deck_id": deck.rsplit("/", 1)[1]})
    (found,) = await until(lambda: schedules(learner, [card]), lambda found: found[0]["scheduler"] == "fsrs")
    assert (found["stability"], found["desired_retention"]) == (2.3065, 0.85)


async def test_an_exported_deck_comes_back_with_its_memories(learner: Learner, deck: str) -> None:
    cards = await new_cards(learner, deck, 4)
    await learner.post("/assessments/reviews/batch", {"reviews": offline(cards[:3], seed=9)})
    exported = await learner.get(f"{deck}/export", params={"format": "json"})
    other = (await learner.post(DECKS, {**FSRS, "name": "Again"})).json()["id"]
    course_id = (await learner.get("/courses")).json()["items"][0]["id"]
    sent = await learner.post(
        "/assessments/imports",
        data={"course_id": course_id, "deck_id": other},
        files={"file": ("deck.json", exported.content, "application/json")},
    )
    assert sent.status_code == 201, sent.text
    copies = (await learner.get(CARDS, params={"deck_id": other, "limit": 50})).json()["items"]
    known = {(await learner.get(card)).json()["front"]: (await schedules(learner, [card]))[0] for card in cards}
    assert {copy["front"]: copy["schedule"] for copy in copies} == known


PARAMETERS = "/assessments/schedulers/fsrs/parameters"


async def test_a_learner_sees_which_parameters_are_in_use_and_whether_they_can_be_fitted(learner: Learner) -> None:
    found = (await learner.get(PARAMETERS)).json()
    assert (len(found["parameters"]), found["source"], found["fit"]) == (21, "default", None)
    asked = await learner.post(f"{PARAMETERS}/fit")
    if found["can_fit"]:
        assert (asked.status_code, asked.headers["location"]) == (202, f"/api/v1{PARAMETERS}")
    else:
        assert (asked.status_code, asked.json()["code"]) == (409, "optimizer_missing")
        assert "aksio[optimizer]" in asked.json()["detail"]
    assert (await learner.delete(PARAMETERS)).status_code == 204


async def test_fitted_parameters_reach_every_card_and_can_be_given_up(api: Api, learner: Learner, deck: str) -> None:
    fitter = TheseParameters(FORGETFUL)
    with api.container.adapters.parameter_fitter.override(fitter):
        cards = await new_cards(learner, deck, 60)
        start = datetime.now(UTC) - timedelta(days=60)
        chance = random.Random(3)
        reviews = [
            {
                "review_id": str(uuid4()),
                "flashcard_id": card.rsplit("/", 1)[1],
                "rating": 4 if chance.random() < 0.35 else 1,
                "reviewed_at": (start + timedelta(days=3 * number)).isoformat(),
            }
            for card in cards
            for number in range(15)
        ]
        await learner.post("/assessments/reviews/batch", {"reviews": reviews})
        before = await schedules(learner, cards[:5])
        assert (await learner.post(f"{PARAMETERS}/fit")).status_code == 202

        async def parameters() -> dict[str, Any]:
            found: dict[str, Any] = (await learner.get(PARAMETERS)).json()
            return found

        kept = await until(parameters, lambda found: found["fit"]["status"] != "requested")
        assert (kept["source"], kept["fit"]["status"], kept["parameters"]) == ("fitted", "kept", list(FORGETFUL))
        await until(lambda: schedules(learner, cards[:5]), lambda found: all(map(differ, found, before)))
        assert (await learner.delete(PARAMETERS)).status_code == 204
        await until(lambda: schedules(learner, cards[:5]), lambda found: found == before)


def differ(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["stability"] != other["stability"])


async def test_calibration_holds_fsrs_to_its_own_curve(learner: Learner, deck: str) -> None:
    (card,) = await new_cards(learner, deck, 1)
    now = datetime.now(UTC)
    for days, button in ((60, "easy"), (40, "good")):
        await learner.post(
            f"{card}/reviews", {"button": button, "reviewed_at": (now - timedelta(days=days)).isoformat()}
        )
    memory = Memory(stability=8.2956, difficulty=1.0, decay=0.1542)

    async def calibration() -> dict[str, Any]:
        found: dict[str, Any] = (await learner.get("/learning/analytics/calibration", params={"days": 90})).json()
        return found

    found = await until(calibration, lambda found: found["actual"] is not None)
    assert found["expected"] == pytest.approx(memory.chance_of_recall(20), abs=1e-6)
