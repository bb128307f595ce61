from uuid import UUID

import pytest

from aksio.domain.accounts import events
from aksio.domain.accounts.access_request import AccessRequest, AccessStatus, AlreadyDecided
from aksio.domain.accounts.feedback import Feedback, FeedbackKind
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import AccessRequestId, FeedbackId, LearnerId
from tests.make.accounts import NOW, an_access_request

ADMIN = LearnerId(UUID(int=99))


def test_an_approval_names_who_gave_it() -> None:
    request = an_access_request()
    request.approve(by=ADMIN, comment="Welcome", now=NOW)
    assert (request.status, request.reviewed_by, request.comment) == (AccessStatus.APPROVED, ADMIN, "Welcome")
    assert request.take_events() == [events.AccessApproved(occurred_at=NOW, access_request_id=request.id)]


def test_a_decision_is_final() -> None:
    request = an_access_request()
    request.reject(by=ADMIN, now=NOW)
    with pytest.raises(AlreadyDecided):
        request.approve(by=ADMIN, now=NOW)
    assert request.status is AccessStatus.REJECTED


def test_an_application_with_nonsense_is_refused_field_by_field() -> None:
    with pytest.raises(Invalid) as refusal:
        AccessRequest.submit(
            id=AccessRequestId(UUID(int=1)), email="?", name="n" * 151, heard_about_us="\0", inspiration="", now=NOW
        )
    assert [error.pointer for error in refusal.value.errors] == ["/email", "/name", "/heard_about_us"]


def test_empty_feedback_is_refused() -> None:
    with pytest.raises(Invalid):
        Feedback.give(id=FeedbackId(UUID(int=1)), account_id=ADMIN, kind=FeedbackKind.BUG, text="  ", now=NOW)
