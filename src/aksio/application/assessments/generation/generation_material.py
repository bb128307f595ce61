"""What a generation writes from, and what it wants of each passage."""

from math import ceil

from aksio.application.assessments.generation.generation_ports import CardBrief, PassageFinder
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_parameters import GenerationParameters
from aksio.domain.assessments.passage import Passage, spread

MOST_PASSAGES = 200
MOST_PER_PASSAGE = 25


async def material_of(generation: Generation, finder: PassageFinder) -> list[Passage]:
    """Passages in the order in which they are written from. Raises NotFound and Unavailable."""
    parameters = generation.parameters
    found = await finder.passages(
        learner_id=generation.learner_id,
        course_id=generation.course_id,
        document_ids=parameters.document_ids,
        topic=parameters.topic,
        start_page=parameters.start_page,
        end_page=parameters.end_page,
        limit=MOST_PASSAGES,
    )
    return found if parameters.topic else spread(found, parameters.count)


def fair_brief(parameters: GenerationParameters, *, wanted: int, of: int, avoid: tuple[str, ...] = ()) -> CardBrief:
    """A fair share of what is wanted of so many passages, and one to spare for the checks."""
    return CardBrief(
        count=min(ceil(wanted / of) + 1, MOST_PER_PASSAGE),
        language=parameters.language,
        difficulty=parameters.difficulty,
        topic=parameters.topic,
        learning_goals=parameters.learning_goals,
        avoid=avoid,
    )
