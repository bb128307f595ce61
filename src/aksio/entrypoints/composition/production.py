"""What production must not do without."""

from aksio.adapters.security.signing_keys import SigningKeys
from aksio.entrypoints.composition.settings import BadSettings, Settings, variable

NEEDED = {
    "database_url": "without it data stays in a file on this machine",
    "retrieval_url": "without it documents stay in a file on this machine",
    "jwt_private_key": "without it every machine signs with a key of its own",
    "secret_key": "without it every machine makes tokens that the others refuse",
    "smtp_url": "without it mail is written to the console and reaches nobody",
    "public_url": "without it the links in mails lead to this machine",
}

SHORTEST_SECRET = 32
"""Characters: whoever guesses the secret makes every token."""

NEEDED_TO_SELL = {
    "stripe_webhook_secret": "without it what Stripe says of payments is refused, and known an hour late",
}
"""Where there is a key for payments."""


def require_production_settings(settings: Settings) -> None:
    """In production, raise BadSettings with every variable that is missing and why, or one that is too weak."""
    if settings.env != "production":
        return
    needed = NEEDED | (NEEDED_TO_SELL if settings.stripe_api_key else {})
    missing = [name for name in needed if getattr(settings, name) is None]
    if missing:
        lines = [f"  {variable(name)}: {needed[name]}" for name in missing]
        raise BadSettings("AKSIO_ENV=production needs more settings:\n" + "\n".join(lines))
    if len(settings.secret_key or "") < SHORTEST_SECRET:
        raise BadSettings(f"{variable('secret_key')}: must have at least {SHORTEST_SECRET} characters in production")
    signing_keys_of(settings.jwt_private_key or "")


def signing_keys_of(pem: str) -> SigningKeys:
    """Raises BadSettings where there are none in it."""
    try:
        return SigningKeys.of_pem(pem)
    except ValueError as error:
        raise BadSettings(f"{variable('jwt_private_key')}: {error}") from None
