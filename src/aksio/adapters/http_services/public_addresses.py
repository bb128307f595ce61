"""Which addresses may be fetched on somebody's behalf: only those of the public internet."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from aksio.domain.shared.errors import Invalid

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]

POINTER = "/source_url"
LONGEST_URL = 2_000
_NAT64 = IPv6Network("64:ff9b::/96")


async def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host, as the system knows them. Raises OSError."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


async def require_public(
    url: str, *, resolver: Resolver = resolve, seconds: float = 5.0, pointer: str = POINTER
) -> list[str]:
    """Its addresses. Raises Invalid at `pointer` unless this is http(s) to a host with none but public addresses.

    A name may lead elsewhere a moment later, so whoever fetches the page looks again, or goes to these addresses.
    """
    host, port = _host_and_port(url, pointer)
    try:
        async with asyncio.timeout(seconds):
            addresses = await resolver(host, port)
    except (OSError, TimeoutError, UnicodeError):
        raise Invalid.field(pointer, "unknown_host", "There is no such host.") from None
    if not addresses or not all(_is_public(address) for address in addresses):
        raise Invalid.field(pointer, "forbidden_address", "This address is not on the public internet.")
    return list(addresses)


def _host_and_port(url: str, pointer: str) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise _not_a_url(pointer) from None
    if len(url) > LONGEST_URL or not host or not url.isprintable() or " " in url or "\\" in url:
        raise _not_a_url(pointer)
    if parts.scheme not in ("http", "https"):
        raise Invalid.field(pointer, "forbidden_scheme", "Must start with http:// or https://.")
    if parts.username is not None or parts.password is not None:
        raise Invalid.field(pointer, "forbidden_credentials", "Must not carry a user name or password.")
    return host, port or (443 if parts.scheme == "https" else 80)


def _not_a_url(pointer: str) -> Invalid:
    return Invalid.field(pointer, "not_a_url", "Must be the address of a web page.")


def _is_public(address: str) -> bool:
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = _embedded_ipv4(ip)
        return ip.is_global and not ip.is_multicast and (inner is None or inner.is_global)
    return ip.is_global and not ip.is_multicast


def _embedded_ipv4(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to by mapping, 6to4, Teredo or NAT64."""
    if ip in _NAT64:
        return IPv4Address(ip.packed[-4:])
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
