from tests.integration.api import Api, Person


async def test_a_course_can_be_created_and_read(learner: Person) -> None:
    created = await learner.post("/courses", {"name": "Optics", "exam_date": "2026-07-20"})
    assert await learner.get(f"/courses/{created['id']}") == created
    assert [course["id"] for course in (await learner.get("/courses"))["items"]] == [created["id"]]


async def test_nobody_without_a_token_gets_in(api: Api) -> None:
    answer = await api.get("/api/v1/courses")
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
