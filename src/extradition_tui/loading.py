"""The one workflow: ingest -> language -> library -> contrast -> library, with progress as it goes.

Articles stream through: each is read, analysed and stored before the whole input is known, so that
the reader can show the first while the last is still on disk. Events and contrasts follow, for
what was touched and no more.
"""

from __future__ import annotations

import signal
import threading
import time
from abc import ABC, abstractmethod
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import msgspec

from extradition_tui.contrast.events import candidate_keys, features
from extradition_tui.ingest.files import Input, find_inputs, read_articles
from extradition_tui.ingest.refused import Refused
from extradition_tui.language.pipeline import Pipeline
from extradition_tui.library.articles import FACTS, get_article, remove, set_facts, store
from extradition_tui.library.doors import Library, Reading
from extradition_tui.library.errors import LibraryDamaged, NotFound
from extradition_tui.library.events import events_of, get_event, unsettled
from extradition_tui.library.known import Known, find_known
from extradition_tui.library.packing import without_surrogates
from extradition_tui.library.pipelines import analysed_otherwise, pipeline_of
from extradition_tui.library.writing import Writing, create, writing
from extradition_tui.model import Analysis, Article, LoadOutcome, Outcome, Person, Report
from extradition_tui.regrouping import regroup
from extradition_tui.sharing_out import share_out

SECONDS_PER_INPUT = 30
"""How long one input may take to be read and cleaned before it is refused."""

_FLUSH_ARTICLES = 16
_FLUSH_SECONDS = 0.5
_AGAIN_SECONDS = 0.3
_BATCH, _BATCH_CHARACTERS = 8, 50_000
"""How many articles, or how much text, one process is given at a time."""

Item = TypeVar("Item")


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
    """Of ``total`` articles ``done`` have their event, and the event has its contrast."""

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
    _bring_up(library_path, person)
    with Library.open(library_path) as library:
        inputs = _Inputs(library, person, report, again=again)
        for ready in _ready(pipeline, inputs.unknown(paths), workers):
            inputs.take(ready)
        return _finished(inputs, report)


def analyse_anew(
    library_path: Path,
    person: Person,
    pipeline: Pipeline,
    *,
    workers: int = 1,
    report: Reporter = lambda _: None,
) -> tuple[Outcome, ...]:
    """Analyse with this pipeline what another one, or another version of it, analysed.

    No text changes, so what is anchored in the texts stays; events and contrasts are made anew
    where the analyses ask for it. It may be stopped at any moment: what is done already is not
    done again. Returns an outcome ("unchanged", as the text is) for each article that was looked
    at. Raises LibraryError when there is no library or it cannot be written.
    """
    with Library.open(library_path) as library:
        _bring_up(library_path, person)
        stored = _Stored(library, person, report, full_name(pipeline))
        for ready in _ready(pipeline, stored.outdated(), workers):
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
        for ready in _ready(open_pipeline(), iter([article]), 1):
            with writing(library_path, person, "analyse an article anew") as door:
                _store(door, ready)
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
        report=lambda done, total: report(Grouping(done, total)),
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
        self._waiting: list[_Ready] = []
        self._since = time.monotonic()
        self._total = 0

    def take(self, ready: _Ready) -> None:
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
    def _keep(self, door: Writing, ready: _Ready) -> Outcome:
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
            for position, article in enumerate(_read_in_time(item)):
                self._total += position > 0
                if isinstance(article, Outcome):
                    self._done(article)
                    continue
                known = find_known(self.library, article)
                if self._is_news(known, article, self.library):
                    yield article
                else:
                    self._done(_outcome(article, known))

    def _keep(self, door: Writing, ready: _Ready) -> Outcome:
        article = ready.report.article
        known = find_known(door, article)
        if known.outcome in ("unchanged", "version") and known.id != article.id:
            article = replace(article, id=known.id)
            ready = _with_features(replace(ready.report, article=article))
        if self._is_news(known, article, door):
            _store(door, ready)
        return _outcome(article, known)

    def _is_news(self, known: Known, article: Article, library: Reading) -> bool:
        """Whether an article is to be stored: ``sources.toml`` may say more of a known text."""
        if known.outcome != "unchanged" or self._again:
            return True
        before = get_article(library, known.id)
        return any(getattr(article, fact) not in (None, getattr(before, fact)) for fact in FACTS)


class _Stored(_Run):
    """Articles of the library that are to be analysed by another pipeline than before."""

    def __init__(self, library: Library, person: Person, report: Reporter, pipeline: str) -> None:
        super().__init__(library, person, report)
        self._pipeline = pipeline

    def outdated(self) -> Iterator[Article]:
        """The articles that this pipeline has not analysed, as they stand in the library."""
        names = analysed_otherwise(self.library, self._pipeline)
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

    def _keep(self, door: Writing, ready: _Ready) -> Outcome:
        article = ready.report.article
        path = article.path or article.origin
        try:
            before = pipeline_of(door, article.id)
            # What a person set, or another text, asks for an analysis of its own.
            if before != self._pipeline and get_article(door, article.id) == article:
                _store(door, ready)
        except NotFound:
            return Outcome(path, "refused", article.id, "removed by others meanwhile")
        return Outcome(path, "unchanged", article.id, f"analysed by {self._pipeline}")


@dataclass(frozen=True, slots=True)
class _Ready:
    """An article with all that is found in it, ready to be stored."""

    report: Report
    features: bytes
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What is found in one article, as it comes from another process."""

    analysis: Analysis
    features: bytes
    keys: tuple[str, ...]


def _ready(pipeline: Pipeline, articles: Iterator[Article], workers: int) -> Iterator[_Ready]:
    """Each article with its analysis and features, in order; few are held at a time."""
    if workers <= 1:
        waiting: deque[Article] = deque()
        for analysis in pipeline.analyse(_remembered(articles, waiting)):
            yield _with_features(Report(waiting.popleft(), analysis))
        return
    sent: deque[list[Article]] = deque()
    batches = (_packed(batch) for batch in _remembered(_batches(articles), sent))
    for answer in share_out(lambda packed: _found_in(pipeline, packed), batches, workers):
        found = msgspec.msgpack.decode(answer, type=tuple[_Found, ...])
        for article, one in zip(sent.popleft(), found, strict=True):
            yield _Ready(Report(article, one.analysis), one.features, one.keys)


def _found_in(pipeline: Pipeline, packed: bytes) -> bytes:
    """The work of one process: articles in, what is found in them out, both packed."""
    articles = msgspec.msgpack.decode(packed, type=tuple[Article, ...])
    ready = (
        _with_features(Report(article, analysis))
        for article, analysis in zip(articles, pipeline.analyse(articles), strict=True)
    )
    found = [_Found(one.report.analysis, one.features, one.keys) for one in ready]
    return msgspec.msgpack.encode(found)


def _packed(articles: Sequence[Article]) -> bytes:
    """Articles without what no analysis asks for."""
    bare = [
        replace(article, version=replace(article.version, original="", removed=()))
        for article in articles
    ]
    return msgspec.msgpack.encode([without_surrogates(Article, article) for article in bare])


def _batches(articles: Iterator[Article]) -> Iterator[list[Article]]:
    """Articles by the handful, so that no process waits for another's long one."""
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) >= _BATCH or sum(len(one.text) for one in batch) > _BATCH_CHARACTERS:
            yield batch
            batch = []
    if batch:
        yield batch


def _remembered(items: Iterator[Item], into: deque[Item]) -> Iterator[Item]:
    for item in items:
        into.append(item)
        yield item


def _with_features(report: Report) -> _Ready:
    found = features(report)
    return _Ready(report, msgspec.json.encode(found), candidate_keys(found))


def _store(door: Writing, ready: _Ready) -> None:
    store(door, ready.report, ready.features, ready.keys)


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

    over = False

    def stop(_number: int, _frame: object) -> None:
        if not over:
            raise Refused(f"takes longer than {seconds:g} s to read; save its text alone")

    before = signal.signal(signal.SIGALRM, stop)
    # Again and again: what is raised inside a callback of a weak reference is dropped by Python.
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_SECONDS)
    try:
        yield
    finally:
        over = True
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
