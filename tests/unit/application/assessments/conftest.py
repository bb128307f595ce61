"""One store in memory, at noon."""

import pytest

from aksio.adapters.memory.store import MemoryStore
from tests.make.cards import COURSE, LEARNER
from tests.make.clock import FixedClock
from tests.make.study import CountedIds, OneCalendar, TheseCourses


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def ids() -> CountedIds:
    return CountedIds()


@pytest.fixture
def calendars() -> OneCalendar:
    return OneCalendar("Europe/Oslo")


@pytest.fixture
def courses() -> TheseCourses:
    return TheseCourses({LEARNER: {COURSE}})
