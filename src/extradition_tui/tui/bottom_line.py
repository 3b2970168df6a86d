"""The last row of every screen: what the keys do, how loading goes, and where one types a line.

While a question is open it takes the keys; it gives its screen the words by messages and never
repaints more than its one row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from .lines import Run, clipped, flat, with_short_paths
from .runs import width_of
from .theme import Palette
from .typed_words import TypedWords

LONGEST_ANSWER = 4096
_Told = tuple[Run, Run]
"""A key and what it does."""


@dataclass(frozen=True, slots=True)
class Question:
    """A line to be typed: its name for the screen that asked, and the words before the answer."""

    name: str
    label: str


class BottomLine(Widget, can_focus=True, inherit_bindings=False):
    """Hints on the left, the state on the right; or a question with what is typed."""

    DEFAULT_CSS = """
    BottomLine { height: 1; width: 1fr; dock: bottom; }
    """

    class Said(Message):
        """Words that are or were typed, and the name of the question."""

        def __init__(self, name: str, answer: str) -> None:
            super().__init__()
            self.name = name
            self.answer = answer

    class Typed(Said):
        """The answer changed while it is typed."""

    class Answered(Said):
        """The reader pressed Enter."""

    class Left(Said):
        """The reader pressed Esc: nothing was answered."""

    class Stepped(Message):
        """An arrow up or down while a line is typed: for the list above it."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.palette = palette
        self.question: Question | None = None
        self._typed = TypedWords()
        self._hints: tuple[_Told, ...] = ()
        self._choices: tuple[_Told, ...] = ()
        self._state: tuple[Run, ...] = ()
        self._note: tuple[Run, ...] = ()
        self._news: tuple[Run, ...] = ()

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """The keys and what they do, in this order: as many as there is room for are drawn."""
        self._put("_choices", ())
        self._put("_hints", tuple(map(_told, hints)))

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Every key that may follow: those that have no room for their words stand without."""
        self._put("_choices", tuple(map(_told, choices)))

    def show_state(self, runs: tuple[Run, ...]) -> None:
        """What stands on the right: who reads, what is loaded, where a search is."""
        self._put("_state", runs)

    def show_note(self, text: str, mark: str = "text") -> None:
        """A sentence in the place of the hints, until the next one or ""."""
        if not text and not self._note:
            self._put("_news", ())
        self._put("_note", (Run(text, mark),) if text else ())

    def tell(self, news: str) -> None:
        """What others did: in the place of the hints, but never of a sentence that stands there."""
        self._put("_news", (Run(news, "dim"),))

    def ask(self, question: Question, answer: str = "") -> None:
        """Open a question; the screen focuses this line."""
        self.question = question
        self._typed = TypedWords.of(answer)
        self.refresh()

    def close(self) -> None:
        """Take the question away."""
        self.question = None
        self._typed = TypedWords()
        self.refresh()

    @property
    def answer(self) -> str:
        """What is typed so far."""
        return self._typed.text

    # --- typing -------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Everything that is typed while a question is open belongs to its answer."""
        if self.question is None:
            return
        event.stop()
        event.prevent_default()
        name = self.question.name
        if event.key == "enter":
            # Keys that were typed ahead belong to the pane already, not to this answer.
            self.question = None
            self.post_message(self.Answered(name, self.answer))
        elif event.key in ("escape", "ctrl+c"):
            self.question = None
            self.post_message(self.Left(name, self.answer))
        elif event.character and event.is_printable:
            self._insert(event.character)
        else:
            self._edit(event.key)

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text comes in as one line."""
        event.stop()
        if self.question is not None:
            self._insert(flat(event.text).strip())

    def _insert(self, text: str) -> None:
        self._change(self._typed.with_words(text, LONGEST_ANSWER))

    def _edit(self, key: str) -> None:
        if key == "backspace" and not self.answer and self.question is not None:
            self.post_message(self.Left(self.question.name, ""))
        elif key in ("up", "down"):
            self.post_message(self.Stepped(-1 if key == "up" else 1))
        else:
            self._change(self._typed.after(key))

    def _change(self, typed: TypedWords) -> None:
        before, self._typed = self._typed, typed
        if typed != before:
            self.refresh()
        if typed.text != before.text and self.question is not None:
            self.post_message(self.Typed(self.question.name, typed.text))

    # --- drawing ------------------------------------------------------------------------------

    def _put(self, name: str, runs: tuple[Run, ...] | tuple[_Told, ...]) -> None:
        if getattr(self, name) != runs:
            setattr(self, name, runs)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The one row."""
        width = self.size.width
        # A sentence has the whole row; what stands at the right gives way to it.
        right = () if self._alone(width) else clipped(self._state, max(0, width // 2 - 2))
        right_width = sum(cell_len(run.text) for run in right)
        room = max(0, width - 2 - (right_width + 2 if right else 0))
        left = self._asked(room) if self.question is not None else self._said(room)
        used = sum(cell_len(run.text) for run in left)
        runs = [
            Run(" "),
            *left,
            Run(" " * max(0, width - 2 - used - right_width)),
            *right,
            Run(" "),
        ]
        segments = [Segment(run.text, self._style(run.mark)) for run in runs if run.text]
        return Strip(segments).adjust_cell_length(width, self._style("text"))

    def _alone(self, width: int) -> bool:
        """Whether what stands at the left has the whole row."""
        if self.question is not None:
            return cell_len(self.question.label) > width // 2
        return bool(self._note or self._news or self._choices)

    def _said(self, room: int) -> tuple[Run, ...]:
        if self._note or self._news:
            said = self._note or self._news
            short = (Run(with_short_paths(flat(run.text), room), run.mark) for run in said)
            return clipped(tuple(short), room)
        hints = self._choices or self._hints
        least = len(hints) if self._choices else 0
        for told in range(len(hints), -1, -1):
            bare = [Run(f"{key.text} ", key.mark) for key, _ in hints[told:least]]
            runs = _apart([run for hint in hints[:told] for run in hint] + bare)
            if width_of(runs) <= room:
                return runs
        return clipped(runs, room)

    def _asked(self, room: int) -> tuple[Run, ...]:
        label = self.question.label if self.question is not None else ""
        at = self._typed.at
        before, under = self.answer[:at], self.answer[at : at + 1] or " "
        room_before = max(4, room - cell_len(label) - 2)
        if cell_len(before) > room_before:
            while cell_len(before) > room_before - 1:
                before = before[max(1, (cell_len(before) - room_before) // 2) :]
            before = f"…{before}"
        runs = (
            Run(f"{label} " if label else "", "accent"),
            Run(before, "bright"),
            Run(under, "bright hit"),
            Run(self.answer[at + 1 :], "bright"),
        )
        return clipped(runs, room)

    def _style(self, marks: str) -> Style:
        return self.rich_style + self.palette.style(marks)


def _told(hint: tuple[str, str]) -> _Told:
    key, words = hint
    return Run(key, "key"), Run(f" {words}   ", "dim")


def _apart(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs without the blanks that would part them from a following one."""
    return (*runs[:-1], *(Run(run.text.rstrip(), run.mark) for run in runs[-1:]))
