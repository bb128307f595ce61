"""A teacher and a learner, each language on its way through one real server with the extractive writer."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from tests.integration.http.test_quiz_generations import right_answer
from tests.integration.http_client import PASSWORD, Learner
from tests.integration.reliability.served import Served
from tests.make.generation import STUDY_LANGUAGES, study_texts
from tests.make.polling import until
from tests.make.qti import an_item, choices, declared

QUIZZES, OVER = "/assessments/quizzes", ("succeeded", "failed")
MIX = {"cloze": 2, "true_false": 2, "short_answer": 1, "matching": 1}
WRONG_SHAPES: tuple[Any, ...] = ({}, {"nonsense": 1}, {"option_ids": "x"}, {"value": []}, {"pairs": [1]}, "text", 7)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A fresh database in a file."""
    directory: Path = tmp_path_factory.mktemp("served")
    served = Served(f"sqlite+aiosqlite:///{directory / 'aksio.db'}", directory)
    served.start()
    yield served
    served.end()


async def somebody(client: httpx.AsyncClient) -> Learner:
    body = {"email": f"{uuid4().hex}@example.org", "password": PASSWORD}
    answer = (await client.post("/api/v1/auth/register", json=body)).json()
    return Learner(client, UUID(answer["user"]["id"]), body["email"], answer["access_token"], answer["refresh_token"])


async def good(call: Any) -> Any:
    """What a request answers that has to succeed."""
    answer = await call
    assert answer.is_success, answer.text
    return answer.json() if answer.content else None


@pytest.mark.parametrize("language", STUDY_LANGUAGES)
async def test_a_teacher_has_a_quiz_written_and_somebody_takes_it(served: Served, language: str) -> None:
    async with httpx.AsyncClient(base_url=served.url, timeout=60) as client:
        teacher, taker = await somebody(client), await somebody(client)
        course = (await good(teacher.post("/courses", {"name": "X", "language": language})))["id"]
        quiz = await a_written_quiz(teacher, course, language)
        questions = (await good(teacher.get(f"{quiz}/questions", params={"limit": 100})))["items"]
        link = await a_link(teacher, quiz)
        await taken(taker, link, questions)
        await seen_by_its_owner(teacher, quiz)
        for file_format in ("gift", "json"):
            await brought_back(teacher, course, quiz, file_format)


async def a_written_quiz(teacher: Learner, course: str, language: str) -> str:
    """The path of a draft with exactly the mix that was asked for, out of an uploaded document."""
    files = {"file": ("article.md", io.BytesIO("\n\n".join(study_texts(language)[:6]).encode()))}
    document = await good(teacher.call("POST", f"/courses/{course}/documents", files=files))
    at = f"/courses/{course}/documents/{document['id']}"
    await until(lambda: good(teacher.get(at)), lambda seen: seen["status"] == "ready")
    wanted = {"kind": "quiz", "course_id": course, "count": sum(MIX.values()), "type_counts": MIX, "language": language}
    asked = await good(teacher.post("/assessments/generations", wanted))
    path = f"/assessments/generations/{asked['id']}"
    generation = await until(lambda: good(teacher.get(path)), lambda seen: seen["status"] in OVER)
    assert (generation["status"], generation["missing"]) == ("succeeded", [])
    assert generation["progress"] == {"done": sum(MIX.values()), "total": sum(MIX.values())}
    quiz = f"{QUIZZES}/{generation['result']['quiz_id']}"
    assert (await good(teacher.get(quiz)))["status"] == "draft"
    return quiz


async def a_link(teacher: Learner, quiz: str) -> str:
    """The path of a link by which others may take the published quiz."""
    assert (await good(teacher.post(f"{quiz}/publish")))["status"] == "published"
    share = await good(teacher.post("/assessments/shares", {"permission": "take", "quiz_id": quiz.rpartition("/")[2]}))
    return f"/assessments/shared/{share['token']}"


async def taken(taker: Learner, link: str, questions: list[dict[str, Any]]) -> None:
    """All right but the first, which is left out; whatever is no answer is refused."""
    attempt = await good(taker.post(f"{link}/attempts"))
    known = {question["id"]: question for question in questions}
    left_out, *rest = attempt["questions"]
    at = f"/assessments/attempts/{attempt['id']}"
    for served in rest:
        path = f"{at}/answers/{served['id']}"
        for shape in WRONG_SHAPES:
            refused = await taker.call("PUT", path, json={"answer": shape})
            assert refused.status_code == 422, (served["type"], shape, refused.text)
            assert refused.json()["errors"][0]["pointer"].startswith("/answer")
        await good(taker.call("PUT", path, json={"answer": right_answer(known[served["id"]], served)}))
    graded = await good(taker.post(f"{at}/submit"))
    points = sum(question["points"] for question in questions)
    assert graded["score"] == points - known[left_out["id"]]["points"]
    assert graded["percent"] == graded["settled_percent"] == pytest.approx(100 * graded["score"] / points)


async def seen_by_its_owner(teacher: Learner, quiz: str) -> None:
    """Sums, and a table without names."""
    analysis = await good(teacher.get(f"{quiz}/analysis"))
    assert analysis["attempts"] == 1
    assert len(analysis["questions"]) == sum(MIX.values())
    table = await teacher.get(f"{quiz}/results", params={"format": "csv"})
    [row] = csv.DictReader(io.StringIO(table.content.decode("utf-8-sig")))
    assert (row["taker"], row["status"], row["provisional"]) == ("somebody", "graded", "")


async def brought_back(teacher: Learner, course: str, quiz: str, file_format: str) -> None:
    """An export is imported, and exports as the same. GIFT has no words for sources, and says so."""
    first = await exported(teacher, quiz, file_format)
    sent = {"course_id": course, "format": file_format}
    files = {"file": (f"quiz.{file_format}", io.BytesIO(first.encode()))}
    report = await good(teacher.call("POST", "/assessments/imports", files=files, data=sent))
    [copy] = report["quizzes"]
    assert report["questions"] == sum(MIX.values())
    assert content(await exported(teacher, f"{QUIZZES}/{copy['id']}", file_format)) == content(first)


async def exported(teacher: Learner, quiz: str, file_format: str) -> str:
    lossy = {"lossy": "true"} if file_format == "gift" else {}
    answer = await teacher.get(f"{quiz}/export", params={"format": file_format, **lossy})
    assert answer.is_success, answer.text
    return answer.text


def content(file: str) -> list[str]:
    """Without comments, and without the day on which it was written."""
    return [line for line in file.splitlines() if not line.startswith("//") and '"exported_at"' not in line]


@pytest.mark.parametrize("version", ["2.1", "3.0"])
async def test_a_question_of_qti_can_be_taken(served: Served, version: str) -> None:
    asked = "<prompt>ما أسرع شيء؟</prompt>" + choices("الضوء", "الصوت")
    body = f'<choiceInteraction responseIdentifier="R" maxChoices="1">{asked}</choiceInteraction>'
    item = an_item(body, declared("A"), version=version)
    async with httpx.AsyncClient(base_url=served.url, timeout=60) as client:
        teacher = await somebody(client)
        course = (await good(teacher.post("/courses", {"name": "X"})))["id"]
        files = {"file": ("item.xml", io.BytesIO(item))}
        sent = {"course_id": course, "format": "qti"}
        report = await good(teacher.call("POST", "/assessments/imports", files=files, data=sent))
        quiz = f"{QUIZZES}/{report['quizzes'][0]['id']}"
        await good(teacher.post(f"{quiz}/publish"))
        attempt = await good(teacher.post(f"{quiz}/attempts"))
        [question] = attempt["questions"]
        right = next(option["id"] for option in question["options"] if option["text"] == "الضوء")
        at = f"/assessments/attempts/{attempt['id']}"
        await good(teacher.call("PUT", f"{at}/answers/{question['id']}", json={"answer": {"option_id": right}}))
        assert (await good(teacher.post(f"{at}/submit")))["percent"] == 100
