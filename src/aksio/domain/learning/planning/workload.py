"""What is left to do of a course while the planner goes from day to day."""

import math
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from aksio.domain.learning.planning.material import (
    NEW_CARD_MINUTES,
    REVIEWS_PER_MINUTE,
    CourseMaterial,
    Pages,
    PlannedQuiz,
)
from aksio.domain.learning.planning.session import PlannedSession, SessionKind
from aksio.domain.learning.planning.spacing import best_gap, next_interval
from aksio.domain.shared.ids import QuizId

SHORTEST_SESSION = 20
"""Minutes that are worth sitting down for; every course begins with so many to its credit."""
FINAL_DAYS = 5
"""The days before an exam to which the last meeting with a card is put off, as far as there is room."""
_ROUNDS = 2
_FOR_NEW_CARDS = 0.6
"""In so much of the time until the end all cards are to be begun: each needs some reviews more."""
_FAILING = 10
"""One recall in so many fails, and the card begins again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Practice:
    """A quiz that is to be taken so many times more, the next time not before a day."""

    quiz: PlannedQuiz
    rounds: int
    not_before: date

    @property
    def kind(self) -> SessionKind:
        """Practice, or a mock exam."""
        return SessionKind.MOCK_EXAM if self.quiz.is_exam else SessionKind.PRACTICE


class Workload:
    """Changes as the days are planned: pages are read, cards become due again, quizzes wait for their gap."""

    def __init__(self, course: CourseMaterial, last_day: date, *, today: date, minutes_per_page: float) -> None:
        self.id = course.id
        self.name = course.name
        self.priority = course.priority
        self.last_day = last_day
        self.credit = float(SHORTEST_SESSION)
        self.new_cards = course.new_cards
        self.new_today = 0
        self.minutes_per_page = minutes_per_page
        self._pages = deque(course.pages)
        self._page_count = sum(each.count for each in course.pages)
        self._due: dict[date, Counter[int]] = {}
        for (day, interval), count in course.due.items():
            self._due.setdefault(max(day, today), Counter())[interval] += count
        self._queue: Counter[int] = Counter()
        self._held: Counter[int] = Counter()
        self.room_at_the_end = 0
        mock_from = last_day - timedelta(days=max(0, (last_day - today).days) // 5)
        self._quizzes = {
            quiz.id: Practice(
                quiz=quiz,
                rounds=1 if quiz.is_exam else _ROUNDS,
                not_before=mock_from if quiz.is_exam else today,
            )
            for quiz in course.quizzes
        }

    @property
    def waiting(self) -> int:
        """Cards that are due by now."""
        return self._queue.total()

    @property
    def need(self) -> float:
        """Minutes of everything but reviews."""
        quizzes = sum(each.rounds * each.quiz.minutes for each in self._quizzes.values())
        return self._page_count * self.minutes_per_page + self.new_cards * NEW_CARD_MINUTES + quizzes

    def begin(self, day: date) -> None:
        """What becomes due on a day joins what waits; new cards are spread, but not into the last days."""
        for interval, count in self._due.pop(day, Counter()).items():
            kept = min(count, self.room_at_the_end - self._held.total()) if self._waits(interval, day) else 0
            self._held[interval] += kept
            self._queue[interval] += count - kept
        self._release((self.last_day - day).days)
        self.new_today = math.ceil(self.new_cards / max(1, int((self.last_day - day).days * _FOR_NEW_CARDS)))

    def earn(self, share: float) -> None:
        """A share of what is left to do is earned, but never more than that."""
        self.credit = min(self.need, self.credit + self.need * share)

    @contextmanager
    def on_credit(self) -> Iterator[None]:
        """What is done meanwhile is paid for by as much as less is left to do.

        Days are in whole minutes, credit is not: what was rounded up would be missing when the rest fits into one go.
        """
        before = self.need
        yield
        self.credit -= before - self.need

    def review(self, count: int, day: date) -> int:
        """Take so many of the cards that wait, the shortest intervals first; they come again in time."""
        taken = 0
        for interval in sorted(self._queue):
            some = min(self._queue[interval], count - taken)
            taken += some
            self._queue[interval] -= some
            self._again(interval, some, day)
        self._queue = +self._queue
        return taken

    def start_cards(self, count: int, day: date) -> int:
        """Begin so many new cards; they come again the day after."""
        some = min(count, self.new_cards)
        self.new_cards -= some
        self.new_today -= some
        self._due_in(1, some, day)
        return some

    def read(self, minutes: float) -> Pages | None:
        """The next pages, all of one document; None when there are none or the minutes are too few for one."""
        most = int(minutes / self.minutes_per_page + 1e-9)
        if not self._pages or most < 1:
            return None
        found = self._pages.popleft()
        last = min(found.last, found.first + most - 1)
        if last < found.last:
            rest = Pages(document_id=found.document_id, name=found.name, first=last + 1, last=found.last)
            self._pages.appendleft(rest)
        self._page_count -= last - found.first + 1
        return Pages(document_id=found.document_id, name=found.name, first=found.first, last=last)

    def practise(self, minutes: int, day: date) -> Practice | None:
        """The next quiz for which it is time and that the minutes suffice for."""
        for each in self._quizzes.values():
            if each.not_before <= day and each.quiz.minutes <= minutes:
                self._practised(each.quiz.id, day)
                return each
        return None

    def minutes_of(self, pages: Pages) -> int:
        """How long it takes to read them, in whole minutes."""
        return max(1, math.ceil(pages.count * self.minutes_per_page - 1e-9))

    def without(self, session: PlannedSession) -> None:
        """What a session that stays will have done, or has done, is not to be planned again.

        Reviews that are over show in the schedules already; those to come are taken when their day comes.
        """
        if session.kind is SessionKind.READ:
            self._pages = deque(piece for each in self._pages for piece in _cut(each, session))
            self._page_count = sum(each.count for each in self._pages)
        elif session.quiz_id in self._quizzes:
            self._practised(session.quiz_id, session.date)

    def leftovers(self) -> Iterator[Pages | Practice]:
        """Pages and quizzes that found no day."""
        yield from self._pages
        yield from self._quizzes.values()

    def _practised(self, quiz_id: QuizId, day: date) -> None:
        each = self._quizzes[quiz_id]
        gap = best_gap((self.last_day - day).days)
        again = Practice(quiz=each.quiz, rounds=each.rounds - 1, not_before=day + timedelta(days=gap))
        del self._quizzes[quiz_id]
        if again.rounds and again.not_before <= self.last_day:
            self._quizzes[quiz_id] = again

    def _waits(self, interval: int, day: date) -> bool:
        """Whether this would be the last meeting before the end: it is worth more shortly before the exam."""
        return FINAL_DAYS <= (self.last_day - day).days < next_interval(interval)

    def _release(self, days_left: int) -> None:
        """In the final days what was held comes in equal parts."""
        if days_left >= FINAL_DAYS:
            return
        count = math.ceil(self._held.total() / (days_left + 1))
        for interval in sorted(self._held):
            some = min(self._held[interval], count)
            count -= some
            self._held[interval] -= some
            self._queue[interval] += some

    def _again(self, interval: int, count: int, day: date) -> None:
        failed = count // _FAILING
        self._due_in(next_interval(interval), count - failed, day)
        self._due_in(1, failed, day)

    def _due_in(self, days: int, count: int, day: date) -> None:
        if count and days <= (self.last_day - day).days:
            on = day + timedelta(days=days)
            self._due.setdefault(on, Counter())[days] += count


def review_minutes(cards: int) -> int:
    """How long so many reviews take, in whole minutes."""
    return math.ceil(cards / REVIEWS_PER_MINUTE)


def _cut(pages: Pages, session: PlannedSession) -> Iterator[Pages]:
    """The pages without those of a session."""
    first, last = session.start_page, session.end_page
    if session.document_id != pages.document_id or first is None or last is None:
        yield pages
        return
    for start, end in ((pages.first, min(pages.last, first - 1)), (max(pages.first, last + 1), pages.last)):
        if start <= end:
            yield Pages(document_id=pages.document_id, name=pages.name, first=start, last=end)
