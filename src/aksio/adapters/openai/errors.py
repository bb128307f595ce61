"""How a model call can end without an answer, whatever it was for. Each says what it cost."""

from aksio.domain.shared.errors import Invalid, Unavailable
from aksio.domain.shared.model_usage import ModelUsage


class ModelUnavailable(Unavailable):
    """Away, overloaded, too slow, not letting us in, or talking nonsense. `usage` is what failed attempts cost.

    `retry_after` is 0 where the server did not name a time.
    """

    code = "model_unavailable"
    usage: ModelUsage

    def __init__(self, detail: str, *, retry_after: int = 0, usage: ModelUsage = ModelUsage.NONE) -> None:
        super().__init__(detail, retry_after=retry_after)
        self.usage = usage


class ModelRateLimited(ModelUnavailable):
    """We ask too often, or have used up what we may."""


class ModelTimedOut(ModelUnavailable):
    """Nothing came for too long."""


class ModelGarbled(ModelUnavailable):
    """What came makes no sense."""


class ModelDeclined(Invalid):
    """It answered, but not with what was asked for; asking again would not help."""

    code = "model_declined"
    usage: ModelUsage

    def __init__(self, detail: str, *, usage: ModelUsage = ModelUsage.NONE) -> None:
        super().__init__(detail)
        self.usage = usage


class ModelRefused(ModelDeclined):
    """It will not write this, or the request was not acceptable."""

    code = "model_refused"


class ModelTruncated(ModelDeclined):
    """Its answer was cut off at the limit of tokens."""

    code = "model_truncated"


class ModelWithheld(ModelDeclined):
    """Its answer tells what is not for whoever asked."""

    code = "model_withheld"
