"""`aksio serve`"""

import socket

import click
from granian import Granian
from granian.constants import Interfaces

from aksio.entrypoints.cli.running import read_settings, run_with
from aksio.entrypoints.composition.settings import Settings

_STOP_WITHIN_SECONDS = 15
_WAITING_CONNECTIONS = 1024


@click.command()
@click.option("--host", help="Address to listen on [AKSIO_HOST].")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on [AKSIO_PORT].")
def command(host: str | None, port: int | None) -> None:
    """Bring the schema up to date, then serve until Ctrl-C."""
    settings = read_settings()
    host, port = host or settings.host, port or settings.port
    _require_free(host, port)
    run_with(settings, lambda container: container.adapters.schema().upgrade())
    click.echo(_where_to_look(host, port, settings))
    _serve(host, port)


def _serve(host: str, port: int) -> None:
    Granian(
        "aksio.entrypoints.serving:create",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=1,
        backlog=_WAITING_CONNECTIONS,
        workers_kill_timeout=_STOP_WITHIN_SECONDS,
        log_access=False,
        respawn_failed_workers=True,
    ).serve()


def _require_free(host: str, port: int) -> None:
    """Say so in words before anything is started; the server's own complaint is a stack trace."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SystemExit(f"Cannot listen on {host}:{port}: {error.strerror}. Choose another AKSIO_PORT.") from None


def _where_to_look(host: str, port: int, settings: Settings) -> str:
    base = f"http://{host}:{port}"
    storage = settings.database if settings.database_url is None else "the database in AKSIO_DATABASE_URL"
    return (
        f"\nAksio serves on {base}  (data: {storage})\n"
        f"  API reference, to read and to try:  {base}/swagger\n"
        f"  OpenAPI description:                {base}/schema/openapi.json\n"
        f"  Is it well?                         {base}/health/ready\n\n"
        f"Next: play a student's first day in another terminal with `make demo`\n"
        f"      (or `aksio demo --text FILE` on a text of your own). Ctrl-C stops.\n"
    )
