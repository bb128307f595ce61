"""The scraper-service, which puts the text of web pages and video transcripts into the retrieval-service."""

import msgspec

from aksio.adapters.http_services.public_addresses import POINTER, Resolver, require_public, resolve
from aksio.adapters.http_services.service_client import Refused, ServiceClient
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import DocumentId


class HttpWebPageScraper:
    """WebPageScraper over the service's HTTP interface."""

    def __init__(self, service: ServiceClient, *, resolver: Resolver = resolve) -> None:
        self._service = service
        self._resolver = resolver

    async def check(self, url: str) -> None:
        await require_public(url, resolver=self._resolver)

    async def fetch(self, document_id: DocumentId, url: str) -> None:
        """The id makes the call safe to repeat: the service keeps one text for it."""
        await self.check(url)
        try:
            await self._service.call("POST", "/url/", msgspec.Raw, body={"urls": [url], "uuids": [str(document_id)]})
        except Refused:
            raise Invalid.field(POINTER, "unreadable_page", "This page cannot be read.") from None

    async def close(self) -> None:
        await self._service.close()
