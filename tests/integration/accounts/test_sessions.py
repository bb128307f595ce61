import asyncio
from datetime import timedelta

import httpx
from sqlalchemy import select

from aksio.adapters.sql.tables.accounts import login_sessions, refresh_tokens
from aksio.adapters.sql.tables.machinery import outbox
from tests.integration.http_client import Api, Learner
from tests.make.clock import FixedClock


async def refresh(api: Api, token: str) -> httpx.Response:
    return await api.post("/auth/refresh", {"refresh_token": token})


async def is_in(learner: Learner) -> bool:
    return (await learner.get("/users/me")).status_code == 200


async def test_a_refresh_gives_a_new_pair(api_on_each: Api) -> None:
    learner = await api_on_each.register()
    answer = await refresh(api_on_each, learner.refresh_token)
    assert answer.status_code == 200
    assert answer.json()["refresh_token"] != learner.refresh_token
    learner.access_token = answer.json()["access_token"]
    assert await is_in(learner)


async def test_eight_simultaneous_refreshes_get_one_child(api_on_each: Api) -> None:
    learner = await api_on_each.register()
    token = learner.refresh_token
    for _ in range(5):
        answers = await asyncio.gather(*(refresh(api_on_each, token) for _ in range(8)))
        assert [answer.status_code for answer in answers] == [200] * 8
        children = {answer.json()["refresh_token"] for answer in answers}
        assert len(children) == 1
        token = children.pop()
    assert (await refresh(api_on_each, token)).status_code == 200


async def test_replaying_a_used_parent_ends_the_family(api_on_each: Api, clock: FixedClock) -> None:
    api, learner = api_on_each, await api_on_each.register()
    child = (await refresh(api, learner.refresh_token)).json()["refresh_token"]
    grandchild = (await refresh(api, child)).json()["refresh_token"]
    replay = await refresh(api, learner.refresh_token)
    assert (replay.status_code, replay.json()["code"]) == (401, "refresh_token_refused")
    assert (await refresh(api, grandchild)).status_code == 401
    clock.go_on(timedelta(seconds=6))
    assert not await is_in(learner)


async def test_a_late_repeat_ends_the_family_too(api_on_each: Api, clock: FixedClock) -> None:
    api, learner = api_on_each, await api_on_each.register()
    child = (await refresh(api, learner.refresh_token)).json()["refresh_token"]
    clock.go_on(timedelta(seconds=11))
    assert (await refresh(api, learner.refresh_token)).status_code == 401
    assert (await refresh(api, child)).status_code == 401


async def test_an_idempotency_key_does_not_save_a_thief(api: Api, learner: Learner, clock: FixedClock) -> None:
    """The family must die even when the answer to the replay could be kept and the commit put off."""
    child = (await refresh(api, learner.refresh_token)).json()["refresh_token"]
    clock.go_on(timedelta(seconds=11))
    stolen = {"refresh_token": learner.refresh_token}
    await api.post("/auth/refresh", stolen, headers={"Idempotency-Key": "thief"})
    assert (await refresh(api, child)).status_code == 401


async def test_an_unknown_token_is_refused_and_harms_nobody(api: Api, learner: Learner) -> None:
    for token in ("", "x", "A" * 43, learner.access_token):
        assert (await refresh(api, token)).status_code == 401
    assert (await refresh(api, learner.refresh_token)).status_code == 200


async def test_another_family_lives_on(api: Api, learner: Learner, clock: FixedClock) -> None:
    elsewhere = await api.log_in(learner.email)
    await refresh(api, learner.refresh_token)
    clock.go_on(timedelta(seconds=11))
    await refresh(api, learner.refresh_token)
    assert (await refresh(api, elsewhere.refresh_token)).status_code == 200


async def test_only_hashes_of_tokens_are_stored(api: Api, learner: Learner) -> None:
    answer = (await refresh(api, learner.refresh_token)).json()
    async with api.container.adapters.database().connect() as connection:
        stored = [
            str(row)
            for table in (login_sessions, refresh_tokens, outbox)
            for row in await connection.execute(select(table))
        ]
    secrets = (learner.refresh_token, answer["refresh_token"], learner.access_token, answer["access_token"])
    assert not any(secret in row for secret in secrets for row in stored)
    assert len(stored) > 3


async def test_whoever_logs_out_is_out_within_five_seconds(api: Api, learner: Learner, clock: FixedClock) -> None:
    assert await is_in(learner)
    answer = await api.post("/auth/logout", {"refresh_token": learner.refresh_token})
    assert (answer.status_code, answer.content) == (204, b"")
    assert (await refresh(api, learner.refresh_token)).status_code == 401
    clock.go_on(timedelta(seconds=5))
    assert not await is_in(learner)
    assert (await api.post("/auth/logout", {"refresh_token": learner.refresh_token})).status_code == 204


async def test_logging_out_everywhere_ends_every_session(api: Api, learner: Learner) -> None:
    elsewhere = await api.log_in(learner.email)
    assert (await learner.post("/auth/logout-all")).status_code == 204
    for device in (learner, elsewhere):
        assert (await refresh(api, device.refresh_token)).status_code == 401


async def test_sessions_are_listed_and_ended_one_by_one(api_on_each: Api, clock: FixedClock) -> None:
    learner = await api_on_each.register()
    clock.go_on(timedelta(seconds=1))
    phone = await api_on_each.log_in(learner.email)
    listed = (await learner.get("/auth/sessions")).json()["items"]
    assert [session["is_current"] for session in listed] == [False, True]
    assert listed[0]["user_agent"].startswith("python-httpx")
    assert (await learner.delete(f"/auth/sessions/{listed[0]['id']}")).status_code == 204
    assert (await refresh(api_on_each, phone.refresh_token)).status_code == 401
    assert len((await learner.get("/auth/sessions")).json()["items"]) == 1


async def test_another_persons_session_is_as_good_as_missing(api: Api, learner: Learner) -> None:
    other = await api.register("grace@example.org")
    [theirs] = (await other.get("/auth/sessions")).json()["items"]
    answers = [
        await learner.delete(f"/auth/sessions/{session}")
        for session in (theirs["id"], "00000000-0000-7000-8000-000000000000")
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert {**answers[0].json(), "request_id": ""} == {**answers[1].json(), "request_id": ""}
    assert (await refresh(api, other.refresh_token)).status_code == 200


async def test_a_session_ends_after_sixty_days_whatever_happens(api: Api, learner: Learner, clock: FixedClock) -> None:
    token = learner.refresh_token
    for _ in range(59):
        clock.go_on(timedelta(days=1))
        token = (await refresh(api, token)).json()["refresh_token"]
    clock.go_on(timedelta(days=1))
    assert (await refresh(api, token)).status_code == 401


async def test_old_sessions_are_forgotten_with_their_tokens(api: Api, learner: Learner, clock: FixedClock) -> None:
    await api.post("/auth/logout", {"refresh_token": learner.refresh_token})
    clock.go_on(timedelta(days=8))
    await api.container.accounts.forget_old_sessions()()
    async with api.container.adapters.database().connect() as connection:
        assert not list(await connection.execute(select(login_sessions)))
        assert not list(await connection.execute(select(refresh_tokens)))
