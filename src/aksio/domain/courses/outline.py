"""The outline of a course: its sections in order. It is one aggregate, because the order concerns all of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from aksio.domain.courses.section import LAST_ORDER, Section
from aksio.domain.shared.aggregate import Aggregate, Event
from aksio.domain.shared.errors import Conflict, Invalid, NotFound
from aksio.domain.shared.ids import CourseId, LearnerId, SectionId

MOST_SECTIONS = 200


class SectionNotFound(NotFound):
    """No such section, or somebody else's."""

    code = "section_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such section.")


class OutlineFull(Conflict):
    code = "outline_full"


class SectionExists(Conflict):
    code = "section_exists"


@dataclass(frozen=True, kw_only=True)
class SectionAdded(Event):
    section_id: SectionId
    course_id: CourseId
    learner_id: LearnerId


@dataclass(frozen=True, kw_only=True)
class SectionRemoved(Event):
    section_id: SectionId
    course_id: CourseId
    learner_id: LearnerId


@dataclass(kw_only=True, eq=False)
class Outline(Aggregate):
    """`sections` is always sorted by `order`; equal orders go by id, which is by age."""

    course_id: CourseId
    learner_id: LearnerId
    sections: tuple[Section, ...] = ()

    def __post_init__(self) -> None:
        self._arrange(self.sections)

    def section(self, section_id: SectionId) -> Section:
        """The section of that id; SectionNotFound where this course has none."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise SectionNotFound

    def require_known(self, section_id: SectionId | None) -> None:
        """Raises Invalid at `/section_id` unless it is None or one of ours."""
        if section_id is not None and all(section.id != section_id for section in self.sections):
            raise Invalid.field("/section_id", "unknown_section", "The course has no such section.")

    @property
    def next_order(self) -> int:
        """Where a section goes that names no place: behind the last one."""
        return min(self.sections[-1].order + 1, LAST_ORDER) if self.sections else 1

    def add(self, section: Section, *, now: datetime) -> None:
        if len(self.sections) >= MOST_SECTIONS:
            raise OutlineFull(f"A course has at most {MOST_SECTIONS} sections.")
        if any(known.id == section.id for known in self.sections):
            raise SectionExists("There is a section with this id already.")
        self._arrange((*self.sections, section))
        self._record(self._event(SectionAdded, section.id, now))

    def change(self, section: Section) -> None:
        """Put `section` in the place of the one with the same id."""
        self.section(section.id)
        self._arrange(section if known.id == section.id else known for known in self.sections)

    def reorder(self, section_ids: Iterable[SectionId]) -> None:
        """Number the sections 1, 2, 3 … as listed. The list names every section once."""
        wanted = tuple(section_ids)
        if sorted(wanted) != sorted(section.id for section in self.sections):
            message = "Must name every section of the course exactly once."
            raise Invalid.field("/section_ids", "not_a_permutation", message)
        self._arrange(
            replace(self.section(section_id), order=number) for number, section_id in enumerate(wanted, start=1)
        )

    def remove(self, section_id: SectionId, *, now: datetime) -> None:
        gone = self.section(section_id)
        self._arrange(section for section in self.sections if section is not gone)
        self._record(self._event(SectionRemoved, section_id, now))

    def _arrange(self, sections: Iterable[Section]) -> None:
        self.sections = tuple(sorted(sections, key=lambda section: (section.order, section.id)))

    def _event(self, kind: type[SectionAdded] | type[SectionRemoved], section_id: SectionId, now: datetime) -> Event:
        return kind(occurred_at=now, section_id=section_id, course_id=self.course_id, learner_id=self.learner_id)
