"""One click out of mails (RFC 8058): GET shows a page, POST unsubscribes. Who has the mail needs no login."""

from litestar import Controller, MediaType, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from aksio.application.notifications.letters.unsubscribe import ShowSubscription, SubscriptionView, Unsubscribe
from aksio.domain.shared.language import nearest
from aksio.entrypoints.http.auth import PUBLIC
from aksio.entrypoints.http.rate_limits import UNLIMITED

_WORDS = {
    "en": ("E-mail from Aksio", "Stop these e-mails", "You will get no more e-mails of this kind."),
    "nb": ("E-post fra Aksio", "Stopp disse e-postene", "Du får ikke flere e-poster av dette slaget."),
    "de": ("E-Mails von Aksio", "Diese E-Mails abbestellen", "Du bekommst keine E-Mails dieser Art mehr."),
    "es": ("Correos de Aksio", "Dejar de recibir estos correos", "No recibirás más correos de este tipo."),
}
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; form-action 'self'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
}


class UnsubscribeController(Controller):
    """Leaving one kind of mail."""

    path = "/notifications/unsubscribe/{token:str}"
    tags = ("notifications",)
    opt = PUBLIC | UNLIMITED  # mail providers click for many people from one address

    @get(operation_id="showSubscription", summary="A page to stop one kind of mail", media_type=MediaType.HTML)
    async def show(self, token: FromPath[str], show_subscription: NamedDependency[ShowSubscription]) -> Response[str]:
        return _page(await show_subscription(token))

    @post(operation_id="unsubscribe", summary="Stop one kind of mail", media_type=MediaType.HTML, status_code=200)
    async def leave(self, token: FromPath[str], unsubscribe: NamedDependency[Unsubscribe]) -> Response[str]:
        return _page(await unsubscribe(token))


def _page(view: SubscriptionView) -> Response[str]:
    language = nearest(view.language, tuple(_WORDS))
    title, button, done = _WORDS[language]
    form = f'<form method="post"><button>{button}</button></form>' if view.is_mailed else f"<p>{done}</p>"
    page = (
        f'<!doctype html>\n<html lang="{language}">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body>\n<h1>{title}</h1>\n{form}\n</body>\n</html>\n"
    )
    return Response(page, media_type=MediaType.HTML, headers=_HEADERS)
