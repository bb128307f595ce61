"""Builders for what summaries work with."""

from datetime import timedelta
from uuid import UUID

from aksio.domain.courses.passage import FoundPassage
from aksio.domain.courses.summaries.content import (
    Citation,
    Concept,
    Digest,
    KeyConcept,
    Point,
    Quote,
    SummaryContent,
)
from aksio.domain.courses.summaries.parts import Part
from aksio.domain.courses.summaries.scope import SummaryScope
from aksio.domain.courses.summaries.summary import Summary
from aksio.domain.shared.ids import SummaryId
from aksio.domain.shared.lease import Lease
from aksio.domain.shared.model_usage import ModelUsage
from tests.make.generation import COURSE, DOCUMENT, LEARNER, NOW, OXYGEN, TOKEN

SUMMARY = SummaryId(UUID("0195f000-0000-7000-8000-000000000009"))
LEASE = Lease(token=TOKEN, expires_at=NOW + timedelta(seconds=30))
USAGE = ModelUsage(model="test-model", calls=1, input_tokens=800, output_tokens=100, cost_micros=1050)


def a_found_passage(text: str = OXYGEN, *, page: int = 3, score: float = 0.0) -> FoundPassage:
    """A passage of the course's one document."""
    return FoundPassage(document_id=DOCUMENT, document_name="Chemistry", page=page, text=text, score=score)


def a_part(*texts: str) -> Part:
    """Passages of pages 1, 2, 3 and so on."""
    return Part(passages=tuple(a_found_passage(text, page=page) for page, text in enumerate(texts or (OXYGEN,), 1)))


def a_quote(text: str = "Joseph Priestley published his findings in 1775.", *, page: int = 1) -> Quote:
    """From the course's one document."""
    return Quote(document_id=DOCUMENT, document_name="Chemistry", page=page, text=text)


def a_digest(text: str = "Priestley published in 1775.") -> Digest:
    """One point and one concept."""
    concept = Concept(term="Oxygen", definition="A chemical element.", quote=a_quote("Oxygen is", page=2), weight=2.5)
    return Digest(points=(Point(text=text, quote=a_quote()),), concepts=(concept,))


def a_content() -> SummaryContent:
    """A text with its citation and its concept."""
    citation = Citation(
        number=1, document_id=DOCUMENT, document_name="Chemistry", page=3, text="Joseph Priestley published"
    )
    concept = KeyConcept(term="Oxygen", definition="A chemical element.", citation=1)
    return SummaryContent(text="Priestley published. [1]", key_concepts=(concept,), citations=(citation,))


def a_scope() -> SummaryScope:
    """One that leaves no field at its default."""
    return SummaryScope(document_ids=(DOCUMENT,), topic="Oxygen", start_page=1, end_page=9, language="en")


def a_summary(*, id: SummaryId = SUMMARY, title: str = "Oxygen") -> Summary:
    """One that was just requested."""
    return Summary.request(id=id, learner_id=LEARNER, course_id=COURSE, title=title, scope=a_scope(), now=NOW)


def a_running_summary(*, parts: int = 3, parts_done: int = 0) -> Summary:
    """One whose material was read just now."""
    summary = a_summary()
    summary.take_up(lease=LEASE, now=NOW)
    summary.read(lease=LEASE, source_ids=(DOCUMENT,), is_partial=True, parts=parts, parts_done=parts_done, now=NOW)
    return summary
