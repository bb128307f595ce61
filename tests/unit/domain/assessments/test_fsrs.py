"""FSRS behind the port of schedulers: what holds for any history."""

import random
from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.review import Answer, Review, fold
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.schedule_preview import Outcome, preview
from aksio.domain.assessments.scheduling import Scheduling
from aksio.domain.shared.ids import ReviewId
from tests.make.cards import NOW, TODAY, a_card, an_answer, on_successive_days, review_history, some_id
from tests.make.fsrs import BY_FSRS, FSRS_TOO, histories, retentions, schedulings


class Log:
    """A card and its log, kept the way storage keeps them."""

    def __init__(self, scheduling: Scheduling = BY_FSRS, name: object = "card") -> None:
        self.card = a_card(name)
        self.card.reschedule(scheduling, [], schedulers=FSRS_TOO)
        self.reviews: dict[ReviewId, Review] = {}

    def take(self, answers: list[Answer]) -> "Log":
        since = self.card.log_needed_from(answers)
        later = [] if since is None else [one for one in self.reviews.values() if one.answer.reviewed_at >= since]
        self.keep(*self.card.merge(answers, later=later, schedulers=FSRS_TOO, now=NOW))
        return self

    def keep(self, *reviews: Review) -> None:
        self.reviews |= {review.answer.review_id: review for review in reviews}

    def follow(self, scheduling: Scheduling) -> None:
        self.keep(*self.card.reschedule(scheduling, list(self.reviews.values()), schedulers=FSRS_TOO))

    def undo(self) -> None:
        standing = [review for review in self.reviews.values() if review.undone_at is None]
        self.keep(self.card.undo(max(standing, key=lambda one: one.answer.place), now=NOW))


def in_order(answers: list[Answer]) -> list[Answer]:
    return sorted(answers, key=lambda one: one.place)


@given(histories(), schedulings, st.data())
def test_answers_in_any_order_and_any_batches_give_what_they_give_in_order(
    answers: list[Answer], scheduling: Scheduling, data: st.DataObject
) -> None:
    online = Log(scheduling)
    for answer in in_order(answers):
        online.take([answer])
    shuffled = data.draw(st.permutations(answers))
    cut = data.draw(st.integers(0, len(answers)))
    offline = Log(scheduling)
    for batch in (shuffled[:cut], shuffled[cut:]):
        if batch:
            offline.take(batch)
    assert offline.card.schedule == online.card.schedule
    assert offline.reviews == online.reviews


@given(histories(), schedulings)
def test_the_schedule_is_the_fold_of_the_log(answers: list[Answer], scheduling: Scheduling) -> None:
    log = Log(scheduling).take(answers)
    folded = fold(scheduling.begin(), log.reviews.values(), FSRS_TOO)
    assert folded == sorted(log.reviews.values(), key=lambda one: one.answer.place)
    assert folded[-1].after == log.card.schedule


@given(histories(), schedulings, st.lists(schedulings, max_size=3))
def test_another_scheduling_and_back_is_as_before(
    answers: list[Answer], scheduling: Scheduling, others: list[Scheduling]
) -> None:
    log, plain = Log(scheduling).take(answers), Log(scheduling).take(answers)
    for other in others:
        log.follow(other)
        assert other.holds_for(log.card.schedule)
        assert log.card.schedule == Log(other).take(answers).card.schedule
    log.follow(scheduling)
    assert log.card.schedule == plain.card.schedule
    assert log.reviews == plain.reviews


@given(histories(), schedulings)
def test_undo_after_a_review_is_as_before(answers: list[Answer], scheduling: Scheduling) -> None:
    log = Log(scheduling)
    seen = [log.card.schedule]
    for answer in in_order(answers):
        log.take([answer])
        seen.append(log.card.schedule)
    for expected in reversed(seen[:-1]):
        log.undo()
        assert log.card.schedule == expected


@given(histories(), retentions)
def test_a_memory_is_always_a_memory_and_an_interval_always_a_day_or_more(
    answers: list[Answer], retention: float
) -> None:
    log = Log(Scheduling(scheduler="fsrs", desired_retention=retention)).take(answers)
    for review in log.reviews.values():
        memory = review.after.memory
        assert memory is not None
        assert 0.001 <= memory.stability <= 36_500
        assert 1 <= memory.difficulty <= 10
        assert 1 <= review.after.interval_days <= 36_500
        assert (review.scheduler, review.scheduler_version) == ("fsrs", 1)
        assert review.after.chance_of_recall(review.answer.day) == 1
        assert review.after.studied_on == review.answer.day


@given(st.none() | histories(), retentions, st.integers(0, 500))
def test_a_better_answer_never_leads_to_an_earlier_day(
    answers: list[Answer] | None, retention: float, wait: int
) -> None:
    log = Log(Scheduling(scheduler="fsrs", desired_retention=retention))
    if answers:
        log.take(answers)
    day = (log.card.schedule.studied_on or TODAY) + timedelta(days=wait)
    intervals = [one.schedule.interval_days for one in outcomes(log.card, day)]
    assert intervals == sorted(intervals)


def outcomes(card: Flashcard, day: date) -> list[Outcome]:
    at = datetime.combine(day, time(12), tzinfo=UTC)
    return preview(card.schedule, at=at, day=day, flashcard_id=card.id, schedulers=FSRS_TOO)


@given(histories(), st.integers(0, 500))
def test_a_higher_aim_never_leads_to_a_longer_range(answers: list[Answer], wait: int) -> None:
    def latest(retention: float) -> int:
        log = Log(Scheduling(scheduler="fsrs", desired_retention=retention)).take(answers)
        assert log.card.schedule.studied_on is not None
        spread = FSRS_TOO.fsrs.spread_after(log.card.schedule, Rating.GOOD, day=NOW.date() + timedelta(days=500 + wait))
        return spread.latest

    assert latest(0.95) <= latest(0.9) <= latest(0.75)


def test_the_interval_is_where_the_chance_falls_to_the_aim() -> None:
    ranges = {}
    for aim in (0.97, 0.9, 0.7):
        carried = ReviewSchedule(repetitions=5, interval_days=100, ease_hundredths=250, due_on=TODAY)
        before = FSRS_TOO.carried(carried, Scheduling(scheduler="fsrs", desired_retention=aim))
        spread = FSRS_TOO.fsrs.spread_after(before, Rating.GOOD, day=TODAY)
        ranges[aim] = (spread.earliest, spread.latest)
        assert before.memory is not None
        grown = FSRS_TOO.fsrs.model.next(before.memory, Rating.GOOD, elapsed_days=100)
        assert spread.earliest <= grown.days_until(aim) <= spread.latest
    assert ranges[0.97][1] < ranges[0.9][0] < ranges[0.9][1] < ranges[0.7][0]


def test_the_days_that_have_passed_count_and_not_those_that_were_planned() -> None:
    log = Log().take(on_successive_days([4]))
    before = log.card.schedule.memory
    assert before is not None
    for days in (1, 4, 40):
        late = Log().take([*on_successive_days([4]), an_answer(4, at=NOW + timedelta(days=days), name=days)])
        expected = FSRS_TOO.fsrs.model.next(before, Rating.GOOD, elapsed_days=days)
        assert late.card.schedule.memory == expected


def test_a_forgotten_card_comes_again_the_same_day_and_that_is_neither_success_nor_lapse() -> None:
    log = Log().take(on_successive_days([4, 4, 4]))
    late = NOW + timedelta(days=30)
    forgotten = log.take([an_answer(1, at=late)]).card.schedule
    assert (forgotten.repetitions, forgotten.lapses, forgotten.repeat_on) == (0, 1, late.date())
    again = log.take([an_answer(2, at=late + timedelta(minutes=5))]).card.schedule
    assert (again.repetitions, again.lapses, again.repeat_on) == (0, 1, late.date())
    done = log.take([an_answer(4, at=late + timedelta(minutes=9))]).card.schedule
    assert (done.repetitions, done.lapses, done.repeat_on) == (0, 1, None)
    assert done.memory is not None
    assert again.memory is not None
    assert done.memory.stability > again.memory.stability
    assert done.interval_days >= 1
    learnt = log.take([an_answer(4, at=late + timedelta(days=2))]).card.schedule
    assert (learnt.repetitions, learnt.lapses) == (1, 1)


def test_a_card_from_elsewhere_keeps_its_day_and_gets_the_memory_that_its_interval_stands_for() -> None:
    card = a_card()
    carried = ReviewSchedule(repetitions=5, interval_days=40, ease_hundredths=210, due_on=TODAY, last_reviewed_at=NOW)
    history = card.carry_over(carried, [an_answer(4, at=NOW - timedelta(days=40))])
    card.reschedule(BY_FSRS, history, schedulers=FSRS_TOO)
    found = card.schedule
    assert (found.due_on, found.interval_days, found.repetitions) == (TODAY, 40, 5)
    assert found.memory is not None
    assert found.memory.stability == 40
    assert found.chance_of_recall(TODAY) == pytest.approx(0.9)
    grown = FSRS_TOO.fsrs.model.next(found.memory, Rating.GOOD, elapsed_days=40)
    assert grown.stability == pytest.approx(40 * 2.10, rel=0.001)
    card.reschedule(Scheduling(), history, schedulers=FSRS_TOO)
    assert card.schedule == carried


def test_a_card_without_a_log_goes_to_fsrs_and_comes_back_as_it_was() -> None:
    card = a_card()
    carried = ReviewSchedule(repetitions=3, interval_days=9, due_on=TODAY, repeat_on=TODAY, last_reviewed_at=NOW)
    card.carry_over(carried)
    card.reschedule(BY_FSRS, [], schedulers=FSRS_TOO)
    assert card.schedule.memory is not None
    assert (card.schedule.due_on, card.schedule.desired_retention) == (TODAY, 0.85)
    card.reschedule(Scheduling(), [], schedulers=FSRS_TOO)
    assert card.schedule == carried


def test_a_repetition_that_sm2_had_wished_for_is_neither_success_nor_lapse() -> None:
    card = a_card()
    card.carry_over(ReviewSchedule(repetitions=3, interval_days=9, due_on=TODAY, repeat_on=TODAY))
    card.reschedule(BY_FSRS, [], schedulers=FSRS_TOO)
    for rating in (1, 4):
        after = FSRS_TOO.fsrs.after(card.schedule, Rating(rating), at=NOW, day=TODAY, flashcard_id=card.id)
        assert (after.repetitions, after.lapses) == (3, 0)


def test_what_was_undone_is_not_folded_in_again() -> None:
    log = Log(Scheduling())
    for answer in on_successive_days([4, 5]):
        log.take([answer])
    log.undo()
    log.follow(BY_FSRS)
    assert log.card.schedule == Log().take(on_successive_days([4])).card.schedule
    log.undo()
    log.follow(Scheduling())
    log.follow(BY_FSRS)
    assert log.card.schedule == BY_FSRS.begin()


def test_reasons_tell_how_the_memory_changed() -> None:
    log = Log().take(on_successive_days([4]))
    reasons = [outcome.reason for outcome in outcomes(log.card, TODAY + timedelta(days=4))]
    assert reasons[4].startswith("Remembered after 4 days, with a chance of 86%. Stability 2.31 → ")
    assert reasons[1].startswith("Not remembered after 4 days")
    assert reasons[1].endswith("Comes once more today, until it is remembered.")


def test_a_real_history_gives_the_same_twice_in_any_order_and_comes_back_from_another_scheduler() -> None:
    history = review_history()[:6_000]
    first = replay([(recall.card, recall.answer()) for recall in history])
    shuffled = random.Random(7).sample(history, len(history))
    second = replay([(recall.card, recall.answer()) for recall in shuffled])
    assert states(first) == states(second)
    for log in second.values():
        log.follow(Scheduling())
    assert states(first) != states(second)
    for log in second.values():
        log.follow(BY_FSRS)
    assert states(first) == states(second)


def states(logs: dict[str, Log]) -> dict[str, ReviewSchedule]:
    return {name: log.card.schedule for name, log in logs.items()}


def replay(history: list[tuple[str, Answer]]) -> dict[str, Log]:
    by_card: dict[str, list[list[Answer]]] = defaultdict(list)
    for start in range(0, len(history), 1_000):
        batch: dict[str, list[Answer]] = defaultdict(list)
        for name, answer in history[start : start + 1_000]:
            batch[name].append(answer)
        for name, answers in batch.items():
            by_card[name].append(answers)
    logs = {}
    for name, batches in by_card.items():
        logs[name] = Log(name=some_id(name))
        for answers in batches:
            logs[name].take(answers)
    return logs
