"""Counts of what a learner's conversations hold."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from aksio.adapters.sql.tables.chat import chat_feedback, chat_messages, chat_proposals, chats, tutoring_sessions
from aksio.domain.chat.message import Role
from aksio.domain.shared.ids import LearnerId

_C = chat_messages.c


def queries(learner_id: LearnerId, since: datetime | None) -> Mapping[str, Select[Any]]:
    """Each gives `key` and `many`."""
    answers = (_C.learner_id == learner_id, _C.role == Role.ASSISTANT.value, *_after(_C.created_at, since))
    proposals, sessions = chat_proposals.c, tutoring_sessions.c
    return {
        "roles": _by(_C.role, _C.learner_id == learner_id, *_after(_C.created_at, since)),
        "statuses": _by(_C.status, *answers),
        "groundings": _by(_C.grounding, *answers, _C.grounding.is_not(None)),
        "chats": _by(chats.c.kind, chats.c.learner_id == learner_id, *_after(chats.c.created_at, since)),
        "ratings": _by(
            chat_feedback.c.rating, chat_feedback.c.learner_id == learner_id, *_after(chat_feedback.c.created_at, since)
        ),
        "sessions": _by(sessions.status, sessions.learner_id == learner_id, *_after(sessions.created_at, since)),
        "proposals": _by(proposals.status, proposals.learner_id == learner_id, *_after(proposals.created_at, since)),
    }


def totals(learner_id: LearnerId, since: datetime | None, *, sqlite: bool) -> Select[Any]:
    """Sums over answers."""
    length = func.json_array_length if sqlite else func.jsonb_array_length
    sums = {
        "citations": length(_C.citations),
        "input_tokens": _C.input_tokens,
        "output_tokens": _C.output_tokens,
        "cost_micros": _C.cost_micros,
    }
    columns = [func.coalesce(func.sum(value), 0).label(name) for name, value in sums.items()]
    return select(*columns).where(_C.learner_id == learner_id, *_after(_C.created_at, since))


def _by(key: ColumnElement[Any], *conditions: ColumnElement[bool]) -> Select[Any]:
    return select(key.label("key"), func.count().label("many")).where(*conditions).group_by(key)


def _after(column: ColumnElement[Any], since: datetime | None) -> list[ColumnElement[bool]]:
    return [] if since is None else [column >= since]
