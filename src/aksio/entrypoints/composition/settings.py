"""Every setting, read once from the environment. Without any, Aksio runs alone on one SQLite file."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_type_hints

import msgspec

from aksio.entrypoints.composition.addresses import address_error

_OTHER_NAMES = {
    "openai_api_key": "OPENAI_API_KEY",
    "redis_url": "REDIS_URL",
    "retrieval_url": "RETRIEVER_SERVICE_URL",
    "scraper_url": "SCRAPER_SERVICE_URL",
}
"""Plain names that are read where the prefixed one is absent."""


class BadSettings(Exception):
    """A variable has a value that cannot be used, or is missing."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """One variable each: `AKSIO_` and the field's name in capitals. The text below a field explains it to people."""

    env: Literal["development", "production"] = "development"
    """In production nothing starts that would lose data or send nothing."""
    host: str = "127.0.0.1"
    """The address to listen on."""
    port: int = 8000
    """The port to listen on."""
    data_dir: Path = Path("data")
    """Where the embedded files live: database, passages, keys."""
    database_url: str | None = None
    """postgresql://user:password@host/name, or sqlite:///file. Without it: a SQLite file in the data directory."""
    database_pool_size: int = 10
    """Connections at most for each process. Who waits 2 s for one is answered 503."""
    redis_url: str | None = None
    """redis://host:port/number: rate limits for all processes together, and news for open pages between them."""
    kafka_bootstrap_servers: str | None = None
    """host:port, with commas between: every event is published there. Without it nobody outside is told."""
    kafka_old_topics: Literal["on", "off"] = "off"
    """Whether `user.signup.success` and `user.activity` are written too, for consumers of the first Aksio."""
    celery_broker_url: str | None = None
    """redis://host:port/number: reactions and timed work run on Celery's workers. Without it beside the web process."""
    delivery_lease_seconds: float = 30.0
    """A row that was handed to a worker is handed over again when nothing was heard of it for so long."""
    worker_metrics_port: int | None = None
    """Where `aksio worker` shows its own metrics, such as the lag of its consumers. Without it, nowhere."""
    retrieval_url: str | None = None
    """The retrieval-service. Without it text and Markdown are indexed in a SQLite file."""
    scraper_url: str | None = None
    """The scraper-service. Without it documents cannot be added by their address."""
    upstream_timeout_seconds: float = 10.0
    """How long retrieval-service and scraper-service may keep a request waiting."""
    openai_api_key: str | None = None
    """With a key a model writes the cards; without one the extractive writer does."""
    openai_base_url: str | None = None
    """Another server that speaks the same protocol."""
    openai_model_writing: str = "gpt-5.4-mini"
    """The model that writes."""
    openai_price_input: float = 0.75
    """US dollars for a million tokens that this model reads: what was spent is shown by it."""
    openai_price_output: float = 4.5
    """US dollars for a million tokens that it writes."""
    openai_model_chat: str = "gpt-5.4"
    """The model that answers in conversations."""
    openai_chat_price_input: float = 2.5
    """US dollars for a million tokens that this model reads."""
    openai_chat_price_output: float = 15.0
    """US dollars for a million tokens that it writes."""
    openai_model_titles: str = "gpt-5.4-mini"
    """The small model that finds titles for conversations; its prices are those of the model that writes."""
    openai_model_judging: str = "gpt-5.4-mini"
    """The model that suggests marks for answers in words."""
    openai_judging_price_input: float = 0.75
    """US dollars for a million tokens that this model reads."""
    openai_judging_price_output: float = 4.5
    """US dollars for a million tokens that it writes."""
    chat_window_tokens: int = 16_000
    """What is sent to the model for one answer at most."""
    chat_stall_seconds: float = 20.0
    """How long an answer may stand still before it is given up."""
    chat_when_client_leaves: Literal["finish", "cancel"] = "finish"
    """What becomes of an answer whose reader is gone."""
    openai_timeout_seconds: float = 60.0
    """How long the model may keep one call waiting."""
    ai_tokens_per_month: int | None = None
    """What models may read and write for one person in a calendar month at most, whatever their plan allows."""
    plans_file: Path | None = None
    """A TOML or JSON file with the plans that can be had, instead of the one that comes with Aksio."""
    stripe_api_key: str | None = None
    """With a key plans can be bought. Without one everybody has the free plan."""
    stripe_api_base: str | None = None
    """Another server that speaks the same protocol."""
    stripe_webhook_secret: str | None = None
    """What Stripe signs its messages with. Without it they are all refused."""
    generation_lease_seconds: float = 30.0
    """A worker that shows no life for so long is replaced."""
    jwt_issuer: str = "aksio"
    """`iss` of every token."""
    jwt_audience: str = "aksio-api"
    """`aud` of access tokens."""
    jwt_private_key: str | None = None
    """Ed25519 keys in PEM; the first signs. Without one, a key is made in the data directory."""
    secret_key: str | None = None
    """Behind refresh tokens, tokens in mails and webhooks' secrets. Without it, one is made in the data directory."""
    smtp_url: str | None = None
    """smtp://user:password@host:port, or smtps://…; without it mail is written to the console."""
    mail_from: str = "Aksio <no-reply@localhost>"
    """The sender of mail."""
    public_url: str | None = None
    """Where people find the application in their browser: the links in mails lead there."""
    registration: Literal["open", "by_request"] = "open"
    """Whether anybody may register, or only people from the waiting list whom an administrator approved."""
    cors_origins: tuple[str, ...] = ()
    """Origins whose pages may call the API from a browser, with commas between."""
    realtime_connections: int = 2_000
    """Open realtime connections at most in each process."""
    requests_at_once: int = 100
    """Requests under way at most in each process. The next one is answered 503 before any work is done for it."""
    rate_limits: Literal["on", "off"] = "on"
    """How many requests a person or an address may send."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """The least important lines that are logged."""
    log_format: Literal["auto", "json", "console"] = "auto"
    """JSON for machines, aligned text for people; auto asks whether a terminal is there."""
    upload_max_bytes: int = 50 * 1024 * 1024
    """The largest file that is taken."""
    keep_days: int = 30
    """How long delivered events, claims and the log of webhooks are kept; seven days at least."""
    background: Literal["on", "off"] = "on"
    """Whether `serve` also delivers events and does the timed work."""

    @property
    def browser_url(self) -> str:
        """Where mails lead: the public address, or this server."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def registration_by_request(self) -> bool:
        """Whether only people from the waiting list may register."""
        return self.registration == "by_request"

    @property
    def database(self) -> str:
        """The database's address: the one that is set, or a SQLite file in the data directory."""
        return self.database_url or f"sqlite:///{self.data_dir / 'aksio.db'}"

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """From the environment. Raises BadSettings, naming the variable."""
        source = os.environ if environment is None else environment
        given = {name: _value(source, name) for name in cls.__struct_fields__}
        hints = get_type_hints(cls)
        for name, value in given.items():
            _check(name, value, hints[name])
        present = {name: _parts(value, hints[name]) for name, value in given.items() if value}
        return msgspec.convert(present, cls, strict=False, dec_hook=_path)


def variable(name: str) -> str:
    """The environment variable of a field."""
    return f"AKSIO_{name.upper()}"


def _value(source: Mapping[str, str], name: str) -> str | None:
    return source.get(variable(name)) or source.get(_OTHER_NAMES.get(name, ""))


def _check(name: str, value: str | None, kind: object) -> None:
    """On its own, so that the message can name the variable."""
    try:
        if value:
            msgspec.convert(_parts(value, kind), kind, strict=False, dec_hook=_path)
    except msgspec.ValidationError as error:
        raise BadSettings(f"{variable(name)}: {error}") from None
    wrong = address_error(name, value) if value else None
    if wrong is not None:
        raise BadSettings(f"{variable(name)}: {wrong}")


def _parts(value: str, kind: object) -> str | list[str]:
    """Lists are written with commas."""
    if kind == tuple[str, ...]:
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


def _path(kind: type, value: str) -> Path:
    return Path(value)
