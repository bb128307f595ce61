"""How fast a learner reads is measured from what they read, and their plans reckon with it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from tests.integration.http_client import Learner
from tests.make.material import a_course_of, until, uploaded

SPEED = "/learning/analytics/reading-speed"
PAGES = 30


async def read(learner: Learner, document: str | None, *, days_ago: int, pages: int, minutes_a_page: float) -> None:
    """Some pages in one act, timed."""
    act = {"kind": "reading", "pages": pages, "seconds": round(60 * pages * minutes_a_page), "subject_id": document}
    when = datetime.now(UTC) - timedelta(days=days_ago)
    told = await learner.post("/users/me/activities", act | {"occurred_at": when.isoformat()})
    assert told.status_code < 300, told.text


async def speed(learner: Learner) -> dict[str, Any]:
    """As it is shown."""
    found: dict[str, Any] = (await learner.get(SPEED)).json()
    return found


async def minutes_of_reading(learner: Learner, course: str) -> int:
    """In a new plan."""
    plan = (await learner.post("/learning/plans", {"title": "Spring", "course_ids": [course]})).json()["id"]
    days = (await learner.get(f"/learning/plans/{plan}/schedule")).json()["days"]
    return sum(one["minutes"] for day in days for one in day["sessions"] if one["kind"] == "read")


async def test_a_plan_reckons_with_the_pace_that_was_measured(learner: Learner) -> None:
    course = await a_course_of(learner)
    page = "Light travels in straight lines. " * 80
    document = await uploaded(learner, course, "\f".join([page] * PAGES).encode())
    pages = (await until(learner, f"/courses/{course}/documents/{document['id']}", status="ready"))["page_count"]
    unmeasured = {"is_measured": False, "sittings": 0, "pages": 0, "quick": None, "slow": None}
    assert await speed(learner) == {"minutes_per_page": 2.0} | unmeasured
    assert await minutes_of_reading(learner, course) == 2 * pages

    other = str(uuid4())
    for days_ago, pace in ((3, 4), (2, 4.5), (1, 5)):
        await read(learner, other, days_ago=days_ago, pages=10, minutes_a_page=pace)
    await read(learner, other, days_ago=4, pages=100, minutes_a_page=0.05)
    assert await speed(learner) == {
        "minutes_per_page": 4.5,
        "is_measured": True,
        "sittings": 3,
        "pages": 30,
        "quick": 4.25,
        "slow": 4.75,
    }
    assert 4.5 * pages <= await minutes_of_reading(learner, course) <= 4.5 * pages + pages


async def test_what_was_not_timed_and_what_others_read_is_no_evidence(learner: Learner, stranger: Learner) -> None:
    for days_ago in range(1, 5):
        await read(stranger, None, days_ago=days_ago, pages=20, minutes_a_page=1)
        await learner.post("/users/me/activities", {"kind": "reading", "pages": 20})
    assert (await speed(learner))["sittings"] == 0
    assert (await speed(stranger))["minutes_per_page"] == 1.0
