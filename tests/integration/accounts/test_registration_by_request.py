from collections.abc import AsyncIterator

import msgspec
import pytest

from aksio.application.accounts.approve_access_request import ApproveAccessRequestCommand
from aksio.application.accounts.list_access_requests import ListAccessRequestsQuery
from aksio.application.shared.page import PageRequest
from aksio.domain.shared.ids import LearnerId
from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import PASSWORD, Api, running_api


@pytest.fixture
async def api(settings: Settings) -> AsyncIterator[Api]:
    """An installation that lets in whom an administrator approved."""
    async with running_api(msgspec.structs.replace(settings, registration="by_request")) as api:
        yield api


async def test_only_who_was_approved_may_register(api: Api) -> None:
    grace = {"email": "Grace@example.org", "password": PASSWORD}
    assert (await api.post("/auth/register", grace)).json()["code"] == "registration_by_request_only"
    await api.post("/auth/access-requests", {"email": "grace@example.org"})
    assert (await api.post("/auth/register", grace)).status_code == 403
    accounts = api.container.accounts
    waiting = await accounts.list_access_requests()(ListAccessRequestsQuery(status=None, page=PageRequest()))
    reviewer = LearnerId(waiting.items[0].id)
    await accounts.approve_access_request()(
        ApproveAccessRequestCommand(request_id=waiting.items[0].id, reviewer_id=reviewer)
    )
    assert (await api.post("/auth/register", grace)).status_code == 201
