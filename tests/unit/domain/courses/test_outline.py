"""The sections of a course, and their order."""

from uuid import uuid4

import pytest

from aksio.domain.courses.outline import (
    MOST_SECTIONS,
    Outline,
    OutlineFull,
    SectionAdded,
    SectionExists,
    SectionNotFound,
    SectionRemoved,
)
from aksio.domain.courses.section import Section
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import CourseId, LearnerId, SectionId
from tests.make.courses import NOON


def section(title: str = "Cells", order: int = 1) -> Section:
    return Section(id=SectionId(uuid4()), title=title, order=order)


def outline(*titles: str) -> Outline:
    empty = Outline(course_id=CourseId(uuid4()), learner_id=LearnerId(uuid4()))
    for title in titles:
        empty.add(section(title, empty.next_order), now=NOON)
    return empty


def titles(of: Outline) -> list[str]:
    return [section.title for section in of.sections]


def test_sections_stand_in_their_order_whatever_order_they_came_in() -> None:
    course = outline()
    for title, order in (("C", 7), ("A", 0), ("B", 3)):
        course.add(section(title, order), now=NOON)
    assert titles(course) == ["A", "B", "C"]
    assert course.next_order == 8


def test_adding_and_removing_are_told() -> None:
    course = outline("A")
    [only] = course.sections
    course.remove(only.id, now=NOON)
    added, removed = course.take_events()
    assert isinstance(added, SectionAdded)
    assert isinstance(removed, SectionRemoved)
    ids = (only.id, course.course_id, course.learner_id)
    assert (added.section_id, added.course_id, added.learner_id) == ids
    assert (removed.section_id, removed.course_id, removed.learner_id) == ids
    assert course.sections == ()


def test_reordering_numbers_from_one() -> None:
    course = outline("A", "B", "C")
    a, b, c = (section.id for section in course.sections)
    course.reorder([c, a, b])
    assert [(section.title, section.order) for section in course.sections] == [("C", 1), ("A", 2), ("B", 3)]


def test_reordering_names_every_section_once() -> None:
    course = outline("A", "B")
    a, b = (section.id for section in course.sections)
    for wrong in ([a], [a, a], [a, b, b], [a, SectionId(uuid4())], []):
        with pytest.raises(Invalid) as refusal:
            course.reorder(wrong)
        assert refusal.value.errors[0].pointer == "/section_ids"
    assert titles(course) == ["A", "B"]


def test_a_changed_section_moves_to_its_new_place() -> None:
    course = outline("A", "B")
    first = course.sections[0]
    course.change(Section(id=first.id, title="Z", order=9, page_start=2, page_end=2))
    assert titles(course) == ["B", "Z"]


def test_unknown_sections_are_not_found() -> None:
    course = outline("A")
    for attempt in (
        lambda: course.section(SectionId(uuid4())),
        lambda: course.change(section()),
        lambda: course.remove(SectionId(uuid4()), now=NOON),
    ):
        with pytest.raises(SectionNotFound):
            attempt()


def test_an_outline_has_an_end_and_no_section_twice() -> None:
    course = outline("A")
    with pytest.raises(SectionExists):
        course.add(course.sections[0], now=NOON)
    full = Outline(
        course_id=course.course_id,
        learner_id=course.learner_id,
        sections=tuple(section() for _ in range(MOST_SECTIONS)),
    )
    with pytest.raises(OutlineFull):
        full.add(section(), now=NOON)


def test_every_wrong_field_of_a_section_is_named() -> None:
    with pytest.raises(Invalid) as refusal:
        Section(
            id=SectionId(uuid4()),
            title=" ",
            order=-1,
            page_start=9,
            page_end=3,
            learning_objectives=("Name the organelles.", "\0"),
        )
    assert [error.pointer for error in refusal.value.errors] == [
        "/title", "/order", "/page_end", "/learning_objectives/1",
    ]  # fmt: skip
    with pytest.raises(Invalid):
        Section(id=SectionId(uuid4()), title="A", order=1, page_start=0)
    with pytest.raises(Invalid):
        Section(id=SectionId(uuid4()), title="A", order=1, learning_objectives=("x",) * 21)
