"""What would a summary take, before it is asked for?"""

from aksio.application.courses.material_ports import CourseDocuments
from aksio.application.courses.summaries.budgeted_writer import BudgetedWriter
from aksio.application.courses.summaries.material import material_of
from aksio.application.courses.summaries.request_summary import RequestSummaryCommand, chosen_of
from aksio.application.courses.summaries.views import QuoteView
from aksio.application.courses.summaries.writer_ports import MaterialFinder, SummaryBrief


class QuoteSummary:
    """The numbers are those that the job sets aside. Raises what RequestSummary raises, and Unavailable."""

    def __init__(self, documents: CourseDocuments, finder: MaterialFinder, writer: BudgetedWriter) -> None:
        self._documents = documents
        self._finder = finder
        self._writer = writer

    async def __call__(self, command: RequestSummaryCommand) -> QuoteView:
        scope, learner_id = command.scope, command.learner_id
        chosen_of(await self._documents.documents_of_course(command.course_id, learner_id=learner_id), scope)
        material = await material_of(scope, self._finder, course_id=command.course_id, learner_id=learner_id)
        brief = SummaryBrief(topic=scope.topic, language=scope.language)
        tokens = self._writer.most_tokens(material.parts, brief) if material.parts else 0
        return QuoteView(
            passages=material.passages,
            calls=len(material.parts) + 1 if tokens else 0,
            estimated_tokens=tokens,
            remaining_tokens=await self._writer.left(learner_id),
            is_partial=material.is_partial,
        )
