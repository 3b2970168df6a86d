"""A line that is slow and can be cut, between two ports of this machine; it needs no rights."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class SlowLine:
    """Brings every byte late, and no more in a second than the line can carry.

    ``port`` leads to ``target``; ``delay`` is in seconds, one way; ``rate`` in bits a second, each
    way by itself.
    """

    def __init__(self, target: int, delay: float, rate: float) -> None:
        self._target, self._delay, self._rate = target, delay, rate
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.StreamWriter] = set()
        self.port = 0

    def begin(self) -> None:
        """Listen, in a thread of its own."""
        ready = threading.Event()

        async def listen() -> None:
            server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
            self.port = server.sockets[0].getsockname()[1]
            ready.set()

        self._loop.create_task(listen())
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        assert ready.wait(10)

    def cut(self) -> None:
        """Break every connection, as a line does that goes away: neither end is told more."""
        self._loop.call_soon_threadsafe(self._abort)

    def end(self) -> None:
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0.1))
        self._loop.close()

    def _abort(self) -> None:
        for writer in self._open:
            writer.transport.abort()
        self._open.clear()

    async def _connect(self, near: asyncio.StreamReader, to_near: asyncio.StreamWriter) -> None:
        far, to_far = await asyncio.open_connection("127.0.0.1", self._target)
        for writer in (to_near, to_far):
            self._open.add(writer)
            plug: socket.socket = writer.get_extra_info("socket")
            plug.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.gather(self._carry(near, to_far), self._carry(far, to_near))

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        now = self._loop.time
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(64)

        async def take() -> None:
            data = b"first"
            while data:
                try:
                    data = await source.read(1400)
                except OSError:
                    data = b""
                await under_way.put((now() + self._delay, data))

        async def give() -> None:
            free = 0.0
            while True:
                due, data = await under_way.get()
                free = max(free, due) + len(data) * 8 / self._rate
                await asyncio.sleep(max(0.0, free - now()))
                if not data:
                    target.close()
                    return
                target.write(data)

        await asyncio.gather(take(), give())


@contextmanager
def slow_line(target: int, delay: float, rate: float) -> Iterator[SlowLine]:
    """A line that is there as long as it is needed."""
    line = SlowLine(target, delay, rate)
    line.begin()
    try:
        yield line
    finally:
        line.end()
