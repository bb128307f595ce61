"""The same statements without Aksio around them: asyncpg, and as many connections."""

import asyncio
import time
from collections.abc import Iterable, Sequence

import asyncpg

from benchmarks.apparatus.tape import Tape


def play(url: str, lanes: Sequence[Iterable[Tape]], *, seconds: float) -> float:
    """Play tapes on a connection for each lane, one after the other; how many per second."""
    return asyncio.run(_play(url, lanes, seconds))


async def _play(url: str, lanes: Sequence[Iterable[Tape]], seconds: float) -> float:
    connections = [await asyncpg.connect(url, statement_cache_size=500) for _ in lanes]
    begun = time.perf_counter()
    playing = (_lane(one, lane, begun + seconds) for one, lane in zip(connections, lanes, strict=True))
    played = sum(await asyncio.gather(*playing))
    elapsed = time.perf_counter() - begun
    for connection in connections:
        await connection.close()
    return played / elapsed


async def _lane(connection: asyncpg.Connection, tapes: Iterable[Tape], until: float) -> int:
    played = 0
    for tape in tapes:
        if time.perf_counter() > until:
            break
        for sql, values in tape.statements:
            await connection.fetch(sql, *values)
        played += 1
    return played
