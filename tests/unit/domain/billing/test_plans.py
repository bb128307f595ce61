"""Plans out of a file."""

from pathlib import Path

import pytest

from aksio.adapters.embedded.plan_file import read_plans
from aksio.domain.billing.meter import Meter
from aksio.domain.billing.plan import FREE, PlanId, PlanNotFound
from aksio.domain.shared.errors import Invalid

FREE_PLAN = '[[plans]]\nid = "free"\nname = "Free"\namount = 0\ncurrency = "eur"\n'
PRO_PLAN = '[[plans]]\nid = "pro"\nname = "Pro"\namount = 999\ncurrency = "eur"\n'


def test_the_plans_that_come_with_the_package_are_sound() -> None:
    plans = read_plans(None)
    assert [plan.id for plan in plans.offered] == ["free", "pro", "team"]
    assert all(plan.limit_of(meter) is not None for plan in plans.all for meter in Meter)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (PRO_PLAN, "no_free_plan"),
        (FREE_PLAN * 2, "duplicate"),
        (FREE_PLAN + PRO_PLAN.replace("999", "-1"), "negative"),
        (FREE_PLAN + PRO_PLAN.replace("999", "0"), "bad_amount"),
        (FREE_PLAN + PRO_PLAN.replace("eur", "EUR"), "bad_currency"),
        (FREE_PLAN + PRO_PLAN + 'colour = "red"', "invalid_value"),
        (FREE_PLAN + PRO_PLAN + "[plans.limits]\nteapots = 3", "invalid_value"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused_with_the_reason(tmp_path: Path, content: str, code: str) -> None:
    file = tmp_path / "plans.toml"
    file.write_text(content)
    with pytest.raises(Invalid) as refused:
        read_plans(file)
    assert [error.code for error in refused.value.errors] == [code]


def test_what_is_no_longer_sold_stays_for_those_who_have_it(tmp_path: Path) -> None:
    file = tmp_path / "plans.toml"
    file.write_text(FREE_PLAN + PRO_PLAN + "offered = false\n")
    plans = read_plans(file)
    assert [plan.id for plan in plans.offered] == [FREE]
    assert plans.find(PlanId("pro")) is not None
    with pytest.raises(PlanNotFound):
        plans.on_offer(PlanId("pro"))
