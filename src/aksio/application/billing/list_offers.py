"""Show what can be had."""

from aksio.domain.billing.plan import Plan, Plans


class ListOffers:
    """In the order of the plan file. For everybody."""

    def __init__(self, plans: Plans) -> None:
        self._plans = plans

    def __call__(self) -> tuple[Plan, ...]:
        return self._plans.offered
