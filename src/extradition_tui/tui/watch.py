"""Looking at the library's file: whether somebody has written to it, and whether it is still it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from extradition_tui.library.doors import Library

POLL_SECONDS = 1.0
"""Between two looks."""

Seen = Literal["nothing", "written", "removed", "replaced"]
"""What became of the file since the last look."""


class Watch:
    """A look now and then through a door of its own, on which no long question is ever asked."""

    def __init__(self, path: Path) -> None:
        """Raises LibraryError where the library cannot be opened."""
        from extradition_tui.library.doors import Library

        self._path = path
        self._library: Library = Library.open(path)
        self._version = self._library.data_version()
        self._file = _file_at(path)

    @property
    def door(self) -> Library:
        """The door that it looks through: for what is answered before a row is drawn."""
        return self._library

    def look(self, *, contents: bool = True) -> Seen:
        """What became of the file since the last look.

        Without ``contents`` it is not asked whether somebody wrote to it: a later look says so.
        """
        from extradition_tui.library.errors import LibraryError

        file = _file_at(self._path)
        if file != self._file:
            self._file = file
            return "removed" if file is None else "replaced"
        if not contents:
            return "nothing"
        try:
            version = self._library.data_version()
        except LibraryError:
            return "nothing"
        before, self._version = self._version, version
        return "nothing" if version == before else "written"

    def close(self) -> None:
        """Let go of the file."""
        self._library.close()


def _file_at(path: Path) -> tuple[int, int] | None:
    """Which file stands at a path: its device and number, or None."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
