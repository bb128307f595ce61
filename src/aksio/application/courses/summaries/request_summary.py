"""Ask for a summary of course material."""

from collections.abc import Sequence
from dataclasses import dataclass

from aksio.application.courses.material_ports import CourseDocument, CourseDocuments
from aksio.application.courses.summaries.storage_ports import SummaryUnitOfWork
from aksio.application.courses.summaries.views import SummaryView
from aksio.application.shared.allowance import Allowance, set_aside
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.courses.summaries.scope import SummaryScope
from aksio.domain.courses.summaries.summary import Summary
from aksio.domain.shared.errors import Conflict, FieldError, refuse
from aksio.domain.shared.ids import CourseId, LearnerId, SummaryId

LONGEST_TITLE = 300


class NoMaterial(Conflict):
    """A course without documents has nothing to sum up."""

    code = "no_material"

    def __init__(self) -> None:
        super().__init__("This course has no documents yet.")


@dataclass(frozen=True, kw_only=True)
class RequestSummaryCommand:
    """Of what, and who asks."""

    learner_id: LearnerId
    course_id: CourseId
    scope: SummaryScope


class RequestSummary:
    """It is written in the background, and counts as a generation of the plan.

    Raises CourseNotFound, NoMaterial, LimitReached, and Invalid for documents of elsewhere.
    """

    def __init__(
        self, uow: SummaryUnitOfWork, documents: CourseDocuments, allowance: Allowance, clock: Clock, ids: Ids
    ) -> None:
        self._uow = uow
        self._allowance = allowance
        self._documents = documents
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: RequestSummaryCommand) -> SummaryView:
        documents = await self._documents.documents_of_course(command.course_id, learner_id=command.learner_id)
        wanted = chosen_of(documents, command.scope)
        summary = Summary.request(
            id=SummaryId(self._ids.new()),
            learner_id=command.learner_id,
            course_id=command.course_id,
            title=_title(command.scope, wanted),
            scope=command.scope,
            now=self._clock.now(),
        )
        async with set_aside(self._allowance, summary.id, learner_id=summary.learner_id), self._uow as uow:
            uow.summaries.add(summary)
            await uow.commit()
        return SummaryView.of(summary)


def chosen_of(documents: Sequence[CourseDocument], scope: SummaryScope) -> list[CourseDocument]:
    """Those that are meant. Raises NoMaterial, and Invalid naming every document that the course does not have."""
    known = {each.document_id: each for each in documents}
    refuse(
        FieldError(pointer=f"/document_ids/{place}", code="unknown_document", message="Not a document of this course.")
        for place, document_id in enumerate(scope.document_ids)
        if document_id not in known
    )
    if not documents:
        raise NoMaterial
    return [known[each] for each in dict.fromkeys(scope.document_ids)] or list(documents)


def _title(scope: SummaryScope, documents: Sequence[CourseDocument]) -> str:
    """The topic, or the names of the documents."""
    return (scope.topic or ", ".join(each.name for each in documents[:10]))[:LONGEST_TITLE].strip()
