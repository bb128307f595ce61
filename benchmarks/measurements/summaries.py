"""A summary of 50 pages, with a model that takes 1 s for every call: from the request until it can be read.

The server is a real process with its background work. The model is a server of our own on this machine, which answers
after a second, however many ask at once. The pages have 2,800 characters each.
"""

import time
from collections.abc import Iterator
from statistics import median

import httpx
import msgspec

from benchmarks.apparatus.lab import Lab
from benchmarks.figures import Aim, Figure
from tests.standin.openai_server import OpenAIStandIn, completion, openai_stand_in

PAGES, CHARACTERS, SECONDS_PER_CALL = 50, 2_800, 1.0
_ON_EVERY_PAGE = "Every body keeps its state of motion unless a force acts upon it."
_PATIENCE_SECONDS = 60


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    population = lab.population(learners=1, cards=1)
    with openai_stand_in() as model:
        model.before_reply = lambda number: time.sleep(SECONDS_PER_CALL)
        installation = population.installation.changed(
            background="on", openai_api_key="sk-bench", openai_base_url=model.url
        )
        with installation.served() as server:
            headers = {"Authorization": f"Bearer {population.tokens()[0]}"}
            base = f"http://127.0.0.1:{server.port}/api/v1"
            with httpx.Client(base_url=base, headers=headers, timeout=60) as client:
                path = _material(client)
                calls = int(_body(client.post(f"{path}/quote", json={}))["calls"])
                taken = [_summed_up(client, path, model, calls) for _ in range(lab.rounds)]
    note = f"{calls} calls of {SECONDS_PER_CALL:g} s; the first {taken[0]:.2f} s, the worst {max(taken):.2f} s"
    yield Figure(what=f"a summary of {PAGES} pages", value=median(taken), unit="s", aim=Aim(most=6), note=note)


def _material(client: httpx.Client) -> str:
    """Where the summaries of a course with one document of so many pages are."""
    course = _body(client.post("/courses", json={"name": "Mechanics"}))["id"]
    files = {"file": ("mechanics.txt", "\f".join(map(_page, range(PAGES))).encode(), "text/plain")}
    document = _body(client.post(f"/courses/{course}/documents", files=files))["id"]
    _until(client, f"/courses/{course}/documents/{document}", "ready")
    return f"/courses/{course}/summaries"


def _page(number: int) -> str:
    filling = (f"Case {number}.{line} shows how masses move under a given force." for line in range(200))
    return f"{_ON_EVERY_PAGE} {' '.join(filling)}"[:CHARACTERS]


def _summed_up(client: httpx.Client, path: str, model: OpenAIStandIn, calls: int) -> float:
    notes = {"points": [{"text": "Bodies keep moving.", "quote": _ON_EVERY_PAGE}], "concepts": []}
    text = {"text": "Bodies keep moving unless a force acts. [1]"}
    model.next_replies = [completion(_json(notes)) for _ in range(calls - 1)] + [completion(_json(text))]
    begun = time.perf_counter()
    summary = _body(client.post(path, json={}))["id"]
    _until(client, f"{path}/{summary}", "succeeded")
    return time.perf_counter() - begun


def _until(client: httpx.Client, path: str, status: str) -> None:
    give_up_at = time.perf_counter() + _PATIENCE_SECONDS
    while (seen := _body(client.get(path)))["status"] != status:
        if time.perf_counter() > give_up_at or seen["status"] == "failed":
            raise SystemExit(f"{path} is {seen['status']}: {seen['error']}")
        time.sleep(0.02)


def _body(answer: httpx.Response) -> dict[str, str]:
    if not answer.is_success:
        raise SystemExit(f"{answer.request.url} answered {answer.status_code}: {answer.text}")
    return answer.json()  # type: ignore[no-any-return]


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
