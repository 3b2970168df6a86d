"""What loading costs beside the bare pipeline: analysis until it is stored, grouping, memory.

Run it as ``python -m benchmarks.loading [PATH…] [--articles N] [--pipeline NAME]``. Each measure is
a process of its own over the same articles: spaCy's ``nlp.pipe`` with the pipeline's own components
alone, and ``load`` with one worker and with two. What counts is the ratio to the bare pipeline in
the same run; the words per second are the machine's.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.made_news import made_news

from extradition_tui.model import Article

MEASURES = ("bare", "1", "2")
WARM_UP = 6
"""Articles that are analysed before the clock starts."""
SAMPLES = 10
"""How often memory is looked at while articles are stored."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", help="articles to load (invented ones)")
    parser.add_argument("--articles", type=int, default=300, metavar="N", help="at most N (300)")
    parser.add_argument("--pipeline", default="", help="a spaCy pipeline (the bundled one)")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured (3)")
    parser.add_argument("--measure", choices=MEASURES, help=argparse.SUPPRESS)
    parser.add_argument("--library", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.measure:
        print(json.dumps(measured(chosen.measure, chosen.paths, chosen.pipeline, chosen.library)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        files = gathered(chosen.paths, chosen.articles, Path(folder))
        results: dict[str, list[dict[str, float]]] = {name: [] for name in MEASURES}
        for number in range(chosen.runs):
            # In turn, so that what else the machine does falls on all of them.
            for name in MEASURES:
                print(f"run {number + 1} of {chosen.runs}: {name}", file=sys.stderr)
                library = str(Path(folder) / f"{name}-{number}" / "library.db")
                results[name].append(in_a_process(name, files, chosen.pipeline, library))
    middle = {
        name: {key: median(run[key] for run in runs) for key in runs[0]}
        for name, runs in results.items()
    }
    print(f"{len(files)} articles, {middle['bare']['words']:,.0f} words, {chosen.runs} runs")
    print()
    print(table(middle))
    return 0


def gathered(paths: Sequence[str], most: int, folder: Path) -> list[str]:
    """The files to load: those that are given, or invented ones written into a folder."""
    if paths:
        every = [path for given in paths for path in files_of(Path(given))]
        return [str(path) for path in every[:most]]
    (folder / "news").mkdir()
    for article in made_news(most):
        (folder / "news" / article.name).write_text(article.text, "utf-8")
    return [str(path) for path in sorted((folder / "news").iterdir())]


def files_of(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(one for one in path.rglob("*") if one.is_file())
    else:
        yield path


def in_a_process(name: str, files: Sequence[str], pipeline: str, library: str) -> dict[str, float]:
    """The figures of one measure. The list of files may be long, so it goes through a file."""
    listed = Path(library).parent
    listed.mkdir()
    (listed / "files").write_text("\n".join(files), "utf-8")
    command = [sys.executable, "-m", "benchmarks.loading", "--measure", name]
    command += ["--pipeline", pipeline, "--library", library, str(listed / "files")]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def measured(name: str, listed: Sequence[str], pipeline: str, library: str) -> dict[str, float]:
    files = Path(listed[0]).read_text("utf-8").splitlines()
    if name == "bare":
        return measure_bare(files, pipeline)
    return measure_load(files, pipeline, Path(library), int(name))


def measure_bare(files: Sequence[str], pipeline: str) -> dict[str, float]:
    """``nlp.pipe`` with what the pipeline brings, and none of the program's own components."""
    from extradition_tui.language.components import COMPONENTS
    from extradition_tui.language.pipeline import BATCH, open_pipeline

    articles, _ = read(files)
    opened = open_pipeline(pipeline)
    nlp = opened._nlp
    for component in COMPONENTS:
        nlp.remove_pipe(component)
    gc.freeze()  # what a search for garbage costs is not the pipeline's
    texts = [article.text for article in articles]
    for _ in nlp.pipe(texts[:WARM_UP], batch_size=BATCH):
        pass
    wall, used = time.perf_counter(), cpu()
    for _ in nlp.pipe(texts, batch_size=BATCH):
        pass
    return {
        "words": sum(len(text.split()) for text in texts),
        "wall": time.perf_counter() - wall,
        "cpu": cpu() - used,
        "memory": peak(),
    }


def measure_load(
    files: Sequence[str], pipeline: str, library: Path, workers: int
) -> dict[str, float]:
    """``load`` as anybody calls it; the parts are told apart by the steps that it reports."""
    from extradition_tui.language.pipeline import open_pipeline
    from extradition_tui.library.people import this_person
    from extradition_tui.loading import Grouping, InputDone, Started, Step, load
    from extradition_tui.memory import settle_memory

    used = cpu()
    articles, reading = read(files)
    reading_cpu = cpu() - used
    words = sum(len(article.text.split()) for article in articles)
    opened = open_pipeline(pipeline)
    settle_memory()  # as the load command does
    for _ in opened.analyse(articles[:WARM_UP]):
        pass
    del articles
    times: dict[str, tuple[float, float]] = {}
    memory: list[float] = []

    def report(step: Step) -> None:
        now = time.perf_counter(), cpu()
        match step:
            case Started():
                times["start"] = now
            case InputDone(_, done, total):
                times["stored"] = now
                if done % max(1, total // SAMPLES) == 0:
                    memory.append(resident())
            case Grouping():
                times["grouped"] = now

    load(list(files), library, this_person(), opened, workers=workers, report=report)
    start, stored, grouped = times["start"], times["stored"], times["grouped"]
    later = memory[len(memory) // 5 :]
    # While the first process reads, so many workers at most have a core the less.
    apart = reading / workers
    return {
        "words": words,
        "reading": reading,
        "wall": stored[0] - start[0] - apart,
        "cpu": stored[1] - start[1] - reading_cpu,
        "grouping": grouped[0] - stored[0],
        "memory": peak(),
        "growth": (later[-1] - later[0]) if later else 0.0,
    }


def read(files: Sequence[str]) -> tuple[list[Article], float]:
    """The articles, cleaned, and the seconds that this took."""
    from extradition_tui.ingest.files import Input, find_inputs, read_articles

    begin = time.perf_counter()
    found = [item for item in find_inputs(files) if isinstance(item, Input)]
    articles = [a for item in found for a in read_articles(item) if isinstance(a, Article)]
    return articles, time.perf_counter() - begin


def cpu() -> float:
    """Seconds of processor time of this process and its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def resident() -> float:
    """Megabytes of memory in use now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def peak() -> float:
    """Megabytes of memory that this process has used at the most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def table(middle: dict[str, dict[str, float]]) -> str:
    """The medians as a Markdown table."""
    bare, one, two = (middle[name] for name in MEASURES)
    lines = ["| what | seconds | words per second | ratio | by processor time | aim |"]
    lines += ["| --- | ---: | ---: | ---: | ---: | ---: |"]
    for words, figures, workers, aim in (
        ("bare nlp.pipe", bare, 1, ""),
        ("analysis until it is stored, 1 worker", one, 1, "0.85"),
        ("analysis until it is stored, 2 workers", two, 2, "1.60"),
    ):
        speed = figures["words"] / figures["wall"]
        ratio = f"{bare['wall'] / figures['wall']:.2f}"
        by_cpu = f"{bare['cpu'] * workers / figures['cpu']:.2f}"
        cells = (words, f"{figures['wall']:.1f}", f"{speed:,.0f}", ratio, by_cpu, aim or "–")
        lines.append(f"| {' | '.join(cells)} |")
    for words, key in (("reading and cleaning", "reading"), ("grouping and contrast", "grouping")):
        speed = one["words"] / max(one[key], 1e-9)
        lines.append(f"| {words} | {one[key]:.1f} | {speed:,.0f} | – | – | – |")
    lines += ["", "| memory | bare | 1 worker | 2 workers |", "| --- | ---: | ---: | ---: |"]
    peaks = " | ".join(f"{figures['memory']:.0f} MB" for figures in (bare, one, two))
    lines.append(f"| peak (of the process that stores) | {peaks} |")
    grown = " | ".join(f"{figures['growth']:+.0f} MB" for figures in (one, two))
    lines.append(f"| growth over the last four fifths of the articles | – | {grown} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
