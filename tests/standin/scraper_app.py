"""A scraper-service for the tests. It fetches nothing, it only remembers what it was asked for."""

from litestar import Litestar, post
from litestar.params import JSONBody

from tests.standin.faults import get_seen, health, misbehaving, seen, set_faults


@post("/url/", status_code=200)
async def fetch(data: JSONBody[dict[str, list[str]]]) -> dict[str, str]:
    seen.bodies.extend(f"{uuid} {url}" for uuid, url in zip(data["uuids"], data["urls"], strict=True))
    return {"status": "accepted"}


app = Litestar([fetch, set_faults, get_seen, health], middleware=[misbehaving], openapi_config=None)
