"""Notifications over HTTP."""

from typing import Any

from aksio.application.notifications.inbox.ports import NotificationsReader
from aksio.domain.shared.ids import LearnerId
from tests.integration.http_client import Api, Learner
from tests.make.material import a_course_of, uploaded
from tests.make.polling import until


async def listed(learner: Learner, query: str = "") -> list[dict[str, Any]]:
    """The first page."""
    items: list[dict[str, Any]] = (await learner.get(f"/notifications{query}")).json()["items"]
    return items


async def of_documents(learner: Learner, *names: str) -> list[dict[str, Any]]:
    """What is told when so many documents were read."""
    course = await a_course_of(learner)
    for name in names:
        await uploaded(learner, course, name=name)
    return await until(lambda: listed(learner), lambda found: len(found) == len(names))


async def test_a_german_is_told_in_german_and_reads_it(learner: Learner) -> None:
    assert (await learner.patch("/users/me", {"language": "de-AT"})).status_code == 200
    (told,) = await of_documents(learner, "a.txt")
    assert (told["kind"], told["title"], told["read_at"]) == ("document_ready", "Dokument bereit", None)
    assert (await learner.get("/notifications/unread-count")).json() == {"unread": 1}
    for _ in range(2):
        assert (await learner.post(f"/notifications/{told['id']}/read")).status_code == 204
    assert await listed(learner, "?unread=true") == []
    assert (await listed(learner))[0]["read_at"] is not None


async def test_pages_and_reading_all(learner: Learner) -> None:
    told = await of_documents(learner, "a.txt", "b.txt", "c.txt")
    first = (await learner.get("/notifications?limit=2")).json()
    second = (await learner.get(f"/notifications?limit=2&cursor={first['next_cursor']}")).json()
    assert [one["id"] for one in first["items"] + second["items"]] == [one["id"] for one in told]
    assert second["next_cursor"] is None
    assert (await learner.post("/notifications/read-all")).status_code == 204
    assert (await learner.get("/notifications/unread-count")).json() == {"unread": 0}


async def test_anothers_notification_is_like_none(learner: Learner, stranger: Learner) -> None:
    (told,) = await of_documents(learner, "a.txt")
    answer = await stranger.post(f"/notifications/{told['id']}/read")
    assert (answer.status_code, answer.json()["code"]) == (404, "notification_not_found")
    assert await listed(stranger) == []


async def test_preferences_are_changed_one_by_one(learner: Learner) -> None:
    path = "/notifications/preferences"
    before = (await learner.get(path)).json()
    assert (before["digest_hour"], before["kinds"]["leech"]) == (7, {"in_app": True, "mail": False})
    assert (await learner.patch(path, {"digest_hour": 19})).status_code == 200
    chosen = (await learner.patch(path, {"kinds": {"weekly_report": {"mail": True}}})).json()
    assert (chosen["digest_hour"], chosen["report_weekday"], chosen["report_hour"]) == (19, "mon", 7)
    moved = (await learner.patch(path, {"report_weekday": "sun", "report_hour": 18})).json()
    assert (moved["digest_hour"], moved["report_weekday"], moved["report_hour"]) == (19, "sun", 18)
    assert chosen["kinds"] == before["kinds"] | {"weekly_report": {"in_app": True, "mail": True}}


async def test_preferences_that_make_no_sense_are_refused(learner: Learner) -> None:
    wrongs: list[dict[str, Any]] = [{"digest_hour": 24}, {"report_hour": -1}, {"report_weekday": "someday"}]
    wrongs += [{"kinds": {"leech": {"mail": True}}}, {"kinds": {"none": {}}}]
    for wrong in wrongs:
        assert (await learner.patch("/notifications/preferences", wrong)).status_code in (400, 422)
    stale = {"If-Match": '"v7"'}
    assert (await learner.patch("/notifications/preferences", {"digest_hour": 3}, headers=stale)).status_code == 412


async def test_an_export_holds_them_and_an_erasure_takes_them(api: Api, learner: Learner) -> None:
    await learner.patch("/notifications/preferences", {"digest_hour": 9})
    await of_documents(learner, "a.txt")
    exported = (await learner.get("/users/me/export")).json()
    assert [one["kind"] for one in exported["notifications"]] == ["document_ready"]
    assert [one["digest_hour"] for one in exported["notification_preferences"]] == [9]
    assert (await learner.delete("/users/me")).status_code == 202
    reader: NotificationsReader = api.container.adapters.notifications_reader()
    whose = LearnerId(learner.id)

    async def left() -> int:
        preferences = await reader.preferences([whose])
        return await reader.unread(whose) + preferences[whose].version

    await until(left, lambda count: count == 0)
