"""How fast does the learner read? It is what plans reckon with."""

from aksio.application.learning.planning.ports import ReadingRecords
from aksio.domain.learning.planning.reading_speed import ReadingSpeed
from aksio.domain.shared.ids import LearnerId


class GetReadingSpeed:
    """Measured where there is enough to measure; else the default, and said to be that."""

    def __init__(self, readings: ReadingRecords) -> None:
        self._readings = readings

    async def __call__(self, learner_id: LearnerId) -> ReadingSpeed:
        return (await self._readings.reading(learner_id)).speed
