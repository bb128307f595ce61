"""Decks, cards and reviews in memory keep the contracts."""

from collections.abc import Callable

import pytest

from aksio.adapters.memory.assessments.readers import MemoryCardsReader
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from tests.contracts.card_readers import CardReadersContract
from tests.contracts.card_storage import CardStorageContract


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def new_uow(store: MemoryStore) -> Callable[[], MemoryUnitOfWork]:
    return lambda: MemoryUnitOfWork(store)


@pytest.fixture
def untold(store: MemoryStore) -> MemoryCardsReader:
    return MemoryCardsReader(store)


@pytest.fixture
def decks(store: MemoryStore) -> MemoryCardsReader:
    return MemoryCardsReader(store)


@pytest.fixture
def flashcards(store: MemoryStore) -> MemoryCardsReader:
    return MemoryCardsReader(store)


@pytest.fixture
def study(store: MemoryStore) -> MemoryCardsReader:
    return MemoryCardsReader(store)


class TestMemoryCards(CardStorageContract):
    """In memory."""


class TestMemoryCardsReader(CardReadersContract):
    """In memory."""
