"""The one workflow: ingest -> language -> library -> contrast -> library, with progress as it goes.

Articles stream through: each is read, analysed and stored before the whole input is known, so that
the reader can show the first while the last is still on disk. Events and contrasts follow, for
what was touched and no more.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extradition_tui.analysing import Ready, ready_articles, renamed
from extradition_tui.ingest.files import find_inputs
from extradition_tui.ingest.in_time import read_in_time
from extradition_tui.language.pipeline import Pipeline
from extradition_tui.library.article_facts import FACTS
from extradition_tui.library.articles import get_article, remove, set_facts, store
from extradition_tui.library.doors import Library, Reading
from extradition_tui.library.errors import LibraryDamaged, NotFound
from extradition_tui.library.events import events_of, get_event, unsettled
from extradition_tui.library.known import Known, find_known
from extradition_tui.library.pipelines import analysed_otherwise, not_analysed, pipeline_of
from extradition_tui.library.writing import Writing, create, writing
from extradition_tui.model import Article, LoadOutcome, Outcome, Person
from extradition_tui.regrouping import regroup

_FLUSH_ARTICLES = 32
_FLUSH_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Started:
    """Loading has begun; ``total`` inputs are known."""

    total: int


@dataclass(frozen=True, slots=True)
class InputDone:
    """One article, or one input that was refused, is done."""

    outcome: Outcome
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Comparing:
    """Of ``total`` articles ``done`` were compared with those that may be about the same."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Grouping:
    """Of ``total`` articles ``done`` have their event, and the event has its contrast."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Ended:
    """All is stored; how many inputs had which outcome."""

    counts: dict[str, int]


Step = Started | InputDone | Comparing | Grouping | Ended
Reporter = Callable[[Step], None]


def load(
    paths: Sequence[str],
    library_path: Path,
    person: Person,
    pipeline: Pipeline,
    *,
    workers: int = 1,
    again: bool = False,
    report: Reporter = lambda _: None,
) -> tuple[Outcome, ...]:
    """Load files, folders and stdin into a library, which is made when there is none.

    What is known already is left as it is, unless ``again`` cleans and analyses it anew. A bad
    input is refused and the rest go on. Returns what became of each article and refused input.
    Raises LibraryError when the library cannot be written.
    """
    create(library_path, exist_ok=True)
    _bring_up(library_path, person)
    with Library.open(library_path) as library:
        inputs = _Inputs(library, person, report, again=again)
        for ready in ready_articles(pipeline, inputs.unknown(paths), workers):
            inputs.take(ready)
        return _finished(inputs, report)


def analyse_anew(
    library_path: Path,
    person: Person,
    pipeline: Pipeline,
    *,
    workers: int = 1,
    imported: bool = False,
    report: Reporter = lambda _: None,
) -> tuple[Outcome, ...]:
    """Analyse with this pipeline what another one, or another version of it, analysed.

    ``imported``: only what came from another library, of which nothing was found yet.
    No text changes, so what is anchored in the texts stays; events and contrasts are made anew
    where the analyses ask for it. It may be stopped at any moment: what is done already is not
    done again. Returns an outcome ("unchanged", as the text is) for each article that was looked
    at. Raises LibraryError when there is no library or it cannot be written.
    """
    with Library.open(library_path) as library:
        _bring_up(library_path, person)
        stored = _Stored(library, person, report, full_name(pipeline), imported=imported)
        for ready in ready_articles(pipeline, stored.outdated(), workers):
            stored.take(ready)
        return _finished(stored, report)


def full_name(pipeline: Pipeline) -> str:
    """A pipeline's name and version, as analyses bear them."""
    return f"{pipeline.info.name} {pipeline.info.version}"


def correct(
    library_path: Path,
    person: Person,
    article_id: str,
    facts: Mapping[str, str],
    open_pipeline: Callable[[], Pipeline],
) -> None:
    """Set what a person knows better about an article, and draw the consequences.

    A day of publication moves the dates in the text that are told from it ("on Wednesday"), so the
    article is analysed anew then. Raises LibraryError.
    """
    with writing(library_path, person, "set facts of an article") as door:
        set_facts(door, article_id, facts)
        article = get_article(door, article_id)
    if "published" in facts:
        for ready in ready_articles(open_pipeline(), iter([article]), 1):
            with writing(library_path, person, "analyse an article anew") as door:
                store(door, ready.article, ready.found)
    regroup(library_path, person, {article.id})


def forget(library_path: Path, person: Person, article_id: str) -> str:
    """Wipe an article for good and look at its event anew; the whole ID of what is gone.

    Raises LibraryError.
    """
    with Library.open(library_path) as library:
        name = get_article(library, article_id).id
        event = get_event(library, events_of(library, [name])[name])
    with writing(library_path, person, "remove an article") as door:
        remove(door, name)
    regroup(library_path, person, set(event.articles) - {name})
    return name


def _bring_up(library_path: Path, person: Person) -> None:
    """Let a library that an older program made have today's tables before it is asked anything."""
    with writing(library_path, person, "load articles"):
        pass


def _finished(run: _Run, report: Reporter) -> tuple[Outcome, ...]:
    """Store the last articles of a run, and look for the events of all that are unsettled."""
    run.flush()
    regroup(
        run.library.path,
        run.person,
        unsettled(run.library),
        compared=lambda done, total: report(Comparing(done, total)),
        contrasted=lambda done, total: report(Grouping(done, total)),
    )
    report(Ended(dict(Counter(outcome.outcome for outcome in run.outcomes))))
    return tuple(run.outcomes)


class _Run(ABC):
    """One run: what came of each article, and what waits to be stored."""

    def __init__(self, library: Library, person: Person, report: Reporter) -> None:
        self.library = library
        self.person = person
        self.outcomes: list[Outcome] = []
        self._report = report
        self._waiting: list[Ready] = []
        self._since = time.monotonic()
        self._total = 0

    def take(self, ready: Ready) -> None:
        """Store an analysed article, together with a few others."""
        self._waiting.append(ready)
        waited = time.monotonic() - self._since
        if len(self._waiting) >= _FLUSH_ARTICLES or waited >= _FLUSH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Store what waits."""
        if not self._waiting:
            return
        with writing(self.library.path, self.person, "load articles") as door:
            outcomes = [self._keep(door, ready) for ready in self._waiting]
        self._waiting.clear()
        self._since = time.monotonic()
        for outcome in outcomes:
            self._done(outcome)

    @abstractmethod
    def _keep(self, door: Writing, ready: Ready) -> Outcome:
        """Store one article, if that is still wanted: others may have written meanwhile."""

    def _begin(self, total: int) -> None:
        self._total = total
        self._report(Started(total))

    def _done(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self._report(InputDone(outcome, len(self.outcomes), self._total))


class _Inputs(_Run):
    """Files, folders and stdin on their way into the library."""

    def __init__(self, library: Library, person: Person, report: Reporter, *, again: bool) -> None:
        super().__init__(library, person, report)
        self._again = again

    def unknown(self, paths: Sequence[str]) -> Iterator[Article]:
        """The articles that have to be analysed; the others get their outcome at once."""
        found = list(find_inputs(paths))
        self._begin(len(found))
        for item in found:
            if isinstance(item, Outcome):
                self._done(item)
                continue
            # Of a feed of twenty articles nineteen were not counted yet.
            for position, article in enumerate(read_in_time(item)):
                self._total += position > 0
                if isinstance(article, Outcome):
                    self._done(article)
                    continue
                known = find_known(self.library, article)
                if self._is_news(known, article, self.library):
                    yield article
                else:
                    self._done(_outcome(article, known))

    def _keep(self, door: Writing, ready: Ready) -> Outcome:
        known = find_known(door, ready.article)
        if known.outcome in ("unchanged", "version") and known.id != ready.article.id:
            ready = renamed(ready, known.id)
        if self._is_news(known, ready.article, door):
            store(door, ready.article, ready.found)
        return _outcome(ready.article, known)

    def _is_news(self, known: Known, article: Article, library: Reading) -> bool:
        """Whether an article is to be stored: ``sources.toml`` may say more of a known text."""
        if known.outcome != "unchanged" or self._again:
            return True
        before = get_article(library, known.id)
        return any(getattr(article, fact) not in (None, getattr(before, fact)) for fact in FACTS)


class _Stored(_Run):
    """Articles of the library that are to be analysed by another pipeline than before."""

    def __init__(
        self, library: Library, person: Person, report: Reporter, pipeline: str, *, imported: bool
    ) -> None:
        super().__init__(library, person, report)
        self._pipeline = pipeline
        self._imported = imported

    def outdated(self) -> Iterator[Article]:
        """The articles that this pipeline has not analysed, as they stand in the library."""
        names = (
            not_analysed(self.library)
            if self._imported
            else analysed_otherwise(self.library, self._pipeline)
        )
        self._begin(len(names))
        for name in names:
            try:
                if pipeline_of(self.library, name) == self._pipeline:
                    self._done(Outcome(name, "unchanged", name, "analysed by others meanwhile"))
                else:
                    yield get_article(self.library, name)
            except NotFound:
                self._done(Outcome(name, "refused", name, "removed by others meanwhile"))
            except LibraryDamaged as error:
                self._done(Outcome(name, "refused", name, str(error)))

    def _keep(self, door: Writing, ready: Ready) -> Outcome:
        article = ready.article
        path = article.path or article.origin
        try:
            before = pipeline_of(door, article.id)
            # What a person set, or another text, asks for an analysis of its own.
            if before != self._pipeline and get_article(door, article.id) == article:
                store(door, article, ready.found)
        except NotFound:
            return Outcome(path, "refused", article.id, "removed by others meanwhile")
        return Outcome(path, "unchanged", article.id, f"analysed by {self._pipeline}")


def _outcome(article: Article, known: Known) -> Outcome:
    outcome: LoadOutcome = "added" if known.outcome == "new" else known.outcome
    path = article.path or article.origin
    if outcome == "same":
        return Outcome(path, outcome, article.id, f"same text as {known.id}")
    language = article.version.language
    why = None if language.startswith("en") else f"in {language}: not analysed"
    return Outcome(path, outcome, known.id, why)
