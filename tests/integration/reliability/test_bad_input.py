"""Whatever is sent: an answer below 500, and a refusal that says what is wrong."""

import base64
import json
import os
import random
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.integration.http_client import Api, Learner
from tests.integration.reliability import hostile
from tests.integration.reliability.everything import Operation, filled, good_body, one_of_everything, operations

SEED = int(os.environ["AKSIO_TEST_SEED"])
SHARE = float(os.environ.get("AKSIO_TEST_SHARE", "0.25"))
"""How many of all combinations are tried; 1 is all of them."""
DESTROYS = ("eraseMe", "logOutEverywhere", "changePassword", "deleteCourse", "deleteDeck")
HASHES_PASSWORDS = ("register", "logIn", "confirmPasswordReset")


def chosen(cases: list[Any]) -> list[Any]:
    """Some of them, others in each run; the run's seed is printed at its head."""
    return random.Random(SEED).sample(cases, max(1, int(len(cases) * SHARE)))


def assert_refused_well(answer: httpx.Response, what: object) -> None:
    assert answer.status_code < 500, (what, answer.status_code, answer.text[:300])
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json", what
        problem = answer.json()
        assert problem["code"], what
        assert problem["detail"], what
        assert problem["errors"] or answer.status_code != 422, (what, problem)


def json_routes(api: Api) -> list[Operation]:
    return [one for one in operations(api) if one.body is not None and one.id not in DESTROYS]


async def send(who: Learner, operation: Operation, path: str, body: bytes, **headers: str) -> httpx.Response:
    headers = {"Content-Type": "application/json"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return await who.call(operation.method, path, content=body, headers=headers)


async def test_bodies_that_are_no_bodies(api: Api, learner: Learner) -> None:
    ids = await one_of_everything(learner)
    cases = [(one, name) for one in json_routes(api) for name in hostile.WHOLE_BODIES]
    for operation, name in chosen(cases):
        encoding = {"Content_Encoding": "gzip"} if name in ("zipped", "a bomb") else {}
        answer = await send(learner, operation, filled(operation, ids), hostile.WHOLE_BODIES[name], **encoding)
        assert_refused_well(answer, (operation.id, name))
        if encoding:
            assert answer.status_code in (403, 415), (operation.id, name, answer.text)


async def test_each_field_with_each_bad_value(api: Api, learner: Learner) -> None:
    ids = await one_of_everything(learner)
    cases = [(one, field, name) for one in json_routes(api) for field in fields(one.body) for name in hostile.VALUES]
    slow = [case for case in cases if case[0].id in HASHES_PASSWORDS]
    quick = [case for case in cases if case[0].id not in HASHES_PASSWORDS]
    refused = 0
    for operation, field, name in [*chosen(quick), *chosen(slow)[: len(slow) // 8]]:
        body = with_value(good_body(operation, ids), field, hostile.VALUES[name])
        answer = await send(learner, operation, filled(operation, ids), body)
        assert_refused_well(answer, (operation.id, field, name))
        refused += answer.status_code >= 400
    assert refused > 100


def fields(schema: dict[str, Any] | None) -> list[tuple[str, ...]]:
    """Paths to the fields: the body's own, and those of its lists' items."""
    assert schema is not None
    own: list[tuple[str, ...]] = [(name,) for name in schema.get("properties", {})]
    lists = [one for one in NESTED if (one,) in own]
    return own + [(one, "0", name) for one in lists for name in NESTED[one]]


NESTED = {
    "flashcards": ("front", "back", "explanation", "hint", "tags", "course_id", "deck_id", "source"),
    "reviews": ("review_id", "flashcard_id", "rating", "quality", "reviewed_at", "duration_ms"),
}


def with_value(body: Any, path: tuple[str, ...], value: bytes) -> bytes:
    """The body as JSON, with these very bytes at that place."""
    body = json.loads(json.dumps(body))
    place = body
    for step in path[:-1]:
        place = place[int(step)] if step.isdigit() else place[step]
    place[path[-1]] = "<here>"
    return json.dumps(body).encode().replace(b'"<here>"', value)


def query_cases(api: Api) -> Iterator[tuple[Operation, str, str]]:
    for operation in operations(api):
        if operation.id not in DESTROYS and operation.method == "GET":
            yield from ((operation, name, word) for name in operation.query for word in hostile.WORDS)


async def test_each_parameter_with_each_bad_word(api: Api, learner: Learner) -> None:
    ids = await one_of_everything(learner)
    for operation, name, word in chosen(list(query_cases(api))):
        others = "&q=light" if "q" in operation.query and name != "q" else ""
        answer = await learner.get(f"{filled(operation, ids)}?{name}={word}{others}")
        assert_refused_well(answer, (operation.id, name, word[:50]))


async def test_ids_in_paths_that_are_no_ids(api: Api, learner: Learner) -> None:
    ids = await one_of_everything(learner)
    cases = [(one, name, word) for one in operations(api) for name in one.names for word in hostile.WORDS if word]
    for operation, name, word in chosen([case for case in cases if case[0].id != "endSession"]):
        body = None if operation.body is None else good_body(operation, ids)
        answer = await learner.call(operation.method, filled(operation, ids | {name: word}), json=body)
        assert_refused_well(answer, (operation.id, name, word[:50]))


async def test_cursors_that_nobody_gave_out(api: Api, learner: Learner) -> None:
    ids = await one_of_everything(learner)
    lists = [one for one in operations(api) if "cursor" in one.query]
    tuples = [[place] * length for place in hostile.CURSOR_PLACES for length in (1, 2, 3, 4)]
    tuples += [[at, key] for at in hostile.CURSOR_PLACES for key in ("x", ids["deck_id"])]
    cases = [(one, place) for one in lists for place in tuples]
    assert lists
    for operation, place in chosen(cases):
        cursor = base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")
        answer = await learner.get(filled(operation, ids), params={"cursor": cursor})
        assert_refused_well(answer, (operation.id, place))


@pytest.mark.parametrize("header", hostile.HEADERS)
async def test_headers(api: Api, learner: Learner, header: str) -> None:
    ids = await one_of_everything(learner)
    routes = [one for one in operations(api) if one.id in ("createCourse", "editCourse", "getCourse", "addDocument")]
    for operation in routes:
        for value in hostile.HEADERS[header]:
            headers = {"Content-Type": "application/json"} if operation.method != "GET" else {}
            content = json.dumps(good_body(operation, ids)).encode() if headers else None
            sent = {name: text.encode("latin-1") for name, text in (headers | {header: value}).items()}
            answer = await api.client.request(
                operation.method,
                f"/api/v1{filled(operation, ids)}",
                content=content,
                headers={name.encode(): text.encode() for name, text in learner.headers.items() if name != header}
                | {name.encode(): text for name, text in sent.items()},
            )
            assert_refused_well(answer, (operation.id, header, value[:50]))
