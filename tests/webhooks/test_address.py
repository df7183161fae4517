"""Where webhooks may go."""

import ipaddress

import pytest

from service.errors import InvalidRequest
from service.webhooks.address import ForbiddenAddress, check_url, target_of

LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1",
        "10.0.0.7",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_no_private_address_is_reached_under_any_name(ip: str) -> None:
    with pytest.raises(ForbiddenAddress):
        target_of("https://cms.example/hook", (), lambda *_: [ip])


def test_one_private_address_among_public_ones_is_enough() -> None:
    with pytest.raises(ForbiddenAddress):
        target_of("https://cms.example/", (), lambda *_: ["93.184.215.14", "10.0.0.1"])


def test_a_public_address_is_pinned() -> None:
    target = target_of("https://cms.example/hook?a=1", (), lambda *_: ["93.184.215.14"])

    assert (target.ip, target.host, target.port, target.path, target.secure) == (
        "93.184.215.14",
        "cms.example",
        443,
        "/hook?a=1",
        True,
    )


def test_a_name_that_does_not_resolve_is_no_target() -> None:
    def fail(*_: object) -> list[str]:
        raise OSError

    with pytest.raises(ForbiddenAddress):
        target_of("https://cms.example/", (), fail)


def test_a_configured_network_may_be_private_and_plain() -> None:
    assert target_of("http://127.0.0.1:81/", LOOPBACK, lambda *_: ["127.0.0.1"]).port == 81
    with pytest.raises(ForbiddenAddress):
        target_of("http://cms.example/", LOOPBACK, lambda *_: ["93.184.215.14"])


@pytest.mark.parametrize(
    "url",
    [
        "http://cms.example/",
        "ftp://cms.example/",
        "file:///etc/passwd",
        "gopher://cms.example/",
        "https://",
        "https:///path",
        "https://ann:secret@cms.example/",
        "https://cms.example/#here",
        "https://cms.example:99999/",
        "https://cms.example/ HTTP/1.1\r\nHost: x",
        "https://cms.exämple/",
        "//cms.example/",
        "https://cms.example/" + "a" * 2000,
    ],
)
def test_what_is_no_endpoint_is_refused_when_it_is_given(url: str) -> None:
    with pytest.raises(InvalidRequest):
        check_url(url, ())
