import re
from datetime import timedelta

import httpx
import pytest

from tests.integration.accounts.console import Console
from tests.integration.http_client import PASSWORD, Api, Learner
from tests.make.clock import FixedClock

NEW = "an entirely different password"


def token_in(mail: str) -> str:
    found = re.search(r"token: (\S+)", mail)
    assert found is not None, mail
    return found[1]


async def confirm(api: Api, token: str, password: str = NEW) -> httpx.Response:
    return await api.post("/auth/password-reset/confirm", {"token": token, "password": password})


async def reset_token(api: Api, console: Console, email: str) -> str:
    seen = len(console.mails)
    assert (await api.post("/auth/password-reset", {"email": email})).status_code == 202
    return token_in(await console.mail_to(email, about="Choose a new password", after=seen))


async def test_a_forgotten_password_is_replaced_by_mail(api_on_each: Api, clock: FixedClock, console: Console) -> None:
    api, learner = api_on_each, await api_on_each.register()
    clock.go_on(timedelta(seconds=1))
    token = await reset_token(api, console, learner.email)
    assert (await confirm(api, token)).status_code == 204
    assert (await api.post("/auth/login", {"email": learner.email, "password": PASSWORD})).status_code == 401
    await api.log_in(learner.email, NEW)
    assert (await api.post("/auth/refresh", {"refresh_token": learner.refresh_token})).status_code == 401


async def test_a_reset_token_works_once(api: Api, learner: Learner, clock: FixedClock, console: Console) -> None:
    clock.go_on(timedelta(seconds=1))
    token = await reset_token(api, console, learner.email)
    assert (await confirm(api, token)).status_code == 204
    again = await confirm(api, token, "yet another password")
    assert (again.status_code, again.json()["errors"][0]["pointer"]) == (422, "/token")


async def test_a_login_kills_the_reset_token(api: Api, learner: Learner, clock: FixedClock, console: Console) -> None:
    clock.go_on(timedelta(seconds=1))
    token = await reset_token(api, console, learner.email)
    clock.go_on(timedelta(seconds=1))
    await api.log_in(learner.email)
    assert (await confirm(api, token)).status_code == 422


async def test_a_changed_password_kills_the_reset_token(
    api: Api, learner: Learner, clock: FixedClock, console: Console
) -> None:
    clock.go_on(timedelta(seconds=1))
    token = await reset_token(api, console, learner.email)
    changed = await learner.post("/auth/password", {"current_password": PASSWORD, "new_password": NEW})
    assert changed.status_code == 204
    assert (await confirm(api, token, "yet another password")).status_code == 422


async def test_a_reset_token_dies_after_an_hour(
    api: Api, learner: Learner, clock: FixedClock, console: Console
) -> None:
    clock.go_on(timedelta(seconds=1))
    token = await reset_token(api, console, learner.email)
    clock.go_on(timedelta(hours=1))
    assert (await confirm(api, token)).status_code == 422


async def test_a_bad_new_password_leaves_the_token_alive(
    api: Api, learner: Learner, clock: FixedClock, console: Console
) -> None:
    clock.go_on(timedelta(seconds=1))
    token = await reset_token(api, console, learner.email)
    refused = await confirm(api, token, "password1")
    assert refused.json()["errors"][0]["pointer"] == "/password"
    assert (await confirm(api, token)).status_code == 204


async def test_nobody_learns_who_has_an_account(api: Api, learner: Learner) -> None:
    answers = [
        await api.post("/auth/password-reset", {"email": email})
        for email in (learner.email, "nobody@example.org", "not an address")
    ]
    assert {(answer.status_code, answer.content) for answer in answers} == {(202, answers[0].content)}


async def test_nobody_is_mailed_twice_in_a_minute(
    api: Api, learner: Learner, clock: FixedClock, console: Console
) -> None:
    clock.go_on(timedelta(seconds=1))
    await reset_token(api, console, learner.email)
    await api.post("/auth/password-reset", {"email": learner.email})
    clock.go_on(timedelta(minutes=1))
    await reset_token(api, console, learner.email)
    assert sum("Choose a new password" in mail for mail in console.mails) == 2


async def test_changing_the_password_ends_the_other_sessions_only(api_on_each: Api) -> None:
    api, learner = api_on_each, await api_on_each.register()
    elsewhere = await api.log_in(learner.email)
    answer = await learner.post("/auth/password", {"current_password": PASSWORD, "new_password": NEW})
    assert answer.status_code == 204
    assert (await api.post("/auth/refresh", {"refresh_token": elsewhere.refresh_token})).status_code == 401
    assert (await api.post("/auth/refresh", {"refresh_token": learner.refresh_token})).status_code == 200
    await api.log_in(learner.email, NEW)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"current_password": "wrong", "new_password": NEW}, "/current_password"),
        ({"current_password": PASSWORD, "new_password": "short"}, "/new_password"),
        ({"current_password": PASSWORD, "new_password": "ADA@example.org"}, "/new_password"),
    ],
)
async def test_a_change_is_refused_with_the_field(
    api: Api, learner: Learner, body: dict[str, str], pointer: str
) -> None:
    answer = await learner.post("/auth/password", body)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)
    await api.log_in(learner.email)


async def test_a_stolen_session_cannot_guess_the_password(api: Api, learner: Learner) -> None:
    for _ in range(10):
        await learner.post("/auth/password", {"current_password": "a guess", "new_password": NEW})
    answer = await learner.post("/auth/password", {"current_password": PASSWORD, "new_password": NEW})
    assert answer.status_code == 429


async def test_the_mail_after_registration_verifies_the_address(api_on_each: Api, console: Console) -> None:
    api, learner = api_on_each, await api_on_each.register()
    token = token_in(await console.mail_to(learner.email, about="verify"))
    assert (await api.post("/auth/email/verify", {"token": token})).status_code == 204
    assert (await learner.get("/users/me")).json()["email_verified_at"] is not None
    assert (await api.post("/auth/email/verify", {"token": token})).status_code == 422
    assert (await learner.post("/auth/email/verification")).status_code == 202


async def test_a_verification_token_resets_no_password(api: Api, learner: Learner, console: Console) -> None:
    token = token_in(await console.mail_to(learner.email, about="verify"))
    assert (await confirm(api, token)).status_code == 422


async def test_the_verification_mail_can_be_asked_for_again(
    api: Api, learner: Learner, clock: FixedClock, console: Console
) -> None:
    await console.mail_to(learner.email, about="verify")
    clock.go_on(timedelta(minutes=2))
    assert (await learner.post("/auth/email/verification")).status_code == 202
    token = token_in(await console.mail_to(learner.email, about="verify", after=1))
    assert (await api.post("/auth/email/verify", {"token": token})).status_code == 204
