"""What is being typed, kept outside the library until it is written there: nothing typed is lost.

Words that are typed are on the disk at most a second after the first key that is not. Every reader
writes files with its own name in them, so no two ever write one draft; taking a draft over is
renaming its file, which only one can do. A reader that lives holds the lock file of its name, so
the drafts of one that was killed are known to be nobody's.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from extradition_tui.safe import safe_line
from extradition_tui.settings import state_path
from extradition_tui.state.draft_writers import WriterLock, writer_of
from extradition_tui.state.own_files import read_own, write_own

SECONDS = 1.0
"""From the first key that is not kept until it is: while typing goes on, and after it stopped."""

LARGEST = 1_000_000
"""Bytes of a draft; a larger file is not one of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Words that somebody types, with all that is needed to go on with them later.

    ``kind`` is what they are, by a name that the screen which asked knows ("comment").
    ``revision`` is the claim's when they were begun, ``cursor`` an offset into ``text``.
    ``start`` to ``end`` are the words of the article that they are about, ``position`` the offset
    into its text that stood at the top. ``options`` is whatever else the screen needs. ``id``,
    ``began`` and ``changed`` (moments) are filled in.
    """

    kind: str
    text: str = ""
    cursor: int = 0
    claim: str | None = None
    revision: int | None = None
    event: str | None = None
    article: str | None = None
    start: int | None = None
    end: int | None = None
    position: int = 0
    options: dict[str, str] = field(default_factory=dict)
    id: str = ""
    began: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """A draft on the disk; ``held_by`` names the reader that lives and types it, if one does."""

    draft: Draft
    held_by: str | None = None


class TypedDraft:
    """A draft while it is typed. Its methods cost no time, except ``finish``: it removes a file."""

    def __init__(self, drafts: Drafts, draft: Draft, file: Path | None = None) -> None:
        self.draft = draft
        self.taken = False
        """Whether another reader took it over: what is typed since is a draft of its own."""
        self._drafts = drafts
        self._file = file
        self._unkept_since: float | None = None

    def change(self, text: str, cursor: int) -> None:
        """Take the words so far: kept within a second."""
        self._drafts._change(self, text, cursor)

    def save(self) -> None:
        """Keep them at once: for when the keys go elsewhere."""
        self._drafts._hurry(self)

    def finish(self) -> None:
        """The words are in the library, or nobody wants them: the draft is removed."""
        self._drafts._finish(self)

    def leave(self) -> None:
        """Stop typing and keep the words: they are offered again."""
        self._drafts._leave(self)


class Drafts:
    """One person's drafts of one library, for one reader. Any thread may call."""

    def __init__(
        self,
        library_path: Path,
        *,
        seconds: float = SECONDS,
        trouble: Callable[[str], None] = lambda _: None,
    ) -> None:
        """``trouble`` is told one line, from another thread, when words cannot be kept."""
        real = os.fsencode(os.path.realpath(library_path))
        self._folder = state_path() / "drafts" / hashlib.sha256(real).hexdigest()[:16]
        self._seconds = seconds
        self._trouble = trouble
        self._troubled = False
        self._typed: list[TypedDraft] = []
        self._writer: WriterLock | None = None
        self._saver: threading.Thread | None = None
        self._closed = False
        # What is typed is changed under the one, and written to the disk under the other: a key
        # never waits for the disk.
        self._changed = threading.Condition()
        self._disk = threading.RLock()

    def begin(self, draft: Draft) -> TypedDraft:
        """Begin to type. Nothing is kept before the first change."""
        now = _now()
        typed = TypedDraft(
            self, replace(draft, id=os.urandom(8).hex(), began=draft.began or now, changed=now)
        )
        return self._add(typed)

    def found(self) -> tuple[KeptDraft, ...]:
        """The drafts that are not typed here, the newest first."""
        here = {typed._file for typed in self._typed}
        kept = [
            KeptDraft(draft=draft, held_by=writer_of(file.with_name(_writer_name(file))))
            for file in self._files()
            if file not in here and (draft := _read(file)) is not None
        ]
        return tuple(sorted(kept, key=lambda one: one.draft.changed, reverse=True))

    def take(self, name: str) -> TypedDraft | None:
        """Go on with a draft, also one that another reader types; None when it is gone."""
        with self._disk:
            for file in self._files():
                draft = _read(file)
                if draft is None or draft.id != name:
                    continue
                mine = self._file_for(draft)
                with suppress(OSError):
                    file.rename(mine)
                    return self._add(TypedDraft(self, draft, mine))
        return None

    def discard(self, name: str) -> None:
        """Remove a draft that is not typed here."""
        typed = self.take(name)
        if typed is not None:
            typed.finish()

    def flush(self) -> None:
        """Keep all that is typed, now: when this returns it is on the disk, or told as trouble."""
        for typed in tuple(self._typed):
            self._keep(typed)

    def close(self) -> None:
        """Keep all that is typed and let go of it: another reader may go on with it."""
        self.flush()
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._writer is not None:
            self._writer.release()

    # --- typing -------------------------------------------------------------------------------

    def _add(self, typed: TypedDraft) -> TypedDraft:
        with self._changed:
            self._typed.append(typed)
            if self._saver is None:
                self._saver = threading.Thread(target=self._save_in_time, daemon=True)
                self._saver.start()
        return typed

    def _change(self, typed: TypedDraft, text: str, cursor: int) -> None:
        with self._changed:
            typed.draft = replace(typed.draft, text=text, cursor=cursor, changed=_now())
            if typed._unkept_since is None:
                typed._unkept_since = time.monotonic()
                self._changed.notify_all()

    def _hurry(self, typed: TypedDraft) -> None:
        with self._changed:
            if typed._unkept_since is not None:
                typed._unkept_since -= self._seconds
                self._changed.notify_all()

    def _finish(self, typed: TypedDraft) -> None:
        with self._disk:
            self._forget(typed)
            if typed._file is not None:
                with suppress(OSError):
                    typed._file.unlink()

    def _leave(self, typed: TypedDraft) -> None:
        self._keep(typed)
        self._forget(typed)

    def _forget(self, typed: TypedDraft) -> None:
        with self._changed:
            if typed in self._typed:
                self._typed.remove(typed)

    # --- keeping ------------------------------------------------------------------------------

    def _save_in_time(self) -> None:
        """The saver's thread: waits for the first key that is not kept, and keeps it in time."""
        while not self._closed:
            with self._changed:
                waiting = [one for one in self._typed if one._unkept_since is not None]
                first = min((one._unkept_since or 0 for one in waiting), default=None)
                left = None if first is None else first + self._seconds - time.monotonic()
                if left is None or left > 0:
                    self._changed.wait(left)
                    continue
            for typed in waiting:
                self._keep(typed)

    def _keep(self, typed: TypedDraft) -> None:
        with self._disk:
            with self._changed:
                if typed not in self._typed or typed._unkept_since is None:
                    return
                typed._unkept_since = None
                self._notice_taking(typed)
                draft = typed.draft
            try:
                file = self._file_for(draft)
                write_own(file, _encoded(draft))
            except OSError as error:
                self._not_kept(typed, error)
            else:
                typed._file = file
                self._troubled = False

    def _notice_taking(self, typed: TypedDraft) -> None:
        """Of a draft that is no longer where it was kept, the words go on in another."""
        if typed._file is not None and not typed._file.exists():
            typed.taken = True
            typed.draft = replace(typed.draft, id=os.urandom(8).hex())

    def _not_kept(self, typed: TypedDraft, error: OSError) -> None:
        with self._changed:
            typed._unkept_since = time.monotonic()  # tried again when the time is up
        if not self._troubled:
            self._troubled = True
            self._trouble(
                safe_line(
                    f"What you type cannot be kept ({error.strerror}) and is here only as long as "
                    f"the reader is open; see to {self._folder}"
                )
            )

    # --- files --------------------------------------------------------------------------------

    def _file_for(self, draft: Draft) -> Path:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._writer is None:
            self._writer = WriterLock(self._folder)
        return self._folder / f"{draft.id}.{self._writer.name}.json"

    def _files(self) -> Iterator[Path]:
        with suppress(OSError):
            yield from sorted(self._folder.glob("[!.]*.*.json"))


def _writer_name(file: Path) -> str:
    return f"{file.name.split('.')[1]}.lock"


def _read(file: Path) -> Draft | None:
    try:
        draft = msgspec.json.decode(read_own(file, LARGEST), type=Draft)
    except (OSError, ValueError, RecursionError):
        return None
    # The name of the file is what a draft is found by, whatever is written in it.
    return replace(draft, id=file.name.split(".")[0])


def _encoded(draft: Draft) -> bytes:
    # Half a surrogate pair is no text, and would keep all the rest from the disk.
    return msgspec.json.encode(
        replace(draft, text=draft.text.encode("utf-8", "replace").decode("utf-8"))
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
