"""Draws what words mean, for ``contrast/meanings.py``, out of a published model of sentences.

    python -m training.meanings MODEL

MODEL is the folder of all-MiniLM-L6-v2 (README). Each whole word of its vocabulary is read as a
sentence of its own; a stem points where its words point on average. Of the directions in which they
differ the first few, which tell names from other words and long from short ones, are left out
(Mu and Viswanath, 2018, All-but-the-top), and the next ones are kept. That a model's words, read
one by one, keep most of what it knows was shown by Minish Lab's Model2Vec.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy
import torch
from numpy.typing import NDArray
from transformers import AutoModel, AutoTokenizer

from extradition_tui.contrast.words import FUNCTION_WORDS, stem

OUTPUT = Path(__file__).parents[1] / "src/extradition_tui/contrast"
LEFT_OUT, KEPT = 3, 64
"""Directions, the widest first. More than 64 told no more of which sentences belong together."""

_BATCH = 256
_LENGTH = 127
Rows = NDArray[numpy.float32]


def main() -> None:
    """Writes the stems, one a line, and their directions, a whole number of one byte each."""
    parser = argparse.ArgumentParser(description="Draws the table of what words mean.")
    parser.add_argument("model", type=Path, help="the folder of the model")
    parser.add_argument("--output", type=Path, default=OUTPUT, help="where the table goes")
    given = parser.parse_args()
    words = _words(given.model)
    stems, rows = _by_stem(words, _sentences(given.model, words))
    table = _directions(rows)
    (given.output / "meanings.txt").write_text("\n".join(stems) + "\n", encoding="utf-8")
    (given.output / "meanings.bin").write_bytes(table.tobytes())
    print(f"{len(words)} words, {len(stems)} stems, {table.nbytes / 1e6:.2f} MB")


def _words(model: Path) -> list[str]:
    """The whole words of the model's vocabulary that carry meaning, in order."""
    known = AutoTokenizer.from_pretrained(model).get_vocab()
    told = (word for word in known if word.isascii() and word.isalpha() and len(word) > 1)
    return sorted(word for word in told if stem(word) not in FUNCTION_WORDS and len(stem(word)) > 1)


def _sentences(model: Path, words: list[str]) -> Rows:
    """What the model makes of each word: the mean of what it says of its parts, of length 1."""
    tokens = AutoTokenizer.from_pretrained(model)
    network = AutoModel.from_pretrained(model).eval()
    found = []
    with torch.no_grad():
        for start in range(0, len(words), _BATCH):
            batch = tokens(words[start : start + _BATCH], padding=True, return_tensors="pt")
            told = network(**batch).last_hidden_state
            real = batch["attention_mask"][..., None]
            found.append((told * real).sum(1) / real.sum(1))
    rows = torch.nn.functional.normalize(torch.cat(found))
    read: Rows = rows.numpy()
    return read


def _by_stem(words: list[str], rows: Rows) -> tuple[list[str], Rows]:
    held: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        held.setdefault(stem(word), []).append(place)
    stems = sorted(held)
    return stems, numpy.stack([rows[held[name]].mean(axis=0) for name in stems])


def _directions(rows: Rows) -> NDArray[numpy.int8]:
    rows = rows - rows.mean(axis=0)
    _, _, ways = numpy.linalg.svd(rows, full_matrices=False)
    kept = rows @ ways[LEFT_OUT : LEFT_OUT + KEPT].T
    kept /= numpy.linalg.norm(kept, axis=1, keepdims=True)
    whole: NDArray[numpy.int8] = numpy.rint(kept * _LENGTH).astype(numpy.int8)
    return whole


if __name__ == "__main__":
    main()
