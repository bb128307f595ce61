"""What a summary is read from."""

from dataclasses import dataclass

from aksio.application.courses.find_passages import FindPassagesQuery
from aksio.application.courses.summaries.writer_ports import MaterialFinder
from aksio.domain.courses.summaries.parts import Part, in_reading_order, parts_of
from aksio.domain.courses.summaries.scope import SummaryScope
from aksio.domain.shared.ids import CourseId, LearnerId

MOST_PASSAGES = 1_000
"""About 250 pages. What lies behind them is left out, and the summary says so."""

MOST_ABOUT_A_TOPIC = 60


@dataclass(frozen=True, kw_only=True)
class Material:
    """`is_partial` where there was more than can be read."""

    parts: list[Part]
    is_partial: bool

    @property
    def passages(self) -> int:
        """In all parts together."""
        return sum(len(part.passages) for part in self.parts)


async def material_of(
    scope: SummaryScope, finder: MaterialFinder, *, course_id: CourseId, learner_id: LearnerId
) -> Material:
    """In reading order. Raises NotFound and Unavailable."""
    most = MOST_ABOUT_A_TOPIC if scope.topic else MOST_PASSAGES
    query = FindPassagesQuery(
        learner_id=learner_id,
        course_id=course_id,
        document_ids=scope.document_ids,
        topic=scope.topic,
        start_page=scope.start_page,
        end_page=scope.end_page,
        limit=most if scope.topic else most + 1,
    )
    found = await finder(query)
    wanted = in_reading_order(found) if scope.topic else found[:most]
    return Material(parts=parts_of(wanted), is_partial=len(found) > most)
