"""Every refusal has one shape, and says no more than it may."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from tests.integration.http_client import Api, Learner


def problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert set(body) == {"type", "title", "status", "code", "detail", "request_id", "errors"}
    assert body["status"] == status
    assert body["request_id"] == answer.headers["x-request-id"]
    return body


def pointers(body: dict[str, Any]) -> set[str]:
    return {error["pointer"] for error in body["errors"]}


async def test_every_wrong_field_is_named_at_once(learner: Learner) -> None:
    answer = await learner.call("POST", "/courses", json={"name": 1, "colour": "red", "exam_date": "soon"})
    assert pointers(problem(answer, 422)) == {"/name", "/colour", "/exam_date"}


async def test_every_broken_rule_is_named_at_once(learner: Learner) -> None:
    bad = {"name": " ", "color": "red", "start_date": "2026-02-02", "end_date": "2026-01-01", "language": "no such"}
    answer = await learner.call("POST", "/courses", json=bad)
    assert pointers(problem(answer, 422)) == {"/name", "/color", "/end_date", "/language"}


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 50_000, b'{"name": "\\ud800"}'])
async def test_a_broken_body_is_malformed(learner: Learner, body: bytes) -> None:
    answer = await learner.call("POST", "/courses", content=body, headers={"Content-Type": "application/json"})
    assert problem(answer, 400)["code"] == "malformed"


@pytest.mark.parametrize("body", [b'{"name": "a\\u0000b"}', b'{"name": null}', b"[]", b"3"])
async def test_a_body_with_the_wrong_values_is_invalid(learner: Learner, body: bytes) -> None:
    answer = await learner.call("POST", "/courses", content=body, headers={"Content-Type": "application/json"})
    assert problem(answer, 422)["errors"]


async def test_another_content_type_is_refused(learner: Learner) -> None:
    answer = await learner.call("POST", "/courses", content=b"name=Optics", headers={"Content-Type": "text/plain"})
    problem(answer, 415)


async def test_a_body_of_two_megabytes_is_too_large(learner: Learner) -> None:
    problem(await learner.call("POST", "/courses", json={"name": "a" * 2_000_000}), 413)


@pytest.mark.parametrize(("query", "pointer"), [("limit=0", "limit"), ("limit=x", "limit"), ("cursor=x", "cursor")])
async def test_a_wrong_parameter_is_named(learner: Learner, query: str, pointer: str) -> None:
    assert pointers(problem(await learner.call("GET", f"/courses?{query}"), 422)) == {f"/query/{pointer}"}


async def test_a_missing_parameter_is_named(learner: Learner) -> None:
    course = (await learner.post("/courses", {"name": "Optics"})).json()
    assert pointers(problem(await learner.get(f"/courses/{course['id']}/search"), 422)) == {"/query/q"}


async def test_somebody_elses_course_looks_like_none(learner: Learner, stranger: Learner) -> None:
    mine = (await learner.post("/courses", {"name": "Optics"})).json()
    for method, options in (("GET", {}), ("PATCH", {"json": {"name": "Stolen"}}), ("DELETE", {})):
        theirs = problem(await stranger.call(method, f"/courses/{mine['id']}", **options), 404)
        nobodys = problem(await stranger.call(method, f"/courses/{uuid4()}", **options), 404)
        assert theirs.pop("request_id") != nobodys.pop("request_id")
        assert theirs == nobodys
    assert (await learner.get(f"/courses/{mine['id']}")).json() == mine


@pytest.mark.parametrize("path", ["/nowhere", "/api/v1/nowhere", "/api/v1/courses/not-a-uuid"])
async def test_an_unknown_path_is_not_found(api: Api, learner: Learner, path: str) -> None:
    problem(await api.client.get(path, headers=learner.headers), 404)


async def test_an_unknown_method_says_which_there_are(learner: Learner) -> None:
    answer = await learner.call("PUT", "/courses")
    problem(answer, 405)
    assert {"GET", "POST"} <= set(answer.headers["allow"].split(", "))


async def test_a_trailing_slash_makes_no_difference(learner: Learner) -> None:
    created = (await learner.post("/courses/", {"name": "Optics"})).json()
    assert (await learner.get(f"/courses/{created['id']}/")).json() == created


async def test_a_stale_version_is_refused_and_the_seen_one_is_not(learner: Learner) -> None:
    created = await learner.call("POST", "/courses", json={"name": "Optics"})
    path, tag = f"/courses/{created.json()['id']}", created.headers["etag"]
    edited = await learner.call("PATCH", path, json={"name": "Waves"}, headers={"If-Match": tag})
    assert edited.status_code == 200
    assert edited.headers["etag"] != tag
    problem(await learner.call("PATCH", path, json={"name": "Rays"}, headers={"If-Match": tag}), 412)
    problem(await learner.call("DELETE", path, headers={"If-Match": '"nonsense"'}), 412)
    assert (await learner.get(path)).json()["name"] == "Waves"


async def test_a_request_with_a_key_happens_once_and_answers_the_same(learner: Learner) -> None:
    key = {"Idempotency-Key": "once"}
    answers = [await learner.call("POST", "/courses", json={"name": "Optics"}, headers=key) for _ in range(3)]
    assert {answer.content for answer in answers} == {answers[0].content}
    assert {answer.status_code for answer in answers} == {201}
    assert len((await learner.get("/courses")).json()["items"]) == 1
    problem(await learner.call("POST", "/courses", json={"name": "Other"}, headers=key), 422)


async def test_eight_requests_at_once_with_one_key_have_one_effect(learner: Learner) -> None:
    ask = {"json": {"name": "Optics"}, "headers": {"Idempotency-Key": "once"}}
    answers = await asyncio.gather(*(learner.call("POST", "/courses", **ask) for _ in range(8)))
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert len({answer.content for answer in answers if answer.status_code == 201}) == 1
    assert len((await learner.get("/courses")).json()["items"]) == 1


async def test_two_people_may_use_the_same_key(learner: Learner, stranger: Learner) -> None:
    for person in (learner, stranger):
        await person.post("/courses", {"name": "Optics"}, headers={"Idempotency-Key": "once"})
        assert len((await person.get("/courses")).json()["items"]) == 1


async def test_pages_follow_each_other_without_gap_or_repeat(learner: Learner) -> None:
    created = [(await learner.post("/courses", {"name": f"Course {number}"})).json()["id"] for number in range(7)]
    seen: list[str] = []
    page = (await learner.get("/courses?limit=3")).json()
    while page["next_cursor"]:
        seen += [course["id"] for course in page["items"]]
        page = (await learner.get(f"/courses?limit=3&cursor={page['next_cursor']}")).json()
    assert [*seen, *(course["id"] for course in page["items"])] == created[::-1]


async def test_a_parameter_that_is_none_of_a_few_is_told_which_they_are(learner: Learner) -> None:
    problem = (await learner.get("/assessments/generations?status=sleeping")).json()
    assert problem["errors"] == [
        {
            "pointer": "/query/status",
            "code": "invalid_value",
            "message": "Invalid enum value 'sleeping'. "
            "It has to be one of: requested, running, succeeded, failed, cancelled.",
        }
    ]
