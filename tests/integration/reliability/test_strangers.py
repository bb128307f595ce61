"""What belongs to somebody else is answered exactly like what does not exist, on every route there is."""

import re
from typing import Any
from uuid import uuid4

import httpx

from tests.integration.http_client import Api, Learner
from tests.integration.reliability.everything import Operation, filled, good_body, one_of_everything, operations

VARIES = ("x-request-id", "date", "content-length")
NEW = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[0-9:.]+Z")
"""What differs between two new things."""
_AS_JSON = ("exportChat", "exportQuiz")
ENDS_THE_ASKER = ("logOutEverywhere", "eraseMe", "changePassword", "endSession")


async def test_another_persons_objects_look_like_missing_ones(api: Api, learner: Learner, stranger: Learner) -> None:
    theirs, own = await one_of_everything(learner), await one_of_everything(stranger)
    before = await everything_shown(api, learner, theirs)
    compared = 0
    for operation in operations(api):
        for ids in substitutions(operation, theirs, own):
            await assert_looks_missing(stranger, operation, ids, theirs)
            compared += 1
    assert compared > 100
    assert await everything_shown(api, learner, theirs) == before


def substitutions(operation: Operation, theirs: dict[str, str], own: dict[str, str]) -> list[dict[str, str]]:
    """Our own ids, with one of theirs among them; and all of them theirs."""
    if operation.id in ENDS_THE_ASKER and not operation.names:
        return []
    body = str(good_body(operation, {name: f"<{name}>" for name in theirs}))
    used = {name for name in theirs if name in operation.names or name in operation.query or f"<{name}>" in body}
    single = [own | {name: theirs[name]} for name in used if name != "user_id"]
    return single + ([own | {name: theirs[name] for name in used}] if len(used) > 1 else [])


async def assert_looks_missing(
    stranger: Learner, operation: Operation, ids: dict[str, str], theirs: dict[str, str]
) -> None:
    swapped = [name for name in ids if ids[name] == theirs[name]]
    missing = ids | {name: str(uuid4()) for name in swapped}
    found, absent = await ask(stranger, operation, ids), await ask(stranger, operation, missing)
    assert shape(found, ids) == shape(absent, missing), (operation.method, operation.path, swapped)
    if set(swapped) & set(operation.names):
        assert found.status_code in (403, 404), (operation.method, operation.path, found.status_code)


async def ask(learner: Learner, operation: Operation, ids: dict[str, str]) -> httpx.Response:
    query = {name: ids[name] for name in operation.query if name in ids}
    query |= {"q": "light"} if "q" in operation.query else {}
    query |= {"format": "json" if operation.id in _AS_JSON else "csv"} if "format" in operation.query else {}
    if operation.id == "addDocument":
        form = {"file": ("light.md", b"# Light")}
        return await learner.call("POST", filled(operation, ids), files=form, data={"section_id": ids["section_id"]})
    body: Any = None if operation.body is None else good_body(operation, ids)
    return await learner.call(operation.method, filled(operation, ids), json=body, params=query)


def shape(answer: httpx.Response, ids: dict[str, str]) -> tuple[int, dict[str, str], str]:
    text = answer.text.replace(answer.headers["x-request-id"], "<request>")
    for name, value in ids.items():
        text = text.replace(value, f"<{name}>")
    headers = {name: NEW.sub("<new>", value) for name, value in answer.headers.items() if name not in VARIES}
    return answer.status_code, headers, NEW.sub("<new>", text) if answer.status_code == 201 else text


async def everything_shown(api: Api, owner: Learner, ids: dict[str, str]) -> dict[str, str]:
    """What the owner sees of each single thing; a generation goes on by itself."""
    single = [one for one in operations(api) if one.method == "GET" and one.names and "generation" not in one.path]
    paths = [
        filled(one, ids)
        for one in single
        if one.id not in ("getScheduleFile", "previewSchedule", "exportDeck", "exportQuiz", "searchCourse")
    ]
    shown = {path: await owner.get(path) for path in paths}
    return {path: answer.text for path, answer in shown.items() if answer.status_code == 200 and "document" not in path}
