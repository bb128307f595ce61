"""Settings come from the environment, and a bad one is named."""

from pathlib import Path

import pytest

from aksio.entrypoints.composition.production import require_production_settings
from aksio.entrypoints.composition.settings import BadSettings, Settings


def test_without_any_variable_everything_is_embedded() -> None:
    settings = Settings.read({})
    assert settings.database == "sqlite:///data/aksio.db"
    assert settings.openai_api_key is None


def test_each_variable_is_read_into_its_type() -> None:
    environment = {
        "AKSIO_PORT": "9001",
        "AKSIO_CORS_ORIGINS": "https://a.example, https://b.example",
        "AKSIO_DATA_DIR": "/x",
    }
    settings = Settings.read(environment)
    assert settings.port == 9001
    assert settings.cors_origins == ("https://a.example", "https://b.example")
    assert settings.data_dir == Path("/x")


def test_a_plain_name_counts_only_where_the_prefixed_one_is_absent() -> None:
    assert Settings.read({"OPENAI_API_KEY": "plain"}).openai_api_key == "plain"
    assert Settings.read({"OPENAI_API_KEY": "plain", "AKSIO_OPENAI_API_KEY": "own"}).openai_api_key == "own"


@pytest.mark.parametrize(
    ("name", "value"), [("AKSIO_PORT", "many"), ("AKSIO_ENV", "staging"), ("AKSIO_RATE_LIMITS", "maybe")]
)
def test_a_bad_value_is_refused_by_the_name_of_its_variable(name: str, value: str) -> None:
    with pytest.raises(BadSettings, match=name):
        Settings.read({name: value})


def test_production_names_every_variable_that_is_missing() -> None:
    with pytest.raises(BadSettings) as refused:
        require_production_settings(Settings(env="production", database_url="postgresql://db/aksio"))
    for name in (
        "AKSIO_RETRIEVAL_URL",
        "AKSIO_SMTP_URL",
        "AKSIO_JWT_PRIVATE_KEY",
        "AKSIO_SECRET_KEY",
        "AKSIO_PUBLIC_URL",
    ):
        assert name in str(refused.value)
    assert "AKSIO_DATABASE_URL" not in str(refused.value)


def test_development_needs_nothing() -> None:
    require_production_settings(Settings())
