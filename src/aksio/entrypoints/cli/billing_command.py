"""`aksio billing …`"""

import click

from aksio.entrypoints.cli.printing import print_json
from aksio.entrypoints.cli.running import run

_json = click.option("--json", "as_json", is_flag=True, help="For programs.")


@click.group()
def command() -> None:
    """Put the plans on sale, and repair subscriptions that no message told of."""


@command.command()
@_json
def sync(*, as_json: bool) -> None:
    """Make the payment provider's products and prices what the plan file says. May be repeated."""
    sales = run(lambda container: container.billing.put_plans_on_sale()())
    if as_json:
        print_json([vars(sale) for sale in sales])
        return
    for sale in sales:
        news = [
            *(["new product"] if sale.is_new_product else []),
            *(["new price"] if sale.is_new_price else []),
            *([f"{sale.retired_prices} old prices retired"] if sale.retired_prices else []),
        ]
        click.echo(f"{sale.plan_id}: {', '.join(news) or 'as it was'}.")


@command.command()
@_json
def reconcile(*, as_json: bool) -> None:
    """Ask the payment provider about every subscription that goes on, and take over what is true."""
    report = run(lambda container: container.billing.reconcile_subscriptions()())
    if as_json:
        print_json(vars(report))
    else:
        click.echo(f"{report.asked} subscriptions asked about; {report.mended} were mended.")
