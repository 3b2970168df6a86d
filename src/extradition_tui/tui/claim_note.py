"""Where longer words are typed: a few rows under the text, never over it.

It is opened with ``open_note`` and takes the keys until Enter gives its words to who asked, or Esc
leaves it. What is typed is told with every change, so that it can be kept outside of the library.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from extradition_tui.safe import safe_line

from .claim_drafts import NoteKey
from .lines import Run, clipped
from .reader_screen import ReaderScreen
from .text_layout import wrapped
from .theme import Palette
from .typed_words import TypedWords

MOST = 20_000
"""Characters of a note: as many as the library keeps."""
_MOST_ROWS = 8
_MOST_ABOUT = 6
_CHANGED = "The claim was changed since you typed this. What stands there now:"
_YOURS = "Yours, to be merged with it:"


@dataclass(frozen=True, slots=True)
class Note:
    """What is asked for: a heading, the words it begins with, and lines that stand over them.

    ``about`` is shown and not edited: what somebody else wrote, or why a write was refused.
    """

    heading: str
    text: str = ""
    about: tuple[str, ...] = ()


class NoteView(Widget, can_focus=True, inherit_bindings=False):
    """A heading in a hairline, what the words are about, and the words with their cursor."""

    DEFAULT_CSS = """
    NoteView { width: 1fr; height: 2; }
    """

    def __init__(
        self,
        palette: Palette,
        note: Note,
        done: Callable[[str | None], None],
        changed: Callable[[str, int], None],
    ) -> None:
        """``done`` has the words, or None after Esc; ``changed`` the words and the cursor."""
        super().__init__()
        self.palette = palette
        self.note = note
        self._typed = TypedWords.of(note.text)
        self._done = done
        self._changed = changed

    @property
    def text(self) -> str:
        """The words so far."""
        return self._typed.text

    # --- typing -------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Everything that is typed belongs to the note."""
        event.stop()
        event.prevent_default()
        if event.key == "enter":
            self._done(self.text)
        elif event.key in ("escape", "ctrl+c"):
            self._done(None)
        elif event.character and event.is_printable:
            self._change(self._typed.with_words(event.character, MOST))
        elif event.key in ("up", "down"):
            self._to_row(-1 if event.key == "up" else 1)
        else:
            self._change(self._typed.after(event.key))

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text comes in as one paragraph."""
        event.stop()
        self._change(self._typed.with_words(" ".join(event.text.split()), MOST))

    def _change(self, typed: TypedWords) -> None:
        if typed != self._typed:
            self._typed = typed
            self.fit()
            self._changed(typed.text, typed.at)

    def _to_row(self, step: int) -> None:
        rows = self._rows()
        here = self._row_of_cursor(rows)
        there = min(max(here + step, 0), len(rows) - 1)
        at = rows[there][0] + self._typed.at - rows[here][0]
        self._change(TypedWords(self.text, min(at, rows[there][1])))

    # --- drawing ------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Take the rows that the words need."""
        self.fit()

    def on_resize(self) -> None:
        """As the width is another."""
        self.fit()

    def fit(self) -> None:
        """Take as many rows as there are, up to a share of the screen."""
        rows = 1 + len(self._about()) + min(len(self._rows()), _MOST_ROWS)
        most = max(3, self.app.size.height // 2)
        if self.styles.height is None or self.styles.height.value != min(rows, most):
            self.styles.height = min(rows, most)
        self.refresh()

    @property
    def _columns(self) -> int:
        return max(10, min((self.size.width or self.app.size.width) - 4, 96))

    def _rows(self) -> list[tuple[int, int]]:
        rows = list(wrapped(self.text, self._columns)) or [(0, 0)]
        # A blank at the end is typed before the word that follows it: the cursor goes with it.
        ends = [*(start - 1 for start, _ in rows[1:]), len(self.text)]
        return [(start, max(end, last)) for (start, end), last in zip(rows, ends, strict=True)]

    def _row_of_cursor(self, rows: Sequence[tuple[int, int]]) -> int:
        at = self._typed.at
        return next((n for n in range(len(rows) - 1, -1, -1) if rows[n][0] <= at), 0)

    def _about(self) -> list[str]:
        rows = [
            said[start:end]
            for words in self.note.about
            for said in (safe_line(words),)
            for start, end in wrapped(said, self._columns)
        ]
        return rows if len(rows) <= _MOST_ABOUT else [*rows[: _MOST_ABOUT - 1], "…"]

    def render_line(self, y: int) -> Strip:
        """One row."""
        about, rows = self._about(), self._rows()
        if y == 0:
            return self._strip(self._heading())
        if y <= len(about):
            return self._strip((Run("  "), Run(about[y - 1], "dim")))
        here = self._row_of_cursor(rows)
        room = max(1, self.size.height - 1 - len(about))
        top = min(max(0, here - room + 1), max(0, len(rows) - room))
        number = top + y - 1 - len(about)
        if number >= len(rows):
            return self._strip(())
        start, end = rows[number]
        words = self.text[start:end]
        if number != here:
            return self._strip((Run("  "), Run(words, "bright")))
        at = self._typed.at - start
        return self._strip(
            (
                Run("  "),
                Run(words[:at], "bright"),
                Run(words[at : at + 1] or " ", "bright hit"),
                Run(words[at + 1 :], "bright"),
            )
        )

    def _heading(self) -> tuple[Run, ...]:
        width = self.size.width - 2
        keys = " Enter keeps it · Esc leaves it ──"
        said = clipped((Run(self.note.heading, "accent"),), max(4, width - 6 - len(keys)))
        used = 4 + sum(cell_len(run.text) for run in said)
        if used + len(keys) > width:
            keys = ""
        rule = "─" * max(0, width - used - len(keys))
        return (
            Run(" ── ", "hairline"),
            *said,
            Run(" "),
            Run(rule, "hairline"),
            Run(keys, "dim"),
        )

    def _strip(self, runs: Sequence[Run]) -> Strip:
        segments = [Segment(run.text, self._style(run.mark)) for run in runs if run.text]
        width = self.size.width
        return Strip(segments).adjust_cell_length(width, self._style("text"))

    def _style(self, marks: str) -> Style:
        return self.rich_style + self.palette.style(marks)


def open_note(
    screen: ReaderScreen,
    note: Note,
    key: NoteKey,
    then: Callable[[str], None],
    left: Callable[[], None] = lambda: None,
) -> NoteView:
    """Ask for words under what a screen shows; ``then`` has them.

    What is typed is told to the reader's keeper under ``key`` with each change, and stands in the
    note again when it is opened anew, with what the claim says by now where it was changed. Who
    writes it makes the keeper forget it. ``left`` is told of Esc.
    """
    keeper = screen.reader.notes

    def done(text: str | None) -> None:
        typed = view.text
        screen.take_keys_back()
        view.remove()
        screen.show_bottom()
        if text is not None:
            then(text)
            return
        if typed != note.text:
            screen.bottom.show_note("Nothing was written; what was typed is offered again.")
        left()

    begun = replace(note, text=keeper.text_of(key) or note.text)
    if keeper.is_of_former(key) and not note.about:
        begun = replace(begun, about=(_CHANGED, note.text or "–", _YOURS))
    view = NoteView(screen.palette, begun, done, partial(keeper.keep, key))
    screen.mount(view, before=screen.bottom)
    screen.lend_keys(view)
    screen.show_bottom()
    return view
