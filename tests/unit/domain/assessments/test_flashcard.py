"""What a flashcard holds, refuses and tells."""

from datetime import timedelta

import pytest

from aksio.domain.assessments.card_state import CardState
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.flashcard_events import FlashcardBecameLeech, FlashcardReviewed, ReviewUndone
from aksio.domain.assessments.source import Source
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import FlashcardId
from tests.make.cards import COURSE, LEARNER, NOW, TODAY, a_card, an_answer, on_successive_days, some_id

LATER = NOW + timedelta(hours=1)


def test_a_new_card_is_new_and_has_no_due_date() -> None:
    card = a_card()
    assert card.state_on(TODAY) is CardState.NEW
    assert card.schedule.due_on is None


def test_every_wrong_field_is_named_at_once() -> None:
    with pytest.raises(Invalid) as refusal:
        Flashcard.write(
            id=FlashcardId(some_id(1)),
            learner_id=LEARNER,
            course_id=COURSE,
            front=" ",
            back="\0",
            hint="x" * 2_001,
            tags=("fine", ""),
            source=Source(page=0, text=""),
            now=NOW,
        )
    assert [error.pointer for error in refusal.value.errors] == [
        "/front",
        "/back",
        "/hint",
        "/tags/1",
        "/source/page",
        "/source/text",
    ]


def test_too_many_tags_are_refused() -> None:
    with pytest.raises(Invalid, match="50 tags"):
        a_card().edit(tags=tuple(str(number) for number in range(51)), now=NOW)


def test_editing_changes_the_text_and_leaves_the_schedule() -> None:
    card = a_card()
    card.merge([an_answer(5)], now=NOW)
    schedule = card.schedule
    card.edit(front="Who?", deck_id=None, now=LATER)
    assert (card.front, card.deck_id, card.updated_at, card.schedule) == ("Who?", None, LATER, schedule)


def test_states_follow_the_interval() -> None:
    card, seen = a_card(), []
    for answer in on_successive_days([1, 4, 4, 4, 4]):
        card.merge([answer], now=NOW)
        seen.append(card.state_on(answer.day))
    assert [str(state) for state in seen] == ["learning", "young", "young", "young", "mature"]


def test_a_weak_answer_is_learnt_again_that_day_and_young_afterwards() -> None:
    card = a_card()
    card.merge([an_answer(3)], now=NOW)
    assert card.state_on(TODAY) is CardState.LEARNING
    assert card.state_on(TODAY + timedelta(days=1)) is CardState.YOUNG


def test_a_buried_card_is_back_tomorrow_and_a_suspended_one_when_asked() -> None:
    card = a_card()
    card.bury(today=TODAY, now=LATER)
    assert card.state_on(TODAY) is CardState.BURIED
    assert card.state_on(TODAY + timedelta(days=1)) is CardState.NEW
    card.suspend(now=LATER)
    assert card.state_on(TODAY) is CardState.SUSPENDED
    card.unsuspend(now=LATER)
    assert card.state_on(TODAY + timedelta(days=1)) is CardState.NEW


def test_a_star_is_put_on_and_taken_off() -> None:
    card = a_card()
    card.star(now=LATER)
    assert card.starred
    card.unstar(now=LATER)
    assert not card.starred


def test_a_review_and_its_undoing_are_told() -> None:
    card, answer = a_card(), an_answer(5)
    (review,) = card.review(answer, now=LATER)
    card.undo(review, now=LATER)
    reviewed, undone = card.take_events()
    assert isinstance(reviewed, FlashcardReviewed)
    assert (reviewed.review_id, reviewed.rating, reviewed.day, reviewed.interval_days) == (
        answer.review_id,
        5,
        TODAY,
        1,
    )
    assert isinstance(undone, ReviewUndone)
    assert undone.review_id == answer.review_id


def test_the_eighth_and_the_twelfth_lapse_are_told() -> None:
    card = a_card()
    for answer in on_successive_days([4, 1] * 12):
        card.merge([answer], now=NOW)
    told = card.take_events()
    assert [event.lapses for event in told if isinstance(event, FlashcardBecameLeech)] == [8, 12]
    assert card.leech


def test_a_batch_tells_of_a_leech_once() -> None:
    card = a_card()
    card.merge(on_successive_days([4, 1] * 12), now=NOW)
    (event,) = card.take_events()
    assert isinstance(event, FlashcardBecameLeech)
    assert event.lapses == 12
