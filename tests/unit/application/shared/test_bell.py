"""News inside one process."""

from aksio.application.shared.bell import Bell


def test_nobody_misses_what_another_has_heard() -> None:
    bell = Bell()
    with bell.heard() as one, bell.heard() as other:
        bell.ring()
        one.clear()
        assert other.is_set()
        bell.ring()
        assert one.is_set()


def test_who_has_left_is_not_told() -> None:
    bell = Bell()
    with bell.heard() as heard:
        pass
    bell.ring()
    assert not heard.is_set()
