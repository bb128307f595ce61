"""`aksio users …`"""

import click
from rich.console import Console
from rich.table import Table

from aksio.application.accounts.create_admin import CreateAdminCommand
from aksio.application.accounts.list_accounts import ListAccountsQuery
from aksio.application.accounts.views import AccountView
from aksio.application.shared.page import MAX_LIMIT, PageRequest
from aksio.entrypoints.cli.printing import print_json
from aksio.entrypoints.cli.running import run
from aksio.entrypoints.composition.container import Container


@click.group()
def command() -> None:
    """Accounts, for administrators."""


@command.command("create-admin")
@click.option("--email", prompt="E-mail address", help="Where the administrator is reached.")
@click.option("--username", help="Another name to log in with.")
@click.option(
    "--password",
    envvar="AKSIO_ADMIN_PASSWORD",
    prompt=True,
    hide_input=True,
    confirmation_prompt=True,
    help="Better typed or given in AKSIO_ADMIN_PASSWORD: arguments are seen by everybody on the machine.",
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def create_admin(email: str, username: str | None, password: str, as_json: bool) -> None:
    """Create an administrator."""
    wanted = CreateAdminCommand(email=email, username=username, password=password)
    account = run(lambda container: container.accounts.create_admin()(wanted))
    if as_json:
        print_json(_plain(account))
    else:
        click.echo(f"{account.email} is an administrator now.")


@command.command("list")
@click.option("--search", help="Part of an e-mail address, username or name.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, help="How many at most.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_users(search: str | None, limit: int, as_json: bool) -> None:
    """Show accounts, newest first."""
    accounts = run(lambda container: _all(container, search, limit))
    if as_json:
        print_json([_plain(account) for account in accounts])
    else:
        Console().print(_table(accounts))


async def _all(container: Container, search: str | None, limit: int) -> list[AccountView]:
    found: list[AccountView] = []
    cursor: str | None = None
    while len(found) < limit:
        page = PageRequest(limit=min(MAX_LIMIT, limit - len(found)), cursor=cursor)
        answer = await container.accounts.list_accounts()(ListAccountsQuery(text=search, page=page))
        found += answer.items
        cursor = answer.next_cursor
        if cursor is None:
            break
    return found


def _plain(account: AccountView) -> dict[str, object]:
    return {
        "id": str(account.id),
        "email": account.email,
        "username": account.username,
        "role": account.role.value,
        "is_disabled": account.is_disabled,
        "registered_at": account.registered_at.isoformat(),
    }


def _table(accounts: list[AccountView]) -> Table:
    table = Table("id", "e-mail", "username", "role", "registered", "", title=f"{len(accounts)} accounts")
    for account in accounts:
        table.add_row(
            str(account.id),
            account.email,
            account.username or "",
            account.role.value,
            f"{account.registered_at:%Y-%m-%d %H:%M}",
            "disabled" if account.is_disabled else "",
        )
    return table
