"""Work shared out among processes, with the answers in the order of the questions.

Each process is a copy of this one, so that a pipeline that is open here is open there; only bytes
go to and fro. A process ends when this one does, however that ends.
"""

from __future__ import annotations

import multiprocessing
import queue
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

AHEAD = 3
"""Questions in hand per process: enough that none waits, few enough that memory stays flat."""


class WorkerEnded(Exception):  # noqa: N818 - it says what happened
    """A process that shares the work has ended before its answer; the message is one line."""


def share_out(
    work: Callable[[bytes], bytes], questions: Iterable[bytes], workers: int
) -> Iterator[bytes]:
    """``work`` of each question, by so many processes, in the order of the questions.

    Questions are taken as there is room for them, in the caller's own thread. Raises WorkerEnded.
    """
    context = multiprocessing.get_context("fork")
    ours: list[Connection] = []
    processes: list[BaseProcess] = []
    for _ in range(workers):
        mine, theirs = context.Pipe()
        ours.append(mine)
        # Each copy closes the ends that it inherits, or none would see this process end.
        process = context.Process(target=_serve, args=(work, theirs, tuple(ours)), daemon=True)
        process.start()
        processes.append(process)
        theirs.close()
    free: queue.SimpleQueue[Connection] = queue.SimpleQueue()
    for connection in ours:
        free.put(connection)
    waiting: deque[Future[bytes]] = deque()
    with ThreadPoolExecutor(workers) as threads:
        try:
            for question in questions:
                waiting.append(threads.submit(_ask, free, question))
                if len(waiting) >= AHEAD * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for answer in waiting:
                answer.cancel()
            threads.shutdown()
            for connection in ours:
                connection.close()
            for ended in processes:
                ended.join()


def _ask(free: queue.SimpleQueue[Connection], question: bytes) -> bytes:
    connection = free.get()
    try:
        connection.send_bytes(question)
        return connection.recv_bytes()
    except (EOFError, OSError):
        raise WorkerEnded(
            "a process that analyses articles has ended, perhaps for want of memory; "
            "load again, with fewer --workers"
        ) from None
    finally:
        free.put(connection)


def _serve(
    work: Callable[[bytes], bytes], connection: Connection, inherited: Sequence[Connection]
) -> None:
    # Ctrl-C goes to all of them: the first process sees to it, and its end is theirs.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:
        other.close()
    with suppress(EOFError, OSError):
        while True:
            connection.send_bytes(work(connection.recv_bytes()))
