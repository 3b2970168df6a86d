"""How often the program is right, on published sets that nobody here wrote.

Run it as ``python -m benchmarks.accuracy CORPORA``. It runs one pipeline over each set and prints
tables; ``--document`` draws ``docs/accuracy.md`` from them. ``benchmarks/README.md`` says how each
figure is taken.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import accuracy_sets as sets
from benchmarks import accuracy_world as world
from benchmarks.accuracy_dates import dates_part
from benchmarks.accuracy_document import draw, learnt_from, meta_of, sets_table, syntax_table
from benchmarks.accuracy_entities import entities_part, measure_names
from benchmarks.accuracy_events import events_part
from benchmarks.accuracy_gum import gum_dates, gum_names
from benchmarks.accuracy_indirect import indirect_part
from benchmarks.accuracy_own import own_part
from benchmarks.accuracy_parts import Part, Size, size_of
from benchmarks.accuracy_quotes import quotes_part
from benchmarks.contrast_stories import STORIES, stories_part
from benchmarks.planted import planted_part

from extradition_tui.language.pipeline import open_pipeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from benchmarks.accuracy_sets import Gold

    from extradition_tui.language.pipeline import Pipeline

PARTS = ("entities", "quotes", "indirect", "dates", "events", "stories", "planted", "seeds")
ENTITY_SETS: dict[str, Callable[[Path], Iterable[Gold]]] = {
    "gum": gum_names,
    "meantime": sets.meantime,
    "wikigold": sets.wikigold,
    "politics": sets.politics,
    "uner": sets.uner,
    "world-dev": world.developed,
    "world": world.held_out,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the tables that the command line asks for, or draws the document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("corpora", type=Path, help="the folder of the published sets")
    parser.add_argument("--part", choices=PARTS, action="append", help="this part alone")
    parser.add_argument("--set", choices=ENTITY_SETS, action="append", help="this set alone")
    parser.add_argument("--pipeline", default="", help="a pipeline's name or folder")
    parser.add_argument("--gold", type=Path, help="a gold file of the project's own form")
    parser.add_argument("--articles", type=Path, default=Path("seeds"), help="its articles")
    parser.add_argument("--stories", type=Path, default=STORIES, help="stories of three outlets")
    parser.add_argument(
        "--planted-every", type=int, default=1, metavar="N", help="one in N planted errors (all)"
    )
    parser.add_argument("--errors", type=int, default=0, help="show as many errors of each part")
    parser.add_argument("--document", type=Path, help="write the document to this file")
    given = parser.parse_args(arguments)
    if given.document and (given.part or given.set):
        parser.error("--document shows every part: leave --part and --set away")
    pipeline = open_pipeline(given.pipeline)
    meta = meta_of(given.pipeline)
    sizes: dict[str, Size] = {}
    parts = _measured(pipeline, given, sizes)
    tables = {name: text for part in parts.values() for name, text in part.tables.items()}
    tables["syntax"] = syntax_table(meta)
    tables["sets"] = sets_table(sizes, learnt_from(meta, pipeline.info.name))
    if given.document:
        text = draw(pipeline.info, meta, tables, parts)
        given.document.write_text(text, encoding="utf-8")
        print(f"{given.document}: drawn with {pipeline.info.name} {pipeline.info.version}")
        return
    print(f"pipeline {pipeline.info.name} {pipeline.info.version}")
    for name, part in parts.items():
        for text in part.tables.values():
            print(f"\n{name}\n\n{text}")
        for line in part.errors[: given.errors]:
            print("    " + line)


def _measured(
    pipeline: Pipeline, given: argparse.Namespace, sizes: dict[str, Size]
) -> Mapping[str, Part]:
    """The parts that are asked for, by name; ``sizes`` gets what each set holds."""
    wanted = given.part or PARTS
    folder: Path = given.corpora
    parts: dict[str, Part] = {}

    def read(name: str, gold: Iterable[Gold]) -> Sequence[Gold]:
        items = list(gold)
        sizes[name] = size_of(items)
        return items

    if "entities" in wanted:
        names = given.set or list(ENTITY_SETS)
        measured = {
            name: measure_names(pipeline, read(name, ENTITY_SETS[name](folder))) for name in names
        }
        parts["entities"] = entities_part(
            measured, [name for name in names if sets.ABOUT[name].may_be_shown]
        )
    if "quotes" in wanted:
        parts["quotes"] = quotes_part(pipeline, read("polnear", sets.polnear(folder)))
    if "indirect" in wanted:
        parts["indirect"] = indirect_part(pipeline, folder)
    if "dates" in wanted:
        parts["dates"] = dates_part(pipeline, read("dates", gum_dates(folder)))
    if "events" in wanted:
        parts["events"] = events_part(pipeline, read("events", sets.events(folder)))
    if "stories" in wanted:
        parts["stories"] = stories_part(pipeline, given.stories)
    if "planted" in wanted:
        parts["planted"] = planted_part(pipeline, given.planted_every)
    if "seeds" in wanted and given.gold:
        parts["seeds"] = own_part(pipeline, given.gold, given.articles)
    return parts


if __name__ == "__main__":
    main()
