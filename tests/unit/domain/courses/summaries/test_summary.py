"""A summary from request to end, whoever works on it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from aksio.domain.courses.summaries.events import (
    SummaryAdvanced,
    SummaryFailed,
    SummaryOutdated,
    SummaryRequested,
    SummaryRequeued,
    SummaryWritten,
)
from aksio.domain.courses.summaries.scope import SummaryScope
from aksio.domain.courses.summaries.status import SummaryNotWritten, SummaryStatus
from aksio.domain.courses.summaries.summary import Summary
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.failure import GAVE_UP
from aksio.domain.shared.lease import Lease
from aksio.domain.shared.leased_work import LONGEST_PAUSE, MOST_PAUSES, REQUEUE_AFTER, WorkTaken
from tests.make.generation import NOW, TOKEN
from tests.make.summaries import LEASE, USAGE, a_content, a_running_summary, a_summary

SECOND = timedelta(seconds=1)
ANOTHER = Lease(token=UUID(int=7), expires_at=NOW + 90 * SECOND)


def finished() -> Summary:
    summary = a_running_summary(parts=1)
    summary.record_part(lease=LEASE, usage=USAGE, now=NOW)
    summary.finish(token=TOKEN, content=a_content(), language="en", usage=USAGE, now=NOW)
    return summary


def test_it_goes_on_part_by_part_until_it_is_written() -> None:
    summary = finished()
    told = summary.take_events()
    assert [type(event) for event in told] == [SummaryRequested, SummaryAdvanced, SummaryAdvanced, SummaryWritten]
    assert (summary.status, summary.work.due_at) == (SummaryStatus.SUCCEEDED, None)
    assert (summary.steps_done, summary.steps, summary.usage.calls) == (2, 2, 2)
    assert summary.require_content() == a_content()


def test_while_one_works_no_other_may() -> None:
    summary = a_running_summary()
    with pytest.raises(WorkTaken):
        summary.take_up(lease=ANOTHER, now=NOW)
    with pytest.raises(WorkTaken):
        summary.record_part(lease=ANOTHER, usage=USAGE, now=NOW)
    summary.take_up(lease=ANOTHER, now=LEASE.expires_at)
    steps: tuple[Callable[[], None], ...] = (
        lambda: summary.keep(lease=LEASE, now=NOW),
        lambda: summary.finish(token=TOKEN, content=a_content(), language=None, usage=USAGE, now=NOW),
        lambda: summary.fail(token=TOKEN, failure=GAVE_UP, now=NOW),
        lambda: summary.pause(token=TOKEN, at_least=SECOND, now=NOW),
    )
    for step in steps:
        with pytest.raises(WorkTaken):
            step()


def test_what_is_over_stays_over() -> None:
    summary = finished()
    with pytest.raises(WorkTaken):
        summary.take_up(lease=ANOTHER, now=NOW + 99 * SECOND)
    with pytest.raises(WorkTaken):
        summary.requeue(now=NOW + 99 * SECOND)


def test_it_is_requeued_once_its_worker_is_gone_and_not_before() -> None:
    summary = a_running_summary()
    with pytest.raises(WorkTaken):
        summary.requeue(now=NOW)
    summary.take_events()
    summary.requeue(now=LEASE.expires_at)
    assert [type(event) for event in summary.take_events()] == [SummaryRequeued]
    assert summary.work.due_at == LEASE.expires_at + REQUEUE_AFTER


def test_pauses_grow_and_end_at_last() -> None:
    summary, now, waits = a_running_summary(), NOW, []
    for _ in range(MOST_PAUSES):
        summary.pause(token=TOKEN, at_least=SECOND, now=now)
        assert summary.work.resume_at is not None
        waits.append(summary.work.resume_at - now)
        now = summary.work.resume_at
        summary.take_up(lease=Lease(token=TOKEN, expires_at=now + SECOND), now=now)
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_PAUSE
    summary.pause(token=TOKEN, at_least=SECOND, now=now)
    assert (summary.status, summary.failure) == (SummaryStatus.FAILED, GAVE_UP)
    assert isinstance(summary.take_events()[-1], SummaryFailed)


def test_a_part_that_is_done_ends_a_row_of_pauses() -> None:
    summary = a_running_summary()
    summary.pause(token=TOKEN, at_least=SECOND, now=NOW)
    summary.take_up(lease=LEASE, now=NOW)
    summary.record_part(lease=LEASE, usage=USAGE, now=NOW)
    assert summary.work.pauses == 0


def test_it_is_outdated_once_by_what_changed_after_it_was_read() -> None:
    summary = finished()
    summary.take_events()
    summary.source_changed(at=NOW, now=NOW)
    assert summary.outdated_at is None
    summary.source_changed(at=NOW + SECOND, now=NOW + SECOND)
    summary.source_changed(at=NOW + 2 * SECOND, now=NOW + 2 * SECOND)
    assert summary.outdated_at == NOW + SECOND
    assert [type(event) for event in summary.take_events()] == [SummaryOutdated]


def test_gaps_make_it_partial() -> None:
    summary = a_summary()
    summary.take_up(lease=LEASE, now=NOW)
    summary.read(lease=LEASE, source_ids=(), is_partial=False, parts=1, parts_done=1, now=NOW)
    summary.finish(token=TOKEN, content=a_content(), language="en", has_gaps=True, usage=USAGE, now=NOW)
    assert summary.is_partial


def test_before_it_is_written_there_is_nothing_to_show() -> None:
    with pytest.raises(SummaryNotWritten):
        a_running_summary().require_content()


def test_a_scope_names_every_broken_field_at_once() -> None:
    with pytest.raises(Invalid) as refused:
        SummaryScope(start_page=9, end_page=0, topic="", language="?")
    assert [error.pointer for error in refused.value.errors] == ["/end_page", "/end_page", "/topic", "/language"]
