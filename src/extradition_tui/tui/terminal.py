"""The terminal that the reader runs in: what may be written to it, and how the reader ends.

The driver is Textual's own with a second guard behind the safe door: of all control sequences only
those go out that the reader itself makes. A hang-up, a signal or the end of the input ends the
reader, saved and within three seconds, also while it hangs in writing to a terminal that nobody
reads any more.
"""

from __future__ import annotations

import asyncio
import base64
import os
import re
import selectors
import signal
import sys
import threading
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from contextlib import suppress
from io import TextIOWrapper
from typing import IO, cast

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from .thrift import Thrift
from .torn_keys import ESC, TornKeys, patience

SECONDS_TO_END = 2.5
"""After which the process ends however it goes: what starts and ends it fits into three."""

_OWN = (
    r"\x1b\[[0-9;:]*m"  # colours and shapes
    r"|\x1b\[[0-9;]*[ABCDHJK]"  # the cursor, and clearing
    r"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"  # modes
    r"|\x1b\[\?(?:2026|2048)\$p"  # asks whether a mode is known
    r"|\x1b\[>[0-9]+u|\x1b\[<u"  # the keyboard protocol, on and off
)
_POINTER = "\x1b]22;"
"""How Textual shapes the pointer of a mouse; behind the guard it would be words on the screen."""
_GUARD = re.compile(rf"({_OWN})|[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def guarded(data: str) -> str:
    """What may be written to the terminal: every control but the reader's own made visible."""
    return _GUARD.sub(lambda match: match[1] or _picture(match[0]), data)


def _picture(control: str) -> str:
    if control < " ":
        return chr(0x2400 + ord(control))
    return "\u2421" if control == "\x7f" else "\ufffd"


class GuardedDriver(LinuxDriver):
    """Textual's driver, with the guard, on stdout; bytes that are no UTF-8 are passed over."""

    def __init__(
        self,
        app: object,
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)  # type: ignore[arg-type]
        if sys.__stdout__ is not None:
            self._file = cast("TextIOWrapper", _LastingFile(sys.__stdout__))
        self._thrift = Thrift()
        self._parser = XTermParser(debug)

    def write(self, data: str) -> None:
        """Write through the guard, and no more than is needed."""
        if data.startswith(_POINTER):
            return
        super().write(self._thrift(guarded(data)))

    def clip(self, words: str) -> None:
        """Give the terminal words for its clipboard (OSC 52), in base64, so that none is obeyed."""
        coded = base64.b64encode(words.encode("utf-8", "replace")).decode("ascii")
        super().write(f"\x1b]52;c;{coded}\x07")

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Turn bytes into key events until the driver stops or the input ends."""
        decode = getincrementaldecoder("utf-8")(errors="ignore").decode
        # Its own each time: the one before ended with the thread that was suspended.
        self._parser = XTermParser(self._debug)
        torn = TornKeys(patience(os.environ))
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    data = self._read()
                    if not data:
                        self._loop.call_soon_threadsafe(self._input_ended)
                        return
                    self._read_keys(torn.feed(decode(data), time.monotonic()))
                self._read_keys(torn.tick(time.monotonic()))
                for event in self._parser.tick():
                    self.process_message(event)
        try:
            for _event in self._parser.feed(""):
                pass
        except (EOFError, ParseError):
            pass

    def _read_keys(self, pieces: Iterable[str]) -> None:
        for piece in pieces:
            if piece == ESC:
                self.process_message(events.Key("escape", ESC))
                continue
            try:
                for event in self._parser.feed(piece):
                    self.process_message(event)
            except (ValueError, OverflowError):
                # It begins as a key does and names none: Textual's parser ends with such a one.
                self._parser = XTermParser(self._debug)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _input_ended(self) -> None:
        end = getattr(self._app, "end_by_signal", None)
        if end is not None:
            end(signal.SIGHUP)


class _LastingFile:
    """The terminal as a file that can always be written to: what it refuses nobody would see.

    Textual's writer would end with the first line that is refused, and whoever writes after it
    would wait for ever.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        with suppress(OSError, ValueError):
            self._file.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()


def listen_for_signals(end: Callable[[int], None], keep: Callable[[], None]) -> None:
    """Call ``end`` with the signal's number when the reader is told to end.

    ``keep`` keeps what is typed; it is called first, in a thread, for the reader may hang in
    writing to a terminal that nobody reads, where ``end`` is never called.
    """
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, end, number)
        # The loop hears of it all the same, through its pipe. Unlike the loop's own handler this
        # one also ends a wait that nothing else would end (it is set without SA_RESTART).
        signal.signal(number, lambda number, _: end_in_time(128 + number, keep))


def end_in_time(code: int, first: Callable[[], None] | None = None) -> None:
    """However it goes from here, this process is gone in three seconds. ``first`` is begun now.

    Keys that are pressed meanwhile no longer reach the reader: the terminal, given back, makes
    signals of some. They change nothing.
    """
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
        signal.signal(number, signal.SIG_IGN)

    def watch() -> None:
        time.sleep(SECONDS_TO_END)
        os._exit(code)

    # A thread for each: a disk that hangs must not keep the process alive.
    for name, target in (("keeper", first), ("watchdog", watch)):
        if target is not None:
            threading.Thread(target=target, name=name, daemon=True).start()
