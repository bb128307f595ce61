"""Review logs as CSV are read with their study days, or refused with the line that is wrong."""

import io
from datetime import date

import pytest

from aksio.adapters.interchange.review_log_csv import CsvReviewLogReader
from aksio.application.assessments.interchange.interchange_ports import UnreadableFile
from aksio.application.assessments.schedulers.scheduler_ports import CardLogs
from aksio.domain.shared.calendar import StudyCalendar

HEAD = "card_id,review_rating,review_time,review_duration\n"


def read(text: str | bytes, zone: str = "UTC") -> CardLogs:
    content = text if isinstance(text, bytes) else text.encode()
    return CsvReviewLogReader().read(io.BytesIO(content), calendar=StudyCalendar(zone=zone))


def test_answers_are_read_by_card_in_the_order_of_time() -> None:
    logs = read(
        HEAD
        + "a,4,2024-03-30T12:00:00+00:00,100\n"
        + "b,1,2024-03-29T03:59:00+00:00,\n"
        + "a,2,2024-03-29T12:00:00Z,100\n"
        + "a,3,2024-03-31T05:00:00+02:00,100\n"
    )
    found = [[(int(one.rating), one.day) for one in answers] for answers in logs.values()]
    assert found == [
        [(3, date(2024, 3, 29)), (5, date(2024, 3, 30)), (4, date(2024, 3, 30))],
        [(1, date(2024, 3, 28))],
    ]


def test_study_days_are_those_of_the_learners_zone() -> None:
    ((answer,),) = read(HEAD + "a,4,2024-03-30T01:00:00+00:00,1\n", "Asia/Tokyo").values()
    assert answer.day == date(2024, 3, 30)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"\xff\xfe\x00", "UTF-8"),
        ("", "missing: card_id, review_rating, review_time"),
        ("card_id,review_time\n", "missing: review_rating"),
        (HEAD + "a,4,2024-03-30T12:00:00Z,1\na,5,2024-03-30T12:00:00Z,1\n", "Line 3: review_rating"),
        (HEAD + "a,,2024-03-30T12:00:00Z,1\n", "Line 2: review_rating"),
        (HEAD + "a,4,yesterday,1\n", "Line 2: review_time"),
        (HEAD + "a,4,2024-03-30T12:00:00,1\n", "Line 2: review_time"),
        (HEAD + "a\n", "Line 2"),
        (HEAD + '"a', "not CSV"),
    ],
)
def test_what_is_wrong_is_said(text: str | bytes, said: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read(text)
    assert said in refusal.value.errors[0].message


def test_an_empty_log_has_no_cards() -> None:
    assert read(HEAD) == {}
