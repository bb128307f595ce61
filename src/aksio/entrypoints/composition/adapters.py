"""Which adapter stands behind which port, chosen by the settings."""

import asyncio
from pathlib import Path

from dependency_injector import containers, providers

from aksio.adapters.memory.rate_limiter import MemoryRateLimiter
from aksio.adapters.sql.codec import decode
from aksio.adapters.sql.courses.reader import SqlCoursesReader
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.idempotency import SqlAnswers
from aksio.adapters.sql.leadership import AdvisoryLockLeadership, FileLockLeadership
from aksio.adapters.sql.outbox import SqlOutbox
from aksio.adapters.sql.schema import Schema
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.adapters.system import RandomIds, SystemClock
from aksio.entrypoints.composition.settings import Settings


def _leadership(database: Database) -> AdvisoryLockLeadership | FileLockLeadership:
    if database.is_sqlite:
        return FileLockLeadership(Path(f"{database.url.database}-relay"))
    return AdvisoryLockLeadership(database)


class Adapters(containers.DeclarativeContainer):
    """Singletons are engines, clients and clocks; units of work are made anew for each use case."""

    settings: providers.Dependency[Settings] = providers.Dependency(instance_of=Settings)

    clock = providers.Singleton(SystemClock)
    ids = providers.Singleton(RandomIds)
    database = providers.Singleton(
        Database, url=settings.provided.database, pool_size=settings.provided.database_pool_size
    )
    schema = providers.Singleton(Schema, settings.provided.database)
    bell = providers.Singleton(asyncio.Event)
    unit_of_work = providers.Factory(SqlUnitOfWork, database, clock=clock, ids=ids, bell=bell)
    outbox = providers.Singleton(SqlOutbox, database)
    event_decoder = providers.Object(decode)
    leadership = providers.Singleton(_leadership, database)
    rate_limiter = providers.Singleton(MemoryRateLimiter, clock)
    answers = providers.Singleton(SqlAnswers, database, ids=ids)

    courses_reader = providers.Singleton(SqlCoursesReader, database)
