"""The schedule is a fold of the log: offline answers may arrive in any order, and what is undone never happened."""

import random
from collections import defaultdict
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.flashcard_errors import NothingToUndo
from aksio.domain.assessments.review import Answer, Review, ReviewKind, fold
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.shared.ids import ReviewId
from tests.make.cards import NOW, Recall, a_card, an_answer, review_history

schedulers = st.sampled_from(["sm2", "sm2_delphi"])


@st.composite
def histories(draw: st.DrawFn) -> list[Answer]:
    """Answers over some weeks: several a day, some at the very same instant."""
    moments = draw(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 5)), min_size=1, max_size=12))
    return [
        an_answer(rating, at=NOW + timedelta(hours=5 * moment), name=("answer", number))
        for number, (moment, rating) in enumerate(moments)
    ]


class Log:
    """A card and its log, kept the way storage keeps them."""

    def __init__(self, scheduler: str = "sm2") -> None:
        self.card = a_card(scheduler=scheduler)
        self.reviews: dict[ReviewId, Review] = {}

    def take(self, answers: list[Answer]) -> None:
        since = self.card.log_needed_from(answers)
        later = [] if since is None else [one for one in self.reviews.values() if one.answer.reviewed_at >= since]
        self.keep(*self.card.merge(answers, later=later, now=NOW))

    def keep(self, *reviews: Review) -> None:
        self.reviews |= {review.answer.review_id: review for review in reviews}

    def undo(self) -> None:
        self.keep(self.card.undo(self.standing()[-1], now=NOW))

    def standing(self) -> list[Review]:
        standing = [review for review in self.reviews.values() if review.undone_at is None]
        return sorted(standing, key=lambda review: review.answer.place)


@given(histories(), schedulers, st.data())
def test_answers_in_any_order_and_any_batches_give_what_they_give_in_order(
    answers: list[Answer], scheduler: str, data: st.DataObject
) -> None:
    in_order = Log(scheduler)
    for answer in sorted(answers, key=lambda one: one.place):
        in_order.take([answer])
    shuffled = data.draw(st.permutations(answers))
    cut = data.draw(st.integers(0, len(answers)))
    offline = Log(scheduler)
    for batch in (shuffled[:cut], shuffled[cut:]):
        if batch:
            offline.take(batch)
    assert offline.card.schedule == in_order.card.schedule
    assert offline.reviews == in_order.reviews


@given(histories(), schedulers, st.randoms())
def test_the_stored_schedule_is_the_fold_of_the_log(
    answers: list[Answer], scheduler: str, chance: random.Random
) -> None:
    log = Log(scheduler)
    for answer in chance.sample(answers, len(answers)):
        log.take([answer])
    folded = fold(ReviewSchedule(scheduler=scheduler), log.reviews.values())
    assert folded == log.standing()
    assert folded[-1].after == log.card.schedule


@given(histories(), schedulers)
def test_undo_after_a_review_is_as_before(answers: list[Answer], scheduler: str) -> None:
    log = Log(scheduler)
    seen = [log.card.schedule]
    for answer in sorted(answers, key=lambda one: one.place):
        log.take([answer])
        seen.append(log.card.schedule)
    for expected in reversed(seen[:-1]):
        log.undo()
        assert log.card.schedule == expected
    with pytest.raises(NothingToUndo):
        log.card.undo(None, now=NOW)


@given(histories(), st.data())
def test_what_was_undone_leaves_no_trace_in_what_comes_after(answers: list[Answer], data: st.DataObject) -> None:
    *rest, mistake = sorted(answers, key=lambda one: one.place)
    log = Log()
    if rest:
        log.take(rest)
    log.take([mistake])
    log.undo()
    assert fold(ReviewSchedule(), log.reviews.values()) == log.standing()
    late = data.draw(histories().map(lambda found: [rename(one, number) for number, one in enumerate(found)]))
    log.take(late)
    clean = Log()
    clean.take([*rest, *late])
    assert log.card.schedule == clean.card.schedule


def rename(answer: Answer, number: int) -> Answer:
    return an_answer(int(answer.rating), at=answer.reviewed_at, name=("late", number))


def test_only_reviews_whose_step_changed_are_written_again() -> None:
    log = Log()
    first, second, late = (an_answer(at=NOW + timedelta(days=day), name=day) for day in (0, 9, 5))
    log.take([first])
    log.take([second])
    since = log.card.log_needed_from([late])
    assert since == late.reviewed_at
    later = [review for review in log.standing() if review.answer.reviewed_at >= since]
    changed = log.card.merge([late], later=later, now=NOW)
    assert [review.answer for review in changed] == [late, second]


def test_a_review_is_stamped_with_scheduler_and_version() -> None:
    (review,) = a_card(scheduler="sm2_delphi").merge([an_answer()], now=NOW)
    assert (review.scheduler, review.scheduler_version) == ("sm2_delphi", 1)


def test_kinds_tell_introductions_reviews_and_repetitions_apart() -> None:
    log = Log()
    for number, rating in enumerate([1, 2, 5]):
        log.take([an_answer(rating, at=NOW + timedelta(minutes=number))])
    log.take([an_answer(at=NOW + timedelta(days=1))])
    assert [review.kind for review in log.standing()] == [
        ReviewKind.INTRODUCTION,
        ReviewKind.REPETITION,
        ReviewKind.REPETITION,
        ReviewKind.REVIEW,
    ]


def test_recalls_from_another_program_are_history_that_moves_nothing() -> None:
    card = a_card()
    carried = ReviewSchedule(
        repetitions=5, interval_days=40, ease_hundredths=210, due_on=NOW.date(), last_reviewed_at=NOW
    )
    imported = card.carry_over(carried, [an_answer(1, at=NOW - timedelta(days=40)), an_answer(3, at=NOW)])
    assert card.schedule == carried
    assert {review.kind for review in imported} == {ReviewKind.IMPORTED}
    card.merge([an_answer(4, at=NOW + timedelta(days=1))], now=NOW)
    assert card.schedule.interval_days == 84
    assert fold(carried, imported)[-1].after == carried
    with pytest.raises(NothingToUndo):
        card.undo(imported[-1], now=NOW)


def test_a_real_history_loses_nothing_and_gives_the_same_twice_in_any_order() -> None:
    history = review_history()
    assert len(history) == 12_580
    shuffled = random.Random(7).sample(history, len(history))
    first, second = replay(history), replay(shuffled)
    assert sum(len(log.reviews) for log in first.values()) == len(history)
    assert {name: log.card.schedule for name, log in first.items()} == {
        name: log.card.schedule for name, log in second.items()
    }


def replay(history: list[Recall]) -> dict[str, Log]:
    logs: dict[str, Log] = defaultdict(Log)
    for batch in range(0, len(history), 1_000):
        by_card: dict[str, list[Answer]] = defaultdict(list)
        for recall in history[batch : batch + 1_000]:
            by_card[recall.card].append(recall.answer())
        for name, answers in by_card.items():
            logs[name].take(answers)
    return logs
