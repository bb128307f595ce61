"""One day of a plan while it is filled."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid5

from aksio.domain.learning.planning.availability import MOST_MINUTES
from aksio.domain.learning.planning.material import NEW_CARD_MINUTES, REVIEWS_PER_MINUTE, Pages
from aksio.domain.learning.planning.session import PlannedSession, SessionKind
from aksio.domain.learning.planning.workload import Workload
from aksio.domain.shared.ids import CourseId, PlannedSessionId, StudyPlanId


@dataclass(kw_only=True)
class _Cards:
    title: str
    due: int = 0
    new: int = 0

    @property
    def minutes(self) -> int:
        return _card_minutes(self.due, self.new)


class DayPlan:
    """Gives the day's minutes away. `minutes` are those that are left, `new_cards` those that may still be begun."""

    def __init__(
        self, plan_id: StudyPlanId, day: date, *, minutes: int, new_cards: int, staying: Sequence[PlannedSession]
    ) -> None:
        self.minutes = minutes
        self.new_cards = max(0, new_cards - sum(each.new_cards for each in staying))
        self._plan_id = plan_id
        self._day = day
        self._staying = staying
        self._taken = {each.id for each in staying}
        self._cards: dict[CourseId, _Cards] = {}
        self._others: list[PlannedSession] = []

    def follow_staying(self, load: Workload) -> None:
        """The cards of sessions that stay here are reviewed in them. Of those done the schedules know already."""
        for each in self._staying:
            if each.course_id == load.id and each.kind is SessionKind.REVIEW and not each.done:
                load.review(each.cards - each.new_cards, self._day)
                load.start_cards(each.new_cards, self._day)

    def review(self, load: Workload) -> None:
        """As many of the cards that are due as the minutes allow."""
        count = load.review(min(load.waiting, self.minutes * REVIEWS_PER_MINUTE), self._day)
        if count:
            self._add_cards(load, due=count)

    def start_cards(self, load: Workload, budget: int = MOST_MINUTES) -> None:
        """Begin the new cards that it is time for, in at most so many minutes."""
        fitting = int(min(budget, self.minutes) / NEW_CARD_MINUTES)
        count = min(self.new_cards, fitting, load.new_today, load.new_cards)
        if count > 0:
            load.start_cards(count, self._day)
            self.new_cards -= count
            self._add_cards(load, new=count)

    def study(self, load: Workload, budget: int) -> None:
        """New cards, pages and quizzes for at most so many minutes."""
        before = self.minutes
        self.start_cards(load, budget)
        begins = True
        while (rest := min(self.minutes, budget - (before - self.minutes))) > 0:
            if not (self._read(load, rest, begins=begins) or self._practise(load, self.minutes)):
                break
            begins = False

    def sessions(self) -> list[PlannedSession]:
        """What the day has become, besides what stayed."""
        reviews = [
            self._session(
                SessionKind.REVIEW,
                course_id,
                minutes=cards.minutes,
                title=cards.title,
                cards=cards.due + cards.new,
                new_cards=cards.new,
            )
            for course_id, cards in self._cards.items()
        ]
        return reviews + self._others

    def _add_cards(self, load: Workload, *, due: int = 0, new: int = 0) -> None:
        cards = self._cards.setdefault(load.id, _Cards(title=load.name))
        before = cards.minutes
        cards.due += due
        cards.new += new
        self.minutes -= cards.minutes - before

    def _read(self, load: Workload, minutes: int, *, begins: bool) -> bool:
        """A page that takes longer than that is read where nothing else was done before, or it never would be."""
        longest = max(minutes, math.ceil(load.minutes_per_page)) if begins else minutes
        pages = load.read(min(self.minutes, longest))
        if pages is None:
            return False
        if not self._lengthened(load, pages):
            self._add(self._reading(load, pages))
        return True

    def _lengthened(self, load: Workload, pages: Pages) -> bool:
        """Pages that follow what is read today anyway are read in the same session."""
        for place, before in enumerate(self._others):
            if (before.document_id, before.end_page) == (pages.document_id, pages.first - 1) and before.start_page:
                minutes = load.minutes_of(replace(pages, first=before.start_page))
                self.minutes -= minutes - before.minutes
                self._others[place] = replace(before, minutes=minutes, end_page=pages.last)
                return True
        return False

    def _reading(self, load: Workload, pages: Pages) -> PlannedSession:
        return self._session(
            SessionKind.READ,
            load.id,
            minutes=load.minutes_of(pages),
            title=pages.name,
            document_id=pages.document_id,
            start_page=pages.first,
            end_page=pages.last,
        )

    def _practise(self, load: Workload, minutes: int) -> bool:
        found = load.practise(minutes, self._day)
        if found is None:
            return False
        quiz = found.quiz
        self._add(self._session(found.kind, load.id, minutes=quiz.minutes, title=quiz.name, quiz_id=quiz.id))
        return True

    def _add(self, session: PlannedSession) -> None:
        self.minutes -= session.minutes
        self._others.append(session)

    def _session(self, kind: SessionKind, course_id: CourseId, **content: object) -> PlannedSession:
        subject = content.get("document_id") or content.get("quiz_id") or ""
        name = f"{self._day}/{kind}/{course_id}/{subject}/{content.get('start_page', '')}"
        while (session_id := PlannedSessionId(uuid5(self._plan_id, name))) in self._taken:
            name += "/again"
        self._taken.add(session_id)
        return PlannedSession(id=session_id, date=self._day, kind=kind, course_id=course_id, **content)  # type: ignore[arg-type]


def _card_minutes(due: int, new: int) -> int:
    return math.ceil(due / REVIEWS_PER_MINUTE + new * NEW_CARD_MINUTES)
