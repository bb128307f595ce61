from uuid import uuid4

import pytest
from sqlalchemy import Column, MetaData, Table, Uuid

from aksio.adapters.sql.personal_data import NOT_PERSONAL, SqlPersonalData, belongs_to
from aksio.adapters.sql.tables import metadata
from aksio.domain.shared.ids import LearnerId
from tests.integration.accounts.test_users import own_one_of_everything
from tests.integration.http_client import Api, Learner
from tests.make.polling import until


async def test_an_export_holds_everything_of_its_owner_and_nothing_of_others(api_on_each: Api) -> None:
    api, learner = api_on_each, await api_on_each.register("ada@example.org", first_name="Ada")
    other = await api.register("grace@example.org", first_name="Grace")
    for person in (learner, other):
        await own_one_of_everything(person)
        await until(lambda: person.get("/users/me/activities"), lambda answer: bool(answer.json()["items"]))  # noqa: B023
    await api.post("/auth/access-requests", {"email": "ADA@example.org"})
    asked = await learner.post("/users/me/export")
    assert (asked.status_code, asked.headers["location"]) == (202, "/api/v1/users/me/export")
    answer = await learner.client.get(asked.headers["location"], headers=learner.headers)
    exported = answer.json()
    assert {table: len(rows) for table, rows in exported.items()} == {
        "access_requests": 1,
        "activities": 1,
        "streaks": 1,
        "study_hours": 1,
        "study_ledgers": 1,
        "accounts": 1,
        "courses": 1,
        "decks": 1,
        "reviews": 1,
        "tags": 1,
        "course_outlines": 1,
        "feedback": 1,
        "flashcards": 1,
        "login_sessions": 1,
    }
    assert exported["accounts"][0]["email"] == "ada@example.org"
    assert str(other.id) not in answer.text
    assert "Grace" not in answer.text


async def test_an_export_tells_no_secrets(learner: Learner) -> None:
    text = (await learner.get("/users/me/export")).text
    assert "password" not in text
    assert "argon2" not in text
    assert "leaf" not in text


async def test_a_table_of_many_rows_is_exported_whole(api: Api, learner: Learner) -> None:
    for name in "abcde":
        await learner.post("/tags", {"name": name})
    data = SqlPersonalData(api.container.adapters.database(), at_once=2)
    names = [row["name"] async for table, row in data.rows(LearnerId(learner.id)) if table == "tags"]
    assert sorted(map(str, names)) == list("abcde")


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_of_every_table_it_is_known_whose_its_rows_are(table: Table) -> None:
    """A new table without an owner must either get one or be named among those that hold nothing personal."""
    assert table.name in NOT_PERSONAL or belongs_to(uuid4(), table) is not None


def test_a_table_that_nobody_owns_is_noticed() -> None:
    with pytest.raises(LookupError):
        belongs_to(uuid4(), Table("orphans", MetaData(), Column("id", Uuid)))
