"""Values that nobody means well with, as the bytes of JSON or of a query."""

import gzip
import json

WHOLE_BODIES: dict[str, bytes] = {
    "empty": b"",
    "null": b"null",
    "a list": b"[]",
    "cut off": b'{"name": "Opt',
    "not UTF-8": b'{"name": "\xff\xfe"}',
    "UTF-16": '{"name": "Optics"}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"name": "Optics"}',
    "a thousand deep": b'{"name": ' + b"[" * 1000 + b"]" * 1000 + b"}",
    "a hundred thousand deep": b"[" * 100_000 + b"]" * 100_000,
    "two megabytes": b'{"name": "' + b"a" * 2_000_000 + b'"}',
    "twice the same name": b'{"name": "a", "name": 1}',
    "a lone surrogate as a name": b'{"\\ud800": 1}',
    "NUL as a name": b'{"\\u0000": 1}',
    "ten thousand unknown names": json.dumps({f"x{number}": 0 for number in range(10_000)}).encode(),
    "zipped": gzip.compress(b'{"name": "Optics"}'),
    "a bomb": gzip.compress(b"[" * 20_000_000),
}

VALUES: dict[str, bytes] = {
    "10^400": b"1" + b"0" * 400,
    "1e400": b"1e400",
    "NaN": b"NaN",
    "Infinity": b"-Infinity",
    "2^31": b"2147483648",
    "2^63": b"9223372036854775808",
    "-2^63 - 1": b"-9223372036854775809",
    "10^20": b"100000000000000000000",
    "minus one": b"-1",
    "a half": b"0.5",
    "true": b"true",
    "null": b"null",
    "a thousand deep": b"[" * 1000 + b"]" * 1000,
    "an object": b'{"a": 1}',
    "a list of nonsense": b'[null, 1, "\\u0000", {}]',
    "NUL": b'"a\\u0000b"',
    "a lone surrogate": b'"a\\ud800b"',
    "a surrogate the wrong way round": b'"\\udc00\\ud800"',
    "64 KB": b'"' + b"a" * 65_536 + b'"',
    "64 KB of emoji": '"{}"'.format("🦉" * 16_384).encode(),
    "emoji": '"👩‍🔬🦉"'.encode(),
    "right to left": '"\u202eثعلب סוס\u202c"'.encode(),
    "line separators": b'"a\\u2028b\\r\\nc\\u0085"',
    "control characters": b'"\\u0001\\u001b[31m\\u007f"',
    "nothing": b'""',
    "blanks": '" \u00a0\u3000"'.encode(),
    "year 1": b'"0001-01-01"',
    "year 9999": b'"9999-12-31"',
    "the first instant": b'"0001-01-01T00:00:00Z"',
    "before the first instant": b'"0001-01-01T00:00:00+23:59"',
    "the last instant": b'"9999-12-31T23:59:59.999999Z"',
    "after the last instant": b'"9999-12-31T23:59:59-23:59"',
    "SQL": b'"\'; DROP TABLE courses; --"',
    "a pattern": b'"%_\\\\"',
}

WORDS = [
    "", "x", "-1", "0", "2147483648", "9223372036854775808", "1" + "0" * 400, "NaN", "1e400", "true", "null", "[]",
    "%00", "a%00b", "%ff", "%ed%a0%80", "%F0%9F%A6%89", "%E2%80%AE", "0001-01-01", "9999-12-31", "a" * 5_000,
    "%25%5F", "%27%3B--", "00000000-0000-0000-0000-000000000000", "urn:uuid:00000000-0000-0000-0000-000000000000",
    "%7B00000000-0000-0000-0000-000000000000%7D", "..%2F..%2Fetc%2Fpasswd",
]  # fmt: skip

CURSOR_PLACES: list[object] = [
    None, True, -1, 2**31, 2**63, 10**20, 1.5, "", "x", "a\0b", "\U0001f989", "a" * 500, [], {},
    "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "9999-12-31",
    "2026-01-01T00:00:00",
    "00000000-0000-0000-0000-000000000000",
]  # fmt: skip

HEADERS: dict[str, list[str]] = {
    "If-Match": [
        "",
        "*",
        '"v1"',
        '"v0"',
        '"v999999999"',
        '"v99999999999999999999"',
        "x",
        '"v1", "v2"',
        "\xff",
        '"' * 300,
    ],
    "If-None-Match": ["", "*", "x", "\xff", '"' * 5_000],
    "Idempotency-Key": ["", "x" * 201, "\xff\xfe", "a b", "'; --", "🦉".encode().decode("latin-1")],
    "Content-Type": [
        "",
        "text/plain",
        "application/json; charset=utf-16",
        "application/jsonx",
        "multipart/form-data",
        "\xff",
    ],
    "Accept": ["", "text/html", "\xff"],
    "Accept-Language": ["xx-yy-zz", "\xff"],
    "X-Request-Id": ["", "a\tb", "x" * 10_000],
    "Authorization": ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer " + "x" * 65_536, "Bearer \xff", "Bearer a.b.c"],
}
