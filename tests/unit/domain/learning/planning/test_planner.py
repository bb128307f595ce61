"""What every plan keeps to, whatever is to be planned."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.learning.planning.availability import Availability
from aksio.domain.learning.planning.planner import Planned, PlanningInput, plan
from aksio.domain.learning.planning.session import PlannedSession, Reason, SessionKind, Unscheduled
from aksio.domain.learning.planning.spacing import best_gap
from tests.make.plans import TODAY, a_course, a_quiz, an_input, inputs


def minutes_by_day(planned: Planned) -> Counter[date]:
    total: Counter[date] = Counter()
    for session in planned.sessions:
        total[session.date] += session.minutes
    return total


@given(inputs())
def test_no_day_is_over_its_minutes(given: PlanningInput) -> None:
    for day, minutes in minutes_by_day(plan(given)).items():
        assert 0 < minutes <= given.minutes_on(day)
        assert day not in given.availability.days_off


@given(inputs())
def test_nothing_is_planned_in_the_past_or_after_the_end(given: PlanningInput) -> None:
    last_days = {course.id: course.last_day for course in given.courses}
    for session in plan(given).sessions:
        exam = last_days[session.course_id]
        assert exam is not None
        assert given.today <= session.date <= min(exam, given.last_day)


@given(inputs())
def test_every_page_is_planned_once_or_listed(given: PlanningInput) -> None:
    assert pages_found(plan(given)) == pages_wanted(given)


@given(inputs())
def test_pages_that_follow_each_other_are_read_in_one_session_of_a_day(given: PlanningInput) -> None:
    reading = [each for each in plan(given).sessions if each.kind is SessionKind.READ]
    ends = {(each.date, each.document_id, each.end_page) for each in reading}
    for each in reading:
        assert each.start_page is not None
        assert (each.date, each.document_id, each.start_page - 1) not in ends


@given(st.integers(1, 7), st.integers(0, 5), st.integers(10, 365))
def test_little_material_is_begun_on_the_first_day(pages: int, new_cards: int, days: int) -> None:
    planned = plan(an_input(a_course(pages=pages, new_cards=new_cards, days=days), days=days))
    [reading] = [each for each in planned.sessions if each.kind is SessionKind.READ]
    assert (reading.date, reading.minutes) == (TODAY, 2 * pages)


def pages_found(planned: Planned) -> Counter[tuple[object, int]]:
    found: Counter[tuple[object, int]] = Counter()
    everything: list[PlannedSession | Unscheduled] = [*planned.sessions, *planned.unscheduled]
    for each in everything:
        if each.kind is SessionKind.READ:
            assert each.start_page is not None
            assert each.end_page is not None
            found.update((each.document_id, page) for page in range(each.start_page, each.end_page + 1))
    return found


def pages_wanted(given: PlanningInput) -> Counter[tuple[object, int]]:
    return Counter(
        (pages.document_id, page)
        for course in given.courses
        if course.last_day is not None
        for pages in course.pages
        for page in range(pages.first, pages.last + 1)
    )


@given(inputs())
def test_every_new_card_and_quiz_is_planned_or_listed_with_its_shortfall(given: PlanningInput) -> None:
    planned = plan(given)
    for course in given.courses:
        listed = [each for each in planned.unscheduled if each.course_id == course.id]
        if course.last_day is None:
            assert Reason.EXAM_PASSED in {each.reason for each in listed}
            continue
        begun = sum(each.new_cards for each in planned.sessions if each.course_id == course.id)
        left = sum(each.cards for each in listed)
        assert begun <= course.new_cards <= begun + left
        anywhere = {each.quiz_id for each in planned.sessions} | {each.quiz_id for each in listed}
        assert {quiz.id for quiz in course.quizzes} <= anywhere
        assert all(each.minutes > 0 for each in listed if each.reason is Reason.TOO_LITTLE_TIME)


@given(inputs())
def test_the_same_input_gives_the_same_plan(given: PlanningInput) -> None:
    assert plan(given) == plan(replace(given))


@given(inputs())
def test_ids_are_unique(given: PlanningInput) -> None:
    ids = [session.id for session in plan(given).sessions]
    assert len(ids) == len(set(ids))


@given(inputs(), st.data())
def test_what_stays_keeps_its_place_and_is_not_planned_again(given: PlanningInput, data: st.DataObject) -> None:
    first = plan(given).sessions
    staying = data.draw(st.lists(st.sampled_from(first), unique=True)) if first else []
    moved = [replace(each, moved=True) for each in staying]
    again = plan(replace(given, staying=moved))
    assert set(moved) <= set(again.sessions)
    assert pages_found(again) == pages_wanted(given)
    assert all(minutes <= given.minutes_on(day) for day, minutes in minutes_by_day(again).items())


@given(inputs())
def test_a_plan_of_a_plan_is_the_same_plan(given: PlanningInput) -> None:
    first = plan(given)
    pages_and_quizzes = [each for each in first.sessions if each.kind is not SessionKind.REVIEW]
    again = plan(replace(given, staying=[replace(each, moved=True) for each in first.sessions]))
    assert {each.id for each in pages_and_quizzes} <= {each.id for each in again.sessions}
    assert sum(minutes_by_day(again).values()) >= sum(minutes_by_day(first).values())


@given(st.integers(1, 400), st.integers(2, 60), st.integers(1, 60), st.integers(1, 4), st.integers(20, 200))
def test_an_earlier_exam_never_gets_less_a_day(
    pages: int, days: int, later: int, minutes_per_page: int, minutes: int
) -> None:
    sooner = a_course("Sooner", days=days, pages=pages)
    after = a_course("Later", days=days + later, pages=pages)
    given = an_input(
        after, sooner, days=365, minutes_per_page=minutes_per_page, availability=Availability(minutes=(minutes,) * 7)
    )
    total: Counter[object] = Counter()
    for session in plan(given).sessions:
        total[session.course_id] += session.minutes
    assert total[sooner.id] * (days + later + 1) >= total[after.id] * (days + 1)


@given(inputs())
def test_quizzes_come_again_after_a_gap_that_fits_the_exam(given: PlanningInput) -> None:
    taken: dict[object, list[PlannedSession]] = defaultdict(list)
    for session in plan(given).sessions:
        if session.quiz_id is not None:
            taken[session.quiz_id].append(session)
    ends = {course.id: course.last_day for course in given.courses}
    for sessions in taken.values():
        end = min(ends[sessions[0].course_id] or given.last_day, given.last_day)
        for before, after in pairwise(sessions):
            assert (after.date - before.date).days >= best_gap((end - before.date).days)


def test_gaps_are_those_of_cepeda() -> None:
    assert 0.2 <= best_gap(7) / 7 <= 0.4
    assert 0.05 <= best_gap(365) / 365 <= 0.10
    assert [best_gap(days) for days in range(1, 366)] == sorted(best_gap(days) for days in range(1, 366))


def test_courses_alternate() -> None:
    planned = plan(an_input(*(a_course(name, days=40, pages=300) for name in "ABC")))
    assert planned.unscheduled == ()
    for start in range(0, 28, 7):
        week = [TODAY + timedelta(days=start + number) for number in range(7)]
        assert len({each.course_id for each in planned.sessions if each.date in week}) == 3


def test_what_fits_is_planned_to_the_end() -> None:
    course = a_course(days=20, pages=200, new_cards=100, quizzes=(a_quiz(), a_quiz("Exam", is_exam=True)))
    planned = plan(an_input(course))
    assert planned.unscheduled == ()
    assert {each.kind for each in planned.sessions} == set(SessionKind)


def test_new_cards_come_again_at_growing_distances() -> None:
    planned = plan(an_input(a_course(days=30, new_cards=5)))
    days = [(each.date - TODAY).days for each in planned.sessions]
    assert days[:3] == [0, 1, 2]
    assert days[-1] > 10


def test_a_million_pages_are_planned_as_far_as_they_fit() -> None:
    planned = plan(an_input(a_course(days=30, pages=1_000_000)))
    assert sum(minutes_by_day(planned).values()) == 31 * 60
    assert [each.minutes for each in planned.unscheduled] == [(1_000_000 - 31 * 30) * 2]


def test_a_course_without_material_says_so() -> None:
    assert [each.reason for each in plan(an_input(a_course())).unscheduled] == [Reason.NOTHING_TO_STUDY]
