import pytest

from aksio.adapters.memory.rate_limiter import MemoryRateLimiter
from tests.contracts.rate_limiter import RateLimiterContract
from tests.make.clock import FixedClock


class TestMemoryRateLimiter(RateLimiterContract):
    @pytest.fixture
    def limiter(self, clock: FixedClock) -> MemoryRateLimiter:
        return MemoryRateLimiter(clock)
