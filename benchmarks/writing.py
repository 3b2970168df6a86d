"""Many people writing claims at once: errors, what is lost or doubled, and how long each waits.

Run it as ``python -m benchmarks.writing [--processes N] [--writes N]``. Each process is one person
who adds claims, cites, comments, judges, and edits a claim that all edit; each write is tried again
once with the same ID, as after an answer that never came. Beside it, in the same run, as many
processes insert a row into a bare table through the same queue: what counts is the ratio to that.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from pathlib import Path

from extradition_tui.claim_model import ClaimDraft, EvidenceDraft, VerdictDraft, new_id
from extradition_tui.library.articles import as_kept, store
from extradition_tui.library.claims import add_claim, add_comment, edit_claim, judge
from extradition_tui.library.claims_evidence import cite
from extradition_tui.library.claims_reading import get_claim, list_claims
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import Conflict
from extradition_tui.library.history import first_break
from extradition_tui.library.locks import queued
from extradition_tui.library.writing import Writing, create, writing
from extradition_tui.model import Analysis, Article, Person, TextVersion, article_id

DEADLINE = 60.0
"""Seconds that a write may wait: a benchmark with many processes waits longer than people."""

TEXT = "Rain over Hest\n\nIt rained in Hest for 14 days, the weather office said on Monday.\n"
WORDS = "for 14 days"
FIRST = "edited by"


Answer = tuple[list[float], list[str]]
"""What one process has to tell: the seconds of each write, and errors."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of many writes: seconds that each took, and what went wrong."""

    seconds: tuple[float, ...]
    errors: tuple[str, ...]
    lost: int
    doubled: int

    def share(self, part: float) -> float:
        """The seconds in which this part (0 to 1) of the writes was done."""
        ordered = sorted(self.seconds)
        return ordered[min(int(len(ordered) * part), len(ordered) - 1)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=50)
    parser.add_argument("--writes", type=int, default=40, help="of each process")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bare = bare_inserts(Path(folder), chosen.processes, chosen.writes)
        claims = claim_writes(Path(folder), chosen.processes, chosen.writes)
    print(f"{chosen.processes} processes, {chosen.writes} writes each")
    print("| | errors | lost | doubled | median | p99 | longest |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, found in (("bare queued insert", bare), ("claims", claims)):
        times = " | ".join(f"{found.share(part) * 1000:.0f} ms" for part in (0.5, 0.99, 1))
        print(f"| {name} | {len(found.errors)} | {found.lost} | {found.doubled} | {times} |")
    print(f"p99: {claims.share(0.99) / bare.share(0.99):.2f} times that of a bare queued insert")
    for error in claims.errors[:10]:
        print(error)
    return 1 if claims.errors or claims.lost or claims.doubled else 0


def claim_writes(folder: Path, processes: int, writes: int) -> Result:
    """Let processes write claims into one library, and look at what is in it afterwards."""
    path = folder / "claims" / "library.db"
    create(path)
    person = Person("reader-0", "Reader 0")
    article, shared = _article(), new_id()
    with writing(path, person, "begin") as door:
        store(door, article, as_kept(Analysis(pipeline="none"), b"{}", ()))
        add_claim(door, ClaimDraft(id=shared, statement=FIRST))
    found = _in_processes(
        lambda number: _claim_writer(path, number, writes, article.id, shared),
        processes,
        again=True,
    )
    seconds, errors = _gathered(found)
    return Result(seconds, errors, *_lost_and_doubled(path, processes, writes, shared))


def bare_inserts(folder: Path, processes: int, writes: int) -> Result:
    """Let processes insert rows into a table with nothing else, through the same queue."""
    path = folder / "bare.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE row (id TEXT PRIMARY KEY, person INTEGER) STRICT")
    found = _in_processes(lambda number: _bare_writer(path, number, writes), processes, again=False)
    with sqlite3.connect(path) as connection:
        count = connection.execute("SELECT count(*) FROM row").fetchone()[0]
    seconds, errors = _gathered(found)
    return Result(seconds, errors, processes * writes - count, 0)


def _article() -> Article:
    name = article_id("rain.txt", TEXT)
    return Article(id=name, origin="rain.txt", version=TextVersion(original=TEXT, text=TEXT))


def _claim_writer(
    path: Path, number: int, writes: int, article: str, shared: str
) -> Iterator[Callable[[], None]]:
    """The writes of one person, each of which may be called again."""
    person = Person(f"reader-{number}", f"Reader {number}")
    claim = new_id()

    @contextmanager
    def door() -> Iterator[Writing]:
        with writing(path, person, "benchmark", deadline=DEADLINE) as opened:
            yield opened

    def add() -> None:
        with door() as opened:
            add_claim(opened, ClaimDraft(id=claim, statement=f"claim of {number}"))

    def cited(name: str) -> None:
        start = TEXT.index(WORDS)
        draft = EvidenceDraft(
            id=name,
            claim=claim,
            article=article,
            stance="asserts",
            start=start,
            end=start + len(WORDS),
        )
        with door() as opened:
            cite(opened, draft)

    def commented(name: str) -> None:
        with door() as opened:
            add_comment(opened, claim, f"comment {name}", name=name)

    def judged(name: str) -> None:
        with door() as opened:
            draft = VerdictDraft(id=name, scheme="six-step", rating="true", because=name)
            judge(opened, shared, draft)

    def edited(token: str) -> None:
        while True:
            with Library.open(path) as library:
                seen = get_claim(library, shared)
            if token in seen.statement.split():
                return
            try:
                with door() as opened:
                    fields = {"statement": f"{seen.statement} {token}"}
                    edit_claim(opened, shared, fields, revision=seen.revision)
            except Conflict:
                continue
            return

    kinds = (cited, commented, judged, commented)
    for turn in range(writes):
        name = new_id()
        if turn == 0:
            yield add
        elif turn == writes - 1:
            yield lambda: edited(f"e{number}")
        else:
            yield lambda turn=turn, name=name: kinds[turn % len(kinds)](name)  # type: ignore[misc]


def _bare_writer(path: Path, number: int, writes: int) -> Iterator[Callable[[], None]]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")

    def insert() -> None:
        with queued(path, DEADLINE):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO row VALUES (?, ?)", [new_id(), number])
            connection.execute("COMMIT")

    for _ in range(writes):
        yield insert
    connection.close()


def _in_processes(
    writer: Callable[[int], Iterator[Callable[[], None]]], processes: int, *, again: bool
) -> list[Answer]:
    """Run writers at once, each in a process of its own; the seconds and errors of each."""
    context = multiprocessing.get_context("fork")
    start = context.Barrier(processes)
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / str(number) for number in range(1, processes + 1)]
        running = [
            context.Process(target=_run, args=(writer, number, start, again, file))
            for number, file in enumerate(files, 1)
        ]
        for process in running:
            process.start()
        for process in running:
            process.join()
        return [
            json.loads(file.read_text()) if file.exists() else ([], ["a process died"])
            for file in files
        ]


def _run(
    writer: Callable[[int], Iterator[Callable[[], None]]],
    number: int,
    start: Barrier,
    again: bool,
    answer: Path,
) -> None:
    """One process: does its writes when all are there, and leaves its answer in a file."""
    seconds, errors = list[float](), list[str]()
    start.wait(60)
    for turn, write in enumerate(writer(number)):
        began = time.monotonic()
        try:
            write()
            seconds.append(time.monotonic() - began)
            if again and turn % 10 == 1:
                write()  # as after an answer that never came
        except Exception as error:
            errors.append(f"{type(error).__name__}: {error}")
    answer.write_text(json.dumps((seconds, errors)))


def _gathered(
    found: Sequence[Answer],
) -> tuple[tuple[float, ...], tuple[str, ...]]:
    seconds = tuple(one for taken, _ in found for one in taken)
    return seconds, tuple(error for _, errors in found for error in errors)


def _lost_and_doubled(path: Path, processes: int, writes: int, shared: str) -> tuple[int, int]:
    """How many writes are not in the library, and how many are in it more than once."""
    with Library.open(path) as library:
        claims = list_claims(library)
        broken = first_break(library)
    assert broken is None, f"the history breaks at change {broken}"
    judged, shared_words = 0, Counter[str]()
    made = Counter[str]()
    for claim in claims:
        made[claim.created_by] += len(claim.evidence) + len(claim.comments) + 1
        if claim.id == shared:
            shared_words = Counter(claim.statement.split())
            judged = len(claim.verdicts)
    turns = range(1, writes - 1)
    wanted = 1 + sum(turn % 4 != 2 for turn in turns)
    judges = processes if any(turn % 4 == 2 for turn in turns) else 0
    lost = doubled = 0
    for number in range(1, processes + 1):
        difference = made[f"Reader {number}"] - wanted
        tokens = shared_words[f"e{number}"] - 1
        lost += max(-difference, 0) + max(-tokens, 0)
        doubled += max(difference, 0) + max(tokens, 0)
    return lost + max(judges - judged, 0), doubled + max(judged - judges, 0)


if __name__ == "__main__":
    raise SystemExit(main())
