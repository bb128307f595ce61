"""Material to plan, and plans."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from hypothesis import strategies as st

from aksio.domain.learning.planning.availability import Availability
from aksio.domain.learning.planning.material import CourseMaterial, Pages, PlannedQuiz
from aksio.domain.learning.planning.planner import PlanningInput
from aksio.domain.learning.planning.session import PlannedSession, Reason, SessionKind, Unscheduled
from aksio.domain.learning.planning.study_plan import PlanStatus, StudyPlan
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, PlannedSessionId, QuizId, StudyPlanId

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
PLAN = StudyPlanId(UUID(int=1))
LEARNER = LearnerId(UUID(int=2))


def named(name: str) -> UUID:
    """The same id for the same name."""
    return uuid5(PLAN, name)


def a_course(name: str = "Optics", *, days: int | None = 30, **details: Any) -> CourseMaterial:
    """A course whose last day of study is in so many days; `pages` of one document unless told otherwise."""
    pages = details.pop("pages", 0)
    last_day = None if days is None else TODAY + timedelta(days=days)
    documents = (Pages(document_id=DocumentId(named(f"{name}.pdf")), name=f"{name}.pdf", first=1, last=pages),)
    known: dict[str, Any] = {"pages": documents if pages else (), "due": {}, **details}
    return CourseMaterial(id=CourseId(named(name)), name=name, last_day=last_day, **known)


def a_quiz(name: str = "Light", *, questions: int = 10, is_exam: bool = False) -> PlannedQuiz:
    """A quiz."""
    return PlannedQuiz(id=QuizId(named(name)), name=name, questions=questions, is_exam=is_exam)


def an_input(*courses: CourseMaterial, days: int = 56, **details: Any) -> PlanningInput:
    """An hour a day unless told otherwise."""
    return PlanningInput(plan_id=PLAN, today=TODAY, last_day=TODAY + timedelta(days=days), courses=courses, **details)


@st.composite
def courses(draw: st.DrawFn, number: int) -> CourseMaterial:
    """Any course."""
    intervals = st.tuples(st.integers(-20, 60).map(lambda n: TODAY + timedelta(days=n)), st.integers(1, 90))
    quizzes = draw(st.lists(st.tuples(st.integers(0, 200), st.booleans()), max_size=3))
    return a_course(
        f"Course {number}",
        days=draw(st.none() | st.integers(0, 90)),
        pages=draw(st.integers(0, 400)),
        due=draw(st.dictionaries(intervals, st.integers(0, 60), max_size=6)),
        new_cards=draw(st.integers(0, 300)),
        priority=draw(st.integers(1, 5)),
        quizzes=tuple(
            a_quiz(f"Quiz {number}.{place}", questions=questions, is_exam=exam)
            for place, (questions, exam) in enumerate(quizzes)
        ),
    )


@st.composite
def inputs(draw: st.DrawFn) -> PlanningInput:
    """Anything that somebody may want to plan."""
    some_day = st.integers(-2, 90).map(lambda n: TODAY + timedelta(days=n))
    return an_input(
        *(draw(courses(number)) for number in range(draw(st.integers(0, 4)))),
        days=draw(st.integers(-2, 90)),
        availability=Availability(
            minutes=draw(st.tuples(*[st.integers(0, 180)] * 7)),
            days_off=draw(st.frozensets(some_day, max_size=10)),
        ),
        taken=draw(st.dictionaries(some_day, st.integers(0, 200), max_size=10)),
        minutes_per_page=draw(st.floats(0.2, 12)),
        new_a_day=draw(st.integers(0, 60)),
    )


def a_plan(name: str = "Spring", **details: Any) -> StudyPlan:
    """A plan, with nothing at its default."""
    course, other = CourseId(named("Optics")), CourseId(named("Waves"))
    known: dict[str, Any] = {
        "id": StudyPlanId(named(name)),
        "learner_id": LEARNER,
        "title": name,
        "course_ids": (course, other),
        "target_date": TODAY + timedelta(days=40),
        "availability": Availability(minutes=(10, 20, 30, 40, 50, 60, 0), days_off=frozenset([TODAY])),
        "priorities": {course: 5},
        "study_from": time(7, 30),
        "status": PlanStatus.ACTIVE,
        "sessions": (a_session(),),
        "unscheduled": (
            Unscheduled(
                kind=SessionKind.READ,
                course_id=other,
                title="waves.pdf",
                minutes=12,
                reason=Reason.TOO_LITTLE_TIME,
                document_id=DocumentId(named("waves.pdf")),
                start_page=3,
                end_page=9,
                cards=2,
                quiz_id=QuizId(named("Waves")),
            ),
        ),
        "planned_on": TODAY,
        "feed_hash": f"hash of {name}",
        "created_at": NOW,
        "updated_at": NOW + timedelta(minutes=1),
    }
    return StudyPlan(**{**known, **details})


def a_session(name: str = "session", **details: Any) -> PlannedSession:
    """A session, with nothing at its default."""
    known: dict[str, Any] = {
        "id": PlannedSessionId(named(name)),
        "date": TODAY + timedelta(days=2),
        "kind": SessionKind.PRACTICE,
        "course_id": CourseId(named("Optics")),
        "minutes": 25,
        "title": "Light",
        "document_id": DocumentId(named("optics.pdf")),
        "start_page": 1,
        "end_page": 2,
        "cards": 3,
        "new_cards": 1,
        "quiz_id": QuizId(named("Light")),
        "moved": True,
        "done": True,
        "spent_minutes": 31,
    }
    return PlannedSession(**{**known, **details})
