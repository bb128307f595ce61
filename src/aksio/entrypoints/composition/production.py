"""What production must not do without."""

from aksio.entrypoints.composition.settings import BadSettings, Settings, variable

NEEDED = {
    "database_url": "without it data stays in a file on this machine",
    "retrieval_url": "without it documents stay in a file on this machine",
    "jwt_private_key": "without it every machine signs with a key of its own",
    "secret_key": "without it every machine makes tokens that the others refuse",
    "smtp_url": "without it mail is written to the console and reaches nobody",
    "public_url": "without it the links in mails lead to this machine",
}


def require_production_settings(settings: Settings) -> None:
    """In production, raise BadSettings with every variable that is missing and why it is needed."""
    if settings.env != "production":
        return
    missing = [name for name in NEEDED if getattr(settings, name) is None]
    if missing:
        lines = [f"  {variable(name)}: {NEEDED[name]}" for name in missing]
        raise BadSettings("AKSIO_ENV=production needs more settings:\n" + "\n".join(lines))
