"""Loading, and analysing anew, as the screens see them: begun, told of, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from .analysing_anew import AnalysingAnew
from .loading_process import Problem, Progress, samples_path, start_loading
from .pages import ProblemsScreen

if TYPE_CHECKING:
    from .library_screen import LibraryScreen


class LoadingDesk:
    """One loading at a time, and one analysing anew, for the app whose helper it is."""

    def __init__(
        self,
        app: App[int],
        library_screen: LibraryScreen,
        library_path: Path,
        config_path: Path | None,
        anew: AnalysingAnew,
        written: Callable[[], None],
    ) -> None:
        """``written`` is told at an end, so that the library is looked at without waiting."""
        self.progress: Progress | None = None
        self._problems: tuple[Problem, ...] = ()
        self._app = app
        self._screen = library_screen
        self._library_path = library_path
        self._config_path = config_path
        self._anew = anew
        self._written = written

    def do_problems(self, count: int | None) -> None:
        """What could not be loaded."""
        self._app.push_screen(ProblemsScreen(self._screen.palette, self._problems))

    def stop(self) -> None:
        """End the analysing anew, which goes on the next time; loading ends by itself."""
        self._anew.stop()

    # --- loading ------------------------------------------------------------------------------

    def load(self, paths: Sequence[str]) -> None:
        """Load paths in a process of its own."""
        if self.progress is not None:
            self._screen.bottom.show_note("Loading goes on; load more when it is done.")
            return
        self.progress = Progress()
        self._problems = ()
        self._screen.show_list()
        self._screen.show_bottom()
        start_loading(self._library_path, paths, self._config_path, self._tell_progress)

    def load_samples(self) -> None:
        """Load the sample articles that come with the program."""
        samples = samples_path()
        if samples is None:
            self._screen.bottom.show_note("The samples are not installed.", "error")
        else:
            self.load([str(samples)])

    def _tell_progress(self, progress: Progress) -> None:
        """From the thread that loads."""
        self._app.call_later(self._loaded, progress)

    def _loaded(self, progress: Progress) -> None:
        """Show how far it is; at its end, what came of it."""
        self._problems = progress.problems
        if progress.finished:
            self.progress = None
            self._say(progress)
            self._written()
            self._screen.show_list()
            self.look_at_pipelines()
        else:
            self.progress = progress
        self._screen.show_bottom()

    # --- analysing anew -----------------------------------------------------------------------

    @property
    def anew(self) -> Progress | None:
        """How far the analysing anew is, while it goes on."""
        return self._anew.progress

    def look_at_pipelines(self) -> None:
        """Were articles analysed by another pipeline than the chosen one? Then it begins anew."""
        from .questions import read_pipelines

        library = self._screen.reader.library
        if library is None or library.read_only or self.progress or self.anew:
            return
        name = self._anew.chosen
        self._screen.read(
            "pipelines", lambda library: read_pipelines(library, name), self._weigh_pipelines
        )

    def _weigh_pipelines(self, found: tuple[str | None, tuple[str, ...]]) -> None:
        pipeline, analysed_by = found
        if self.progress or self.anew:
            return
        if self._anew.wanted(pipeline, analysed_by):
            self._anew.begin(pipeline or "", self._tell_analysing)
            self._screen.show_bottom()

    def _tell_analysing(self, progress: Progress) -> None:
        """From the thread that analyses."""
        self._app.call_later(self._analysed, progress)

    def _analysed(self, progress: Progress) -> None:
        """Show quietly how far it is; at its end, what the articles hold now."""
        self._anew.take(progress)
        if progress.finished:
            self._problems = progress.problems or self._problems
            self._say(progress)
            self._written()
            self._screen.read_again()
        self._screen.show_bottom()

    def _say(self, progress: Progress) -> None:
        self._screen.bottom.show_note(progress.words(), "error" if progress.failed else "text")
