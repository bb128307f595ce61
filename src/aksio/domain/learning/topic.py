"""What progress is told of: a section of a course, or a tag that its cards and questions carry."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid5

from aksio.domain.shared.errors import NotFound
from aksio.domain.shared.ids import CourseId, SectionId, TopicId

_NAMES = UUID("0197f0c0-5a6b-7000-8000-746f70696373")


class TopicKind(StrEnum):
    """Where a topic comes from."""

    SECTION = "section"
    TAG = "tag"
    CONCEPT = "concept"


class TopicNotFound(NotFound):
    """No such topic of this learner."""

    code = "topic_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such topic.")


class EvidenceNotFound(NotFound):
    """No such evidence of this learner."""

    code = "evidence_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such evidence.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """`label` is the tag or concept itself, or the id of the section. Its id follows from these."""

    course_id: CourseId
    kind: TopicKind
    label: str

    @property
    def id(self) -> TopicId:
        """The same for the same topic, in whatever card it is met."""
        return TopicId(uuid5(_NAMES, f"{self.course_id}/{self.kind}/{self.label}"))


def topics_of(course_id: CourseId, section_id: SectionId | None, tags: tuple[str, ...]) -> tuple[Topic, ...]:
    """The topics of a card or question. Tags that differ only in case are one."""
    sections = [] if section_id is None else [Topic(course_id=course_id, kind=TopicKind.SECTION, label=str(section_id))]
    labels = sorted({tag.casefold() for tag in tags})
    return (*sections, *(Topic(course_id=course_id, kind=TopicKind.TAG, label=label) for label in labels))
