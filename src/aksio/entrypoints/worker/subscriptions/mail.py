"""Mail that follows events."""

from aksio.application.accounts.send_access_approved_mail import SendAccessApprovedMailCommand
from aksio.application.accounts.send_password_reset_mail import SendPasswordResetMailCommand
from aksio.application.accounts.send_verification_mail import SendVerificationMailCommand
from aksio.application.accounts.send_welcome_mail import SendWelcomeMailCommand
from aksio.application.notifications.letters.send_payment_failed_mail import SendPaymentFailedMailCommand
from aksio.domain.accounts.events import (
    AccessApproved,
    AccountRegistered,
    EmailVerificationRequested,
    EmailVerified,
    PasswordResetRequested,
)
from aksio.domain.billing.events import PaymentFailed
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def mail(delivered: Delivered, container: Container) -> None:
    """Links to people who asked for them."""
    use_cases = container.accounts
    match delivered.event:
        case (
            AccountRegistered(account_id=id, occurred_at=at) | EmailVerificationRequested(account_id=id, occurred_at=at)
        ):
            await use_cases.send_verification_mail()(SendVerificationMailCommand(account_id=id, requested_at=at))
        case PasswordResetRequested(account_id=id, occurred_at=at):
            await use_cases.send_password_reset_mail()(SendPasswordResetMailCommand(account_id=id, requested_at=at))
        case EmailVerified(account_id=id):
            await use_cases.send_welcome_mail()(SendWelcomeMailCommand(account_id=id))
        case AccessApproved(access_request_id=request_id):
            await use_cases.send_access_approved_mail()(SendAccessApprovedMailCommand(request_id=request_id))
        case PaymentFailed(learner_id=id, amount=amount, currency=currency):
            command = SendPaymentFailedMailCommand(
                learner_id=id, amount_minor=amount, currency=currency, key=str(delivered.id)
            )
            await container.notifications.send_payment_failed_mail()(command)
