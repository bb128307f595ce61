"""Simulated learners before their exams: our plan beside even spreading, cramming, and due order only.

Three courses of 200 cards with exams after 20, 40 and 60 days, and 20 minutes a day. Four cards are reviewed in a
minute and a new one takes half a minute, as the planner assumes. All ways see the same learners. Recall is the expected
share of a course's cards that would be recalled on the day of its exam, and a month after it; what it cost is minutes.
Spreading uses whatever time there is, so it is shown twice: with all of it, and with as many minutes as our plan took.
Cramming keeps to the minutes a day, or studies four times as long a day, until it took as much time as our plan.
"""

import statistics
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from uuid import UUID

from aksio.domain.learning.planning.availability import Availability
from aksio.domain.learning.planning.material import NEW_CARD_MINUTES, REVIEWS_PER_MINUTE, CourseMaterial
from aksio.domain.learning.planning.planner import PlanningInput, plan
from aksio.domain.learning.planning.spacing import next_interval
from aksio.domain.shared.ids import CourseId, StudyPlanId
from quality.corpus import Corpus
from quality.memory import Memory, Trace

EXAMS = (20, 40, 60)
CARDS = 200
MINUTES = 20
STUDENTS = 20
_START = date(2026, 3, 2)
_REVIEW_MINUTES = 1 / REVIEWS_PER_MINUTE


@dataclass
class Student:
    """The cards of each course, and the minutes that were studied."""

    memory: Memory
    courses: list[list[Trace]]
    minutes: float = 0.0

    @classmethod
    def of(cls, seed: int) -> "Student":
        """Before the first day."""
        return cls(Memory(seed), [[Trace() for _ in range(CARDS)] for _ in EXAMS])

    def meet(self, card: Trace, day: int) -> float:
        """Study a card and let SM-2 say when it comes again. The minutes that it took."""
        cost = NEW_CARD_MINUTES if card.seen_on < 0 else _REVIEW_MINUTES
        passed = self.memory.meet(card, day)
        card.interval = next_interval(card.interval) if passed else 1
        card.due = day + card.interval
        self.minutes += cost
        return cost

    def expected(self, course: int, day: int) -> float:
        """The share of a course's cards that would be recalled on a day."""
        return statistics.fmean(self.memory.recall(card, day) for card in self.courses[course])

    def due(self, course: int, day: int) -> list[Trace]:
        """The cards that were begun and are due, the shortest intervals first."""
        begun = [card for card in self.courses[course] if card.seen_on >= 0 and card.due <= day]
        return sorted(begun, key=lambda card: (card.interval, card.due))

    def new(self, course: int) -> list[Trace]:
        """The cards that were not begun."""
        return [card for card in self.courses[course] if card.seen_on < 0]


Way = Callable[[Student, int], None]
"""What a student does on a day."""


def ours() -> Way:
    """What the planner says, planned anew each day from where the cards stand."""

    def study(student: Student, day: int) -> None:
        for session in plan(_input(student, day)).sessions:
            if session.date == _START + timedelta(days=day):
                course = session.course_id.int - 1
                for card in student.due(course, day)[: session.cards - session.new_cards]:
                    student.meet(card, day)
                for card in student.new(course)[: session.new_cards]:
                    student.meet(card, day)

    return study


def even(minutes: float) -> Way:
    """All the cards of courses whose exam is to come in turn, the same time every day."""

    def study(student: Student, day: int) -> None:
        cards = [card for course in _open(day) for card in student.courses[course]]
        _spend(student, day, sorted(cards, key=lambda card: card.seen_on), minutes)

    return study


def cramming(minutes: float) -> Way:
    """Only in the last quarter of the time before each exam, so many minutes a day."""

    def study(student: Student, day: int) -> None:
        course = _open(day)[0]
        since = 0 if course == 0 else EXAMS[course - 1]
        quarter = (EXAMS[course] - since) // 4
        if day >= EXAMS[course] - quarter:
            cards = sorted(student.courses[course], key=lambda card: card.seen_on)
            _spend(student, day, cards, minutes)

    return study


def due_order() -> Way:
    """What is due, whatever its course, then new cards of all courses in turn, as a queue that knows of no exam."""

    def study(student: Student, day: int) -> None:
        due = [card for course in _open(day) for card in student.due(course, day)]
        in_turn = zip_longest(*(student.new(course) for course in _open(day)))
        new = [card for some in in_turn for card in some if card is not None]
        _spend(student, day, [*sorted(due, key=lambda card: card.due), *new], MINUTES)

    return study


@dataclass(frozen=True)
class Outcome:
    """Recall at the exams and a month later (means over courses), and the minutes of study."""

    recall: float
    later: float
    minutes: float

    @property
    def cards_per_hour(self) -> float:
        """Cards that would be recalled at their exam, for each hour of study."""
        return self.recall * CARDS * len(EXAMS) / self.minutes * 60


def simulate(way: Way, seed: int) -> Outcome:
    """One student, to the last exam."""
    student = Student.of(seed)
    recalls, later = [], []
    for day in range(EXAMS[-1] + 1):
        for course, exam in enumerate(EXAMS):
            if day == exam:
                recalls.append(student.expected(course, day))
                later.append(student.expected(course, day + 30))
        if _open(day):
            way(student, day)
    return Outcome(statistics.fmean(recalls), statistics.fmean(later), student.minutes)


def measure(seeds: int) -> dict[str, list[Outcome]]:
    """Each way with the same students."""
    found: dict[str, list[Outcome]] = defaultdict(list)
    for seed in range(seeds):
        found["our plan"].append(planned := simulate(ours(), seed))
        found["due order only"].append(simulate(due_order(), seed))
        ours_a_day = planned.minutes / EXAMS[-1]
        found["even spreading, all minutes"].append(simulate(even(MINUTES), seed))
        found["even spreading, our minutes"].append(simulate(even(ours_a_day), seed))
        found[f"cramming, {MINUTES} minutes a day"].append(simulate(cramming(MINUTES), seed))
        found["cramming, fourfold days"].append(simulate(cramming(ours_a_day * 4), seed))
    return found


async def report(corpus: Corpus) -> str:
    """Mean and standard deviation over the students. Articles are not read."""
    lines = [
        f"{STUDENTS} students; {len(EXAMS)} courses of {CARDS} cards; {MINUTES} minutes a day",
        f"{'':28}{'recall at exam':>16}{'a month later':>16}{'minutes':>16}{'cards recalled per hour':>26}",
    ]
    for name, outcomes in measure(STUDENTS).items():
        recall = _spread([100 * each.recall for each in outcomes]) + " %"
        later = _spread([100 * each.later for each in outcomes]) + " %"
        minutes = _spread([each.minutes for each in outcomes])
        rate = _spread([each.cards_per_hour for each in outcomes])
        lines.append(f"{name:28}{recall:>16}{later:>16}{minutes:>16}{rate:>26}")
    return "\n".join(lines)


def _spread(values: list[float]) -> str:
    return f"{statistics.fmean(values):.1f} ± {statistics.pstdev(values):.1f}"


def _open(day: int) -> list[int]:
    return [course for course, exam in enumerate(EXAMS) if day < exam]


def _spend(student: Student, day: int, cards: list[Trace], minutes: float) -> None:
    left = minutes
    for card in cards:
        if left < NEW_CARD_MINUTES:
            break
        left -= student.meet(card, day)


def _input(student: Student, day: int) -> PlanningInput:
    today = _START + timedelta(days=day)
    courses = []
    for course in _open(day):
        due: dict[tuple[date, int], int] = defaultdict(int)
        for card in student.courses[course]:
            if card.seen_on >= 0:
                due[_START + timedelta(days=card.due), card.interval] += 1
        courses.append(
            CourseMaterial(
                id=CourseId(UUID(int=course + 1)),
                name=f"Course {course + 1}",
                last_day=_START + timedelta(days=EXAMS[course] - 1),
                due=due,
                new_cards=len(student.new(course)),
            )
        )
    return PlanningInput(
        plan_id=StudyPlanId(UUID(int=1)),
        today=today,
        last_day=_START + timedelta(days=EXAMS[-1]),
        courses=courses,
        availability=Availability(minutes=(MINUTES,) * 7),
        new_a_day=1_000,
    )
