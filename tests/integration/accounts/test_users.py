import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from aksio.adapters.sql.tables import accounts as tables
from aksio.adapters.sql.tables import metadata
from aksio.adapters.sql.tables.machinery import outbox
from aksio.application.accounts.create_admin import CreateAdminCommand
from tests.integration.accounts.console import Console
from tests.integration.http_client import PASSWORD, Api, Learner
from tests.make.clock import FixedClock


@pytest.fixture
async def admin(api: Api) -> Learner:
    """An administrator who is logged in."""
    await api.container.accounts.create_admin()(CreateAdminCommand(email="root@example.org", password=PASSWORD))
    return await api.log_in("root@example.org")


async def test_a_profile_is_changed_field_by_field(api_on_each: Api) -> None:
    learner = await api_on_each.register(first_name="Ada", timezone="Europe/Oslo")
    changed = await learner.patch("/users/me", {"last_name": "Lovelace", "timezone": "Asia/Tokyo", "rollover_hour": 0})
    assert changed.status_code == 200
    assert changed.headers["etag"] == '"v2"'
    me = (await learner.get("/users/me")).json()
    assert me == changed.json()
    assert (me["first_name"], me["last_name"], me["timezone"], me["rollover_hour"]) == (
        "Ada",
        "Lovelace",
        "Asia/Tokyo",
        0,
    )


async def test_every_wrong_field_of_a_profile_is_named(learner: Learner) -> None:
    answer = await learner.patch("/users/me", {"username": "a b", "timezone": "../etc/passwd", "rollover_hour": 13})
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/username", "/timezone", "/rollover_hour"]
    assert [
        error["pointer"]
        for error in (await learner.patch("/users/me", {"email": "x", "role": "admin"})).json()["errors"]
    ] == ["/email", "/role"]


async def test_a_change_to_an_outdated_profile_is_refused(learner: Learner) -> None:
    assert (await learner.patch("/users/me", {"first_name": "A"}, headers={"If-Match": '"v1"'})).status_code == 200
    assert (await learner.patch("/users/me", {"first_name": "B"}, headers={"If-Match": '"v1"'})).status_code == 412


async def test_a_taken_username_is_refused(api: Api, learner: Learner) -> None:
    await api.register("grace@example.org", username="grace")
    answer = await learner.patch("/users/me", {"username": "GRACE"})
    assert (answer.status_code, answer.json()["code"]) == (409, "username_taken")


async def test_preferences_begin_with_twenty_and_two_hundred(learner: Learner) -> None:
    first = (await learner.get("/users/me/preferences")).json()
    assert (first["new_cards_per_day"], first["reviews_per_day"]) == (20, 200)
    changed = await learner.patch("/users/me/preferences", {"new_cards_per_day": 0})
    assert (changed.json()["new_cards_per_day"], changed.json()["reviews_per_day"]) == (0, 200)
    assert (await learner.get("/users/me/preferences")).json() == changed.json()
    refused = await learner.patch("/users/me/preferences", {"new_cards_per_day": -1, "reviews_per_day": 10_000})
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/new_cards_per_day", "/reviews_per_day"]


async def test_feedback_is_kept(api: Api, learner: Learner) -> None:
    answer = await learner.post("/users/me/feedback", {"kind": "idea", "text": "More plots, please."})
    assert answer.status_code == 201
    async with api.container.adapters.database().connect() as connection:
        [row] = await connection.execute(select(tables.feedback))
    assert (str(row.id), row.account_id, row.kind, row.text) == (
        answer.json()["id"],
        learner.id,
        "idea",
        "More plots, please.",
    )


async def test_erasure_shuts_the_account_and_leaves_nothing_of_it(
    api_on_each: Api, clock: FixedClock, console: Console
) -> None:
    api, learner = api_on_each, await api_on_each.register("ada@example.org", first_name="Ada")
    await own_one_of_everything(learner)
    await api.post("/auth/access-requests", {"email": "ADA@example.org"})
    await console.mail_to("ada@example.org")
    assert (await learner.delete("/users/me")).status_code == 202
    assert (await api.post("/auth/refresh", {"refresh_token": learner.refresh_token})).status_code == 401
    async with asyncio.timeout(20):
        while await undelivered(api):
            clock.go_on(timedelta(seconds=1))
    assert await traces_of(api, str(learner.id), "ada@example.org", "Goodbye", "Optics") == {"outbox"}


async def own_one_of_everything(learner: Learner) -> None:
    await learner.post("/users/me/feedback", {"text": "Goodbye"})
    course = (await learner.post("/courses", {"name": "Optics"})).json()["id"]
    await learner.post(f"/courses/{course}/sections", {"title": "Refraction"})
    await learner.post("/tags", {"name": "exam"})
    deck = (await learner.post("/assessments/decks", {"name": "Lenses", "course_id": course})).json()["id"]
    card = {"front": "Unit of refractive power?", "back": "Dioptre", "course_id": course, "deck_id": deck}
    made = (await learner.post("/assessments/flashcards", card)).json()["id"]
    answer = await learner.post(f"/assessments/flashcards/{made}/reviews", {"button": "good"})
    assert answer.status_code == 201, answer.text


async def undelivered(api: Api) -> int:
    async with api.container.adapters.database().connect() as connection:
        query = select(func.count()).where(outbox.c.delivered_at.is_(None), outbox.c.parked_at.is_(None))
        waiting: int = (await connection.execute(query)).scalar_one()
        return waiting


async def traces_of(api: Api, *words: str) -> set[str]:
    """The tables in which any of these words, or ids, still stands."""
    found = set()
    async with api.container.adapters.database().connect() as connection:
        for table in metadata.sorted_tables:
            rows = [" ".join(map(str, row)).lower() for row in await connection.execute(select(table))]
            if any(word.lower() in row for word in words for row in rows):
                found.add(table.name)
    return found


async def test_administration_is_for_administrators(learner: Learner) -> None:
    nobody = "00000000-0000-7000-8000-000000000000"
    for method, path in (
        ("GET", "/users"),
        ("POST", f"/users/{learner.id}/disable"),
        ("POST", f"/users/{nobody}/enable"),
        ("GET", "/users/access-requests"),
        ("POST", f"/users/access-requests/{nobody}/approve"),
        ("POST", f"/users/access-requests/{nobody}/reject"),
    ):
        answer = await learner.call(method, path)
        assert (answer.status_code, answer.json()["code"]) == (403, "administrators_only"), path


async def test_accounts_are_listed_page_by_page_and_searched(api: Api, admin: Learner, clock: FixedClock) -> None:
    for number in range(3):
        clock.go_on(timedelta(seconds=1))
        await api.register(f"learner{number}@example.org", last_name=f"100%_{number}")
    first = (await admin.get("/users?limit=2")).json()
    second = (await admin.get(f"/users?limit=2&cursor={first['next_cursor']}")).json()
    emails = [user["email"] for page in (first, second) for user in page["items"]]
    assert emails == ["learner2@example.org", "learner1@example.org", "learner0@example.org", "root@example.org"]
    assert second["next_cursor"] is None
    for text, found in (("LEARNER1", 1), ("100%25_", 3), ("%25%25", 0), ("nobody", 0), ("a%00b", None)):
        answer = await admin.get(f"/users?q={text}")
        assert (len(answer.json()["items"]) if answer.status_code == 200 else None) == found


async def test_a_disabled_account_is_out_until_it_is_enabled(
    api: Api, admin: Learner, learner: Learner, clock: FixedClock
) -> None:
    disabled = await admin.post(f"/users/{learner.id}/disable")
    assert disabled.json()["is_disabled"] is True
    clock.go_on(timedelta(seconds=6))
    assert (await learner.get("/users/me")).status_code == 401
    assert (await api.post("/auth/refresh", {"refresh_token": learner.refresh_token})).status_code == 401
    answer = await api.post("/auth/login", {"email": learner.email, "password": PASSWORD})
    assert (answer.status_code, answer.json()["code"]) == (403, "account_disabled")
    wrong = await api.post("/auth/login", {"email": learner.email, "password": "wrong password"})
    assert wrong.json()["code"] == "wrong_credentials"
    assert (await admin.post(f"/users/{learner.id}/enable")).json()["is_disabled"] is False
    await api.log_in(learner.email)


async def test_administrators_cannot_lock_themselves_out(admin: Learner) -> None:
    answer = await admin.post(f"/users/{admin.id}/disable")
    assert (answer.status_code, answer.json()["code"]) == (409, "cannot_disable_yourself")


async def test_the_waiting_list_says_nothing_and_keeps_one_request(api: Api, admin: Learner) -> None:
    for _ in range(2):
        answer = await api.post("/auth/access-requests", {"email": "Grace@example.org", "name": "Grace"})
        assert answer.status_code == 202
    [listed] = (await admin.get("/users/access-requests?status=pending")).json()["items"]
    assert (listed["email"], listed["name"], listed["status"]) == ("Grace@example.org", "Grace", "pending")


async def test_an_approval_is_mailed_and_final(api: Api, admin: Learner, console: Console) -> None:
    await api.post("/auth/access-requests", {"email": "grace@example.org"})
    [listed] = (await admin.get("/users/access-requests")).json()["items"]
    path = f"/users/access-requests/{listed['id']}"
    approved = await admin.post(f"{path}/approve", {"comment": "Welcome"})
    assert approved.status_code == 200
    assert approved.json()["reviewed_by"] == str(admin.id)
    assert "You are in" in await console.mail_to("grace@example.org")
    assert (await admin.post(f"{path}/reject", {})).status_code == 409
    assert (await admin.get("/users/access-requests?status=pending")).json()["items"] == []


async def test_somebody_who_was_turned_away_may_ask_again(api: Api, admin: Learner, clock: FixedClock) -> None:
    await api.post("/auth/access-requests", {"email": "grace@example.org"})
    [first] = (await admin.get("/users/access-requests")).json()["items"]
    rejected = await admin.post(f"/users/access-requests/{first['id']}/reject", {"comment": "Not yet"})
    assert rejected.json()["status"] == "rejected"
    clock.go_on(timedelta(minutes=1))
    await api.post("/auth/access-requests", {"email": "grace@example.org"})
    listed = (await admin.get("/users/access-requests")).json()["items"]
    assert [request["status"] for request in listed] == ["pending", "rejected"]
