"""Fixtures: the stand-in services, one process of each for the whole run, behaving well at the start of each test."""

from collections.abc import Iterator

import pytest

from tests.standin.faults import Faults
from tests.standin.openai_server import OpenAIStandIn, openai_stand_in
from tests.standin.server import StandIn, start


@pytest.fixture(scope="session")
def running_retrieval() -> Iterator[StandIn]:
    service = start("retrieval")
    yield service
    service.stop()


@pytest.fixture(scope="session")
def running_scraper() -> Iterator[StandIn]:
    service = start("scraper")
    yield service
    service.stop()


@pytest.fixture
def retrieval_service(running_retrieval: StandIn) -> Iterator[StandIn]:
    yield running_retrieval
    running_retrieval.misbehave(Faults(mode="none"))


@pytest.fixture
def scraper_service(running_scraper: StandIn) -> Iterator[StandIn]:
    yield running_scraper
    running_scraper.misbehave(Faults(mode="none"))


@pytest.fixture(scope="session")
def running_openai() -> Iterator[OpenAIStandIn]:
    with openai_stand_in() as running:
        yield running


@pytest.fixture
def openai(running_openai: OpenAIStandIn) -> OpenAIStandIn:
    running_openai.behave()
    return running_openai
