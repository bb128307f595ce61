"""Conversations, messages, proposals and sessions as rows and back."""

from functools import cache
from typing import Any, get_type_hints

import msgspec
from sqlalchemy import RowMapping

from aksio.adapters.sql.writes import Row
from aksio.domain.chat.conversation import Conversation
from aksio.domain.chat.message import Message, TurnUsage
from aksio.domain.chat.proposal import Proposal
from aksio.domain.chat.tutoring_session import TutoringSession

_USAGE = ("model", "calls", "input_tokens", "output_tokens", "cost_micros")
_AGGREGATE = ("version", "_events")


def chat_row(chat: Conversation) -> Row:
    """All columns but those of its end, which messages move."""
    return _row_of(chat)


def chat_from(row: RowMapping) -> Conversation:
    """See `chat_row`."""
    chat: Conversation = _aggregate(Conversation, row)
    return chat


def message_row(message: Message) -> Row:
    """All columns."""
    names = [name for name in Message.__dataclass_fields__ if name != "usage"]
    return {name: _plain(getattr(message, name)) for name in names} | {
        name: getattr(message.usage, name) for name in _USAGE
    }


def message_from(row: RowMapping) -> Message:
    """See `message_row`."""
    own = {name: row[name] for name in Message.__dataclass_fields__ if name != "usage"}
    usage = TurnUsage(**{name: row[name] for name in _USAGE})
    return msgspec.convert(own | {"usage": msgspec.to_builtins(usage)}, Message)


def proposal_row(proposal: Proposal) -> Row:
    """All columns."""
    return _row_of(proposal)


def proposal_from(row: RowMapping) -> Proposal:
    """See `proposal_row`."""
    proposal: Proposal = _aggregate(Proposal, row)
    return proposal


def session_row(session: TutoringSession) -> Row:
    """All columns."""
    return _row_of(session)


def session_from(row: RowMapping) -> TutoringSession:
    """See `session_row`."""
    session: TutoringSession = _aggregate(TutoringSession, row)
    return session


def _row_of(aggregate: Any) -> Row:
    names = [name for name in aggregate.__dataclass_fields__ if name not in _AGGREGATE]
    return {name: _plain(getattr(aggregate, name)) for name in names} | {"version": aggregate.version + 1}


def _plain(value: object) -> object:
    """Tuples and records as JSON, enumerations as their values; the rest as it is."""
    if isinstance(value, tuple) or hasattr(value, "__dataclass_fields__"):
        return msgspec.to_builtins(value)
    return getattr(value, "value", value)


def _aggregate(kind: Any, row: RowMapping) -> Any:
    types = _types(kind)
    return kind(**{name: msgspec.convert(row[name], types[name]) for name in types})


@cache
def _types(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {name: hints[name] for name in kind.__dataclass_fields__ if name != "_events"}
