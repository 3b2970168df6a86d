"""The reader: an app that switches screens, keeps the library open and sees who writes to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual.app import App
from textual.screen import Screen

from extradition_tui.contrast_model import Event
from extradition_tui.safe import safe_line
from extradition_tui.settings import Settings
from extradition_tui.state.crashes import keep_crash

if TYPE_CHECKING:
    from extradition_tui.library.doors import Library

from .analysing_anew import POLLS_WHILE_ANALYSING, AnalysingAnew
from .bindings import rebound
from .changed_cells import ChangedCells
from .claim_desk import ClaimDesk
from .contrast_lists import LISTS
from .draft_desk import DraftDesk
from .help_desk import HelpDesk
from .kept_positions import KeptPositions
from .kept_reading import KeptReading
from .library_screen import LibraryScreen
from .loading_desk import LoadingDesk
from .loading_process import Progress
from .settling import SECONDS_TO_LOOK, settle
from .terminal import GuardedDriver, end_in_time, listen_for_signals
from .theme import palette
from .watch import POLL_SECONDS, Watch


class ReaderApp(App[int], inherit_bindings=False):
    """Shows the library at a path, and loads ``paths`` into it while it shows."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Horizontal { height: 1fr; }"

    def __init__(
        self,
        library_path: Path,
        paths: Sequence[str] = (),
        settings: Settings | None = None,
        config_path: Path | None = None,
        *,
        person: str = "",
    ) -> None:
        """``person`` is the name shown for who reads; "" is the account's own.

        Raises BindingError when the settings bind a key that cannot be bound so.
        """
        self.settings = settings or Settings()
        self.actions = rebound(self.settings.keys)
        self.low_bandwidth = self.settings.low_bandwidth
        # Asked before Textual takes NO_COLOR out of the environment.
        self.palette = palette(self.settings.theme, sparing=self.settings.low_bandwidth)
        super().__init__(driver_class=GuardedDriver, ansi_color=self.palette.ansi or None)
        self.animation_level = "none"
        self._cells = ChangedCells(remembers=self.low_bandwidth)
        self.library: Library | None = None
        self.library_missing = False
        self.person = person
        self.crash: Path | None = None
        self._watch: Watch | None = None
        self._library_path = library_path
        self._paths = tuple(paths)
        self.kept = KeptPositions(library_path)
        self.reading = KeptReading(library_path)
        self._polls = 0
        self._library_screen = LibraryScreen(self.palette, self.settings.text_width)
        self._desk = ClaimDesk(self, self._library_screen)
        self.notes = DraftDesk(self, self._library_screen, library_path, self._desk.type_again)
        anew = AnalysingAnew(library_path, config_path, self.kept, self.settings.pipeline)
        self._loading = LoadingDesk(
            self, self._library_screen, library_path, config_path, anew, self._poll
        )
        pages = HelpDesk(self, self.palette, config_path)
        self.helpers: tuple[object, ...] = (self._desk, self.notes, self._loading, pages)

    # --- beginning and ending -----------------------------------------------------------------

    def on_mount(self) -> None:
        """Paint first; then open the library and begin to load."""
        theme = self.palette.textual_theme()
        self.register_theme(theme)
        self.theme = theme.name
        self.push_screen(self._library_screen)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        # What reads the library and the state is imported when the screen has been painted.
        from extradition_tui.library.people import this_person

        if not self.is_headless:
            listen_for_signals(self.end_by_signal, self.notes.flush)
        self.app_resume_signal.subscribe(self, self._resumed)
        self.person = self.person or this_person().name
        self.kept.read()
        self.reading.read()
        self._open_library()
        if self._paths:
            self.load(self._paths)
        self.notes.begin()
        self.set_interval(POLL_SECONDS, self._poll)
        self.set_timer(SECONDS_TO_LOOK, self._loading.look_at_pipelines)
        settle(self)

    def _open_library(self) -> None:
        from extradition_tui.library.doors import Library
        from extradition_tui.library.errors import LibraryError

        screen = self._library_screen
        try:
            self.library = Library.open(self._library_path)
            self._watch = Watch(self._library_path)
        except LibraryError as error:
            self.library_missing = not self._library_path.exists()
            if self.library_missing:
                screen.show_list()
            else:
                screen.show_trouble(str(error))
            screen.show_bottom()
            return
        self.library_missing = False
        if self.library.read_only:
            screen.bottom.show_note(self.library.read_only, "error")
        screen.begin_list()
        self._desk.begin()

    @property
    def quick_door(self) -> Library | None:
        """The library for questions that are answered at once: no thread holds this door."""
        return self._watch.door if self._watch is not None else None

    def _poll(self) -> None:
        """Once a second: has somebody written? Nothing is drawn when nobody has."""
        if self._watch is None:
            if self._library_path.exists() and self.library_missing:
                self._open_library()
            return
        # While articles are analysed anew no title changes: the list is seldom read.
        self._polls += 1
        often = self.anew is None or not self._polls % POLLS_WHILE_ANALYSING
        seen = self._watch.look(contents=often)
        if seen == "written":
            self._desk.library_written()
        elif seen == "removed":
            name = safe_line(str(self._library_path))
            self._library_screen.bottom.show_note(
                f"{name} was removed; what is open can be read until the reader is left", "error"
            )
        elif seen == "replaced":
            self._close_library()
            self._open_library()

    def on_unmount(self) -> None:
        """Let go of the library, and stop what goes on where it was the next time."""
        self._loading.stop()
        self.notes.close()
        self._close_library()

    def _close_library(self) -> None:
        library, self.library = self.library, None
        watch, self._watch = self._watch, None
        if library is not None:
            library.interrupt()
            library.close()
        if watch is not None:
            watch.close()

    def end_by_signal(self, number: int) -> None:
        """Save, restore the terminal and end with 128 and the signal's number, in three seconds."""
        end_in_time(128 + number)
        self._loading.stop()
        self.save()
        self.exit(return_code=128 + number)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Write no more than was drawn anew; on a slow line, than is new."""
        super()._display(screen, self._cells.of(renderable))

    def on_resize(self) -> None:
        """Nobody knows what a terminal shows of the words when it has another size."""
        self._cells.forget()

    def _resumed(self, _app: App[int]) -> None:
        self.on_resize()
        self.refresh(layout=True)

    def _handle_exception(self, error: Exception) -> None:
        """A fault is kept in a file; a traceback never reaches the terminal."""
        self._return_code = 1
        self.notes.flush()
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self.crash = keep_crash(error)
        self._close_messages_no_wait()

    # --- what is one's own --------------------------------------------------------------------

    def copy_to_clipboard(self, text: str) -> None:
        """As Textual's own, past the guard: these are words that the reader asked for."""
        self._clipboard = text
        if isinstance(self._driver, GuardedDriver):
            self._driver.clip(text)

    def save(self) -> None:
        """Keep positions and what is typed for the next time."""
        self.notes.flush()
        screen = self._library_screen
        screen.keep_position()
        self.reading.keep_visit()
        self.kept.save(screen.view.id if screen.view is not None else None)

    def on_app_blur(self) -> None:
        """The terminal lost the keys: what is typed is kept now."""
        self.notes.flush()

    # --- loading ------------------------------------------------------------------------------

    @property
    def progress(self) -> Progress | None:
        """How far loading is, while it goes on."""
        return self._loading.progress

    @property
    def anew(self) -> Progress | None:
        """How far the analysing anew is, while it goes on."""
        return self._loading.anew

    def load(self, paths: Sequence[str]) -> None:
        """Load paths in a process of its own."""
        self._loading.load(paths)

    def load_samples(self) -> None:
        """Load the sample articles that come with the program."""
        self._loading.load_samples()

    # --- actions that hold everywhere ---------------------------------------------------------

    def do_suspend(self, count: int | None) -> None:
        """Back to the shell; ``fg`` returns."""
        self.notes.flush()
        self.action_suspend_process()

    def do_quit(self, count: int | None) -> None:
        """Save and leave; loading goes on by itself."""
        self.quit()

    def quit(self) -> None:
        """Save and leave, also while a long question is still being answered in its thread."""
        if not self.is_headless:
            end_in_time(0)
        self.save()
        self.exit(return_code=0)

    def open_contrast(
        self,
        event: Event | None,
        picked: Sequence[str],
        place: tuple[str, int] | None,
        first: str = LISTS[0],
    ) -> None:
        """Put the sources of an event, or the picked articles, side by side."""
        from .contrast_reading import question_about
        from .contrast_screen import ContrastScreen

        question = question_about(event, picked)
        go_to = self._library_screen.open_article
        hand = self._desk.hand_for(event, picked)
        self.push_screen(ContrastScreen(self.palette, question, go_to, place, first, hand))
