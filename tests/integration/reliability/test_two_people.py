"""Two people do whatever occurs to them; after each step both see exactly what a simple model says."""

import os
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integration.http_client import Api, Learner

RUNS = int(os.environ.get("AKSIO_TEST_RUNS", "8"))
STEPS = int(os.environ.get("AKSIO_TEST_STEPS", "20"))
ACTIONS = ["create", "edit", "review", "repeat", "undo", "suspend", "unsuspend", "delete", "new deck", "delete deck"]
CARDS = "/assessments/flashcards"

Step = tuple[int, str, int, bool]
"""Who, what, with which of the cards there are, and whether it is the other person's."""


@dataclass
class Card:
    """What the model knows of a card: its log is the ids of the reviews that count, in order."""

    front: str
    suspended: bool = False
    log: list[str] = field(default_factory=list)


@dataclass
class Person:
    """Somebody, and what they own."""

    learner: Learner
    course: str
    cards: dict[str, Card] = field(default_factory=dict)
    decks: set[str] = field(default_factory=set)


@settings(max_examples=RUNS, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.tuples(st.integers(0, 1), st.sampled_from(ACTIONS), st.integers(0, 9), st.booleans()),
                      min_size=STEPS // 2, max_size=STEPS))  # fmt: skip
async def test_two_people_see_what_the_model_says(api: Api, steps: list[Step]) -> None:
    people = [await a_person(api), await a_person(api)]
    for who, action, which, of_the_other in steps:
        actor, owner = people[who], people[who ^ of_the_other]
        if action in ("create", "new deck"):
            await make(actor, action)
        elif action == "delete deck":
            await delete_deck(actor, owner, which)
        elif owner.cards:
            await act(actor, owner, action, sorted(owner.cards)[which % len(owner.cards)])
        await assert_agreed(people[who])
    for person in people:
        await assert_agreed(person)
        await assert_logs_agree(person)


async def a_person(api: Api) -> Person:
    learner = await api.register(f"{uuid4().hex}@example.org")
    return Person(learner, (await learner.post("/courses", {"name": "Optics"})).json()["id"])


async def make(person: Person, what: str) -> None:
    if what == "new deck":
        person.decks.add((await person.learner.post("/assessments/decks", {"name": uuid4().hex})).json()["id"])
        return
    card = {"front": uuid4().hex, "back": "Light.", "course_id": person.course}
    person.cards[(await person.learner.post(CARDS, card)).json()["id"]] = Card(card["front"])


async def delete_deck(actor: Person, owner: Person, which: int) -> None:
    if owner.decks:
        deck = sorted(owner.decks)[which % len(owner.decks)]
        answer = await actor.learner.delete(f"/assessments/decks/{deck}")
        assert answer.status_code == (204 if actor is owner else 404)
        owner.decks -= {deck} if actor is owner else set()


async def act(actor: Person, owner: Person, action: str, card_id: str) -> None:
    card, path, call = owner.cards[card_id], f"{CARDS}/{card_id}", actor.learner
    text, review = uuid4().hex, str(uuid4())
    known = card.log[-1] if card.log else review
    match action:
        case "edit":
            answer = await call.patch(path, {"front": text})
        case "review":
            answer = await call.post(f"{path}/reviews", {"rating": 4, "review_id": review})
        case "repeat":
            answer = await call.post(f"{path}/reviews", {"rating": 4, "review_id": known})
        case "undo":
            answer = await call.delete(f"{path}/reviews/last")
        case "delete":
            answer = await call.delete(path)
        case _:
            answer = await call.post(f"{path}/{action}")
    if actor is not owner:
        assert answer.status_code == 404, (action, answer.text)
    elif action == "undo" and not card.log:
        assert 400 <= answer.status_code < 500, answer.text
    else:
        assert answer.is_success, (action, answer.text)
        follow(owner, card_id, action, text, known if action == "repeat" else review)


def follow(owner: Person, card_id: str, action: str, text: str, review: str) -> None:
    """The same in the model."""
    card = owner.cards[card_id]
    match action:
        case "edit":
            card.front = text
        case "review" | "repeat" if review not in card.log:
            card.log.append(review)
        case "undo":
            card.log.pop()
        case "suspend" | "unsuspend":
            card.suspended = action == "suspend"
        case "delete":
            del owner.cards[card_id]


async def assert_agreed(person: Person) -> None:
    cards = await listed(person, CARDS)
    shown = {card["id"]: (card["front"], card["state"] == "suspended") for card in cards}
    assert shown == {key: (card.front, card.suspended) for key, card in person.cards.items()}
    assert {deck["id"] for deck in await listed(person, "/assessments/decks")} == person.decks


async def assert_logs_agree(person: Person) -> None:
    for card_id, card in person.cards.items():
        reviews = await listed(person, f"{CARDS}/{card_id}/reviews")
        assert {review["id"] for review in reviews if review["undone_at"] is None} == set(card.log)


async def listed(person: Person, path: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await person.learner.get(path, params={"limit": 100})).json()["items"]
    return items
