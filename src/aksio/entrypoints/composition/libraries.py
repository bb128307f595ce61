"""Who keeps the documents: the retrieval-service where there is one, else a SQLite file."""

from collections.abc import Callable

from aksio.adapters.embedded.no_scraper import NoWebPageScraper
from aksio.adapters.embedded.passages import EmbeddedLibrary
from aksio.adapters.http_services.retrieval import RetrievalLibrary
from aksio.adapters.http_services.scraper import HttpWebPageScraper
from aksio.adapters.http_services.service_client import ServiceClient, Timeouts
from aksio.adapters.security.service_tokens import ServiceTokens
from aksio.adapters.security.signing_keys import SigningKeys
from aksio.application.courses.forget_document import ARRIVAL_LASTS
from aksio.application.shared.ports import Clock
from aksio.entrypoints.composition.settings import Settings


def library(settings: Settings, keys: SigningKeys, clock: Clock) -> RetrievalLibrary | EmbeddedLibrary:
    """It takes documents in, gives them out and searches them."""
    if settings.retrieval_url is None:
        return EmbeddedLibrary(settings.data_dir / "passages.db")
    tokens = _tokens(settings, keys, clock, "retrieval-service")
    return RetrievalLibrary(_client(settings.retrieval_url, settings, tokens))


def scraper(settings: Settings, keys: SigningKeys, clock: Clock) -> HttpWebPageScraper | NoWebPageScraper:
    """What it fetches goes into the retrieval-service, so that is needed too."""
    if settings.scraper_url is None or settings.retrieval_url is None:
        return NoWebPageScraper()
    tokens = _tokens(settings, keys, clock, "scraper-service")
    return HttpWebPageScraper(_client(settings.scraper_url, settings, tokens))


def _client(url: str, settings: Settings, token: Callable[[], str]) -> ServiceClient:
    total = settings.upstream_timeout_seconds
    upload = ARRIVAL_LASTS.total_seconds()
    timeouts = Timeouts(connect=min(2.0, total), read=total, write=total, total=total * 1.5, upload=upload)
    return ServiceClient(url, token=token, timeouts=timeouts)


def _tokens(settings: Settings, keys: SigningKeys, clock: Clock, audience: str) -> ServiceTokens:
    return ServiceTokens(keys, clock, issuer=settings.jwt_issuer, audience=audience)
