"""Round trips to the database and statements per request, counted on the wire; they must not grow with the data.

Data: a learner with 100 cards in a database with no others, and one among 1,000,000. "Warm" is the usual request;
"first" is a learner's first after five seconds, when session and calendar are asked for again. A proxy between the
server and Postgres counts; one connection in the pool, so that every statement is prepared before the counting.
"""

from collections.abc import Callable, Iterator
from time import sleep
from uuid import uuid4

from benchmarks.apparatus.api import Api
from benchmarks.apparatus.lab import Lab
from benchmarks.apparatus.population import Population
from benchmarks.apparatus.wire import Counts, counted
from benchmarks.figures import Aim, Figure

_FEW = 100
_REMEMBERED_SECONDS = 5.5
_AIMS = {"review": Aim(most=3)}

Found = dict[str, tuple[Counts, Counts]]
"""By request: warm, and the first."""


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    few, many = _count(lab.population(learners=1, cards=_FEW)), _count(lab.population())
    for name, (warm, first) in many.items():
        trips = warm.round_trips
        note = f"{warm.statements} statements; the first {first.round_trips} and {first.statements}"
        yield Figure(
            what=f"{name}, among {lab.cards:,} cards", value=trips, unit="round trips", aim=_AIMS.get(name), note=note
        )
        grown = trips - few[name][0].round_trips + warm.statements - few[name][0].statements
        yield Figure(what=f"    more than among {_FEW}", value=grown, unit="", aim=Aim(most=0))


def _count(population: Population) -> Found:
    with counted(population.installation.settings.database) as (url, counts):
        installation = population.installation.changed(database_url=url, database_pool_size=1)
        with installation.served() as server:
            api = Api(server.connect(), population.tokens()[0])
            return {name: _of(request, counts) for name, request in _requests(api, population).items()}


def _requests(api: Api, population: Population) -> dict[str, Callable[[], object]]:
    def review() -> None:
        card = population.card(population.take(1)[0], 0)
        api.post(f"/assessments/flashcards/{card}/reviews", {"rating": 4, "review_id": str(uuid4())}, expected=201)

    return {
        "review": review,
        "due queue": lambda: api.get("/assessments/flashcards/due?limit=20"),
        "list cards": lambda: api.get("/assessments/flashcards?limit=20"),
        "create a course": lambda: api.post("/courses", {"name": "Graph theory"}, expected=201),
    }


def _of(request: Callable[[], object], counts: Counts) -> tuple[Counts, Counts]:
    """Counted when everything was asked twice before."""
    for _ in range(2):
        request()
    warm = _counted(request, counts)
    sleep(_REMEMBERED_SECONDS)
    return warm, _counted(request, counts)


def _counted(request: Callable[[], object], counts: Counts) -> Counts:
    before = counts.now()
    request()
    return counts.since(before)
