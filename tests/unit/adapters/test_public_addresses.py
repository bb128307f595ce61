"""Only addresses of the public internet are fetched on somebody's behalf."""

from collections.abc import Sequence

import pytest

from aksio.adapters.http_services.public_addresses import Resolver, require_public, resolve
from aksio.domain.shared.errors import Invalid


def leading_to(*addresses: str) -> Resolver:
    async def resolver(host: str, port: int) -> Sequence[str]:
        return addresses

    return resolver


async def nowhere(host: str, port: int) -> Sequence[str]:
    raise OSError


PUBLIC = leading_to("93.184.216.34")


async def refusal_of(url: str, resolver: Resolver = PUBLIC) -> str:
    with pytest.raises(Invalid) as refusal:
        await require_public(url, resolver=resolver)
    [error] = refusal.value.errors
    assert error.pointer == "/source_url"
    return error.code


@pytest.mark.parametrize("url", ["https://example.org/a?b=c", "http://example.org:8080/", "https://münchen.example/ü"])
async def test_a_public_page_may_be_fetched(url: str) -> None:
    await require_public(url, resolver=leading_to("93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "2002:7f00:1::",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    ],
)  # fmt: skip
async def test_no_address_inside_may_be_fetched(address: str) -> None:
    assert await refusal_of("https://example.org", leading_to(address)) == "forbidden_address"
    assert await refusal_of("https://example.org", leading_to("93.184.216.34", address)) == "forbidden_address"


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://[::1]:80/", "http://2130706433/", "http://localhost/"])
async def test_addresses_that_name_this_machine_are_seen_through(url: str) -> None:
    assert await refusal_of(url, resolve) == "forbidden_address"


@pytest.mark.parametrize(
    "url", ["ftp://example.org", "file:///etc/passwd", "javascript:alert(1)", "gopher://example.org"]
)
async def test_only_http_may_be_fetched(url: str) -> None:
    assert await refusal_of(url) in ("forbidden_scheme", "not_a_url")


@pytest.mark.parametrize(
    "url",
    ["", "example.org", "https://", "http://[::1", "http://a:99999/", "http://a b/", "http://a\\@b/", "http://a/\0"],
)
async def test_what_is_no_address_is_refused(url: str) -> None:
    assert await refusal_of(url) == "not_a_url"


async def test_credentials_in_an_address_are_refused() -> None:
    assert await refusal_of("https://user:secret@example.org") == "forbidden_credentials"


async def test_a_host_that_nobody_knows_is_refused() -> None:
    assert await refusal_of("https://example.org", nowhere) == "unknown_host"
    assert await refusal_of("https://example.org", leading_to()) == "forbidden_address"
