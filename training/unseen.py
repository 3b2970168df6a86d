"""Names in sets that neither the model nor the weights have seen, by the trainings of the folds.

    python -m training.unseen FOLDER --work DIRECTORY

The pipeline that ships has learnt from these sets, so that it cannot be measured on them. Each
fold's training has not: with weights learnt from all sets but the one, it tells what to expect of
new texts. Needs the steps ``data``, ``syntax`` and ``folds`` of ``train.py`` in DIRECTORY.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import accuracy_sets
from benchmarks.accuracy_entities import entities_part, measure_names
from training.name_sets import FOLDS
from training.name_weights import Example, of_set, write_table
from training.train import fold_name, pipeline_of

from extradition_tui.language.pipeline import open_pipeline

MEASURED = {
    "wikigold": accuracy_sets.wikigold,
    "politics": accuracy_sets.politics,
    "uner": accuracy_sets.uner,
}


def main() -> None:
    """Prints a table of what is right in each set."""
    parser = argparse.ArgumentParser(description="Names in sets that were not learnt from.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    given = parser.parse_args()
    examples: dict[str, list[Example]] = {}
    for number, fold in enumerate(FOLDS):
        nlp = pipeline_of(given.work, fold_name(number))
        examples |= {name: list(of_set(given.folder, name, nlp)) for name in fold}
    found = {}
    for number, fold in enumerate(FOLDS):
        for name in (name for name in fold if name in MEASURED):
            with TemporaryDirectory() as place:
                pipeline_of(given.work, fold_name(number)).to_disk(place)
                kept = [
                    one for other in sorted(examples) if other != name for one in examples[other]
                ]
                write_table(kept, Path(place) / "name_weights.txt")
                gold = MEASURED[name](given.folder)
                found[name] = measure_names(open_pipeline(place), list(gold))
    for table in entities_part(found, []).tables.values():
        print(f"\n{table}")


if __name__ == "__main__":
    main()
