"""JSON over HTTP to a model's server: pooled, bounded in bytes, time and attempts.

No answer is trusted: bodies are read as they come up to a limit, compressed ones are refused (a
few kilobytes can unpack to gigabytes), and one deadline holds for all attempts together.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import Random
from typing import Any

import httpx2 as httpx

from service.errors import WriterError, WriterTimeout, WriterUnavailable

MAX_BYTES = 4_000_000
_CONNECT_S = 5.0
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.25, 8.0
# What may pass by itself; anything else would be answered the same way again.
_PASSING = frozenset((408, 429, 500, 502, 503, 504))
_LONGEST_DETAIL = 200


class Refusal(Exception):
    """The server answered with a status that is no success; `retry_after_s` as it asked for."""

    def __init__(self, status: int, detail: str, retry_after_s: float | None) -> None:
        super().__init__(f"{status}: {detail}")
        self.status = status
        self.retry_after_s = retry_after_s


class BrokenOff(Exception):
    """The connection ended before the answer did."""


@dataclass(frozen=True, slots=True)
class Patience:
    """`timeout_s` for all attempts at one answer together; `retries` after the first."""

    timeout_s: float
    retries: int


class Transport:
    """Requests to one base url. Belongs to one event loop."""

    def __init__(
        self, base_url: str, key: str | None, patience: Patience, concurrency: int, rng: Random
    ) -> None:
        self._base_url = base_url
        self._patience = patience
        self._rng = rng
        self._slots = asyncio.Semaphore(concurrency)
        headers = {"Accept-Encoding": "identity", "User-Agent": "standfirst"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        self._client = httpx.AsyncClient(
            headers=headers,
            timeout=httpx.Timeout(patience.timeout_s, connect=_CONNECT_S),
            limits=httpx.Limits(max_connections=concurrency, max_keepalive_connections=concurrency),
            follow_redirects=False,
            # A proxy or credentials of the environment are nobody's choice here.
            trust_env=False,
        )

    async def close(self) -> None:
        await self._client.aclose()

    async def get(self, url: str) -> Any:
        """The JSON at a path below the base url, or at an address. One attempt.

        Raises: Refusal, WriterTimeout, WriterUnavailable, WriterError.
        """
        return await self._once("GET", url, None)

    async def ask_once(self, url: str, body: dict[str, Any]) -> Any:
        """As get, by POST."""
        return await self._once("POST", url, body)

    async def ask(self, url: str, body: dict[str, Any]) -> Any:
        """The JSON that a POST is answered with, attempted again where that may help.

        Raises: WriterUnavailable where the server refuses, breaks off or cannot be reached to the
        last; WriterTimeout; WriterError for an answer that is none.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._patience.timeout_s
        attempt = 0
        while True:
            try:
                async with _deadline(deadline, self._patience.timeout_s):
                    return await self._exchange("POST", url, body)
            except (Refusal, BrokenOff, WriterUnavailable) as error:
                pause = self._pause_s(error, attempt)
                if pause is None or loop.time() + pause >= deadline:
                    raise _final(error) from error
                attempt += 1
                await asyncio.sleep(pause)

    @asynccontextmanager
    async def events(self, url: str, body: dict[str, Any]) -> AsyncIterator[AsyncIterator[str]]:
        """The data of each server-sent event that a POST is answered with; one attempt.

        Raises: as ask; BrokenOff once the stream has begun.
        """
        deadline = asyncio.get_running_loop().time() + self._patience.timeout_s
        async with self._slots, _deadline(deadline, self._patience.timeout_s):
            try:
                async with self._answered("POST", url, body) as response:
                    yield _data(_pieces(response))
            except (Refusal, WriterUnavailable) as error:
                raise _final(error) from error

    async def _once(self, method: str, url: str, body: dict[str, Any] | None) -> Any:
        deadline = asyncio.get_running_loop().time() + self._patience.timeout_s
        try:
            async with _deadline(deadline, self._patience.timeout_s):
                return await self._exchange(method, url, body)
        except BrokenOff as error:
            raise WriterUnavailable("the server broke off its answer") from error

    async def _exchange(self, method: str, url: str, body: dict[str, Any] | None) -> Any:
        async with self._slots, self._answered(method, url, body) as response:
            data = b"".join([piece async for piece in _pieces(response)])
        try:
            return json.loads(data)
        except ValueError as error:
            raise WriterError("the server's answer is no JSON") from error

    @asynccontextmanager
    async def _answered(
        self, method: str, url: str, body: dict[str, Any] | None
    ) -> AsyncIterator[httpx.Response]:
        """A successful answer whose body has not been read.

        Raises: Refusal, WriterUnavailable, WriterTimeout, BrokenOff, WriterError.
        """
        address = url if url.startswith("http") else self._base_url + url
        try:
            async with self._client.stream(method, address, json=body) as response:
                if response.headers.get("content-encoding", "identity") != "identity":
                    raise WriterError("the server compressed its answer, which was not asked for")
                if response.status_code != httpx.codes.OK:
                    raise await _refusal(response)
                yield response
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise WriterUnavailable("the model's server cannot be reached") from error
        except httpx.TimeoutException as error:
            raise WriterTimeout("the model's server fell silent") from error
        except httpx.TransportError as error:
            raise BrokenOff(str(error)) from error

    def _pause_s(self, error: Exception, attempt: int) -> float | None:
        """Seconds until the next attempt: what the server asked for, else a random part of a
        time that doubles; None where there shall be none."""
        if attempt >= self._patience.retries:
            return None
        if isinstance(error, Refusal):
            if error.status not in _PASSING:
                return None
            if error.retry_after_s is not None:
                return error.retry_after_s
        longest = min(_LONGEST_PAUSE_S, _FIRST_PAUSE_S * 2**attempt)
        return self._rng.uniform(0, longest)


@asynccontextmanager
async def _deadline(at: float, timeout_s: float) -> AsyncIterator[None]:
    try:
        async with asyncio.timeout_at(at):
            yield
    except TimeoutError as error:
        raise WriterTimeout(f"the model gave no answer in {timeout_s:g} seconds") from error


def _final(error: Exception) -> WriterError:
    match error:
        case WriterError():
            return error
        case Refusal(status=status) if status in _PASSING:
            return WriterUnavailable(f"the model's server refuses: {error}")
        case Refusal():
            return WriterError(f"the model's server refuses: {error}")
        case _:
            return WriterUnavailable("the model's server broke off its answer")


async def _refusal(response: httpx.Response) -> Refusal:
    data = b""
    async for piece in _pieces(response):
        data += piece
    detail = " ".join(data.decode(errors="replace").split())
    shown = "".join(c for c in detail if c.isprintable())[:_LONGEST_DETAIL]
    return Refusal(response.status_code, shown, _retry_after_s(response))


def _retry_after_s(response: httpx.Response) -> float | None:
    """Seconds, or a date (RFC 9110, section 10.2.3); None where it says neither."""
    value = response.headers.get("retry-after", "").strip()
    if value.isdigit():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    zoned = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (zoned - datetime.now(UTC)).total_seconds())


async def _pieces(response: httpx.Response) -> AsyncIterator[bytes]:
    """The body as it comes. Raises: WriterError beyond MAX_BYTES."""
    count = 0
    async for piece in response.aiter_raw():
        count += len(piece)
        if count > MAX_BYTES:
            raise WriterError(f"the server's answer has more than {MAX_BYTES:,} bytes")
        yield piece


async def _data(pieces: AsyncIterator[bytes]) -> AsyncIterator[str]:
    """The data of each event; comments, other fields and events without data are passed over."""
    rest = b""
    async for piece in pieces:
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            if data := _field(line):
                yield data
    if data := _field(rest):
        yield data


def _field(line: bytes) -> str:
    name, _, value = line.strip().partition(b":")
    return value.decode(errors="replace").strip() if name == b"data" else ""
