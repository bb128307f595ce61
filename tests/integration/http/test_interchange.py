"""Decks in files over HTTP: what a student brings from elsewhere, and takes along."""

import io
import json
from uuid import uuid4

import httpx
import pytest

from aksio.adapters.interchange.any_reader import AnyDeckReader
from aksio.adapters.interchange.json_cards import JsonDeckWriter
from aksio.application.assessments.interchange.interchange_ports import CardRecord
from tests.integration.http_client import Api, Learner
from tests.make.anki import AnkiCollection, a_package, a_zip
from tests.make.interchange import a_card_record, read, written

CSV = b"front,back,tags\nWhat is 1+1?,2,maths\nWhat is 2+2?,4,maths\n"


async def a_course(learner: Learner) -> str:
    answer = await learner.post("/courses", {"name": "Chemistry"})
    return str(answer.json()["id"])


async def send(
    learner: Learner, content: bytes, name: str = "deck", key: str | None = None, **fields: str
) -> httpx.Response:
    files = {"file": (name, io.BytesIO(content))}
    headers = {"Idempotency-Key": key} if key else None
    return await learner.call("POST", "/assessments/imports", files=files, data=fields, headers=headers)


async def taken(learner: Learner, deck_id: str, format: str) -> bytes:
    answer = await learner.get(f"/assessments/decks/{deck_id}/export", params={"format": format})
    assert answer.status_code == 200
    return answer.content


def cards_in(content: bytes) -> list[CardRecord]:
    return read(AnyDeckReader(), content)[1]


async def number_of_decks(learner: Learner, course_id: str) -> int:
    answer = await learner.get("/assessments/decks", params={"course_id": course_id})
    return len(answer.json()["items"])


async def test_a_csv_file_becomes_a_deck(learner: Learner) -> None:
    course_id = await a_course(learner)
    answer = await send(learner, CSV, name="Sums.csv", course_id=course_id)
    assert answer.status_code == 201
    report = answer.json()
    assert report == {
        "deck_id": report["deck_id"],
        "deck_name": "Sums",
        "course_id": course_id,
        "format": "csv",
        "cards": 2,
        "reviews": 0,
        "dropped_media": 0,
        "skipped": [],
    }
    assert [card.back for card in cards_in(await taken(learner, report["deck_id"], "json"))] == ["2", "4"]


@pytest.mark.parametrize("format", ["apkg", "csv", "json"])
async def test_a_deck_with_its_history_goes_round(learner: Learner, stranger: Learner, format: str) -> None:
    content = written(JsonDeckWriter(), [a_card_record(number) for number in range(1, 31)])
    imported = await send(learner, content, course_id=await a_course(learner))
    mine = await taken(learner, imported.json()["deck_id"], format)
    again = await send(stranger, mine, course_id=await a_course(stranger))
    assert (again.json()["cards"], again.json()["skipped"]) == (30, [])
    theirs = await taken(stranger, again.json()["deck_id"], format)
    before, after = cards_in(mine), cards_in(theirs)
    assert [(card.front, card.schedule, len(card.reviews)) for card in after] == [
        (card.front, card.schedule, len(card.reviews)) for card in before
    ]


async def test_a_download_is_named_for_its_deck(learner: Learner) -> None:
    imported = await send(learner, CSV, course_id=await a_course(learner), deck_name='Größe "x"/y')
    answer = await learner.get(f"/assessments/decks/{imported.json()['deck_id']}/export", params={"format": "csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == (
        "attachment; filename=\"Gr__e _x__y.csv\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%22x%22%2Fy.csv"
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(a_package(AnkiCollection(tweaks="DROP TABLE revlog")), "no_collection", id="broken_apkg"),
        pytest.param(a_zip({"collection.anki2": b"\0" * 60_000_000}), "unpacks_too_large", id="zip_bomb"),
        pytest.param(CSV * 300 + "größe,x,y\n".encode("latin-1"), "wrong_encoding", id="wrong_encoding"),
        pytest.param(CSV + b"x" * 10, "ragged_row", id="ragged_row"),
        pytest.param(b'{"cards": [{"front": 1}]}', "misfit", id="misfit"),
        pytest.param(b"", "empty_file", id="empty"),
    ],
)
async def test_a_broken_file_is_refused_and_leaves_nothing(learner: Learner, content: bytes, code: str) -> None:
    course_id = await a_course(learner)
    answer = await send(learner, content, course_id=course_id)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "unreadable_file"
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [("/file", code)]
    assert await number_of_decks(learner, course_id) == 0


async def test_a_file_over_the_limit_is_cut_off(learner: Learner) -> None:
    course_id = await a_course(learner)
    answer = await send(learner, b"x" * (51 * 1024 * 1024), course_id=course_id)
    assert answer.status_code == 413
    assert await number_of_decks(learner, course_id) == 0


async def test_a_repeated_request_makes_no_second_deck(learner: Learner) -> None:
    course_id = await a_course(learner)
    first, again = [(await send(learner, CSV, course_id=course_id, key="once")).json() for _ in range(2)]
    assert first["deck_id"] == again["deck_id"]
    assert (again["cards"], again["skipped"][0]["reason"]) == (0, "already_there")
    assert await number_of_decks(learner, course_id) == 1


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"course_id": "seven"}, "/course_id"),
        ({"deck_id": "x"}, "/deck_id"),
        ({"colour": "blue"}, "/colour"),
        ({}, "/course_id"),
        ({"deck_name": "x" * 201}, "/name"),
    ],
)
async def test_a_wrong_field_is_named(learner: Learner, fields: dict[str, str], pointer: str) -> None:
    given = {"course_id": await a_course(learner), **fields} if "deck_name" in fields else fields
    path, files = "/assessments/imports", {"file": ("deck", CSV)}
    answer = await learner.call("POST", path, files=files, data=given)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


async def test_what_is_no_form_with_a_file_is_refused(learner: Learner) -> None:
    path, course_id = "/assessments/imports", await a_course(learner)
    multipart = {"Content-Type": "multipart/form-data; boundary=b"}
    part = b'--b\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n--b--\r\n'
    answers = [
        (415, await learner.post(path, {"course_id": course_id})),
        (400, await learner.call("POST", path, content=b"x", headers={"Content-Type": "multipart/form-data"})),
        (400, await learner.call("POST", path, content=b"no form", headers=multipart)),
        (400, await learner.call("POST", path, content=part % (b"deck_name", b"", b"\xff\xfe"), headers=multipart)),
        (
            400,
            await learner.call(
                "POST",
                path,
                content=part % (b"deck_name", b"\r\nContent-Type: text/plain; charset=x", b"a"),
                headers=multipart,
            ),
        ),
        (422, await learner.call("POST", path, content=part % (b"file", b"", b"front,back"), headers=multipart)),
        (422, await learner.call("POST", path, content=part % (b"other", b'; filename="x"', b"a"), headers=multipart)),
        (422, await learner.call("POST", path, files={"file": ("a", b"a"), "more": ("b", b"b")})),
    ]
    assert [answer.status_code for _, answer in answers] == [status for status, _ in answers]
    assert {answer.headers["content-type"] for _, answer in answers} == {"application/problem+json"}


async def test_another_persons_deck_is_not_there(learner: Learner, stranger: Learner) -> None:
    course_id = await a_course(learner)
    deck_id = (await send(learner, CSV, course_id=course_id)).json()["deck_id"]
    theirs = await stranger.get(f"/assessments/decks/{deck_id}/export")
    missing = await stranger.get(f"/assessments/decks/{uuid4()}/export")
    assert theirs.status_code == missing.status_code == 404
    assert {**theirs.json(), "request_id": ""} == {**missing.json(), "request_id": ""}
    assert (await send(stranger, CSV, deck_id=deck_id)).status_code == 404
    assert (await send(stranger, CSV, course_id=course_id)).status_code == 404


async def test_an_unknown_format_is_refused(learner: Learner) -> None:
    answer = await learner.get(f"/assessments/decks/{uuid4()}/export", params={"format": "docx"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/query/format"


async def test_both_routes_are_described(api: Api) -> None:
    paths = json.loads((await api.client.get("/schema/openapi.json")).content)["paths"]
    form = paths["/api/v1/assessments/imports"]["post"]["requestBody"]["content"]["multipart/form-data"]["schema"]
    assert set(form["properties"]) == {"file", "format", "course_id", "deck_id", "deck_name", "title"}
    answer = paths["/api/v1/assessments/decks/{deck_id}/export"]["get"]["responses"]["200"]
    assert set(answer["content"]) == {"application/vnd.anki", "text/csv", "application/json"}


async def test_nobody_imports_without_logging_in(api: Api) -> None:
    assert (await api.client.post("/api/v1/assessments/imports", files={"file": ("a", CSV)})).status_code == 401
