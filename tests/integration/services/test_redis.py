import pytest

from tests.services import redis
from tests.services.service import NoService


def test_a_leased_key_space_keeps_what_is_put_into_it(redis_url: str) -> None:
    assert redis.ask(redis_url, "SET", "greeting", "grüß dich") == "OK"
    assert redis.ask(redis_url, "GET", "greeting") == "grüß dich"
    assert redis.ask(redis_url, "GET", "nothing") is None


def test_a_key_space_of_somebody_else_is_left_alone(redis_url: str) -> None:
    with pytest.raises(PermissionError):
        redis.release(redis_url, "somebody else")
    assert redis.ask(redis_url, "EXISTS", redis.OURS) == "1"


def test_a_key_space_is_leased_once(redis_url: str) -> None:
    server, _, _ = redis_url.rpartition("/")
    other = redis.lease(server, "other")
    try:
        assert other != redis_url
    finally:
        redis.release(other, "other")


def test_a_named_server_that_does_not_answer_is_never_replaced_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(redis.VARIABLE, "redis://127.0.0.1:1")
    with pytest.raises(NoService, match=redis.VARIABLE):
        redis.find_or_start()


def test_a_server_can_be_started_from_the_programs_at_hand() -> None:
    server = redis.start()
    try:
        assert redis.ask(server.url, "PING") == "PONG"
    finally:
        server.stop()
    with pytest.raises(OSError, match="refused"):
        redis.ask(server.url, "PING")
