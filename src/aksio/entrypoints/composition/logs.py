"""Logs: one JSON object a line (for machines) or aligned text (for a terminal), and nothing personal in either."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from aksio.entrypoints.composition.settings import Settings

_ALLOWED = frozenset(
    [
        "event",
        "level",
        "timestamp",
        "exception",
        "request_id",
        "method",
        "path",
        "status",
        "milliseconds",
        "work",
        "reason",
        "code",
        "event_id",
        "event_name",
        "attempts",
        "address",
        "database",
        "environment",
        "account_id",
        "generation_id",
        "document_id",
        "kind",
        "count",
        "model",
        "upstream",
        "seconds",
    ]
)
"""Fields that may be logged. Anything else is left out, so that nobody logs a token or a text by accident."""


def configure_logs(settings: Settings) -> None:
    """Set up structlog and the standard library's logging for this process."""
    as_json = settings.log_format == "json" or (settings.log_format == "auto" and not sys.stderr.isatty())
    level = getattr(logging, settings.log_level.upper())
    renderer = structlog.processors.JSONRenderer() if as_json else _console()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _only_allowed,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=max(level, logging.WARNING), stream=sys.stderr, force=True)


def _console() -> structlog.dev.ConsoleRenderer:
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)


def _only_allowed(logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {name: value for name, value in event.items() if name in _ALLOWED}
