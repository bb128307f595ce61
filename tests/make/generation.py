"""Builders for what generation works with."""

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_parameters import Difficulty, GenerationParameters
from aksio.domain.assessments.generation_status import GenerationKind
from aksio.domain.assessments.passage import Passage
from aksio.domain.shared.ids import CourseId, DocumentId, GenerationId, LearnerId

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
TOKEN = UUID("0195f000-0000-7000-8000-0000000000ff")
LEARNER = LearnerId(UUID("0195f000-0000-7000-8000-000000000001"))
COURSE = CourseId(UUID("0195f000-0000-7000-8000-000000000002"))
DOCUMENT = DocumentId(UUID("0195f000-0000-7000-8000-000000000003"))
GENERATION = GenerationId(UUID("0195f000-0000-7000-8000-000000000004"))

OXYGEN = (
    "Oxygen is a chemical element with the symbol O and atomic number 8. Joseph Priestley published his findings "
    "in 1775. In 1783 Antoine Lavoisier named the element, and diatomic oxygen gas now makes up 20.8 percent of "
    "the atmosphere of the Earth."
)


def a_passage(text: str = OXYGEN, *, page: int = 3, document_name: str = "Chemistry") -> Passage:
    """A passage of the course's one document."""
    return Passage(document_id=DOCUMENT, document_name=document_name, page=page, text=text)


def a_draft(
    front: str = "Who named the element oxygen?",
    back: str = "Antoine Lavoisier",
    quote: str = "In 1783 Antoine Lavoisier named the element",
    explanation: str | None = None,
    hint: str | None = None,
) -> CardDraft:
    """A draft that passes every check against `a_passage()`."""
    return CardDraft(front=front, back=back, quote=quote, explanation=explanation, hint=hint)


def some_parameters(count: int = 5) -> GenerationParameters:
    """Parameters that leave no field at its default."""
    return GenerationParameters(
        count=count,
        document_ids=(DOCUMENT,),
        topic="oxygen",
        start_page=1,
        end_page=9,
        learning_goals=("name the discoverers",),
        difficulty=Difficulty.HARD,
        language="en",
    )


def a_generation(count: int = 5, *, now: datetime = NOW) -> Generation:
    """A generation as it was just requested."""
    return Generation.request(
        id=GENERATION,
        learner_id=LEARNER,
        course_id=COURSE,
        kind=GenerationKind.FLASHCARDS,
        parameters=some_parameters(count),
        now=now,
    )


STUDY_LANGUAGES = ("en", "de", "es", "ar", "zh")
XQUAD = Path(__file__).resolve().parents[3] / "shared" / "data" / "xquad"
"""Beside the repository, on machines that have it."""


def study_texts(language: str) -> list[str]:
    """Passages to write cards from: the project's own article, and those of XQuAD where they are at hand."""
    own = Path(__file__).resolve().parents[1] / "data" / "articles" / f"{language}.md"
    texts = [own.read_text(encoding="utf-8")]
    xquad = XQUAD / f"xquad.{language}.json"
    if xquad.exists():
        articles = json.loads(xquad.read_text(encoding="utf-8"))["data"]
        texts += [paragraph["context"] for article in articles for paragraph in article["paragraphs"]]
    return texts
