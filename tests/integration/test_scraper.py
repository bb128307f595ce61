"""The scraper-service over real HTTP, against a stand-in process."""

from collections.abc import AsyncIterator, Sequence
from uuid import uuid4

import pytest

from aksio.adapters.http_services.scraper import HttpWebPageScraper
from aksio.adapters.http_services.service_client import ServiceClient, Timeouts
from aksio.domain.shared.errors import Invalid, Unavailable
from aksio.domain.shared.ids import DocumentId
from tests.standin.faults import Faults
from tests.standin.server import StandIn

PAGE = "https://example.org/cells"


async def example_only(host: str, port: int) -> Sequence[str]:
    return ["93.184.216.34"] if host == "example.org" else ["10.0.0.1"]


@pytest.fixture
async def scraper(scraper_service: StandIn) -> AsyncIterator[HttpWebPageScraper]:
    service = ServiceClient(
        scraper_service.url, token=lambda: "a-token", timeouts=Timeouts(total=0.5), wait=lambda attempt: 0.0
    )
    scraper = HttpWebPageScraper(service, resolver=example_only)
    yield scraper
    await scraper.close()


async def test_a_page_is_asked_for_under_the_documents_id(
    scraper: HttpWebPageScraper, scraper_service: StandIn
) -> None:
    document_id = DocumentId(uuid4())
    await scraper.fetch(document_id, PAGE)
    assert scraper_service.seen().bodies[-1] == f"{document_id} {PAGE}"


async def test_an_address_inside_is_refused_before_the_call(
    scraper: HttpWebPageScraper, scraper_service: StandIn
) -> None:
    before = scraper_service.seen().calls
    with pytest.raises(Invalid):
        await scraper.fetch(DocumentId(uuid4()), "http://intranet.example/")
    assert scraper_service.seen().calls == before


@pytest.mark.parametrize("mode", ["down", "hang", "garbage"])
async def test_a_scraper_in_trouble_is_unavailable(
    scraper: HttpWebPageScraper, scraper_service: StandIn, mode: str
) -> None:
    scraper_service.misbehave(Faults(mode=mode))  # type: ignore[arg-type]  # one of the literals
    with pytest.raises(Unavailable):
        await scraper.fetch(DocumentId(uuid4()), PAGE)
