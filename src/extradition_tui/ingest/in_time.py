"""Reads inputs with a limit of time, so that no single one holds up all others."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from extradition_tui.ingest.files import Input, read_articles
from extradition_tui.ingest.refused import Refused
from extradition_tui.model import Article, Outcome

SECONDS_PER_INPUT = 30
"""How long one input may take to be read and cleaned before it is refused."""

_AGAIN_SECONDS = 0.3


def read_in_time(item: Input) -> Iterator[Article | Outcome]:
    """``read_articles`` with a limit of time for each article: one that takes longer is refused."""
    articles = read_articles(item)
    while True:
        try:
            with _time_limit(SECONDS_PER_INPUT):
                article = next(articles, None)
        except Refused as late:  # the time was over just outside of what reads
            yield Outcome(item.path, "refused", None, str(late))
            return
        if article is None:
            return
        yield article


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise Refused in the block after so many seconds; only the main thread can be stopped so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    over = False

    def stop(_number: int, _frame: object) -> None:
        if not over:
            raise Refused(f"takes longer than {seconds:g} s to read; save its text alone")

    before = signal.signal(signal.SIGALRM, stop)
    # Again and again: what is raised inside a callback of a weak reference is dropped by Python.
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_SECONDS)
    try:
        yield
    finally:
        over = True
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
