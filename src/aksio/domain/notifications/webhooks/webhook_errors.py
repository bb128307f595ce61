"""What is refused about webhooks."""

from aksio.domain.shared.errors import Conflict, NotFound


class WebhookNotFound(NotFound):
    """No such webhook, or somebody else's."""

    code = "webhook_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such webhook.")


class DeliveryNotFound(NotFound):
    """No such delivery, or somebody else's, or long forgotten."""

    code = "webhook_delivery_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such delivery.")


class TooManyWebhooks(Conflict):
    """All places are taken."""

    code = "too_many_webhooks"

    def __init__(self) -> None:
        super().__init__("There are as many webhooks as a person may have; delete one first.")


class WebhookOff(Conflict):
    """Nothing is sent while it is switched off."""

    code = "webhook_off"

    def __init__(self) -> None:
        super().__init__("This webhook is switched off.")


class DeliveryUnderWay(Conflict):
    """It has not ended yet."""

    code = "webhook_delivery_under_way"

    def __init__(self) -> None:
        super().__init__("This delivery is still being tried.")
