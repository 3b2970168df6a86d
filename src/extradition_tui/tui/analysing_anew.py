"""Whether the articles are to be analysed by another pipeline than they were, and that it is done.

The reader looks when it has begun and after each loading. The work is a process of its own, which
is stopped with the reader, for it goes on where it was the next time.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from extradition_tui.chosen_pipeline import wants_analysing_anew

from .kept_positions import KeptPositions
from .loading_process import Progress, start_analysing_anew

POLLS_WHILE_ANALYSING = 10
"""While articles are analysed anew the list is read at every tenth look only."""
PIPELINE = "pipeline"
"""The option of positions that holds the pipeline by which the library was last up to date."""


class AnalysingAnew:
    """One reader's analysing anew; ``progress`` says how far it is, None while there is none."""

    def __init__(
        self, library_path: Path, config_path: Path | None, kept: KeptPositions, chosen: str
    ) -> None:
        """``chosen`` is the pipeline that a person chose in the settings, or ""."""
        self.chosen = chosen
        self.progress: Progress | None = None
        self._library_path = library_path
        self._config_path = config_path
        self._kept = kept
        self._pipeline = ""
        self._stop: Callable[[], None] | None = None

    def wanted(self, pipeline: str | None, analysed_by: tuple[str, ...]) -> bool:
        """Whether articles were analysed by another pipeline than the one in use.

        A library that is up to date is remembered.
        """
        if pipeline is not None and set(analysed_by) == {pipeline}:
            self._kept.keep_option(PIPELINE, pipeline)
            return False
        before = self._kept.option(PIPELINE)
        return wants_analysing_anew(pipeline, analysed_by, before, chosen=bool(self.chosen))

    def begin(self, pipeline: str, tell: Callable[[Progress], None]) -> None:
        """Start; ``tell`` is called from a thread with each progress."""
        self.progress = Progress(anew=True)
        self._pipeline = pipeline
        self._stop = start_analysing_anew(self._library_path, self._config_path, tell)

    def take(self, progress: Progress) -> None:
        """Know how far it is; at its end the pipeline is remembered, unless it failed."""
        if not progress.finished:
            self.progress = progress
            return
        self.progress = self._stop = None
        if not progress.failed:
            self._kept.keep_option(PIPELINE, self._pipeline)

    def stop(self) -> None:
        """End it; what is done is kept."""
        if self._stop is not None:
            self._stop()
            self._stop = None
