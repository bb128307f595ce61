"""A summary that is shared by link: it can be read, it names nobody, and revoking ends that at once."""

from datetime import UTC, datetime, timedelta

from aksio.adapters.sql.personal_data import SqlPersonalData
from aksio.domain.shared.ids import LearnerId
from tests.integration.http.test_summaries import material, requested, written
from tests.integration.http_client import Api, Learner
from tests.make.polling import until


async def test_whoever_has_the_link_reads_it_until_it_is_revoked(learner: Learner, stranger: Learner) -> None:
    path, document_id = await material(learner)
    summary = await written(learner, path)
    shares = f"{path}/{summary['id']}/shares"
    share = (await learner.post(shares, {})).json()
    answer = await stranger.get(f"/courses/shared/{share['token']}")
    assert answer.status_code == 200
    shown = answer.json()
    assert (shown["title"], shown["text"]) == (summary["title"], summary["text"])
    assert shown["key_concepts"] == summary["key_concepts"]
    assert [each["text"] for each in shown["citations"]] == [each["text"] for each in summary["citations"]]
    for theirs in (str(learner.id), document_id, summary["id"], summary["course_id"]):
        assert theirs not in answer.text
    listed = (await learner.get(shares)).json()["items"]
    assert [each["id"] for each in listed] == [share["id"]]
    assert "token" not in listed[0]
    assert (await stranger.delete(f"{shares}/{share['id']}")).status_code == 404
    assert (await learner.delete(f"{shares}/{share['id']}")).status_code == 204
    assert (await stranger.get(f"/courses/shared/{share['token']}")).status_code == 404


async def test_a_link_goes_with_its_summary_and_its_time(learner: Learner) -> None:
    path, _ = await material(learner)
    summary = await written(learner, path)
    shares = f"{path}/{summary['id']}/shares"
    soon = datetime.now(UTC) + timedelta(hours=1)
    share = (await learner.post(shares, {"expires_at": soon.isoformat()})).json()
    for wrong in ("2020-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59"):
        refused = await learner.post(shares, {"expires_at": wrong})
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/expires_at")
    assert (await learner.delete(f"{path}/{summary['id']}")).status_code == 204
    gone = await learner.get(f"/courses/shared/{share['token']}")
    assert (gone.status_code, gone.json()["code"]) == (404, "share_not_found")


async def test_only_what_is_written_can_be_shared(learner: Learner) -> None:
    path, _ = await material(learner)
    failed = (await requested(learner, path, start_page=900))["id"]
    answer = await learner.post(f"{path}/{failed}/shares", {})
    assert (answer.status_code, answer.json()["code"]) == (409, "summary_not_written")


async def test_an_export_holds_summaries_and_links_and_an_erasure_takes_them(api: Api, learner: Learner) -> None:
    path, _ = await material(learner)
    summary = await written(learner, path)
    share = (await learner.post(f"{path}/{summary['id']}/shares", {})).json()
    await learner.post("/users/me/export")
    answer = await learner.get("/users/me/export")
    exported = answer.json()
    assert [row["text"] for row in exported["summaries"]] == [summary["text"]]
    assert [row["summary_id"] for row in exported["summary_shares"]] == [summary["id"]]
    assert len(exported["summary_sources"]) == 1
    assert share["token"] not in answer.text
    assert "token_hash" not in answer.text
    assert (await learner.delete("/users/me")).status_code == 202
    everything = SqlPersonalData(api.container.adapters.database())

    async def left() -> list[str]:
        tables = [table async for table, _ in everything.rows(LearnerId(learner.id))]
        return [table for table in tables if table.startswith("summar")]

    await until(left, lambda tables: tables == [])
