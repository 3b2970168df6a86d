"""Putting articles into other events, joining and splitting events, and taking that back.

Each is done by the program's own command in a process, as loading is: it compares and contrasts
what it touches, which the reader need not know how to do.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from extradition_tui.contrast_model import Event
from extradition_tui.library.doors import Library
from extradition_tui.library.links import links_of
from extradition_tui.safe import safe_line

from .events_list import plural
from .lines import Line, Run, fold
from .own_commands import Answer, run_command
from .picker_screen import PickerScreen
from .reader_screen import ReaderScreen
from .runs import fitted, said
from .shelf import Shelf
from .theme import Palette

SPLIT = "split"
_HEADING = 32
"""Cells of a title in the heading of the picker: it fits where the screen is narrow."""


class EventPicker(PickerScreen):
    """Events to choose from, by words of their titles."""

    HINTS = (("↓ ↑", "move"), ("Enter", "this event"), ("Esc", "back"))

    def __init__(
        self, palette: Palette, heading: str, events: Callable[[str], Sequence[Event]]
    ) -> None:
        """``events`` gives those that fit words, the likeliest first."""
        super().__init__(
            palette,
            heading,
            lambda wanted: event_lines(events(wanted)),
            ask="with the words:",
            note="likeliest first, Enter chooses",
        )


class EventCorrections:
    """The corrections that a list of events offers; the screen is told when one is done."""

    def __init__(self, screen: ReaderScreen, let_go: Callable[[Collection[str]], None]) -> None:
        """``let_go`` is told which articles were split off: they need not stay picked."""
        self._screen = screen
        self._let_go = let_go
        self._split: tuple[str, ...] = ()

    def move(self, key: str, shelf: Shelf) -> None:
        """Ask for another event: for the article of a line, or for the event to be joined with."""
        kind, _, name = key.partition(" ")
        own = shelf.event_of_line(key)
        if own is None:
            return
        articles = own.articles if kind == "event" else (name,)
        heading = _heading(kind, name, own, shelf)

        def choose(order: tuple[str, ...]) -> None:
            likely = [event for one in order if (event := shelf.event(one)) is not None]

            def others(wanted: str) -> list[Event]:
                alike = [event for event in likely if has_words(event.title, wanted)]
                rest = [event for event in shelf.events_with(wanted) if event.id not in order]
                return [event for event in (*alike, *rest) if event.id != own.id]

            if not others(""):
                self._screen.bottom.show_note("There is no other event.")
                return
            picker = EventPicker(self._screen.palette, heading, others)
            self._screen.app.push_screen(picker, chosen)

        def chosen(event: object) -> None:
            if isinstance(event, str) and event:
                what = ("merge", own.id, event) if kind == "event" else ("move", name, event)
                self._do(what, "joined" if kind == "event" else "moved")

        self._screen.read("likely events", lambda library: likeliest(library, articles), choose)

    def ask_split(self, key: str, shelf: Shelf, picked: Sequence[str]) -> None:
        """Ask whether the article of a line, or what is picked of its event, is another event."""
        kind, _, name = key.partition(" ")
        own = shelf.event_of_line(key)
        if own is None:
            return
        parted = tuple(one for one in own.articles if one in picked)
        if not parted and kind == "article":
            parted = (name,)
        bottom = self._screen.bottom
        if not parted:
            bottom.show_note("Pick the articles that are another event with x, then S.")
        elif len(parted) == len(own.articles):
            bottom.show_note("These are all of its articles: nothing to split off.")
        else:
            self._split = (own.id, *parted)
            self._screen.ask(SPLIT, f"make {plural(len(parted), 'article')} another event? (y/n)")

    def split(self, answer: str) -> None:
        """Split off what was asked about, if the answer is yes."""
        if answer.strip().lower() in ("y", "yes") and self._split:
            articles = self._split[1:]
            self._do(("split", *self._split), "split off", lambda: self._let_go(articles))
        self._split = ()

    def undo(self) -> None:
        """Take back the last correction."""
        self._do(("undo",), "")

    def _do(self, words: Sequence[str], done: str, then: Callable[[], None] = lambda: None) -> None:
        bottom = self._screen.bottom
        bottom.show_note("Comparing…", "text")

        def show(answer: Answer) -> None:
            line = answer.lines[0] if answer.lines else ""
            if answer.done:
                bottom.show_note(f"{done}; u takes it back" if done else line, "text")
                then()
                self._screen.library_written()
            else:
                bottom.show_note(line, "error")

        self._screen.read(
            "correct", lambda library: run_command(library.path, ("event", *words)), show
        )


def has_words(title: str, wanted: str) -> bool:
    """Whether a title holds all that was typed."""
    return all(word in fold(safe_line(title)) for word in fold(wanted).split())


def event_lines(events: Sequence[Event]) -> list[Line]:
    """The lines of these events, or one that says that there are none."""
    found = [
        Line(
            (Run("  "), Run(safe_line(event.title))),
            key=event.id,
            right=(Run(str(len(event.articles)), "dim"),),
        )
        for event in events
    ]
    return found or [
        Line.of("No other event has these words in its title.", "dim", selectable=False)
    ]


def _heading(kind: str, name: str, own: Event, shelf: Shelf) -> str:
    """What is moved, or which event is joined."""
    if kind == "event":
        return f"JOIN “{_shortened(own.title)}” WITH"
    article = shelf.article(name)
    return f"MOVE {_shortened(article.source if article is not None else name)} TO"


def _shortened(words: str) -> str:
    """Words from outside, safe, and few enough for a heading."""
    runs = fitted(said(words), _HEADING)
    return "".join(run.text for run in runs)


def likeliest(library: Library, articles: Sequence[str]) -> tuple[str, ...]:
    """The events with articles that are like these, the likeliest first."""
    from extradition_tui.library.events import events_of

    alike: dict[str, float] = {}
    for (_, other), likeness in links_of(library, articles).items():
        alike[other] = max(likeness, alike.get(other, 0.0))
    held = events_of(library, alike)
    best: dict[str, float] = {}
    for article, likeness in alike.items():
        best[held[article]] = max(likeness, best.get(held[article], 0.0))
    return tuple(sorted(best, key=lambda event: (-best[event], event)))
