"""`aksio billing`: plans are put on sale, and subscriptions are repaired."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aksio.application.billing.payment_ports import PaymentsNotConfigured
from aksio.entrypoints.cli.billing_command import command
from tests.standin.stripe_server import API_KEY, StripeStandIn, stripe_stand_in


@pytest.fixture
def stripe() -> Iterator[StripeStandIn]:
    """With empty books."""
    with stripe_stand_in() as stand_in:
        yield stand_in


@pytest.fixture
def environment(sqlite_url: str, tmp_path: Path) -> dict[str, str]:
    """Nothing is sold."""
    return {"AKSIO_DATABASE_URL": sqlite_url, "AKSIO_DATA_DIR": str(tmp_path), "AKSIO_LOG_LEVEL": "error"}


@pytest.fixture
def selling(environment: dict[str, str], stripe: StripeStandIn) -> dict[str, str]:
    """With a key."""
    return environment | {"AKSIO_STRIPE_API_KEY": API_KEY, "AKSIO_STRIPE_API_BASE": stripe.url}


def billing(environment: dict[str, str], *arguments: str) -> Result:
    return CliRunner(env=environment).invoke(command, arguments)


def test_sync_makes_what_is_missing_and_then_nothing(selling: dict[str, str], stripe: StripeStandIn) -> None:
    first = billing(selling, "sync")
    assert first.output.splitlines() == ["pro: new product, new price.", "team: new product, new price."]
    prices = [(one["lookup_key"], one["recurring"]) for one in reversed(stripe.books.all("price"))]
    assert prices == [
        ("aksio_pro_999_eur_month", {"interval": "month"}),
        ("aksio_team_2999_eur_month", {"interval": "month"}),
    ]
    assert billing(selling, "sync").output.splitlines() == ["pro: as it was.", "team: as it was."]
    assert len(stripe.books.all("price")) == 2


def test_another_amount_is_another_price_and_the_old_one_may_come_back(
    selling: dict[str, str], stripe: StripeStandIn, tmp_path: Path
) -> None:
    file = tmp_path / "plans.json"
    environment = selling | {"AKSIO_PLANS_FILE": str(file)}

    def sells(amount: int) -> dict[str, object]:
        plan = {"id": "pro", "name": "Pro", "amount": amount, "currency": "nok", "interval": "year"}
        free = {"id": "free", "name": "Free", "amount": 0, "currency": "nok"}
        file.write_text(json.dumps({"plans": [free, plan]}))
        [sale] = json.loads(billing(environment, "sync", "--json").output)
        return sale  # type: ignore[no-any-return]

    assert sells(9_900) == {"plan_id": "pro", "is_new_product": True, "is_new_price": True, "retired_prices": 0}
    for amount in (11_900, 9_900):
        assert sells(amount) == {"plan_id": "pro", "is_new_product": False, "is_new_price": True, "retired_prices": 1}
    on_sale = [one for one in stripe.books.all("price") if one["active"]]
    assert [(one["unit_amount"], one["lookup_key"]) for one in on_sale] == [(9_900, "aksio_pro_9900_nok_year")]


def test_without_a_key_sync_says_so_and_reconcile_has_nothing_to_do(environment: dict[str, str]) -> None:
    refused = billing(environment, "sync")
    assert isinstance(refused.exception, PaymentsNotConfigured)
    assert billing(environment, "reconcile").output == "0 subscriptions asked about; 0 were mended.\n"


def test_a_plan_file_that_makes_no_sense_is_named(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "plans.toml"
    file.write_text("[[plans]]\n")
    refused = billing(environment | {"AKSIO_PLANS_FILE": str(file)}, "sync")
    assert refused.exit_code == 2
    assert "AKSIO_PLANS_FILE" in refused.output
