"""Read models are what the review log says, in whatever order events come, how often, and whatever happened between."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from aksio.adapters.memory.progress import progress_of
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.application.learning.progress.contest_evidence import ContestEvidence, ContestEvidenceCommand
from aksio.application.learning.progress.entering import Told
from aksio.application.learning.progress.follow_answers import FollowAttempt, FollowAttemptCommand
from aksio.application.learning.progress.follow_reviews import (
    FollowCard,
    FollowCardCommand,
    FollowReviews,
    FollowReviewsCommand,
)
from aksio.application.learning.progress.rebuild_progress import RebuildProgress, RebuildProgressCommand
from aksio.application.learning.progress.retract_answers import RetractAnswers, RetractAnswersCommand
from aksio.domain.learning.activity import ActivityKind, Recall, answer_id
from aksio.domain.learning.topic import EvidenceNotFound
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import ActivityId, AttemptId, FlashcardId, LearnerId, QuestionId
from tests.make.cards import LEARNER, NOW, some_id
from tests.make.clock import FixedClock
from tests.make.progress import BEGUN, ELSEWHERE, LIGHT, OSLO, WAVES, an_act
from tests.make.study import OneCalendar

CARDS = [FlashcardId(some_id(f"card {number}")) for number in range(3)]
TOPICS = dict(zip(CARDS, [(LIGHT,), (LIGHT, WAVES), (ELSEWHERE,)], strict=True))


QUESTIONS = tuple(QuestionId(some_id(f"question {number}")) for number in range(2))

Heard = FollowCardCommand | FollowReviewsCommand | FollowAttemptCommand | RetractAnswersCommand


@dataclass
class ReviewLog:
    """What other contexts know: it changes, and events about the changes wait to be delivered."""

    reviews: dict[ActivityId, tuple[FlashcardId, Told]] = field(default_factory=dict)
    events: list[FollowCardCommand | FollowReviewsCommand] = field(default_factory=list)

    def review(self, card: FlashcardId, minute: int, *, correct: bool, interval: int | None) -> None:
        """An answer, of now or long ago."""
        at = BEGUN + timedelta(minutes=minute)
        recall = Recall(correct=float(correct), interval_days=interval, expected=None if interval is None else 0.9)
        act = replace(an_act(f"{card} {minute}", at=at, recall=recall), seconds=minute % 90 or None)
        if act.id not in self.reviews:
            self.reviews[act.id] = card, Told(activity=act, topics=TOPICS[card])
        self._tell(card, at)

    def correct_interval(self, card: FlashcardId, minute: int, interval: int) -> None:
        """A late answer changed what the schedule knew before a later one."""
        for act_id, (of, told) in self.reviews.items():
            recall = told.activity.recall
            if of == card and told.activity.occurred_at >= BEGUN + timedelta(minutes=minute) and recall is not None:
                act = replace(told.activity, recall=replace(recall, interval_days=interval, expected=0.8))
                self.reviews[act_id] = card, replace(told, activity=act)
        self._tell(card, BEGUN + timedelta(minutes=minute))

    def undo(self, place: int) -> None:
        """An answer is taken back."""
        if self.reviews:
            act_id = list(self.reviews)[place % len(self.reviews)]
            card, told = self.reviews[act_id]
            self.reviews[act_id] = card, replace(told, activity=replace(told.activity, undone_at=NOW))
            self._tell(card, told.activity.occurred_at)

    def _tell(self, card: FlashcardId, since: datetime) -> None:
        self.events.append(FollowCardCommand(learner_id=LEARNER, flashcard_id=card, since=since))

    async def of_card(
        self, flashcard_id: FlashcardId, *, learner_id: LearnerId, since: datetime, calendar: StudyCalendar
    ) -> list[Told]:
        """See the port."""
        told = [one for card, one in self.reviews.values() if card == flashcard_id]
        return sorted((one for one in told if one.activity.occurred_at >= since), key=lambda one: one.activity.place)

    async def of_learner(
        self, learner_id: LearnerId, *, since: date, after: Told | None, limit: int, calendar: StudyCalendar
    ) -> list[Told]:
        """See the port."""
        told = sorted((one for _, one in self.reviews.values()), key=lambda one: one.activity.place)
        return [one for one in told if after is None or one.activity.place > after.activity.place][:limit]


@dataclass
class AnswerLog:
    """Attempts at quizzes, as others know them: they are marked, marked anew, revealed late, and deleted."""

    attempts: dict[AttemptId, list[Told]] = field(default_factory=dict)
    events: list[FollowAttemptCommand | RetractAnswersCommand] = field(default_factory=list)

    def submit(self, name: int, minute: int, marks: list[float | None]) -> None:
        """An attempt is over, with a mark for each answer that has one."""
        attempt_id = AttemptId(some_id(f"attempt {name}"))
        if attempt_id not in self.attempts:
            self.attempts[attempt_id] = [
                self._told(attempt_id, question_id, minute + place, mark)
                for place, (question_id, mark) in enumerate(zip(QUESTIONS, marks, strict=True))
            ]
            self.events.append(FollowAttemptCommand(learner_id=LEARNER, attempt_id=attempt_id))

    def mark(self, place: int, question: int, mark: float | None) -> None:
        """A mark is given, changed or taken back, or may not be seen any more."""
        if self.attempts:
            attempt_id = list(self.attempts)[place % len(self.attempts)]
            told = self.attempts[attempt_id]
            if told:
                act = replace(told[question].activity, recall=None if mark is None else Recall(correct=mark))
                told[question] = replace(told[question], activity=act)
                self.events.append(FollowAttemptCommand(learner_id=LEARNER, attempt_id=attempt_id))

    def delete(self, place: int) -> None:
        """An attempt goes with its quiz."""
        if self.attempts:
            attempt_id = list(self.attempts)[place % len(self.attempts)]
            self.attempts[attempt_id] = []
            gone = RetractAnswersCommand(learner_id=LEARNER, attempt_id=attempt_id, question_ids=QUESTIONS)
            self.events.append(gone)

    def _told(self, attempt_id: AttemptId, question_id: QuestionId, minute: int, mark: float | None) -> Told:
        act = an_act(
            "answer",
            at=BEGUN + timedelta(minutes=minute),
            kind=ActivityKind.ANSWER,
            recall=None if mark is None else Recall(correct=mark),
        )
        return Told(activity=replace(act, id=answer_id(attempt_id, question_id)), topics=(LIGHT,))

    async def of_attempt(self, attempt_id: AttemptId, *, learner_id: LearnerId, calendar: StudyCalendar) -> list[Told]:
        """See the port."""
        return list(self.attempts.get(attempt_id, []))


class World:
    """Logs, and a store that follows them."""

    def __init__(self, log: ReviewLog, answers: AnswerLog | None = None) -> None:
        self.log, self.store = log, MemoryStore()
        self.answers = answers or AnswerLog()
        self._uow = MemoryUnitOfWork(self.store)
        calendars = OneCalendar(OSLO.zone)
        self._follow_card = FollowCard(self._uow, log, calendars)
        self._follow_reviews = FollowReviews(self._uow, log, calendars)
        self._follow_attempt = FollowAttempt(self._uow, self.answers, calendars)
        self._retract = RetractAnswers(self._uow)
        self._contest = ContestEvidence(self._uow, FixedClock(NOW))
        self._rebuild = RebuildProgress(self._uow)

    @property
    def events(self) -> list[Heard]:
        """All that was ever told."""
        return [*self.log.events, *self.answers.events]

    def deliver(self, event: Heard) -> None:
        """An event reaches its reaction."""
        match event:
            case FollowCardCommand():
                asyncio.run(self._follow_card(event))
            case FollowReviewsCommand():
                asyncio.run(self._follow_reviews(event))
            case FollowAttemptCommand():
                asyncio.run(self._follow_attempt(event))
            case RetractAnswersCommand():
                asyncio.run(self._retract(event))

    def contest(self, act_id: ActivityId, *, contested: bool) -> bool:
        """The learner says that an answer misleads. False: it is no evidence (yet)."""
        command = ContestEvidenceCommand(learner_id=LEARNER, evidence_id=act_id, contested=contested)
        try:
            asyncio.run(self._contest(command))
        except EvidenceNotFound:
            return False
        return True

    def differences(self) -> int:
        """What a rebuilding would change."""
        found = asyncio.run(self._rebuild(RebuildProgressCommand(learner_id=LEARNER, dry_run=True)))
        return found.days_differing + found.topics_differing + found.streaks_differing


MINUTES = st.integers(0, 80).map(lambda number: number * 50)
"""Over three days, often the same for several cards."""
MARKS = st.none() | st.sampled_from([0.0, 0.4, 1.0])
STEPS = st.one_of(
    st.tuples(st.just("submit"), st.integers(0, 3), MINUTES, st.lists(MARKS, min_size=2, max_size=2)),
    st.tuples(st.just("mark"), st.integers(0, 9), st.integers(0, 1), MARKS),
    st.tuples(st.just("delete"), st.integers(0, 9)),
    st.tuples(st.just("review"), st.sampled_from(CARDS), MINUTES, st.booleans(), st.none() | st.integers(0, 60)),
    st.tuples(st.just("correct_interval"), st.sampled_from(CARDS), st.just(0) | MINUTES, st.integers(0, 60)),
    st.tuples(st.just("undo"), st.integers(0, 99)),
    st.tuples(st.just("contest"), st.integers(0, 99), st.booleans()),
    st.tuples(st.just("deliver"), st.integers(0, 99)),
    st.tuples(st.just("deliver_batch")),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(STEPS, max_size=40), st.randoms(use_true_random=False))
def test_read_models_equal_a_recomputation_after_any_interleaving(steps: list[tuple[Any, ...]], luck: Any) -> None:
    world, contested = World(ReviewLog()), dict[ActivityId, bool]()
    for step in steps:
        take(step, world, contested)
        assert world.differences() == 0
    for event in luck.sample(world.events * 2, len(world.events) * 2):
        world.deliver(event)
    assert world.differences() == 0

    fresh = World(world.log, as_remembered(world))
    for event in (FollowReviewsCommand(learner_id=LEARNER, since=BEGUN.date()), *fresh.answers.events):
        fresh.deliver(event)
    for act_id, is_contested in contested.items():
        fresh.contest(act_id, contested=is_contested)
    followed, computed = progress_of(world.store, LEARNER), progress_of(fresh.store, LEARNER)
    assert followed.acts == computed.acts
    assert followed.records == computed.records
    for topic_id, stands in computed.masteries.items():
        assert followed.masteries[topic_id] == stands
        assert followed.evidence.get(topic_id, {}) == computed.evidence.get(topic_id, {})


def as_remembered(world: World) -> AnswerLog:
    """The attempts there are; and of those that were deleted only that the learner did something then."""
    log = AnswerLog(events=[each for each in world.answers.events if isinstance(each, FollowAttemptCommand)])
    ledger = progress_of(world.store, LEARNER).acts
    for attempt_id, told in world.answers.attempts.items():
        left = [ledger[act_id] for each in QUESTIONS if (act_id := answer_id(attempt_id, each)) in ledger]
        log.attempts[attempt_id] = told or [Told(activity=replace(act, recall=None)) for act in left]
    return log


def take(step: tuple[Any, ...], world: World, contested: dict[ActivityId, bool]) -> None:
    """One thing happens: in the log, by the learner, or an event arrives (again)."""
    match step:
        case ("review", card, minute, correct, interval):
            world.log.review(card, minute, correct=correct, interval=interval)
        case ("correct_interval", card, minute, interval):
            world.log.correct_interval(card, minute, interval)
        case ("undo", place):
            world.log.undo(place)
        case ("contest", place, is_contested) if world.log.reviews:
            act_id = list(world.log.reviews)[place % len(world.log.reviews)]
            card, told = world.log.reviews[act_id]
            world.deliver(FollowCardCommand(learner_id=LEARNER, flashcard_id=card, since=told.activity.occurred_at))
            if world.contest(act_id, contested=is_contested):
                contested[act_id] = is_contested
        case ("deliver", place) if world.events:
            world.deliver(world.events[place % len(world.events)])
        case ("deliver_batch",):
            world.deliver(FollowReviewsCommand(learner_id=LEARNER, since=BEGUN.date()))
        case _:
            take_in_quizzes(step, world.answers)


def take_in_quizzes(step: tuple[Any, ...], answers: AnswerLog) -> None:
    """One thing happens to an attempt."""
    match step:
        case ("submit", name, minute, marks):
            answers.submit(name, minute, marks)
        case ("mark", place, question, mark):
            answers.mark(place, question, mark)
        case ("delete", place):
            answers.delete(place)
        case _:
            pass


def test_an_answer_that_arrives_together_with_the_undoing_of_a_later_one_still_counts() -> None:
    world, [card, *_] = World(ReviewLog()), CARDS
    together = FollowReviewsCommand(learner_id=LEARNER, since=BEGUN.date())
    world.log.review(card, 50, correct=False, interval=None)
    world.deliver(together)
    world.log.review(card, 0, correct=True, interval=None)
    world.log.undo(0)
    world.deliver(together)
    assert world.differences() == 0
