"""Tags."""

from uuid import uuid4

import pytest

from aksio.domain.courses.tag import Tag, TagDeleted, tag_key
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import LearnerId, TagId
from tests.make.courses import NOON


def test_names_are_the_same_tag_whatever_their_case_or_form() -> None:
    assert tag_key(" Große Prüfung") == tag_key("GROSSE PRU\u0308FUNG ")


def test_a_tag_is_renamed_and_deleted() -> None:
    tag = Tag.create(id=TagId(uuid4()), learner_id=LearnerId(uuid4()), name=" exam ", now=NOON)
    assert (tag.name, tag.key) == ("exam", "exam")
    tag.rename("Final")
    assert (tag.name, tag.key) == ("Final", "final")
    tag.delete(now=NOON)
    assert tag.take_events() == [TagDeleted(occurred_at=NOON, tag_id=tag.id, learner_id=tag.learner_id)]


@pytest.mark.parametrize("name", ["", " ", "x" * 51, "a\0"])
def test_a_tag_needs_a_name(name: str) -> None:
    with pytest.raises(Invalid):
        Tag.create(id=TagId(uuid4()), learner_id=LearnerId(uuid4()), name=name, now=NOON)
