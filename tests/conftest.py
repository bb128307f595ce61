"""What holds for every test: where chance comes from, and which servers the run used."""

import gc
import os
import random

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.services.plugin", "tests.standin.plugin"]

CI = os.environ.get("CI") == "true"
CI_SEED = 2

# Every application that a test makes is some hundred thousand objects that live as long as it: looking through them
# again and again took a fifth of the run.
gc.set_threshold(50_000, 10, 5)

# A slow machine is no reason to fail; the run as a whole has its own limits.
settings.register_profile("dev", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
# CI tries the same examples each time, so many of them say nothing new; a developer's are others in each run.
settings.register_profile("ci", settings.get_profile("dev"), database=None, max_examples=40)
settings.load_profile("ci" if CI else "dev")

# Tests see the defaults: no setting of the person who runs them reaches the code.
PLAIN_NAMES = {"OPENAI_API_KEY", "REDIS_URL", "RETRIEVER_SERVICE_URL", "SCRAPER_SERVICE_URL"}
for name in list(os.environ):
    if name in PLAIN_NAMES or (name.startswith("AKSIO_") and not name.startswith("AKSIO_TEST_")):
        del os.environ[name]


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Give the whole run one seed, which can be repeated: CI's never changes, a developer's always does."""
    if config.option.hypothesis_seed is None:
        config.option.hypothesis_seed = CI_SEED if CI else random.SystemRandom().randrange(2**32)
    os.environ["AKSIO_TEST_SEED"] = str(config.option.hypothesis_seed)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """A third of the time tests wait for processes of their own, so there are more workers than cores."""
    return max(1, (os.cpu_count() or 1) * 3 // 2)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What may take longest begins first, so that at the end nobody waits for it."""
    items.sort(key=_longest_seconds, reverse=True)


def _longest_seconds(item: pytest.Item) -> float:
    marker = item.get_closest_marker("timeout")
    return float(marker.args[0]) if marker else 0.0


def pytest_report_header(config: pytest.Config) -> str:
    """Say how to repeat this run."""
    return f"hypothesis seed: {config.option.hypothesis_seed} (repeat with --hypothesis-seed)"
