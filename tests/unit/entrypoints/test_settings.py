"""Settings come from the environment, and a bad one is named."""

from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from aksio.entrypoints.composition.production import require_production_settings
from aksio.entrypoints.composition.settings import BadSettings, Settings

_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
COMPLETE = Settings(
    env="production",
    database_url="postgresql://db/aksio",
    retrieval_url="http://retrieval",
    jwt_private_key=_KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
    secret_key="x" * 32,
    smtp_url="smtp://mail",
    public_url="https://aksio.example",
)


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


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AKSIO_DATABASE_URL", "mysql://secret@db/aksio"),
        ("AKSIO_REDIS_URL", "secret:6379"),
        ("AKSIO_CELERY_BROKER_URL", "amqp://secret"),
        ("AKSIO_RETRIEVAL_URL", "retrieval:secret"),
        ("AKSIO_SMTP_URL", "smtp://:secret"),
        ("AKSIO_PUBLIC_URL", "https://"),
    ],
)
def test_an_address_that_cannot_be_one_is_refused_by_name_and_not_repeated(name: str, value: str) -> None:
    with pytest.raises(BadSettings, match=name) as refused:
        Settings.read({name: value})
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AKSIO_DATABASE_URL", "sqlite:///data/x.db"),
        ("AKSIO_DATABASE_URL", "postgresql+asyncpg://me:pass@[::1]:5432/aksio"),
        ("AKSIO_REDIS_URL", "rediss://redis/0"),
        ("AKSIO_SMTP_URL", "smtps://user:pass@mail.example:465"),
    ],
)
def test_good_addresses_are_taken(name: str, value: str) -> None:
    assert getattr(Settings.read({name: value}), name.removeprefix("AKSIO_").lower()) == value


@pytest.mark.parametrize(
    ("change", "named"),
    [({"secret_key": "short"}, "AKSIO_SECRET_KEY"), ({"jwt_private_key": "no key"}, "AKSIO_JWT_PRIVATE_KEY")],
)
def test_production_refuses_keys_that_protect_nothing(change: dict[str, str], named: str) -> None:
    require_production_settings(COMPLETE)
    with pytest.raises(BadSettings, match=named):
        require_production_settings(msgspec.structs.replace(COMPLETE, **change))


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
    assert "AKSIO_STRIPE" not in str(refused.value)


def test_production_sells_nothing_without_hearing_of_payments() -> None:
    selling = msgspec.structs.replace(COMPLETE, stripe_api_key="sk_live_x")
    with pytest.raises(BadSettings, match="AKSIO_STRIPE_WEBHOOK_SECRET"):
        require_production_settings(selling)
    require_production_settings(msgspec.structs.replace(selling, stripe_webhook_secret="whsec_x"))


def test_development_needs_nothing() -> None:
    require_production_settings(Settings())
