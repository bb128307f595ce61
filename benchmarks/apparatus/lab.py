"""What a run has at its disposal. Everything is made when it is first asked for, and gone at the end."""

import asyncio
import shutil
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

from aksio.adapters.sql.schema import Schema
from aksio.entrypoints.composition.settings import Settings
from benchmarks.apparatus.installation import Installation
from benchmarks.apparatus.population import Population, populate
from benchmarks.machine import postgres_facts
from tests.services import databases, postgres
from tests.services.service import Service, private_directory


@dataclass
class Lab:
    """`seconds` is how long a load lasts, `rounds` how often what is compared is measured in turn."""

    cards: int = 1_000_000
    learners: int = 64
    seconds: float = 5
    rounds: int = 3
    _run: str = field(default_factory=databases.new_run)
    folder: Path = field(default_factory=lambda: private_directory("benchmarks"))
    _populations: dict[tuple[int, int], Population] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=count)

    @cached_property
    def postgres(self) -> Service:
        """A Postgres that was found, or started for this run."""
        return postgres.find_or_start()

    def facts(self) -> dict[str, str]:
        """About what was used."""
        return postgres_facts(self.postgres) if "postgres" in self.__dict__ else {}

    def installation(self) -> Installation:
        """A new one, without people or cards."""
        number = next(self._numbers)
        url = databases.create(self.postgres.url, databases.name_for(self._run, f"bench_{number}"))
        asyncio.run(Schema(url).upgrade())
        folder = self.folder / str(number)
        folder.mkdir()
        return Installation(
            Settings(
                database_url=url, data_dir=folder, rate_limits="off", background="off",
                log_level="warning", log_format="json",
            )
        )  # fmt: skip

    def alone(self) -> Installation:
        """A new one as it comes: on a SQLite file, with background work."""
        return Installation(Settings(data_dir=self.folder / str(next(self._numbers)), log_format="json"))

    def population(self, *, learners: int | None = None, cards: int | None = None) -> Population:
        """The same one for everybody who asks for as many."""
        wanted = (learners or self.learners, cards or self.cards)
        if wanted not in self._populations:
            self._populations[wanted] = populate(self.installation(), learners=wanted[0], cards=wanted[1])
        return self._populations[wanted]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if "postgres" in self.__dict__:
            databases.drop_run(self.postgres.url, self._run)
            self.postgres.stop()
        shutil.rmtree(self.folder)
