"""The one workflow: ingest -> language -> library -> contrast -> library, with progress as it goes.

Articles stream through: each is read, analysed and stored before the whole input is known, so that
the reader can show the first while the last is still on disk. Events and contrasts follow, for
what was touched and no more.
"""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from extradition_tui.contrast.events import candidate_keys, features
from extradition_tui.ingest.files import Input, find_inputs, read_articles
from extradition_tui.ingest.refused import Refused
from extradition_tui.language.pipeline import Pipeline
from extradition_tui.library.articles import FACTS, get_article, remove, set_facts, store
from extradition_tui.library.doors import Library, Reading
from extradition_tui.library.events import events_of, get_event, ungrouped
from extradition_tui.library.known import Known, find_known
from extradition_tui.library.writing import Writing, create, writing
from extradition_tui.model import Analysis, Article, LoadOutcome, Outcome, Person, Report
from extradition_tui.regrouping import regroup

SECONDS_PER_INPUT = 30
"""How long one input may take to be read and cleaned before it is refused."""

_FLUSH_ARTICLES = 16
_FLUSH_SECONDS = 0.5


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
class Grouping:
    """``done`` of ``total`` touched events have their contrast."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Ended:
    """All is stored; how many inputs had which outcome."""

    counts: dict[str, int]


Step = Started | InputDone | Grouping | Ended
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
    with Library.open(library_path) as library:
        run = _Run(library, person, report, again=again)
        for article, analysis in _analysed(pipeline, run.unknown(paths), workers):
            run.take(Report(article, analysis))
        run.flush()
        unfinished = ungrouped(library)
    regroup(
        library_path,
        person,
        {*run.touched, *unfinished},
        report=lambda done, total: report(Grouping(done, total)),
    )
    report(Ended(dict(Counter(outcome.outcome for outcome in run.outcomes))))
    return tuple(run.outcomes)


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
        for analysed, analysis in _analysed(open_pipeline(), iter([article]), 1):
            with writing(library_path, person, "analyse an article anew") as door:
                _store(door, Report(analysed, analysis))
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


class _Run:
    """One loading run: what came of each input, and what waits to be stored."""

    def __init__(self, library: Library, person: Person, report: Reporter, *, again: bool) -> None:
        self.outcomes: list[Outcome] = []
        self.touched: set[str] = set()
        self._library = library
        self._person = person
        self._report = report
        self._again = again
        self._waiting: list[Report] = []
        self._since = time.monotonic()
        self._total = 0

    def unknown(self, paths: Sequence[str]) -> Iterator[Article]:
        """The articles that have to be analysed; the others get their outcome at once."""
        found = list(find_inputs(paths))
        self._total = len(found)
        self._report(Started(self._total))
        for item in found:
            if isinstance(item, Outcome):
                self._done(item)
                continue
            # Of a feed of twenty articles nineteen were not counted yet.
            for position, article in enumerate(_read_in_time(item)):
                self._total += position > 0
                if isinstance(article, Outcome):
                    self._done(article)
                    continue
                known = find_known(self._library, article)
                if self._is_news(known, article, self._library):
                    yield article
                else:
                    self._done(_outcome(article, known))

    def take(self, report: Report) -> None:
        """Store an analysed article, together with a few others."""
        self._waiting.append(report)
        waited = time.monotonic() - self._since
        if len(self._waiting) >= _FLUSH_ARTICLES or waited >= _FLUSH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Store what waits. Whether it is known is asked again: others may load the same."""
        if not self._waiting:
            return
        outcomes = []
        with writing(self._library.path, self._person, "load articles") as door:
            for report in self._waiting:
                known = find_known(door, report.article)
                if known.outcome in ("unchanged", "version"):
                    article = replace(report.article, id=known.id)
                    report = replace(report, article=article)
                if self._is_news(known, report.article, door):
                    _store(door, report)
                    self.touched.add(report.article.id)
                outcomes.append(_outcome(report.article, known))
        self._waiting.clear()
        self._since = time.monotonic()
        for outcome in outcomes:
            self._done(outcome)

    def _is_news(self, known: Known, article: Article, library: Reading) -> bool:
        """Whether an article is to be stored: ``sources.toml`` may say more of a known text."""
        if known.outcome != "unchanged" or self._again:
            return True
        before = get_article(library, known.id)
        return any(getattr(article, fact) not in (None, getattr(before, fact)) for fact in FACTS)

    def _done(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self._report(InputDone(outcome, len(self.outcomes), self._total))


def _analysed(
    pipeline: Pipeline, articles: Iterator[Article], workers: int
) -> Iterator[tuple[Article, Analysis]]:
    """Each article with its analysis; articles are read while others are analysed."""
    waiting: deque[Article] = deque()

    def passing() -> Iterator[Article]:
        for article in articles:
            waiting.append(article)
            yield article

    for analysis in pipeline.analyse(passing(), workers=workers):
        yield waiting.popleft(), analysis


def _store(door: Writing, report: Report) -> None:
    found = features(report)
    store(door, report, msgspec.json.encode(found), candidate_keys(found))


def _outcome(article: Article, known: Known) -> Outcome:
    outcome: LoadOutcome = "added" if known.outcome == "new" else known.outcome
    path = article.path or article.origin
    if outcome == "same":
        return Outcome(path, outcome, article.id, f"same text as {known.id}")
    language = article.version.language
    why = None if language.startswith("en") else f"in {language}: not analysed"
    return Outcome(path, outcome, known.id, why)


def _read_in_time(item: Input) -> Iterator[Article | Outcome]:
    """``read_articles`` with a limit of time for each article."""
    articles = read_articles(item)
    while True:
        try:
            with _time_limit(SECONDS_PER_INPUT):
                article = next(articles, None)
        except Refused as late:  # the time was over just outside of what reads
            yield Outcome(item.path, "refused", None, str(late))
            return
        if article is None:
            return
        yield article


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise Refused in the block after so many seconds; only the main thread can be stopped so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        raise Refused(f"takes longer than {seconds:g} s to read; save its text alone")

    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
