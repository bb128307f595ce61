"""What is sold, and who takes the money: Stripe where there is a key, else nobody."""

from aksio.adapters.embedded.no_payments import NoPayments
from aksio.adapters.embedded.plan_file import read_plans
from aksio.adapters.stripe.payments import StripePayments
from aksio.domain.billing.plan import Plans
from aksio.domain.shared.errors import Invalid
from aksio.entrypoints.composition.settings import BadSettings, Settings, variable


def plans(settings: Settings) -> Plans:
    """Those of the file that is set, or of the package. Raises BadSettings for a file that cannot be used."""
    try:
        return read_plans(settings.plans_file)
    except Invalid as error:
        details = "".join(f"\n  {field.pointer}: {field.message}" for field in error.errors)
        raise BadSettings(f"{variable('plans_file')}: {error.detail}{details}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(f"{variable('plans_file')}: {settings.plans_file} cannot be read.") from error


def payments(settings: Settings) -> StripePayments | NoPayments:
    """Whoever takes the money."""
    if settings.stripe_api_key is None:
        return NoPayments()
    return StripePayments(
        api_key=settings.stripe_api_key,
        api_base=settings.stripe_api_base,
        back_to=f"{settings.browser_url}/billing",
    )
