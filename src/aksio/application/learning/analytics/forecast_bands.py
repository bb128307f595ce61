"""How many reviews may the coming days bring, and what if?"""

import asyncio
from dataclasses import dataclass
from datetime import date, timedelta

from aksio.application.learning.ports import ReviewLoads
from aksio.application.learning.progress.ports import CardGroups, ProgressReader, Span, TallyBy
from aksio.domain.learning.forecast import require_days
from aksio.domain.learning.simulation import Assumptions, Band, bands
from aksio.domain.learning.study_record import Tally
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ForecastBandsQuery:
    """For whom, how many days from today on, and what is to be different: None leaves it as it is."""

    learner_id: LearnerId
    days: int
    new_a_day: int | None = None
    retention: float | None = None
    days_off: frozenset[date] = frozenset()


@dataclass(frozen=True, kw_only=True)
class ForecastBand:
    """A day and its band."""

    date: date
    band: Band


class ForecastBands:
    """The same question on the same day has the same answer. Raises Invalid when the days are not from 1 to 365."""

    def __init__(self, loads: ReviewLoads, groups: CardGroups, reader: ProgressReader) -> None:
        self._loads = loads
        self._groups = groups
        self._reader = reader

    async def __call__(self, query: ForecastBandsQuery) -> list[ForecastBand]:
        require_days(query.days)
        found = await self._loads.of(query.learner_id, days=query.days)
        groups = await self._groups.of(query.learner_id)
        rules = await self._groups.rules(query.learner_id)
        total = (await self._reader.tallies(query.learner_id, Span(), by=TallyBy.ALL)).get(None, Tally())
        chosen = query.new_a_day
        assumptions = Assumptions(
            new_today=found.load.new_left_today if chosen is None else chosen,
            new_a_day=found.load.new_a_day if chosen is None else chosen,
            passed=total.young_passed + total.mature_passed,
            recalled=total.young + total.mature,
            retention=query.retention,
            days_off=frozenset((day - found.today).days for day in query.days_off),
        )
        seed = query.learner_id.int ^ found.today.toordinal()
        played = await asyncio.to_thread(
            bands, groups, today=found.today, days=query.days, assumptions=assumptions, rules=rules, seed=seed
        )
        return [
            ForecastBand(date=found.today + timedelta(days=number), band=band) for number, band in enumerate(played)
        ]
