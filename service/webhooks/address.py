"""Where a webhook may go: public addresses, resolved once and kept to.

Whoever may register an endpoint could else make the service ask its own network (OWASP API7,
server-side request forgery).
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from service.errors import InvalidRequest

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolve = Callable[[str, int], Sequence[str]]

# NAT64 and 6to4 carry an IPv4 address inside that the first look does not see.
_CARRIERS = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))
_MOST_CHARACTERS = 2000


class ForbiddenAddress(Exception):
    """The name does not resolve, or resolves to where no webhook may go."""


@dataclass(frozen=True, slots=True)
class Target:
    """One address of a URL: connect to `ip` and `port`, speak to `host`, ask for `path`."""

    secure: bool
    host: str
    port: int
    ip: str
    path: str


def check_url(url: str, networks: Sequence[Network]) -> None:
    """Raises: InvalidRequest for what no webhook may be sent to, as far as the URL itself tells.

    Plain http is only for configured `networks`, which are private.
    """
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = 0
    wrong = (
        len(url) > _MOST_CHARACTERS
        or not url.isascii()
        or any(character.isspace() for character in url)
        or not parts.hostname
        or parts.username is not None
        or parts.password is not None
        or bool(parts.fragment)
        or port == 0
        or parts.scheme not in ("https", "http")
        or (parts.scheme == "http" and not networks)
    )
    if wrong:
        raise InvalidRequest("url: write https://HOST/PATH, without user, password or fragment")


def target_of(url: str, networks: Sequence[Network], resolve: Resolve | None = None) -> Target:
    """The address to connect to, resolved now and once: what a name server says later, or to
    somebody else, does not matter. Every address of the name must be allowed.

    Raises: ForbiddenAddress.
    """
    parts = urlsplit(url)
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    try:
        found = [ipaddress.ip_address(ip) for ip in (resolve or _resolve)(host, port)]
    except (OSError, ValueError) as error:
        raise ForbiddenAddress("the name does not resolve") from error
    if not found:
        raise ForbiddenAddress("the name does not resolve")
    for address in found:
        configured = any(address in network for network in networks)
        if not (configured or (secure and is_public(address))):
            raise ForbiddenAddress("the name resolves to an address that webhooks may not reach")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(secure, host, port, str(found[0]), path)


def is_public(address: Address) -> bool:
    """Whether the address is anybody's on the internet, and no detour to one that is not."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if any(address in carrier for carrier in _CARRIERS):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _resolve(host: str, port: int) -> list[str]:
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in answers]
