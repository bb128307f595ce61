"""Sections over HTTP."""

from uuid import uuid4

import pytest

from tests.integration.http_client import Learner


@pytest.fixture
async def sections(learner: Learner) -> str:
    """The path of the sections of a new course."""
    course = (await learner.post("/courses", {"name": "Biology"})).json()
    return f"/courses/{course['id']}/sections"


async def test_sections_are_added_listed_and_shown(learner: Learner, sections: str) -> None:
    body = {
        "title": "The nucleus", "order": 5, "page_start": 12, "page_end": 20,
        "learning_objectives": ["Say what a genome is.", "Draw it."],
    }  # fmt: skip
    added = await learner.post(sections, body)
    assert added.status_code == 201
    assert {name: added.json()[name] for name in body} == body
    assert added.headers["etag"] == '"v1"'
    first = (await learner.post(sections, {"title": "Membranes", "order": 0})).json()
    last = (await learner.post(sections, {"title": "Ribosomes"})).json()
    assert last["order"] == 6
    listed = (await learner.get(sections)).json()
    assert [section["title"] for section in listed["items"]] == ["Membranes", "The nucleus", "Ribosomes"]
    assert listed["next_cursor"] is None
    assert (await learner.get(f"{sections}/{first['id']}")).json()["title"] == "Membranes"


async def test_pages_of_sections_follow_their_order(learner: Learner, sections: str) -> None:
    for title in "ABCDE":
        await learner.post(sections, {"title": title})
    seen, cursor = "", None
    for _ in range(3):
        params = {"limit": 2} | ({} if cursor is None else {"cursor": cursor})
        page = (await learner.get(sections, params=params)).json()
        seen += "".join(section["title"] for section in page["items"])
        cursor = page["next_cursor"]
    assert (seen, cursor) == ("ABCDE", None)
    assert (await learner.get(sections, params={"cursor": "nonsense"})).status_code == 422


async def test_sections_are_reordered(learner: Learner, sections: str) -> None:
    a, b, c = [(await learner.post(sections, {"title": title})).json()["id"] for title in "ABC"]
    answer = await learner.post(f"{sections}/reorder", {"section_ids": [c, a, b]})
    assert answer.status_code == 200
    assert [(section["title"], section["order"]) for section in answer.json()["items"]] == [
        ("C", 1),
        ("A", 2),
        ("B", 3),
    ]
    listed = (await learner.get(sections)).json()["items"]
    assert [section["id"] for section in listed] == [c, a, b]
    refused = await learner.post(f"{sections}/reorder", {"section_ids": [c, a]})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/section_ids"


async def test_a_section_is_changed_and_removed(learner: Learner, sections: str) -> None:
    section = (await learner.post(sections, {"title": "A", "page_start": 3})).json()
    path = f"{sections}/{section['id']}"
    changed = await learner.patch(path, {"title": "B", "page_end": 9}, headers={"If-Match": '"v1"'})
    assert changed.status_code == 200
    assert (changed.json()["title"], changed.json()["page_start"], changed.json()["page_end"]) == ("B", 3, 9)
    assert (await learner.patch(path, {"title": "C"}, headers={"If-Match": '"v1"'})).status_code == 412
    wrong = await learner.patch(path, {"page_end": 1, "title": ""})
    assert {error["pointer"] for error in wrong.json()["errors"]} == {"/title", "/page_end"}
    assert (await learner.delete(path)).status_code == 204
    assert (await learner.get(path)).status_code == 404


async def test_somebody_elses_sections_are_as_if_there_were_none(
    learner: Learner, stranger: Learner, sections: str
) -> None:
    section = (await learner.post(sections, {"title": "A"})).json()
    missing = f"/courses/{uuid4()}/sections"
    for method, tail, body in [
        ("GET", "", None),
        ("POST", "", {"title": "B"}),
        ("POST", "/reorder", {"section_ids": [section["id"]]}),
        ("GET", f"/{section['id']}", None),
        ("PATCH", f"/{section['id']}", {"title": "B"}),
        ("DELETE", f"/{section['id']}", None),
    ]:
        theirs = await stranger.call(method, sections + tail, json=body)
        none = await stranger.call(method, missing + tail, json=body)
        assert theirs.status_code == none.status_code == 404
        assert theirs.json() | {"request_id": ""} == none.json() | {"request_id": ""}
