"""Every promise is held on both databases."""

from pathlib import Path

import pytest

from aksio.entrypoints.composition.settings import Settings


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Everything else embedded; nobody is limited."""
    return Settings(database_url=database_url, data_dir=tmp_path, rate_limits="off", log_level="error")
