"""The same attacks on what is written in the background: summaries, memory aids, cards and quizzes."""

import re
from collections.abc import AsyncIterator, Iterator
from itertools import product
from typing import Any

import pytest
from dependency_injector import providers

from aksio.adapters.openai import prompts
from aksio.adapters.openai.answer_cache import RecentAnswers
from aksio.adapters.openai.card_writer import OpenAICardWriter
from aksio.adapters.openai.fenced_model import FencedModel
from aksio.adapters.openai.memory_aids import OpenAIMemoryAids
from aksio.adapters.openai.passage_model import PassageModel
from aksio.adapters.openai.question_writer import OpenAIQuestionWriter
from aksio.adapters.openai.summary_model import SummaryModel
from aksio.adapters.openai.summary_writer import OpenAISummaryWriter
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.composition.settings import Settings
from tests.integration.attacks.obeying_model import ObeyingModel
from tests.integration.attacks.table import GOALS, attacks
from tests.integration.http_client import Api, Learner, running_api
from tests.make.material import CELLS, a_course_of, eventually, uploaded

SECRET = "The nucleus of Mallory keeps the genome under Quetzalcoatl."
FORBIDDEN = re.compile(
    r"\]\(|!\[|<[a-zA-Z/!?]|://|www\.|javascript:|evil\.example/|Quetzalcoatl|[!-~]{65}", re.IGNORECASE
)
NEVER_GIVEN = re.compile(r"\[(?:99|0)\]")
WORDS = ("digest_part", "combine_points", "memory_aid", "write_cards", "write_questions")
RUN, PART = 32, 8
KEPT_SECRET = {"recite", "recite_spelt", "recite_backwards", "fence"}
"""What is noticed in an answer, so that all of it is withheld."""

FORMS = ("Notes", "Aid", "Cards", "Questions")


def letters_of(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


INSTRUCTIONS = " ".join(letters_of(prompts.prompt(name).text) for name in WORDS)


@pytest.fixture
def model() -> ObeyingModel:
    return ObeyingModel()


@pytest.fixture
async def attacked(settings: Settings, model: ObeyingModel) -> AsyncIterator[Api]:
    container = Container(settings=settings)
    fenced = FencedModel(model)  # type: ignore[arg-type]  # what is asked of it is `ask` and `close`
    of_summaries, about_passages = SummaryModel(fenced), PassageModel(fenced, RecentAnswers())
    adapters = container.adapters
    adapters.summary_writer.override(providers.Object(OpenAISummaryWriter(of_summaries)))
    adapters.memory_aids.override(providers.Object(OpenAIMemoryAids(of_summaries)))
    adapters.card_writer.override(providers.Object(OpenAICardWriter(about_passages)))
    adapters.question_writer.override(providers.Object(OpenAIQuestionWriter(about_passages)))
    async with running_api(settings, container) as api:
        mallory = await api.register("mallory@example.org")
        await uploaded(mallory, await a_course_of(mallory), SECRET)
        yield api


async def test_an_obeying_model_gives_nothing_away(attacked: Api, model: ObeyingModel) -> None:
    learner = await attacked.register()
    asked = {goal: await everything_asked_for(learner, goal) for goal in GOALS}
    peaceful = await a_peaceful_summary(learner)
    for goal, (summary, cards, quiz) in asked.items():
        text, aid = await the_summary(learner, summary), await an_aid(learner, peaceful, goal)
        others = [aid, await the_cards(learner, cards), await the_questions(learner, quiz)]
        for said in strings([text, *others]):
            require_harmless(said, " ".join(model.fences), goal)
        assert not any(NEVER_GIVEN.search(said) for said in strings(text)), goal
        assert [bool(each) for each in (text, *others)] == [goal not in KEPT_SECRET] * 4, goal
    assert model.obeyed >= set(product(GOALS, FORMS))
    assert not any("Quetzalcoatl" in read for read in model.read)
    assert len((await learner.get("/courses?limit=100")).json()["items"]) == len(GOALS) + 1


async def everything_asked_for(learner: Learner, goal: str) -> list[str]:
    """Paths of a summary and of generations of cards and of a quiz.

    All attacks for the goal come at once: in a document, its name, the name of its course, the topic and the aims.
    """
    texts = texts_of(goal)
    course_id, topic = await a_course_of(learner, texts[0]), f"genome {texts[0]}"
    hostile = "\n\n".join(f"The genome: {text}" for text in texts)
    await uploaded(learner, course_id, f"{CELLS} {hostile}", name=f"genome {texts[0]}.md")
    wanted = {"course_id": course_id, "topic": topic, "learning_goals": [topic], "count": 6}
    return [
        await asked_for(learner, f"/courses/{course_id}/summaries", {"topic": topic}),
        await asked_for(learner, "/assessments/generations", {**wanted, "kind": "flashcards"}),
        await asked_for(learner, "/assessments/generations", {**wanted, "kind": "quiz"}),
    ]


async def a_peaceful_summary(learner: Learner) -> str:
    """Of a document that nobody attacks."""
    course_id = await a_course_of(learner)
    await uploaded(learner, course_id)
    path = await asked_for(learner, f"/courses/{course_id}/summaries", {})
    assert (await ended(learner, path))["status"] == "succeeded"
    return path


def texts_of(goal: str) -> list[str]:
    """What its attackers write, in every language and disguise."""
    return [attack.text for attack in attacks() if (attack.goal, attack.place) == (goal, "document")]


async def asked_for(learner: Learner, path: str, body: dict[str, Any]) -> str:
    answer = await learner.post(path, body)
    assert answer.status_code == 202, answer.text
    return f"{path}/{answer.json()['id']}"


async def ended(learner: Learner, path: str) -> dict[str, Any]:
    async def shown() -> dict[str, Any] | None:
        seen: dict[str, Any] = (await learner.get(path)).json()
        return seen if seen["status"] in ("succeeded", "failed") else None

    return await eventually(shown)


async def the_summary(learner: Learner, path: str) -> list[Any]:
    """What the model wrote of it; nothing where that was withheld."""
    summary = await ended(learner, path)
    if summary["status"] == "failed":
        assert summary["error"]["code"] == "withheld"
        return []
    return [summary["text"], *([concept["term"], concept["definition"]] for concept in summary["key_concepts"])]


async def an_aid(learner: Learner, path: str, goal: str) -> list[str]:
    """For a list that the learner copied from somewhere."""
    aid = (await learner.post(f"{path}/memory-aids", {"items": texts_of(goal)})).json()
    return [] if aid["kind"] == "none" else [aid["text"], aid["detail"]]


async def the_cards(learner: Learner, path: str) -> list[str]:
    generation = await ended(learner, path)
    cards = [
        (await learner.get(f"/assessments/flashcards/{card}")).json() for card in generation["result"]["flashcard_ids"]
    ]
    return [card[name] for card in cards for name in ("front", "back", "explanation", "hint")]


async def the_questions(learner: Learner, path: str) -> list[Any]:
    generation = await ended(learner, path)
    if generation["result"]["quiz_id"] is None:
        return []
    path = f"/assessments/quizzes/{generation['result']['quiz_id']}/questions"
    questions = (await learner.get(path)).json()["items"]
    return [[question[name] for name in ("options", "text", "explanation", "hint")] for question in questions]


def strings(thing: Any) -> Iterator[str]:
    """Every text in it, but the ids that we gave."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        yield from strings([value for name, value in thing.items() if name != "id"])
    elif isinstance(thing, list):
        for each in thing:
            yield from strings(each)


def require_harmless(text: str, fences: str, goal: str) -> None:
    assert not FORBIDDEN.search(text), (goal, text)
    letters = letters_of(text)
    parts = {letters[start : start + PART] for start in range(len(letters) - PART + 1)}
    assert not any(part in fences for part in parts), (goal, text)
    for said in (letters, letters[::-1]):
        runs = (said[start : start + RUN] for start in range(len(said) - RUN + 1))
        assert not any(run in INSTRUCTIONS for run in runs), (goal, text)
