"""Courses, as a student's app uses them."""

import asyncio
from uuid import uuid4

import httpx
import pytest

from tests.integration.http_client import Api, Learner

EVERYTHING = {
    "name": "Optics",
    "description": "Light, and what bends it.",
    "language": "nb",
    "subject": "Physics",
    "university": "Oslo",
    "course_code": "FYS2130",
    "semester": "Spring 2027",
    "exam_date": "2027-06-01",
    "start_date": "2027-01-15",
    "end_date": "2027-06-15",
    "color": "#1e90ff",
    "icon": "prism",
    "is_favorite": True,
    "is_archived": True,
}


async def create(learner: Learner, **particulars: object) -> httpx.Response:
    return await learner.post("/courses", {"name": "Optics", **particulars})


async def test_a_course_keeps_every_particular(learner: Learner) -> None:
    created = await create(learner, **EVERYTHING)
    assert created.status_code == 201
    assert created.json().items() >= EVERYTHING.items()
    read = await learner.get(f"/courses/{created.json()['id']}")
    assert read.json() == created.json()
    assert read.headers["etag"] == created.headers["etag"] == '"v1"'


async def test_a_change_leaves_what_was_not_named(learner: Learner) -> None:
    course = (await create(learner, **EVERYTHING)).json()
    changed = await learner.patch(f"/courses/{course['id']}", {"name": "Waves", "description": None})
    assert changed.status_code == 200
    expected = {**EVERYTHING, "name": "Waves", "description": None}
    assert changed.json().items() >= expected.items()


async def test_a_change_to_what_is_no_longer_there_is_refused(learner: Learner) -> None:
    course = (await create(learner)).json()
    path, seen = f"/courses/{course['id']}", {"If-Match": '"v1"'}
    assert (await learner.patch(path, {"name": "First"}, headers=seen)).headers["etag"] == '"v2"'
    assert (await learner.patch(path, {"name": "Second"}, headers=seen)).status_code == 412
    assert (await learner.delete(path, headers=seen)).status_code == 412
    assert (await learner.get(path)).json()["name"] == "First"


async def test_devices_that_mind_no_version_hear_of_no_race(learner: Learner) -> None:
    path = f"/courses/{(await create(learner)).json()['id']}"
    changes = [learner.patch(path, {"name": f"Course {number}"}) for number in range(8)]
    answers = await asyncio.gather(*changes)
    assert [answer.status_code for answer in answers] == [200] * 8
    assert {answer.json()["version"] for answer in answers} == set(range(2, 10))


async def test_of_devices_that_saw_the_same_version_one_is_first(learner: Learner) -> None:
    path = f"/courses/{(await create(learner)).json()['id']}"
    seen = {"If-Match": '"v1"'}
    answers = await asyncio.gather(*[learner.patch(path, {"name": f"{at}"}, headers=seen) for at in range(8)])
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 7


async def test_a_deleted_course_is_gone(learner: Learner) -> None:
    course = (await create(learner)).json()
    assert (await learner.delete(f"/courses/{course['id']}")).status_code == 204
    assert (await learner.get(f"/courses/{course['id']}")).status_code == 404
    assert (await learner.get("/courses")).json()["items"] == []


async def test_pages_show_every_course_once_newest_first(learner: Learner) -> None:
    made = [(await create(learner, name=f"Course {number}")).json()["id"] for number in range(5)]
    seen, cursor = [], ""
    while cursor is not None:
        page = (await learner.get(f"/courses?limit=2{cursor and '&cursor=' + cursor}")).json()
        seen += [course["id"] for course in page["items"]]
        cursor = page["next_cursor"]
    assert seen == made[::-1]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=OPT", {"Optics"}),
        ("q=%25", set()),
        ("is_favorite=true", {"Waves"}),
        ("is_archived=false&is_favorite=false", {"Optics"}),
    ],
)
async def test_a_list_can_be_narrowed(learner: Learner, query: str, names: set[str]) -> None:
    await create(learner)
    await create(learner, name="Waves", is_favorite=True)
    await create(learner, name="Heat", is_archived=True)
    found = (await learner.get(f"/courses?{query}")).json()["items"]
    assert {course["name"] for course in found} == names


async def test_nobody_sees_the_courses_of_another(learner: Learner, stranger: Learner) -> None:
    await create(learner)
    assert (await stranger.get("/courses")).json() == {"items": [], "next_cursor": None}


async def test_a_slash_at_the_end_makes_no_difference(learner: Learner) -> None:
    assert (await learner.get("/courses/")).json() == (await learner.get("/courses")).json()


async def test_nobody_without_a_token_gets_in(api: Api) -> None:
    answer = await api.client.get(f"/api/v1/courses/{uuid4()}")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
