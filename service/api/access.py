"""Who may call what, and how much: keys with scopes, and their budgets."""

import ipaddress
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from math import ceil
from time import time
from urllib.parse import urlsplit

from anyio import to_thread
from fastapi import Request
from limits import RateLimitItem, RateLimitItemPerDay, RateLimitItemPerMinute
from limits.strategies import FixedWindowRateLimiter

from service.api.metrics import CHARACTERS_PER_TOKEN
from service.api.newsroom import Newsroom
from service.errors import Forbidden, InvalidRequest, TooManyRequests, Unauthorized
from service.settings import Settings
from service.store.counters import CounterStorage
from service.store.keys import SCOPES, Budget, Key, Scope, any_key, check_key

OPEN_TO_ALL = "local"


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose request it is: a key's id and name, or `local` where no keys are asked for."""

    id: str
    name: str
    scopes: tuple[str, ...]
    budget: Budget | None = None

    def may(self, scope: Scope) -> bool:
        return scope in self.scopes or "admin" in self.scopes

    @property
    def sees(self) -> str | None:
        """Whose jobs it sees: its own, or for an admin (None) everyone's."""
        return None if self.may("admin") else self.id


ANYONE = Caller(OPEN_TO_ALL, OPEN_TO_ALL, SCOPES)


class Access:
    """Decides for every request. Dependencies made by `needs` leave the caller in
    `request.state.caller`."""

    def __init__(self, settings: Settings, newsroom: Newsroom) -> None:
        self._settings = settings
        self._newsroom = newsroom
        self._keys_exist = False

    def needs(self, scope: Scope) -> Callable[[Request], Awaitable[None]]:
        """A dependency. Raises: Unauthorized, Forbidden, TooManyRequests."""

        async def check(request: Request) -> None:
            caller = await self._identify(request)
            request.state.caller = caller
            request.state.caller_id = caller.id
            if not caller.may(scope):
                raise Forbidden(f"the key has no scope {scope}")
            if caller.budget is not None:
                await self._spend(request, caller.id, self._per_minute(caller.budget), 1)

        return check

    async def spend_tokens(self, request: Request, characters: int) -> None:
        """Books an article on the caller's budget. Raises: TooManyRequests."""
        caller: Caller = request.state.caller
        per_day = self._per_day(caller.budget) if caller.budget else None
        if per_day is not None:
            await self._spend(request, caller.id, per_day, ceil(characters / CHARACTERS_PER_TOKEN))

    async def _identify(self, request: Request) -> Caller:
        if self._settings.access == "open":
            return ANYONE
        if self._settings.access == "auto" and not await self._asks_for_keys():
            _check_host(request)
            return ANYONE
        scheme, _, presented = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not presented:
            raise Unauthorized("send a key as Authorization: Bearer")
        key = await self._newsroom.read(lambda session: check_key(session, presented.strip()))
        return _caller(key)

    async def _asks_for_keys(self) -> bool:
        if not self._keys_exist:  # once there was one, there always was one
            self._keys_exist = await self._newsroom.read(any_key)
        return self._keys_exist or not is_loopback(self._settings.host)

    def _per_minute(self, budget: Budget) -> RateLimitItem:
        most = budget.requests_per_minute or self._settings.requests_per_minute
        return RateLimitItemPerMinute(most, namespace="requests")

    def _per_day(self, budget: Budget) -> RateLimitItem | None:
        most = budget.tokens_per_day or self._settings.tokens_per_day
        return RateLimitItemPerDay(most, namespace="tokens") if most else None

    async def _spend(self, request: Request, caller: str, limit: RateLimitItem, cost: int) -> None:
        """What goes over a budget is refused and costs nothing of it."""
        limiter = FixedWindowRateLimiter(CounterStorage(self._newsroom.database))

        def hit() -> tuple[bool, int, int]:
            # A window that is full stays full; only a large cost could fill it without fitting.
            room = cost == 1 or limiter.test(limit, caller, cost=cost)
            fits = room and limiter.hit(limit, caller, cost=cost)
            reset_at, left = limiter.get_window_stats(limit, caller)
            return fits, max(ceil(reset_at - time()), 1), left

        fits, reset_s, left = await to_thread.run_sync(hit)
        # draft-ietf-httpapi-ratelimit-headers: the budget spent last speaks for the answer.
        name, window_s = limit.namespace, limit.get_expiry()
        request.state.headers = {
            "RateLimit-Policy": f'"{name}";q={limit.amount};w={window_s}',
            "RateLimit": f'"{name}";r={left};t={reset_s}',
        }
        if not fits:
            raise TooManyRequests(f"the key's {name} of {limit.amount} are spent", reset_s)


def _caller(key: Key) -> Caller:
    return Caller(key.id, key.name, key.scopes, key.budget)


def _check_host(request: Request) -> None:
    """A page elsewhere may point its own name at this machine (DNS rebinding): without keys only
    a request that names loopback is answered. Raises: Forbidden."""
    name = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    if not is_loopback(name):
        raise Forbidden("without keys the service answers only to localhost")


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_exposure(settings: Settings, newsroom: Newsroom) -> None:
    """Raises: InvalidRequest where others than this machine's users could call without a key."""
    if settings.access != "auto" or is_loopback(settings.host) or newsroom.read_now(any_key):
        return
    raise InvalidRequest(
        f"to listen on {settings.host}, make a key first (standfirst keys create), or say"
        " STANDFIRST_ACCESS=keys, or STANDFIRST_ACCESS=open for a service that anyone may call"
    )
