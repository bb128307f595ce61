"""How settings that are addresses have to look, so that a slip is found at the start and by its name."""

from urllib.parse import urlsplit

_WEB = ("http", "https")
_SCHEMES = {
    "database_url": ("postgresql", "postgres", "sqlite"),
    "redis_url": ("redis", "rediss", "unix"),
    "celery_broker_url": ("redis", "rediss"),
    "retrieval_url": _WEB,
    "scraper_url": _WEB,
    "openai_base_url": _WEB,
    "public_url": _WEB,
    "smtp_url": ("smtp", "smtps"),
}
_WITHOUT_HOST = ("sqlite", "unix")


def address_error(name: str, value: str) -> str | None:
    """What is wrong with a setting's address, or None. The address itself is not repeated: it may hold a password."""
    schemes = _SCHEMES.get(name)
    if schemes is None:
        return None
    try:
        parts = urlsplit(value)
        scheme, fits = parts.scheme.partition("+")[0], bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        scheme, fits = "", False
    if scheme in schemes and (fits or scheme in _WITHOUT_HOST):
        return None
    return f"must be an address that begins with {' or '.join(f'{each}://' for each in schemes)}"
