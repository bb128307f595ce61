from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.accounts import events
from aksio.domain.accounts.session import LIFETIME, Presented, Session, TokenHash
from aksio.domain.shared.ids import LearnerId, SessionId
from tests.make.accounts import NOW

SECOND = timedelta(seconds=1)


def digest(token: str) -> TokenHash:
    return TokenHash(sha256(token.encode()).hexdigest())


def child_of(token: str) -> str:
    return sha256(f"secret/{token}".encode()).hexdigest()


def chain(length: int) -> list[str]:
    """The tokens of a family in the order in which they come into the world."""
    tokens = ["first"]
    while len(tokens) < length:
        tokens.append(child_of(tokens[-1]))
    return tokens


def start(now: datetime = NOW) -> Session:
    return Session.start(id=SessionId(UUID(int=1)), account_id=LearnerId(UUID(int=2)), leaf=digest("first"), now=now)


def present(session: Session, token: str, now: datetime) -> Presented:
    return session.present(digest(token), child=digest(child_of(token)), now=now)


def test_the_leaf_gives_way_to_its_child() -> None:
    session = start()
    assert present(session, "first", NOW + SECOND) is Presented.ROTATED
    assert (session.leaf, session.parent) == (digest(child_of("first")), digest("first"))


def test_a_lost_answer_may_be_asked_for_again() -> None:
    session = start()
    present(session, "first", NOW)
    assert present(session, "first", NOW + 10 * SECOND) is Presented.REPEATED
    assert session.leaf == digest(child_of("first"))


def test_the_grace_is_counted_from_the_first_answer() -> None:
    session = start()
    present(session, "first", NOW)
    present(session, "first", NOW + 9 * SECOND)
    assert present(session, "first", NOW + 11 * SECOND) is Presented.REUSED


def test_a_used_child_ends_the_grace_of_its_parent() -> None:
    session = start()
    first, second, _ = chain(3)
    present(session, first, NOW)
    present(session, second, NOW + SECOND)
    assert present(session, first, NOW + 2 * SECOND) is Presented.REUSED
    assert not session.is_live(NOW + 2 * SECOND)


def test_reuse_ends_the_session_for_thief_and_owner_and_is_recorded() -> None:
    session = start()
    session.take_events()
    present(session, "first", NOW)
    present(session, "first", NOW + 11 * SECOND)
    assert present(session, child_of("first"), NOW + 12 * SECOND) is Presented.TOO_LATE
    assert session.take_events() == [
        events.RefreshTokenReused(occurred_at=NOW + 11 * SECOND, session_id=session.id, account_id=session.account_id)
    ]


def test_no_rotation_prolongs_the_sixty_days() -> None:
    session = start()
    present(session, "first", NOW + LIFETIME - SECOND)
    assert present(session, child_of("first"), NOW + LIFETIME) is Presented.TOO_LATE


def test_ending_twice_is_ending_once() -> None:
    session = start()
    session.take_events()
    session.end(now=NOW)
    session.end(now=NOW + SECOND)
    assert session.ended_at == NOW
    assert len(session.take_events()) == 1


steps = st.lists(
    st.tuples(st.integers(0, 5), st.floats(0, 15).map(lambda seconds: timedelta(seconds=seconds))), max_size=20
)


@given(steps)
def test_at_most_one_token_of_a_family_is_ever_the_live_leaf(presentations: list[tuple[int, timedelta]]) -> None:
    """Whoever shows whatever, whenever: the tokens that would still rotate are never more than one."""
    session, now, tokens = start(), NOW, chain(7)
    for index, pause in presentations:
        now += pause
        present(session, tokens[index], now)
        rotating = [token for token in tokens if session.is_live(now) and digest(token) == session.leaf]
        assert len(rotating) == (1 if session.ended_at is None else 0)


@given(st.lists(st.tuples(st.floats(0, 86_400), st.lists(st.floats(0, 9), max_size=3)), max_size=15))
def test_an_honest_client_stays_in_however_many_answers_get_lost(rounds: list[tuple[float, list[float]]]) -> None:
    """It repeats a request until an answer arrives, all within the grace, and then uses the new token."""
    session, now, token = start(), NOW, "first"
    for pause, retries in rounds:
        now += timedelta(seconds=pause)
        assert present(session, token, now) is Presented.ROTATED
        for retry in retries:
            assert present(session, token, now + timedelta(seconds=retry)) is Presented.REPEATED
        now += 10 * SECOND
        token = child_of(token)
    assert session.is_live(now)
    assert session.leaf == digest(token)


@given(st.integers(0, 8), st.integers(2, 9), st.floats(0, 1_000))
def test_an_ancestor_that_comes_back_kills_the_family(ancestor: int, generations: int, pause: float) -> None:
    tokens = chain(generations + 1)
    session = start()
    for number, token in enumerate(tokens[:-1]):
        present(session, token, NOW + number * SECOND)
    stolen = tokens[min(ancestor, generations - 2)]
    later = NOW + generations * SECOND + timedelta(seconds=pause)
    assert present(session, stolen, later) is Presented.REUSED
    assert all(present(session, token, later) is Presented.TOO_LATE for token in tokens)
