"""Feedback in SQL."""

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.accounts import feedback as feedback_table
from aksio.adapters.sql.writes import Insert
from aksio.domain.accounts.feedback import Feedback


class SqlFeedbackBox:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    def add(self, feedback: Feedback) -> None:
        """See the port."""
        row = {
            "id": feedback.id,
            "account_id": feedback.account_id,
            "kind": feedback.kind.value,
            "text": feedback.text,
            "given_at": feedback.given_at,
        }
        self._session.write(Insert(feedback_table, [row]))
        self._session.record(feedback)
