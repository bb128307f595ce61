from base64 import urlsafe_b64encode
from datetime import timedelta

import pytest

from tests.integration.http_client import PASSWORD, Api, Learner
from tests.make.clock import FixedClock


async def test_whoever_registers_is_logged_in(api_on_each: Api) -> None:
    answer = await api_on_each.post(
        "/auth/register",
        {
            "email": "Ada@Example.org",
            "password": PASSWORD,
            "username": "Ada",
            "first_name": "Ada",
            "last_name": "Lovelace",
            "language": "nb",
            "timezone": "Europe/Oslo",
            "rollover_hour": 3,
        },
    )
    assert answer.status_code == 201
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json()["token_type"] == "Bearer"
    assert answer.json()["expires_in"] == 600
    me = (await api_on_each.learner_of(answer).get("/users/me")).json()
    assert me == answer.json()["user"]
    assert {name: me[name] for name in ("email", "username", "role", "timezone", "rollover_hour", "language")} == {
        "email": "Ada@Example.org",
        "username": "Ada",
        "role": "learner",
        "timezone": "Europe/Oslo",
        "rollover_hour": 3,
        "language": "nb",
    }


async def test_every_wrong_field_of_a_registration_is_named(api: Api) -> None:
    answer = await api.post(
        "/auth/register",
        {"email": "nobody", "password": "password", "username": "a b", "timezone": "Mars", "language": "?"},
    )
    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [
        ("/email", "not_an_email"),
        ("/password", "password_too_common"),
        ("/username", "not_a_username"),
        ("/language", "bad_language"),
        ("/timezone", "unknown_timezone"),
    ]


async def test_names_are_taken_however_they_are_written(api_on_each: Api) -> None:
    await api_on_each.register("ada@example.org", username="ada")
    for details, code in (
        ({"email": "ADA@Example.ORG"}, "email_taken"),
        ({"email": "other@example.org", "username": "ADA"}, "username_taken"),
    ):
        answer = await api_on_each.post("/auth/register", {"password": PASSWORD, **details})
        assert (answer.status_code, answer.json()["code"]) == (409, code)


@pytest.mark.parametrize("name", [{"email": "ADA@example.org"}, {"username": "aDa"}])
async def test_one_logs_in_with_either_name(api: Api, name: dict[str, str]) -> None:
    registered = await api.register("ada@example.org", username="Ada")
    answer = await api.post("/auth/login", {**name, "password": PASSWORD})
    assert answer.status_code == 200
    assert answer.json()["user"]["id"] == str(registered.id)


async def test_a_wrong_password_and_an_unknown_account_look_the_same(api: Api) -> None:
    await api.register("ada@example.org")
    answers = [
        await api.post("/auth/login", {"email": email, "password": "not the password"})
        for email in ("ada@example.org", "nobody@example.org", "nul@example.org", "?")
    ]
    bodies = [{**answer.json(), "request_id": ""} for answer in answers]
    assert [answer.status_code for answer in answers] == [401] * 4
    assert all(body == bodies[0] for body in bodies)


@pytest.mark.parametrize(
    "body",
    [
        {"password": PASSWORD},
        {"email": "a@example.org", "username": "a", "password": PASSWORD},
        {"email": "a\0@example.org", "password": PASSWORD},
        {"email": "a@example.org", "password": "x" * 1001},
    ],
)
async def test_nonsense_is_refused_before_anything_is_compared(api: Api, body: dict[str, str]) -> None:
    answer = await api.post("/auth/login", body)
    assert answer.status_code == 422
    assert answer.json()["errors"]


async def test_ten_failures_in_five_minutes_are_enough(api: Api, learner: Learner, clock: FixedClock) -> None:
    wrong = {"email": learner.email, "password": "not the password"}
    for _ in range(10):
        assert (await api.post("/auth/login", wrong)).status_code == 401
    locked = await api.post("/auth/login", {"email": learner.email, "password": PASSWORD})
    assert (locked.status_code, locked.json()["code"]) == (429, "too_many_failures")
    assert int(locked.headers["retry-after"]) > 0
    clock.go_on(timedelta(minutes=5))
    await api.log_in(learner.email)


async def test_an_address_may_not_try_one_account_after_the_other(api: Api) -> None:
    for number in range(10):
        await api.post("/auth/login", {"email": f"{number}@example.org", "password": "not the password"})
    await api.register("ada@example.org")
    answer = await api.post("/auth/login", {"email": "ada@example.org", "password": PASSWORD})
    assert answer.status_code == 429


async def test_successful_logins_are_never_counted(api: Api, learner: Learner) -> None:
    for _ in range(12):
        await api.log_in(learner.email)


async def test_without_a_good_token_nobody_gets_in(api: Api, learner: Learner) -> None:
    for headers in (
        {},
        {"Authorization": "Basic YTpi"},
        {"Authorization": "Bearer "},
        {"Authorization": f"Bearer {learner.refresh_token}"},
        {"Authorization": f"Bearer {learner.access_token}x"},
    ):
        answer = await api.client.get("/api/v1/users/me", headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_an_access_token_serves_ten_minutes(api: Api, learner: Learner, clock: FixedClock) -> None:
    clock.go_on(timedelta(minutes=9, seconds=59))
    assert (await learner.get("/users/me")).status_code == 200
    clock.go_on(timedelta(seconds=1))
    assert (await learner.get("/users/me")).status_code == 401


async def test_answers_with_tokens_are_not_kept_for_an_idempotency_key(api: Api) -> None:
    body = {"email": "ada@example.org", "password": PASSWORD}
    key = {"Idempotency-Key": "one and the same"}
    assert (await api.post("/auth/register", body, headers=key)).status_code == 201
    assert (await api.post("/auth/register", body, headers=key)).status_code == 409
    first, second = [await api.post("/auth/login", body, headers=key) for _ in range(2)]
    assert first.json()["refresh_token"] != second.json()["refresh_token"]


async def test_the_public_keys_are_where_others_look_for_them(api: Api) -> None:
    answer = await api.client.get("/.well-known/jwks.json")
    [key] = answer.json()["keys"]
    assert (key["kty"], key["crv"], key["alg"], key["use"]) == ("OKP", "Ed25519", "EdDSA", "sig")
    assert "d" not in key


async def test_hostile_tokens_are_all_refused(api: Api, learner: Learner) -> None:
    header, claims, signature = learner.access_token.split(".")
    none = urlsafe_b64encode(b'{"alg":"none","typ":"at+jwt"}').rstrip(b"=").decode()
    for token in (
        f"{none}.{claims}.",
        f"{none}.{claims}.{signature}",
        f"{header}.{claims}.",
        f"{header}.{claims}",
        f"{learner.access_token}==",
        learner.access_token.swapcase(),
        "x" * 65_536,
        "a.b.c",
        "\u00ff\u00fe.\u00e6.\u00f8",
    ):
        headers = {"Authorization": f"Bearer {token}".encode("latin-1")}
        answer = await api.client.get("/api/v1/users/me", headers=headers)  # type: ignore[arg-type]  # bytes are fine
        assert (answer.status_code, answer.json()["code"]) == (401, "access_token_refused"), token[:40]
