"""The retrieval-service over real HTTP, against a stand-in process that can be down, slow or mad."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from aksio.adapters.http_services.retrieval import RetrievalLibrary
from aksio.adapters.http_services.service_client import Bounds, ServiceClient, Timeouts
from aksio.domain.courses.document_state import DocumentStatus
from aksio.domain.shared.errors import Unavailable
from tests.contracts.document_library import CELLS, DocumentLibraryContract, asking
from tests.make.courses import in_chunks, new_document
from tests.services.service import free_port
from tests.standin.faults import Faults
from tests.standin.server import StandIn

PATIENCE = Timeouts(total=0.5)


def impatient(url: str, bounds: Bounds | None = None) -> RetrievalLibrary:
    service = ServiceClient(url, token=lambda: "a-token", timeouts=PATIENCE, bounds=bounds, wait=lambda attempt: 0.0)
    return RetrievalLibrary(service)


@pytest.fixture
async def library(retrieval_service: StandIn) -> AsyncIterator[RetrievalLibrary]:
    library = RetrievalLibrary(ServiceClient(retrieval_service.url, token=lambda: "a-token"))
    yield library
    await library.close()


@pytest.fixture
async def impatient_library(retrieval_service: StandIn) -> AsyncIterator[RetrievalLibrary]:
    library = impatient(retrieval_service.url)
    yield library
    await library.close()


class TestRetrievalLibrary(DocumentLibraryContract):
    async def test_every_call_carries_the_service_token(
        self, library: RetrievalLibrary, retrieval_service: StandIn
    ) -> None:
        await library.passages(asking("genome", new_document()))
        assert retrieval_service.seen().tokens[-1] == "Bearer a-token"

    async def test_a_passage_of_a_document_that_was_not_asked_for_never_gets_through(
        self, library: RetrievalLibrary, retrieval_service: StandIn
    ) -> None:
        foreign = new_document()
        await library.receive(foreign, in_chunks(CELLS))
        retrieval_service.misbehave(Faults(mode="leaky"))
        mine = new_document(course_id=foreign.course_id)
        assert await library.passages(asking("genome", mine)) == []

    async def test_an_unfinished_document_says_how_far_it_is(
        self, library: RetrievalLibrary, retrieval_service: StandIn
    ) -> None:
        retrieval_service.misbehave(Faults(mode="unfinished"))
        document = new_document()
        assert (await library.receive(document, in_chunks(CELLS))).status is DocumentStatus.PROCESSING
        state = await library.state(document.document_id)
        assert (state.status, state.percent, state.page_count) == (DocumentStatus.PROCESSING, 40, None)

    async def test_a_failed_document_says_why(self, library: RetrievalLibrary, retrieval_service: StandIn) -> None:
        retrieval_service.misbehave(Faults(mode="failed"))
        document = new_document()
        await library.receive(document, in_chunks(CELLS))
        failure = (await library.state(document.document_id)).failure
        assert failure is not None
        assert (failure.code, failure.message) == ("unreadable", "It is encrypted.")


class TestTrouble:
    @pytest.mark.parametrize("mode", ["down", "busy", "hang", "nonsense", "garbage"])
    async def test_whatever_is_wrong_with_the_service_it_is_unavailable(
        self, impatient_library: RetrievalLibrary, retrieval_service: StandIn, mode: str
    ) -> None:
        document = new_document()
        await impatient_library.receive(document, in_chunks(CELLS))
        retrieval_service.misbehave(Faults(mode=mode))  # type: ignore[arg-type]  # one of the literals
        with pytest.raises(Unavailable) as trouble:
            await impatient_library.passages(asking("genome", document))
        assert trouble.value.retry_after == (60 if mode == "busy" else 5)
        with pytest.raises(Unavailable):
            await impatient_library.pages(document.document_id, start_page=1, end_page=1)

    @pytest.mark.parametrize("mode", ["down", "nonsense", "garbage"])
    async def test_an_upload_to_a_service_in_trouble_is_unavailable(
        self, impatient_library: RetrievalLibrary, retrieval_service: StandIn, mode: str
    ) -> None:
        retrieval_service.misbehave(Faults(mode=mode))  # type: ignore[arg-type]  # one of the literals
        with pytest.raises(Unavailable):
            await impatient_library.receive(new_document(), in_chunks(CELLS))

    async def test_a_slow_answer_within_the_deadline_is_an_answer(
        self, impatient_library: RetrievalLibrary, retrieval_service: StandIn
    ) -> None:
        document = new_document()
        await impatient_library.receive(document, in_chunks(CELLS))
        retrieval_service.misbehave(Faults(mode="slow", seconds=0.1))
        assert len(await impatient_library.passages(asking("genome", document))) == 1

    async def test_nobody_at_home_is_unavailable(self) -> None:
        library = impatient(f"http://127.0.0.1:{free_port()}")
        with pytest.raises(Unavailable):
            await library.state(new_document().document_id)
        await library.close()

    async def test_what_may_be_repeated_is_tried_three_times(
        self, impatient_library: RetrievalLibrary, retrieval_service: StandIn
    ) -> None:
        retrieval_service.misbehave(Faults(mode="down"))
        document = new_document()
        with pytest.raises(Unavailable):
            await impatient_library.state(document.document_id)
        assert _calls_about(retrieval_service, document.document_id) == 3

    async def test_a_service_that_names_a_time_is_not_asked_before(
        self, impatient_library: RetrievalLibrary, retrieval_service: StandIn
    ) -> None:
        retrieval_service.misbehave(Faults(mode="busy"))
        document = new_document()
        with pytest.raises(Unavailable):
            await impatient_library.state(document.document_id)
        assert _calls_about(retrieval_service, document.document_id) == 1

    async def test_a_service_that_keeps_failing_is_left_alone(
        self, impatient_library: RetrievalLibrary, retrieval_service: StandIn
    ) -> None:
        retrieval_service.misbehave(Faults(mode="down"))
        document = new_document()
        for _ in range(5):
            with pytest.raises(Unavailable):
                await impatient_library.state(document.document_id)
        assert _calls_about(retrieval_service, document.document_id) == 5

    async def test_calls_beyond_the_bound_do_not_wait_for_long(self, retrieval_service: StandIn) -> None:
        retrieval_service.misbehave(Faults(mode="hang"))
        library = impatient(retrieval_service.url, Bounds(calls=1))
        calls = [library.state(new_document().document_id) for _ in range(4)]
        answers = await asyncio.wait_for(asyncio.gather(*calls, return_exceptions=True), timeout=30)
        assert {type(answer) for answer in answers} == {Unavailable}
        await library.close()


def _calls_about(service: StandIn, document_id: object) -> int:
    return sum(str(document_id) in call for call in service.seen().calls)
