"""Courses and documents made over HTTP."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from tests.integration.http_client import Learner

T = TypeVar("T")

CELLS = "# Cells\n\nMitochondria turn sugar into energy.\fThe nucleus keeps the genome.\fRibosomes build proteins."
PATIENCE_SECONDS = 20.0


async def a_course_of(learner: Learner, name: str = "Biology") -> str:
    """The id of a new course."""
    answer = await learner.post("/courses", {"name": name})
    return str(answer.json()["id"])


async def send(
    learner: Learner, course: str, content: Any = CELLS, *, name: str = "cells.md", headers: Any = None, **fields: Any
) -> Any:
    """The answer to an upload."""
    data = content.encode() if isinstance(content, str) else content
    return await learner.call(
        "POST", f"/courses/{course}/documents", files={"file": (name, data)}, data=fields, headers=headers
    )


async def uploaded(learner: Learner, course: str, content: Any = CELLS, **how: Any) -> dict[str, Any]:
    """The document that came of an upload."""
    answer = await send(learner, course, content, **how)
    assert answer.status_code == 202, answer.text
    document: dict[str, Any] = answer.json()
    return document


async def until(learner: Learner, path: str, **wanted: Any) -> dict[str, Any]:
    """A resource, as soon as it has these values."""

    async def look() -> dict[str, Any] | None:
        resource: dict[str, Any] = (await learner.get(path)).json()
        return resource if {name: resource.get(name) for name in wanted} == wanted else None

    return await eventually(look)


async def eventually(look: Callable[[], Awaitable[T | None]]) -> T:
    """What `look` sees, as soon as it sees something. Others bring it about, so all one can do is look again."""
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up_at:
        seen = await look()
        if seen:
            return seen
        await asyncio.sleep(0.02)
    raise AssertionError("It did not come about.")
