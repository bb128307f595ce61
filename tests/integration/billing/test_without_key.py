"""Where nobody takes money everybody has the free plan, and is told so."""

from tests.integration.billing.shop import subscription_of
from tests.integration.http_client import Api, Learner


async def test_buying_is_answered_clearly(learner: Learner) -> None:
    answer = await learner.post("/billing/checkout", {"plan_id": "pro"})
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (409, "payments_not_configured")
    assert "everybody has the free plan" in problem["detail"]


async def test_everything_else_works(api: Api, learner: Learner) -> None:
    assert (await subscription_of(learner))["plan_id"] == "free"
    assert (await learner.get("/billing/usage")).json()["plan_id"] == "free"
    assert len((await api.get("/billing/plans")).json()["items"]) == 3
    for path in ("invoices", "payments"):
        assert (await learner.get(f"/billing/{path}")).json()["items"] == []
