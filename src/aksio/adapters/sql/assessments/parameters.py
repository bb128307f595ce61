"""The parameters of learners in SQL."""

from sqlalchemy import RowMapping, delete, select

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.assessments import learner_parameters
from aksio.adapters.sql.writes import Insert, Row, Statement, Update
from aksio.domain.assessments.learner_parameters import FitStatus, LearnerParameters
from aksio.domain.assessments.prediction import Gain
from aksio.domain.shared.ids import LearnerId


class SqlParameterStore:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def find(self, learner_id: LearnerId) -> LearnerParameters | None:
        """See the port."""
        row = await self._session.row(select(learner_parameters).where(learner_parameters.c.learner_id == learner_id))
        return None if row is None else _from_row(row)

    def add(self, parameters: LearnerParameters) -> None:
        """See the port."""
        self._session.write(Insert(learner_parameters, [_to_row(parameters)]))
        self._session.record(parameters)

    def save(self, parameters: LearnerParameters) -> None:
        """See the port."""
        where = {"learner_id": parameters.learner_id, "version": parameters.version}
        self._session.write(Update(learner_parameters, _to_row(parameters), where=where))
        self._session.record(parameters)

    def remove(self, learner_id: LearnerId) -> None:
        """See the port."""
        theirs = learner_parameters.c.learner_id == learner_id
        self._session.write(Statement(delete(learner_parameters).where(theirs)))


def _to_row(found: LearnerParameters) -> Row:
    gain = found.gain
    return {
        "learner_id": found.learner_id,
        "version": found.version + 1,
        "parameters": None if found.parameters is None else list(found.parameters),
        "status": str(found.status),
        "requested_at": found.requested_at,
        "finished_at": found.finished_at,
        "gain": None if gain is None else gain.mean,
        "standard_error": None if gain is None else gain.standard_error,
        "judged_by": None if gain is None else gain.predictions,
    }


def _from_row(row: RowMapping) -> LearnerParameters:
    gain = None
    if row["gain"] is not None:
        gain = Gain(mean=row["gain"], standard_error=row["standard_error"], predictions=row["judged_by"])
    return LearnerParameters(
        learner_id=row["learner_id"],
        version=row["version"],
        parameters=None if row["parameters"] is None else tuple(row["parameters"]),
        status=FitStatus(row["status"]),
        requested_at=row["requested_at"],
        finished_at=row["finished_at"],
        gain=gain,
    )
