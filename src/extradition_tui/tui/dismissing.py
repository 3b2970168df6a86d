"""Leaving a difference out of a contrast, and taking that back: asked in a thread, as reading is.

A dismissal stands for everybody who reads the library, with who did it in its history. What was
dismissed is a list of the contrast, from which it is shown again.
"""

from __future__ import annotations

from functools import partial

from extradition_tui.contrast.rows import Row
from extradition_tui.library.doors import Library
from extradition_tui.safe import safe_line

from .reader_screen import ReaderScreen


class Dismissals:
    """What was dismissed on a screen, so that it can be taken back at once."""

    def __init__(self, screen: ReaderScreen) -> None:
        """The screen is told by ``library_written`` when a write is done."""
        self._screen = screen
        self._findings: list[str] = []

    def dismiss(self, row: Row | None) -> None:
        """Leave the difference of a row out."""
        bottom = self._screen.bottom
        if row is None or row.finding is None:
            bottom.show_note("There is no difference here to dismiss; ]d goes to the next.")
            return
        said, finding = f"{row.sign} {safe_line(row.label)}", row.finding

        def done(_finding: str) -> None:
            if finding not in self._findings:  # the key may have been pressed twice
                self._findings.append(finding)
            bottom.show_note(f"{said} is dismissed; u takes it back")
            self._screen.library_written()

        self._screen.read(f"dismiss {finding}", partial(leave_out, finding=finding), done)

    def show(self, row: Row | None) -> None:
        """Show the difference of a row again, whoever left it out."""
        if row is not None and row.finding is not None:
            self._show(row.finding)

    def undo(self) -> None:
        """Show again what was left out last."""
        if self._findings:
            self._show(self._findings[-1])
        else:
            self._screen.bottom.show_note(
                "You dismissed nothing here just now; what was before has a list of its own, _."
            )

    def _show(self, finding: str) -> None:
        bottom = self._screen.bottom

        def done(_finding: str) -> None:
            if finding in self._findings:
                self._findings.remove(finding)
            bottom.show_note("The difference is shown again.")
            self._screen.library_written()

        self._screen.read(f"show {finding}", partial(show_again, finding=finding), done)


def leave_out(library: Library, finding: str) -> str:
    """Dismiss a finding; its whole ID. Raises LibraryError."""
    # The write door is kept off the reader's start and out of its memory until somebody writes.
    from extradition_tui.library.contrasts import dismiss
    from extradition_tui.library.people import this_person
    from extradition_tui.library.writing import writing

    with writing(library.path, this_person(), "dismiss a finding") as work:
        return dismiss(work, finding)


def show_again(library: Library, finding: str) -> str:
    """Take the dismissal of a finding back; its ID. Raises LibraryError."""
    from extradition_tui.library.contrasts import take_back
    from extradition_tui.library.people import this_person
    from extradition_tui.library.writing import writing

    with writing(library.path, this_person(), "undo a correction") as work:
        take_back(work, finding)
    return finding
