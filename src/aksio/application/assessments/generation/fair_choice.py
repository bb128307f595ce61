"""The plain choice of what to write from next: the passages in their order, a fair share of each."""

from aksio.application.assessments.generation.craft import B, Standing
from aksio.application.assessments.generation.generation_material import fair_brief
from aksio.application.assessments.generation.generation_ports import CardBrief
from aksio.domain.assessments.passage import Passage


def fair_choice(standing: Standing[B]) -> tuple[Passage, CardBrief]:
    """The next passage, and its share of what is still wanted."""
    passage, generation = standing.todo[0], standing.generation
    passages = len(standing.todo) + len(standing.under_way)
    avoid = standing.avoid(passage)
    return passage, fair_brief(generation.parameters, wanted=generation.wanted, of=passages, avoid=avoid)
