"""Tags over HTTP, and documents that carry them."""

from uuid import uuid4

from tests.integration.http_client import Learner
from tests.make.material import a_course_of, uploaded


async def test_tags_are_created_renamed_listed_and_deleted(learner: Learner) -> None:
    created = await learner.post("/tags", {"name": " Exam "})
    assert created.status_code == 201
    tag = created.json()
    assert tag["name"] == "Exam"
    path = f"/tags/{tag['id']}"
    assert (await learner.patch(path, {"name": "Final"}, headers={"If-Match": '"v1"'})).json()["name"] == "Final"
    assert (await learner.patch(path, {"name": "X"}, headers={"If-Match": '"v1"'})).status_code == 412
    await learner.post("/tags", {"name": "Basics"})
    listed = (await learner.get("/tags")).json()
    assert [each["name"] for each in listed["items"]] == ["Basics", "Final"]
    assert (await learner.delete(path)).status_code == 204
    assert (await learner.get(path)).status_code == 404


async def test_a_name_is_one_tag_however_it_is_written(learner: Learner) -> None:
    await learner.post("/tags", {"name": "Große Prüfung"})
    other = (await learner.post("/tags", {"name": "Other"})).json()
    assert (await learner.post("/tags", {"name": "GROSSE PRÜFUNG"})).json()["code"] == "tag_exists"
    renamed = await learner.patch(f"/tags/{other['id']}", {"name": "große prüfung"})
    assert (renamed.status_code, renamed.json()["code"]) == (409, "tag_exists")


async def test_documents_carry_tags(learner: Learner) -> None:
    course = await a_course_of(learner)
    document = await uploaded(learner, course)
    tag = (await learner.post("/tags", {"name": "exam"})).json()
    on = f"/documents/{document['id']}/tags/{tag['id']}"
    for _ in range(2):
        assert (await learner.call("PUT", on)).status_code == 204
    path = f"/courses/{course}/documents"
    assert [each["name"] for each in (await learner.get(f"{path}/{document['id']}")).json()["tags"]] == ["exam"]
    assert len((await learner.get(path, params={"tag_id": tag["id"]})).json()["items"]) == 1
    for _ in range(2):
        assert (await learner.delete(on)).status_code == 204
    assert (await learner.get(path, params={"tag_id": tag["id"]})).json()["items"] == []


async def test_deleting_a_tag_leaves_its_documents(learner: Learner) -> None:
    course = await a_course_of(learner)
    document = await uploaded(learner, course, tags="exam")
    [tag] = document["tags"]
    await learner.delete(f"/tags/{tag['id']}")
    assert (await learner.get(f"/courses/{course}/documents/{document['id']}")).json()["tags"] == []


async def test_somebody_elses_tags_and_documents_are_not_found(learner: Learner, stranger: Learner) -> None:
    document = await uploaded(learner, await a_course_of(learner))
    mine = (await learner.post("/tags", {"name": "exam"})).json()["id"]
    theirs = (await stranger.post("/tags", {"name": "exam"})).json()["id"]
    assert (await stranger.get(f"/tags/{mine}")).status_code == 404
    assert (await stranger.patch(f"/tags/{mine}", {"name": "x"})).status_code == 404
    assert (await stranger.delete(f"/tags/{mine}")).status_code == 404
    assert (await stranger.call("PUT", f"/documents/{document['id']}/tags/{theirs}")).status_code == 404
    assert (await learner.call("PUT", f"/documents/{document['id']}/tags/{theirs}")).status_code == 404
    assert (await learner.delete(f"/documents/{uuid4()}/tags/{mine}")).status_code == 404
