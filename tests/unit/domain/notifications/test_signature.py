"""Signatures by Standard Webhooks."""

from datetime import UTC, datetime

from aksio.domain.notifications.webhooks.signature import signed_headers, written_secret

SECRET = "whsec_plJ3nmyCDGBKInavdOK15jsl"
BODY = b'{"event_type":"ping","data":{"success":true}}'
SENT_AT = datetime.fromtimestamp(1731705121, UTC)


def test_the_published_example_is_signed_as_published() -> None:
    headers = signed_headers(message_id="msg_loFOjxBNrRLzqYUf", sent_at=SENT_AT, body=BODY, secrets=[SECRET])
    assert headers == {
        "webhook-id": "msg_loFOjxBNrRLzqYUf",
        "webhook-timestamp": "1731705121",
        "webhook-signature": "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
    }


def test_each_secret_signs() -> None:
    secrets = [SECRET, written_secret(bytes(range(32)))]
    headers = signed_headers(message_id="msg_1", sent_at=SENT_AT, body=BODY, secrets=secrets)
    alone = [signed_headers(message_id="msg_1", sent_at=SENT_AT, body=BODY, secrets=[each]) for each in secrets]
    assert headers["webhook-signature"].split(" ") == [each["webhook-signature"] for each in alone]
