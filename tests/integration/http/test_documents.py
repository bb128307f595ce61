"""Documents over HTTP, on an installation that has nothing but itself."""

from uuid import uuid4

import httpx
import pytest

from tests.integration.http_client import Learner
from tests.make.material import CELLS, a_course_of, send, until, uploaded

FORM = "multipart/form-data; boundary=x"


@pytest.fixture
async def course(learner: Learner) -> str:
    """The id of a new course."""
    return await a_course_of(learner)


async def test_an_uploaded_text_can_be_shown_read_and_searched(learner: Learner, course: str) -> None:
    answer = await send(learner, course)
    assert answer.status_code == 202
    document = answer.json()
    assert answer.headers["location"] == f"/api/v1/courses/{course}/documents/{document['id']}"
    shown = (await learner.get(f"/courses/{course}/documents/{document['id']}")).json()
    assert shown == document
    assert (shown["kind"], shown["status"], shown["name"]) == ("file", "ready", "cells.md")
    assert (shown["content_type"], shown["size_bytes"], shown["page_count"]) == ("text/markdown", len(CELLS), 3)
    assert (shown["progress"], shown["error"]) == ({"done": 100, "total": 100}, None)
    content = await learner.get(f"/courses/{course}/documents/{document['id']}/content?start_page=2&end_page=3")
    assert [page["number"] for page in content.json()["pages"]] == [2, 3]
    [found] = (await learner.get(f"/courses/{course}/search", params={"q": "where is the genome"})).json()["items"]
    assert (found["document_id"], found["page"], found["text"]) == (document["id"], 2, "The nucleus keeps the genome.")


async def test_what_is_said_about_a_file_may_come_before_or_after_it(learner: Learner, course: str) -> None:
    section = (await learner.post(f"/courses/{course}/sections", {"title": "Cells"})).json()["id"]
    known = (await learner.post("/tags", {"name": "exam"})).json()
    fields = [("name", "The cell"), ("section_id", section), ("tags", f"{known['id']}, basics"), ("tags", "Basics")]
    for order in (fields, [*fields[:2], ("file", CELLS), *fields[2:]], [("file", CELLS), *fields]):
        body = _form(order if ("file", CELLS) in order else [*order, ("file", CELLS)])
        answer = await _post(learner, course, body, FORM)
        assert answer.status_code == 202, answer.text
        assert (answer.json()["name"], answer.json()["section_id"]) == ("The cell", section)
        assert [tag["name"] for tag in answer.json()["tags"]] == ["basics", "exam"]


WRONG_FORMS: list[tuple[str, list[tuple[str, str]]]] = [
    ("/name", [("file", CELLS), ("name", "x" * 256)]),
    ("/section_id", [("file", CELLS), ("section_id", "nonsense")]),
    ("/section_id", [("file", CELLS), ("section_id", str(uuid4()))]),
    ("/tags/1", [("file", CELLS), ("tags", "a,b\0")]),
    ("/color", [("file", CELLS), ("color", "red")]),
    ("/color", [("color", "red"), ("file", CELLS)]),
    ("/file", [("file", CELLS), ("file", CELLS)]),
    ("/file", [("name", "Cells")]),
    ("/file", [("file", "")]),
    ("/file", [("file", " \n ")]),
]


async def test_wrong_fields_are_named_and_leave_nothing(learner: Learner, course: str) -> None:
    for pointer, fields in WRONG_FORMS:
        answer = await _post(learner, course, _form(fields), FORM)
        assert answer.status_code == 422, answer.text
        assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert (await learner.get(f"/courses/{course}/documents")).json()["items"] == []


SENSELESS: list[tuple[str, bytes, int]] = [
    ("multipart/form-data", b"", 400),
    (FORM, b"", 400),
    (FORM, b"--y\r\n\r\n", 400),
    (FORM, b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nhalf', 400),
    (FORM, b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n\xff\r\n--x--', 422),
    (FORM, b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n' + b"n" * 20_000, 413),
    ("application/json", b"{", 400),
    ("application/json", b'{"source_url": 7}', 422),
    ("application/json", b'"' + b"x" * 1_100_000 + b'"', 413),
    ("text/plain", b"hello", 415),
    ("", b"hello", 415),
]


async def test_bodies_that_make_no_sense_are_refused(learner: Learner, course: str) -> None:
    for content_type, body, status in SENSELESS:
        answer = await _post(learner, course, body, content_type)
        assert answer.status_code == status, answer.text
        assert answer.headers["content-type"] == "application/problem+json"
    assert (await learner.get(f"/courses/{course}/documents")).json()["items"] == []


@pytest.mark.parametrize("name", ["slides.pdf", "slides.md"])
async def test_a_pdf_is_refused_with_the_reason_whatever_it_is_called(learner: Learner, course: str, name: str) -> None:
    answer = await send(learner, course, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", name=name)
    assert (answer.status_code, answer.json()["code"]) == (422, "unsupported_document")
    assert answer.json()["detail"] == "This installation indexes text and Markdown only."
    assert (await learner.get(f"/courses/{course}/documents")).json()["items"] == []


async def test_web_pages_need_a_scraper(learner: Learner, course: str) -> None:
    answer = await learner.post(f"/courses/{course}/documents", {"source_url": "https://example.org"})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/source_url")


async def test_a_repeated_upload_is_answered_with_the_first_document(learner: Learner, course: str) -> None:
    key = {"Idempotency-Key": "upload-1"}
    first = await uploaded(learner, course, headers=key)
    again = await uploaded(learner, course, headers=key)
    assert again == first
    assert len((await learner.get(f"/courses/{course}/documents")).json()["items"]) == 1
    elsewhere = await send(learner, await a_course_of(learner, "Physics"), headers=key)
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (422, "idempotency_key_reused")


async def test_documents_are_listed_newest_first_and_filtered(learner: Learner, course: str) -> None:
    for name in ("Cells.md", "Rocks.txt", "cells 2.txt"):
        await uploaded(learner, course, name=name)
    path = f"/courses/{course}/documents"
    page = (await learner.get(path, params={"limit": 2})).json()
    rest = (await learner.get(path, params={"limit": 2, "cursor": page["next_cursor"]})).json()
    names = [document["name"] for document in page["items"] + rest["items"]]
    assert names == ["cells 2.txt", "Rocks.txt", "Cells.md"]
    assert len((await learner.get(path, params={"q": "CELLS", "status": "ready"})).json()["items"]) == 2
    assert (await learner.get(path, params={"status": "failed"})).json()["items"] == []
    assert (await learner.get(path, params={"status": "purple"})).status_code == 422


async def test_a_document_is_renamed_and_moved(learner: Learner, course: str) -> None:
    document = await uploaded(learner, course)
    section = (await learner.post(f"/courses/{course}/sections", {"title": "Cells"})).json()["id"]
    path = f"/courses/{course}/documents/{document['id']}"
    changed = await learner.patch(path, {"name": "The cell", "section_id": section})
    assert (changed.json()["name"], changed.json()["section_id"]) == ("The cell", section)
    stale = await learner.patch(path, {"name": "x"}, headers={"If-Match": f'"v{document["version"]}"'})
    assert stale.status_code == 412
    wrong = await learner.patch(path, {"section_id": str(uuid4())})
    assert wrong.json()["errors"][0]["pointer"] == "/section_id"
    [found] = (await learner.get(f"/courses/{course}/search", params={"q": "genome"})).json()["items"]
    assert found["document_name"] == "The cell"


async def test_a_removed_section_leaves_its_documents_in_the_course(learner: Learner, course: str) -> None:
    section = (await learner.post(f"/courses/{course}/sections", {"title": "Cells"})).json()["id"]
    document = await uploaded(learner, course, section_id=section)
    assert document["section_id"] == section
    await learner.delete(f"/courses/{course}/sections/{section}")
    await until(learner, f"/courses/{course}/documents/{document['id']}", section_id=None, status="ready")


async def test_a_deleted_document_is_gone_everywhere(learner: Learner, course: str) -> None:
    document = await uploaded(learner, course)
    path = f"/courses/{course}/documents/{document['id']}"
    assert (await learner.delete(path)).status_code == 204
    for tail in ("", "/content"):
        assert (await learner.get(path + tail)).status_code == 404
    assert (await learner.get(f"/courses/{course}/documents")).json()["items"] == []
    assert (await learner.get(f"/courses/{course}/search", params={"q": "genome"})).json()["items"] == []


async def test_a_document_can_be_read_once_more(learner: Learner, course: str) -> None:
    document = await uploaded(learner, course)
    answer = await learner.post(f"/courses/{course}/documents/{document['id']}/reprocess")
    assert (answer.status_code, answer.json()["status"]) == (202, "ready")


async def test_page_ranges_have_bounds(learner: Learner, course: str) -> None:
    document = await uploaded(learner, course)
    path = f"/courses/{course}/documents/{document['id']}/content"
    assert len((await learner.get(path)).json()["pages"]) == 3
    assert (await learner.get(path, params={"start_page": 9})).json()["pages"] == []
    for wrong in ({"start_page": 0}, {"start_page": 3, "end_page": 2}, {"end_page": 500}, {"start_page": "x"}):
        assert (await learner.get(path, params=wrong)).status_code == 422


async def test_the_limits_are_told(learner: Learner, course: str) -> None:
    await uploaded(learner, course)
    limits = (await learner.get(f"/courses/{course}/upload-limits")).json()
    assert limits == {
        "max_bytes": 50 * 1024 * 1024,
        "max_documents": 500,
        "documents": 1,
        "content_types": ["text/plain", "text/markdown"],
    }


async def test_somebody_elses_documents_are_as_if_there_were_none(
    learner: Learner, stranger: Learner, course: str
) -> None:
    document = await uploaded(learner, course)
    missing = str(uuid4())
    for method, tail, how in [
        ("GET", "", {}),
        ("PATCH", "", {"json": {"name": "x"}}),
        ("DELETE", "", {}),
        ("GET", "/content", {}),
        ("POST", "/reprocess", {}),
    ]:
        theirs = await stranger.call(method, f"/courses/{course}/documents/{document['id']}{tail}", **how)
        none = await stranger.call(method, f"/courses/{missing}/documents/{missing}{tail}", **how)
        assert theirs.status_code == none.status_code == 404
        assert theirs.json() | {"request_id": ""} == none.json() | {"request_id": ""}
    for path in (f"/courses/{course}/documents", f"/courses/{course}/search?q=x", f"/courses/{course}/upload-limits"):
        assert (await stranger.get(path)).status_code == 404
    assert (await send(stranger, course)).status_code == 404


async def test_a_document_of_another_course_is_not_found_here(learner: Learner, course: str) -> None:
    document = await uploaded(learner, course)
    other = await a_course_of(learner, "Physics")
    for method, how in (("GET", {}), ("PATCH", {"json": {"name": "x"}}), ("DELETE", {})):
        assert (await learner.call(method, f"/courses/{other}/documents/{document['id']}", **how)).status_code == 404


def _form(fields: list[tuple[str, str]]) -> bytes:
    parts = []
    for name, value in fields:
        disposition = f'form-data; name="{name}"' + ('; filename="cells.md"' if name == "file" else "")
        parts.append(f"--x\r\nContent-Disposition: {disposition}\r\n\r\n{value}\r\n")
    return ("".join(parts) + "--x--\r\n").encode()


async def _post(learner: Learner, course: str, body: bytes, content_type: str) -> httpx.Response:
    return await learner.call(
        "POST", f"/courses/{course}/documents", content=body, headers={"Content-Type": content_type}
    )
