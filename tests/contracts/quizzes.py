"""What every storage of quizzes and attempts promises."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from aksio.application.assessments.quizzes.quiz_ports import AttemptQueues, AttemptRef, QuizUnitOfWork
from aksio.application.assessments.quizzes.quiz_reader_ports import (
    AttemptFilter,
    AttemptsReader,
    QuizAnalyses,
    QuizFilter,
    QuizzesReader,
)
from aksio.application.assessments.quizzes.quiz_views import AnswerToJudge, QuizView, ToJudge
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.quizzes.answers import ChosenOption, ChosenOptions, WrittenText
from aksio.domain.assessments.quizzes.attempt import Attempt
from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.assessments.quizzes.calibration import calibration
from aksio.domain.assessments.quizzes.model_reading import Finding, ModelReading, Sample
from aksio.domain.assessments.quizzes.part import part_id
from aksio.domain.assessments.quizzes.question import Original, Question
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.quiz import Quiz, QuizStatus
from aksio.domain.assessments.quizzes.quiz_errors import AttemptNotFound, QuizNotFound
from aksio.domain.assessments.quizzes.quiz_events import AttemptDeleted
from aksio.domain.assessments.quizzes.quiz_heading import QuizHeading
from aksio.domain.assessments.quizzes.quiz_settings import QuizSettings, ShowAnswers
from aksio.domain.assessments.quizzes.quiz_version import QuizVersion
from aksio.domain.assessments.quizzes.response import GradedBy
from aksio.domain.assessments.quizzes.yardstick import yardsticks_of
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import CourseId, LearnerId, QuestionId, QuizId
from aksio.domain.shared.lease import Lease
from aksio.domain.shared.leased_work import REQUEUE_AFTER
from tests.make.cards import COURSE, LEARNER, NOW, UTC_DAYS, some_id
from tests.make.quizzes import EVERY_RULE, a_question, a_quiz, an_attempt, published, right_answer

NewUnitOfWork = Callable[[], QuizUnitOfWork]
STRANGER = LearnerId(some_id("stranger"))
TAKER = LearnerId(some_id("taker"))
LATER = NOW + timedelta(minutes=5)
WORDS = "Light becomes sugar."
OTHER_COURSE = CourseId(some_id("other course"))
ANY_QUIZ, ANY_ATTEMPT = QuizFilter(), AttemptFilter()


def fields_of(thing: Quiz | Attempt) -> dict[str, object]:
    """All that is to come back."""
    return {name: getattr(thing, name) for name in thing.__dataclass_fields__ if name != "_events"}


async def add(new_uow: NewUnitOfWork, *quizzes: Quiz) -> None:
    """Commit new quizzes."""
    async with new_uow() as uow:
        for quiz in quizzes:
            uow.quizzes.add(quiz)
        await uow.commit()


async def publish(new_uow: NewUnitOfWork, quiz: Quiz) -> QuizVersion:
    """Commit the next version of a stored quiz."""
    async with new_uow() as uow:
        version = published(quiz)
        uow.quizzes.save(quiz, published=version)
        await uow.commit()
    return version


async def begin(new_uow: NewUnitOfWork, *attempts: Attempt) -> None:
    """Commit new attempts."""
    async with new_uow() as uow:
        for attempt in attempts:
            uow.attempts.add(attempt)
        await uow.commit()


async def save(new_uow: NewUnitOfWork, attempt: Attempt) -> None:
    """Commit a changed attempt."""
    async with new_uow() as uow:
        uow.attempts.save(attempt)
        await uow.commit()


async def a_published_quiz(new_uow: NewUnitOfWork, **details: object) -> tuple[Quiz, QuizVersion]:
    """In storage, with a question of every type."""
    quiz = a_quiz(**{"sections": (), **details})  # type: ignore[arg-type]  # the builder's own names
    await add(new_uow, quiz)
    return quiz, await publish(new_uow, quiz)


def answered(attempt: Attempt, *, right: bool = True) -> Attempt:
    """The attempt, answered with 0.9 confidence in 2 s each, and submitted."""
    for question in attempt.paper.questions:
        answer = right_answer(question) if right else None
        attempt.answer(question.id, answer, confidence=0.9, duration_ms=2000, now=NOW)
    attempt.submit(calendar=UTC_DAYS, now=LATER)
    return attempt


def readings() -> tuple[ModelReading, ModelReading]:
    """An essay's, on which two samples agree, and a short answer's, on which they do not."""
    essay, short = a_question(QuestionKind.ESSAY), a_question(QuestionKind.SHORT_ANSWER)
    samples = [Sample(findings=(Finding(level=level, quote="sugar"),), addresses_grader=False) for level in (1, 2)]
    return (
        ModelReading.of(WORDS, yardsticks_of(essay), (samples[0], samples[0]), model="m"),
        ModelReading.of(WORDS, yardsticks_of(short), samples, model="m"),
    )


class QuizzesContract:
    """Subclasses give the fixtures `new_uow`, `quizzes`, `attempts` and `analyses`, all on one storage."""

    async def test_every_field_of_a_quiz_comes_back(self, new_uow: NewUnitOfWork) -> None:
        quiz = a_quiz()
        quiz.published_at, quiz.has_changes, quiz.published_version = LATER, False, 3
        quiz.twin_of, quiz.told_heading = QuizId(some_id("original")), QuizHeading(title="A", description="B")
        original = Original(question_id=QuestionId(some_id("original")), revision=2)
        quiz.questions = tuple(replace(question, revision=4, twin_of=original) for question in quiz.questions)
        quiz.status = QuizStatus.ARCHIVED
        await add(new_uow, quiz)
        async with new_uow() as uow:
            assert fields_of(await uow.quizzes.get(quiz.id, learner_id=LEARNER)) == fields_of(quiz)

    async def test_every_field_of_an_attempt_comes_back(self, new_uow: NewUnitOfWork) -> None:
        _, version = await a_published_quiz(new_uow)
        attempt = an_attempt(version, taker_id=TAKER)
        await begin(new_uow, attempt)
        for question in attempt.paper.questions[1:]:
            attempt.take_hint(question.id, now=NOW)
            attempt.answer(question.id, right_answer(question), confidence=0.25, duration_ms=900, now=NOW)
        await self._comes_back(new_uow, attempt)
        attempt.submit(calendar=UTC_DAYS, now=LATER)
        await self._comes_back(new_uow, attempt)
        attempt.grade(attempt.paper.questions[0].id, Fraction(1, 3), comment="Hm.", now=LATER)
        await self._comes_back(new_uow, attempt)

    async def test_readings_and_appeals_come_back(self, new_uow: NewUnitOfWork) -> None:
        attempt, essay, _ = await self._for_a_model(new_uow)
        lease = Lease(token=some_id("worker"), expires_at=LATER)
        attempt.take_up_reading(lease, now=NOW)
        await self._comes_back(new_uow, attempt)
        attempt.record_reading(essay.id, readings()[0], lease=lease, now=LATER)
        attempt.pause_reading(token=lease.token, at_least=timedelta(minutes=1), now=LATER)
        await self._comes_back(new_uow, attempt)
        attempt.appeal(essay.id, "It is more than that.", quiz_closed=True, now=LATER)
        await self._comes_back(new_uow, attempt)
        attempt.decide_appeal(essay.id, Fraction(1, 3), comment="A little.", now=LATER)
        await self._comes_back(new_uow, attempt)

    async def test_answers_that_wait_for_a_model_are_found_when_they_are_due(
        self, new_uow: NewUnitOfWork, queues: AttemptQueues
    ) -> None:
        attempt, essay, short = await self._for_a_model(new_uow)
        lease = Lease(token=some_id("worker"), expires_at=LATER + timedelta(minutes=1))
        ref = AttemptRef(attempt_id=attempt.id, taker_id=TAKER)
        assert await queues.unread(now=LATER + REQUEUE_AFTER, limit=5) == [ref]
        assert await queues.unread(now=LATER, limit=5) == []
        attempt.take_up_reading(lease, now=LATER)
        await save(new_uow, attempt)
        assert await queues.unread(now=LATER + REQUEUE_AFTER, limit=5) == []
        assert await queues.unread(now=lease.expires_at, limit=5) == [ref]
        async with new_uow() as uow:
            attempt = await uow.attempts.get(attempt.id, taker_id=TAKER)
        for question, reading in zip((essay, short), readings(), strict=True):
            attempt.record_reading(question.id, reading, lease=lease, now=LATER)
        await save(new_uow, attempt)
        assert await queues.unread(now=LATER + timedelta(days=9), limit=5) == []

    async def test_owners_find_what_a_model_gave_and_what_is_appealed_against(
        self, new_uow: NewUnitOfWork, analyses: QuizAnalyses
    ) -> None:
        attempt, essay, short = await self._for_a_model(new_uow)
        lease = Lease(token=some_id("worker"), expires_at=LATER)
        attempt.take_up_reading(lease, now=LATER)
        for question, reading in zip((essay, short), readings(), strict=True):
            attempt.record_reading(question.id, reading, lease=lease, now=LATER)
        attempt.appeal(essay.id, "It is more than that.", quiz_closed=True, now=LATER)
        await save(new_uow, attempt)

        async def found(which: ToJudge) -> list[AnswerToJudge]:
            return (await analyses.to_judge(attempt.quiz_id, which, PageRequest(), learner_id=LEARNER)).items

        (by_model,), (ungraded,), (appealed,) = [
            await found(which) for which in (ToJudge.BY_MODEL, ToJudge.UNGRADED, ToJudge.APPEALED)
        ]
        assert by_model == appealed
        assert (by_model.question_id, by_model.graded_by, by_model.mark) == (essay.id, GradedBy.MODEL, 1)
        assert (by_model.answer, by_model.text) == (WrittenText(text=WORDS), WORDS)
        assert (by_model.reading, ungraded.reading) == readings()
        assert by_model.appeal == attempt.responses[essay.id].appeal
        assert (ungraded.question_id, ungraded.graded_by, ungraded.appeal) == (short.id, None, None)
        with pytest.raises(QuizNotFound):
            await analyses.to_judge(attempt.quiz_id, ToJudge.APPEALED, PageRequest(), learner_id=TAKER)
        attempt.grade(essay.id, Fraction(0), now=LATER)
        await save(new_uow, attempt)
        assert await found(ToJudge.BY_MODEL) == await found(ToJudge.APPEALED) == []

    async def _for_a_model(self, new_uow: NewUnitOfWork) -> tuple[Attempt, Question, Question]:
        """An attempt of TAKER in storage whose essay and short answer wait for a model."""
        essay, short = a_question(QuestionKind.ESSAY), a_question(QuestionKind.SHORT_ANSWER)
        rules = QuizSettings(show_answers=ShowAnswers.AFTER_CLOSE)
        _, version = await a_published_quiz(new_uow, questions=(essay, short), settings=rules)
        attempt = an_attempt(version, taker_id=TAKER)
        for question in (essay, short):
            attempt.answer(question.id, WrittenText(text=WORDS), now=NOW)
        attempt.submit(calendar=UTC_DAYS, has_reader=True, now=LATER)
        await begin(new_uow, attempt)
        async with new_uow() as uow:
            return await uow.attempts.get(attempt.id, taker_id=TAKER), essay, short

    async def _comes_back(self, new_uow: NewUnitOfWork, attempt: Attempt) -> None:
        await save(new_uow, attempt)
        async with new_uow() as uow:
            found = await uow.attempts.get(attempt.id, taker_id=attempt.taker_id)
        assert fields_of(found) == fields_of(attempt)

    async def test_an_attempt_is_graded_by_what_was_served_until_it_is_regraded(self, new_uow: NewUnitOfWork) -> None:
        quiz, version = await a_published_quiz(new_uow, questions=(a_question(),))
        attempt = answered(an_attempt(version))
        await begin(new_uow, attempt)
        quiz.mend_question(replace(quiz.questions[0], text="Mended?", points=quiz.questions[0].points * 2), now=LATER)
        later = await publish(new_uow, quiz)
        async with new_uow() as uow:
            found = await uow.attempts.get(attempt.id, taker_id=LEARNER)
        assert found.key == found.paper.questions == version.questions
        found.regrade(later, now=LATER)
        await self._comes_back(new_uow, found)
        assert (found.key, found.paper.questions) == (later.questions, version.questions)

    async def test_another_persons_things_are_missing(
        self, new_uow: NewUnitOfWork, quizzes: QuizzesReader, attempts: AttemptsReader, analyses: QuizAnalyses
    ) -> None:
        quiz, version = await a_published_quiz(new_uow)
        attempt = an_attempt(version, taker_id=TAKER)
        await begin(new_uow, attempt)
        async with new_uow() as uow:
            with pytest.raises(QuizNotFound):
                await uow.quizzes.get(quiz.id, learner_id=STRANGER)
            with pytest.raises(QuizNotFound):
                await uow.attempts.standing(quiz.id, owner_id=STRANGER, taker_id=STRANGER)
            for stranger in (STRANGER, LEARNER):
                with pytest.raises(AttemptNotFound):
                    await uow.attempts.get(attempt.id, taker_id=stranger)
            with pytest.raises(AttemptNotFound):
                await uow.attempts.get_for_owner(attempt.id, owner_id=TAKER)
            assert (await uow.attempts.get_for_owner(attempt.id, owner_id=LEARNER)).id == attempt.id
        for missing in (
            quizzes.quiz(quiz.id, learner_id=STRANGER),
            quizzes.questions(quiz.id, learner_id=STRANGER),
            analyses.of(quiz.id, learner_id=TAKER),
            analyses.to_judge(quiz.id, ToJudge.UNGRADED, PageRequest(), learner_id=TAKER),
            attempts.counted(quiz.id, taker_id=STRANGER),
        ):
            with pytest.raises(QuizNotFound):
                await missing
        assert (await quizzes.quizzes(STRANGER, ANY_QUIZ, PageRequest())).items == []
        assert (await attempts.attempts(LEARNER, ANY_ATTEMPT, PageRequest())).items == []

    async def test_of_two_saves_of_one_version_the_second_is_refused(self, new_uow: NewUnitOfWork) -> None:
        quiz, version = await a_published_quiz(new_uow)
        attempt = an_attempt(version)
        await begin(new_uow, attempt)
        async with new_uow() as uow:
            mine, theirs = [await uow.attempts.get(attempt.id, taker_id=LEARNER) for _ in range(2)]
            our_quiz, their_quiz = [await uow.quizzes.get(quiz.id, learner_id=LEARNER) for _ in range(2)]
        await save(new_uow, mine)
        with pytest.raises(Conflict):
            await save(new_uow, theirs)
        for one, is_first in ((our_quiz, True), (their_quiz, False)):
            async with new_uow() as uow:
                uow.quizzes.save(one)
                if is_first:
                    await uow.commit()
                    continue
                with pytest.raises(Conflict):
                    await uow.commit()

    async def test_an_attempts_number_is_taken_once(self, new_uow: NewUnitOfWork) -> None:
        _, version = await a_published_quiz(new_uow)
        await begin(new_uow, an_attempt(version, 1), an_attempt(version, 2, taker_id=TAKER))
        with pytest.raises(Conflict):
            await begin(new_uow, an_attempt(version, 3))

    async def test_standing_tells_what_to_take_and_what_was_made(self, new_uow: NewUnitOfWork) -> None:
        quiz = a_quiz(sections=())
        await add(new_uow, quiz)
        async with new_uow() as uow:
            before = await uow.attempts.standing(quiz.id, owner_id=LEARNER, taker_id=TAKER)
        assert (before.status, before.version, before.attempts) == (QuizStatus.DRAFT, None, 0)
        await publish(new_uow, quiz)
        quiz.edit(title="Second", now=LATER)
        version = await publish(new_uow, quiz)
        over, still_open = (
            answered(an_attempt(version, 1, taker_id=TAKER)),
            an_attempt(version, 2, taker_id=TAKER, number=2),
        )
        await begin(new_uow, over, still_open, an_attempt(version, 3))
        async with new_uow() as uow:
            standing = await uow.attempts.standing(quiz.id, owner_id=LEARNER, taker_id=TAKER)
            assert await uow.attempts.closing(quiz.id) == quiz.closing
            assert await uow.attempts.are_by_others(quiz.id, owner_id=LEARNER)
            assert not await uow.attempts.are_by_others(QuizId(some_id("none")), owner_id=LEARNER)
        assert (standing.version, standing.course_id) == (version, COURSE)
        assert (standing.attempts, standing.open_attempt_id) == (2, still_open.id)

    async def test_quizzes_are_listed_newest_first_page_by_page(
        self, new_uow: NewUnitOfWork, quizzes: QuizzesReader
    ) -> None:
        made = [a_quiz(number, course_id=OTHER_COURSE if number % 2 else COURSE) for number in range(5)]
        for number, quiz in enumerate(made):
            quiz.created_at = NOW + timedelta(seconds=number)
        await add(new_uow, *made, a_quiz("theirs", learner_id=STRANGER))
        first = await quizzes.quizzes(LEARNER, ANY_QUIZ, PageRequest(limit=3))
        second = await quizzes.quizzes(LEARNER, ANY_QUIZ, PageRequest(limit=3, cursor=first.next_cursor))
        assert [*first.items, *second.items] == [QuizView.of(quiz) for quiz in reversed(made)]
        assert second.next_cursor is None
        other = await quizzes.quizzes(LEARNER, QuizFilter(course_id=OTHER_COURSE), PageRequest())
        assert [view.id for view in other.items] == [made[3].id, made[1].id]
        assert (await quizzes.quizzes(LEARNER, QuizFilter(status=QuizStatus.ARCHIVED), PageRequest())).items == []
        assert await quizzes.quiz(made[0].id, learner_id=LEARNER) == QuizView.of(made[0])
        shown = await quizzes.questions(made[0].id, learner_id=LEARNER)
        assert tuple(view.question for view in shown) == made[0].questions

    async def test_attempts_are_listed_counted_and_summed(
        self, new_uow: NewUnitOfWork, attempts: AttemptsReader
    ) -> None:
        quiz, version = await a_published_quiz(new_uow, questions=(a_question(QuestionKind.TRUE_FALSE),))
        right, wrong = answered(an_attempt(version, 1)), answered(an_attempt(version, 2, number=2), right=False)
        still_open = an_attempt(version, 3, number=3)
        for number, attempt in enumerate((right, wrong, still_open)):
            attempt.started_at += timedelta(seconds=number)
        await begin(new_uow, right, wrong, still_open, answered(an_attempt(version, 4, taker_id=TAKER)))
        listed = (await attempts.attempts(LEARNER, AttemptFilter(quiz_id=quiz.id), PageRequest())).items
        assert [(one.id, one.percent, one.passed, one.score, one.max_score) for one in listed] == [
            (still_open.id, None, None, None, 2.5),
            (wrong.id, 0, False, 0, 2.5),
            (right.id, 100, True, 2.5, 2.5),
        ]
        assert {one.quiz_title for one in listed} == {"Quiz quiz"}
        chosen = AttemptFilter(status=AttemptStatus.IN_PROGRESS)
        assert [one.id for one in (await attempts.attempts(LEARNER, chosen, PageRequest())).items] == [still_open.id]
        counted = await attempts.counted(quiz.id, taker_id=LEARNER)
        assert (counted.settings, counted.attempts, counted.percents) == (EVERY_RULE, 3, (100, 0))
        assert (await attempts.counted(quiz.id, taker_id=TAKER)).percents == (100,)

        figures = await attempts.figures(LEARNER, None)
        assert (figures.quizzes, figures.attempts, figures.in_progress, figures.awaiting_grade) == (1, 3, 1, 0)
        assert (figures.average_percent, figures.best_percent) == (50, 100)
        assert {kind: (one.answers, one.average_mark) for kind, one in figures.by_type.items()} == {
            QuestionKind.TRUE_FALSE: (2, 0.5)
        }
        report = calibration(figures.confidence)
        assert report.answers == 2
        assert report.bias == pytest.approx(0.4)
        assert report.brier == pytest.approx(0.41)
        assert (await attempts.figures(LEARNER, OTHER_COURSE)).attempts == 0
        assert (await attempts.figures(LEARNER, COURSE)).attempts == 3

    async def test_marks_are_summed_up_question_by_question(
        self, new_uow: NewUnitOfWork, analyses: QuizAnalyses
    ) -> None:
        kinds = (QuestionKind.SINGLE_CHOICE, QuestionKind.MULTIPLE_CHOICE, QuestionKind.TRUE_FALSE)
        questions = tuple(map(a_question, kinds))
        quiz, version = await a_published_quiz(new_uow, questions=questions, settings=QuizSettings())
        mixed = an_attempt(version, 2, taker_id=TAKER)
        mixed.answer(questions[0].id, ChosenOption(option_id=part_id("Christiania")), now=NOW)
        mixed.answer(questions[1].id, ChosenOptions(option_ids=(part_id("3"), part_id("2"))), now=NOW)
        mixed.submit(calendar=UTC_DAYS, now=LATER)
        await begin(new_uow, answered(an_attempt(version, 1)), mixed, an_attempt(version, 3, taker_id=STRANGER))
        await save(new_uow, mixed)
        async with new_uow() as uow:
            right = await uow.attempts.get(an_attempt(version, 1).id, taker_id=LEARNER)
        await save(new_uow, right)
        found = await analyses.of(quiz.id, learner_id=LEARNER)
        assert (found.questions, found.attempts) == (questions, 2)
        assert found.average_percent == pytest.approx((100 + 100 * (1 / 4 + 2 / 3) / 3) / 2)
        first, second, third = (found.sums[question.id] for question in questions)
        assert (first.attempts, first.mark, first.mark_squared) == (2, 1.25, 1.0625)
        assert first.rest == pytest.approx(5 + 5 / 3)
        assert first.mark_by_rest == pytest.approx(5 + 5 / 12)
        assert (first.timed, first.duration_ms) == (1, 2000)
        assert first.chosen == {part_id("Oslo"): 1, part_id("Christiania"): 1}
        assert second.chosen == {part_id("2"): 2, part_id("3"): 2, part_id("5"): 1}
        assert third.chosen == {}

    async def test_answers_wait_for_their_owner(self, new_uow: NewUnitOfWork, analyses: QuizAnalyses) -> None:
        essay = a_question(QuestionKind.ESSAY)
        quiz, version = await a_published_quiz(new_uow, questions=(essay, a_question(QuestionKind.TRUE_FALSE)))
        attempt = an_attempt(version, taker_id=TAKER)
        await begin(new_uow, attempt)
        await save(new_uow, answered(attempt))
        (waiting,) = (await analyses.to_judge(quiz.id, ToJudge.UNGRADED, PageRequest(), learner_id=LEARNER)).items
        assert (waiting.attempt_id, waiting.question_id, waiting.points) == (attempt.id, essay.id, 2.5)
        assert (waiting.text, waiting.submitted_at) == ("An essay about it.", LATER)
        assert (await analyses.of(quiz.id, learner_id=LEARNER)).attempts == 0
        attempt.grade(essay.id, Fraction(1), now=LATER)
        await save(new_uow, attempt)
        assert (await analyses.to_judge(quiz.id, ToJudge.UNGRADED, PageRequest(), learner_id=LEARNER)).items == []
        assert (await analyses.of(quiz.id, learner_id=LEARNER)).attempts == 1

    async def test_background_work_finds_what_it_has_to_do(self, new_uow: NewUnitOfWork, queues: AttemptQueues) -> None:
        quiz, version = await a_published_quiz(new_uow)
        overdue, over = an_attempt(version, 1), answered(an_attempt(version, 2, taker_id=TAKER))
        await begin(new_uow, overdue, over)
        assert overdue.expires_at is not None
        ref = AttemptRef(attempt_id=overdue.id, taker_id=LEARNER)
        assert await queues.overdue(now=overdue.expires_at, limit=5) == [ref]
        assert await queues.overdue(now=overdue.expires_at - timedelta(seconds=1), limit=5) == []
        found = await queues.graded_otherwise(quiz.id, number=2, limit=5)
        assert found == [AttemptRef(attempt_id=over.id, taker_id=TAKER)]
        assert await queues.graded_otherwise(quiz.id, number=1, limit=5) == []
        assert await queues.version(quiz.id, number=1) == version
        assert await queues.version(quiz.id, number=2) is None

    async def test_background_work_finds_what_was_held_back_until_a_quiz_closed(
        self, new_uow: NewUnitOfWork, queues: AttemptQueues
    ) -> None:
        held_back = replace(EVERY_RULE, show_answers=ShowAnswers.AFTER_CLOSE, opens_at=None, closes_at=LATER)
        _, version = await a_published_quiz(new_uow, settings=held_back)
        theirs, own = answered(an_attempt(version, 1, taker_id=TAKER)), answered(an_attempt(version, 2))
        await begin(new_uow, theirs, own, an_attempt(version, 3, taker_id=STRANGER))
        ref = AttemptRef(attempt_id=theirs.id, taker_id=TAKER)
        assert await queues.to_reveal(now=LATER - timedelta(seconds=1), limit=5) == []
        assert await queues.to_reveal(now=LATER, limit=5) == [ref]
        theirs.reveal(now=LATER)
        await save(new_uow, theirs)
        assert await queues.to_reveal(now=LATER, limit=5) == []
        async with new_uow() as uow:
            assert (await uow.attempts.get(theirs.id, taker_id=TAKER)).revealed_at == LATER

    async def test_an_archived_quiz_has_closed(self, new_uow: NewUnitOfWork, queues: AttemptQueues) -> None:
        held_back = replace(EVERY_RULE, show_answers=ShowAnswers.AFTER_CLOSE, closes_at=None)
        quiz, version = await a_published_quiz(new_uow, settings=held_back)
        await begin(new_uow, answered(an_attempt(version, taker_id=TAKER)))
        assert await queues.to_reveal(now=LATER, limit=5) == []
        async with new_uow() as uow:
            archived = await uow.quizzes.get(quiz.id, learner_id=LEARNER)
            archived.archive(now=LATER)
            uow.quizzes.save(archived)
            await uow.commit()
        assert len(await queues.to_reveal(now=LATER, limit=5)) == 1

    async def test_attempts_that_go_say_so(self, new_uow: NewUnitOfWork) -> None:
        quiz, version = await a_published_quiz(new_uow)
        attempt = an_attempt(version)
        await begin(new_uow, attempt)
        async with new_uow() as uow:
            [doomed] = await uow.attempts.at_quiz(quiz.id)
            uow.attempts.remove([doomed], now=NOW)
            await uow.commit()
            assert await uow.attempts.at_quiz(quiz.id) == []
        assert doomed.deleted(NOW) == AttemptDeleted(
            occurred_at=NOW,
            attempt_id=attempt.id,
            quiz_id=quiz.id,
            learner_id=LEARNER,
            question_ids=tuple(question.id for question in attempt.paper.questions),
        )

    async def test_a_quiz_takes_its_attempts_along(
        self, new_uow: NewUnitOfWork, queues: AttemptQueues, attempts: AttemptsReader
    ) -> None:
        quiz, version = await a_published_quiz(new_uow)
        await begin(new_uow, answered(an_attempt(version)))
        async with new_uow() as uow:
            uow.quizzes.remove(await uow.quizzes.get(quiz.id, learner_id=LEARNER))
            await uow.commit()
        assert (await attempts.attempts(LEARNER, ANY_ATTEMPT, PageRequest())).items == []
        assert await queues.version(quiz.id, number=1) is None

    async def test_what_goes_with_a_course_and_with_a_learner(
        self, new_uow: NewUnitOfWork, quizzes: QuizzesReader, attempts: AttemptsReader
    ) -> None:
        mine, version = await a_published_quiz(new_uow)
        theirs, their_version = await a_published_quiz(new_uow, name="theirs", learner_id=STRANGER)
        kept, _ = await a_published_quiz(new_uow, name="kept", course_id=OTHER_COURSE)
        await begin(
            new_uow, an_attempt(version, 1), an_attempt(version, 2, taker_id=TAKER), an_attempt(their_version, 3)
        )
        assert await self._remove(new_uow, COURSE) == (2, 1)
        assert await self._remove(new_uow, COURSE) == (0, 0)
        assert [view.id for view in (await quizzes.quizzes(LEARNER, ANY_QUIZ, PageRequest())).items] == [kept.id]
        assert len((await attempts.attempts(LEARNER, ANY_ATTEMPT, PageRequest())).items) == 1
        assert await self._remove(new_uow, None) == (1, 1)
        assert (await attempts.attempts(LEARNER, ANY_ATTEMPT, PageRequest())).items == []
        assert (await quizzes.quiz(theirs.id, learner_id=STRANGER)).id == theirs.id
        assert mine.id != theirs.id

    async def _remove(self, new_uow: NewUnitOfWork, course_id: CourseId | None) -> tuple[int, int]:
        async with new_uow() as uow:
            doomed = await uow.attempts.of(course_id, learner_id=LEARNER, at_most=10)
            uow.attempts.remove(doomed, now=NOW)
            await uow.commit()
        async with new_uow() as uow:
            also = await uow.quizzes.remove_some(course_id, learner_id=LEARNER, at_most=10)
            await uow.commit()
        return len(doomed), also
