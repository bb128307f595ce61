"""How the OpenAI stand-in sums up: it notes what the embedded writer would, and strings the notes together."""

import asyncio
import re
from collections.abc import Callable
from typing import Any

import msgspec

from aksio.adapters.embedded.summary_writer import ExtractiveSummaryWriter
from aksio.application.courses.summaries.writer_ports import SummaryBrief
from tests.make.summaries import a_part


def _notes(task: dict[str, Any], passages: str) -> str:
    digest = asyncio.run(ExtractiveSummaryWriter().digest(a_part(passages), SummaryBrief(topic=task["topic"])))
    concepts = [{"term": each.term, "definition": each.definition, "quote": each.quote} for each in digest.concepts]
    return msgspec.json.encode({"points": digest.points, "concepts": concepts}).decode()


def _text(task: dict[str, Any], notes: str) -> str:
    lines = [re.fullmatch(r"\[(\d+)\] (.*)", line) for line in notes.split("\n")]
    said = " ".join(f"{line[2]} [{line[1]}]" for line in lines[:20] if line)
    return msgspec.json.encode({"text": said}).decode()


SUMMARISING: dict[str, Callable[[dict[str, Any], str], str]] = {"Notes": _notes, "SummaryText": _text}
"""By the name of the schema that is asked for."""
