"""Summaries over HTTP: real articles, real routes, background work beside them, and a writer that may fail."""

from typing import Any
from uuid import uuid4

import pytest

from tests.integration.http_client import Learner
from tests.make.generation import STUDY_LANGUAGES, study_texts
from tests.make.material import a_course_of, uploaded
from tests.make.polling import until

OVER = ("succeeded", "failed")


async def material(learner: Learner, *, language: str = "en", articles: int = 2) -> tuple[str, str]:
    """The path of the summaries of a course, and the id of its one document."""
    course_id = await a_course_of(learner)
    text = "\n\n".join(study_texts(language)[:articles])
    document = await uploaded(learner, course_id, text, name="lighthouse.md")
    return f"/courses/{course_id}/summaries", document["id"]


async def requested(learner: Learner, path: str, **scope: Any) -> dict[str, Any]:
    answer = await learner.post(path, scope)
    assert answer.status_code == 202, answer.text
    return answer.json()  # type: ignore[no-any-return]


async def ended(learner: Learner, path: str, summary_id: str) -> dict[str, Any]:
    async def shown() -> dict[str, Any]:
        answer = await learner.get(f"{path}/{summary_id}")
        assert answer.status_code == 200, answer.text
        return answer.json()  # type: ignore[no-any-return]

    return await until(shown, lambda seen: seen["status"] in OVER)


async def written(learner: Learner, path: str, **scope: Any) -> dict[str, Any]:
    summary = await ended(learner, path, (await requested(learner, path, **scope))["id"])
    assert summary["status"] == "succeeded", summary
    return summary


@pytest.mark.parametrize("language", STUDY_LANGUAGES)
async def test_a_document_is_summed_up_in_its_own_words_with_every_place_named(learner: Learner, language: str) -> None:
    path, document_id = await material(learner, language=language, articles=6)
    answer = await learner.post(path, {"document_ids": [document_id]})
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/api/v1{path}/{answer.json()['id']}"
    assert answer.json()["progress"] == {"done": 0, "total": None}
    summary = await ended(learner, path, answer.json()["id"])
    assert (summary["status"], summary["title"], summary["language"]) == ("succeeded", "lighthouse.md", language)
    assert summary["progress"]["done"] == summary["progress"]["total"] >= 2
    assert summary["usage"]["model"] == "extractive"
    original = "\n\n".join(study_texts(language)[:6])
    assert 0 < len(summary["text"]) < len(original) / 2
    for citation in summary["citations"]:
        assert citation["text"] in original
        assert (citation["document_id"], citation["document_name"]) == (document_id, "lighthouse.md")
    numbers = [citation["number"] for citation in summary["citations"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert summary["key_concepts"]
    for concept in summary["key_concepts"]:
        cited = summary["citations"][concept["citation"] - 1]["text"]
        assert concept["term"].casefold() in " ".join(cited.split()).casefold()


async def test_summaries_are_listed_searched_and_deleted(learner: Learner) -> None:
    path, _ = await material(learner)
    first = await written(learner, path)
    second = await written(learner, path, topic="The keepers")
    page = (await learner.get(path, params={"limit": 1})).json()
    assert [each["id"] for each in page["items"]] == [second["id"]]
    rest = (await learner.get(path, params={"cursor": page["next_cursor"]})).json()
    assert ([each["id"] for each in rest["items"]], rest["next_cursor"]) == ([first["id"]], None)
    found = (await learner.get(path, params={"q": "THE KEEPERS", "status": "succeeded"})).json()["items"]
    assert second["id"] in [each["id"] for each in found]
    assert (await learner.get(path, params={"q": "no such words"})).json()["items"] == []
    assert (await learner.delete(f"{path}/{first['id']}", headers={"If-Match": '"99"'})).status_code == 412
    assert (await learner.delete(f"{path}/{first['id']}")).status_code == 204
    assert (await learner.get(f"{path}/{first['id']}")).status_code == 404


async def test_a_summary_is_stale_once_its_document_is_read_anew_or_deleted(learner: Learner) -> None:
    path, document_id = await material(learner)
    summary = await written(learner, path)
    assert (summary["is_stale"], summary["stale_since"]) == (False, None)
    documents = path.replace("summaries", "documents")
    assert (await learner.post(f"{documents}/{document_id}/reprocess")).status_code == 202

    async def shown() -> dict[str, Any]:
        return (await learner.get(f"{path}/{summary['id']}")).json()  # type: ignore[no-any-return]

    stale = await until(shown, lambda seen: seen["is_stale"])
    assert stale["text"] == summary["text"]
    again = await written(learner, path)
    assert again["is_stale"] is False
    assert (await learner.delete(f"{documents}/{document_id}")).status_code == 204
    summary = again
    await until(shown, lambda seen: seen["is_stale"])
    assert len((await learner.get(path, params={"is_stale": True})).json()["items"]) == 2


@pytest.mark.parametrize(
    ("wrong", "pointers"),
    [
        ({"start_page": 3, "end_page": 2}, ["/end_page"]),
        ({"start_page": 0, "topic": " ", "language": "?"}, ["/start_page", "/topic", "/language"]),
        ({"colour": "red"}, ["/colour"]),
        ({"document_ids": ["x"]}, ["/document_ids/0"]),
        ({"document_ids": [str(uuid4())]}, ["/document_ids/0"]),
        ({"topic": "a\0b"}, ["/topic"]),
    ],
)
async def test_nonsense_is_refused_with_the_field(learner: Learner, wrong: dict[str, Any], pointers: list[str]) -> None:
    path, _ = await material(learner, articles=1)
    for where in (path, f"{path}/quote"):
        answer = await learner.post(where, wrong)
        assert answer.status_code == 422, answer.text
        assert [error["pointer"] for error in answer.json()["errors"]] == pointers


async def test_a_course_without_documents_has_nothing_to_sum_up(learner: Learner) -> None:
    answer = await learner.post(f"/courses/{await a_course_of(learner)}/summaries", {})
    assert (answer.status_code, answer.json()["code"]) == (409, "no_material")


async def test_what_is_somebody_elses_is_not_there(learner: Learner, stranger: Learner) -> None:
    path, _ = await material(learner)
    summary = await written(learner, path)
    own = f"/courses/{await a_course_of(stranger)}/summaries"
    for where in (path, own):
        for method in ("GET", "DELETE"):
            foreign = await stranger.call(method, f"{where}/{summary['id']}")
            missing = await stranger.call(method, f"{where}/{uuid4()}")
            assert foreign.status_code == missing.status_code == 404
            assert foreign.json()["code"] == missing.json()["code"]
    for answer in (await stranger.get(path), await stranger.post(path, {}), await stranger.post(f"{path}/quote", {})):
        assert (answer.status_code, answer.json()["code"]) == (404, "course_not_found")


async def test_without_a_model_a_summary_costs_nothing(learner: Learner) -> None:
    path, _ = await material(learner)
    quote = (await learner.post(f"{path}/quote", {})).json()
    assert (quote["calls"], quote["estimated_tokens"], quote["fits"]) == (0, 0, True)
    assert quote["passages"] > 1
    assert quote["remaining_tokens"] > 0
