"""How often names and their classes are right."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.accuracy_parts import Part, analysed, around, f1_row, table

from extradition_tui.language.words import listed, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from benchmarks.accuracy_sets import Gold

    from extradition_tui.language.pipeline import Pipeline

CLASSES = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "place", "LOC": "place", "FAC": "place"}
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_TITLE = re.compile(r"(?P<word>[^\W\d_]+\.?) (?=\w)")
_POSSESSIVE = re.compile(r"['’]s?$")
_ROWS = ("typed", "untyped", "PERSON", "ORG", "place")
_COMMONEST = 8
_EXAMPLES = 2

Span = tuple[int, int, str]


@dataclass
class Names:
    """What was found of the names of one set."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    examples: dict[tuple[str, str], list[str]] = field(default_factory=dict)


def measure_names(pipeline: Pipeline, gold: Iterable[Gold]) -> Names:
    """Names and their classes in one set, strictly: the same words and the same class."""
    names = Names()
    for item, found in analysed(pipeline, gold):
        want = {_bare(item.text, *span) for span in item.spans}
        have = {
            _bare(item.text, mention.start, mention.end, CLASSES[mention.label])
            for mention in found.mentions
            if mention.label in CLASSES
        }
        for side, spans in (
            ("right", want & have),
            ("extra", have - want),
            ("missed", want - have),
        ):
            names.counts.update((label, side) for _, _, label in spans)
            names.counts["typed", side] += len(spans)
        places, taken = ({span[:2] for span in spans} for spans in (want, have))
        names.counts["untyped", "right"] += len(places & taken)
        names.counts["untyped", "extra"] += len(taken - places)
        names.counts["untyped", "missed"] += len(places - taken)
        _confusions(item, want, have, names)
    return names


def entities_part(measured: Mapping[str, Names], shown: Iterable[str]) -> Part:
    """The tables of all sets; examples are of the sets in ``shown``."""
    rows = [
        [
            name,
            label,
            *f1_row(*(names.counts[label, side] for side in ("right", "extra", "missed"))),
        ]
        + [str(names.counts[label, side]) for side in ("right", "extra", "missed")]
        for name, names in measured.items()
        for label in _ROWS
    ]
    confused = [
        [name, ", ".join(f"{a} as {b} {n}" for (a, b), n in names.confused.most_common(_COMMONEST))]
        for name, names in measured.items()
    ]
    head = ["set", "what", "precision", "recall", "F1", "right", "extra", "missed"]
    return Part(
        {
            "entities": table(head, rows),
            "confusions": table(["set", "commonest errors: marked as, taken for"], confused),
        },
        tuple(
            f"{name}: {number:3} {line}"
            for name, names in measured.items()
            for line, number in names.errors.most_common()
        ),
        tuple(_examples({name: measured[name] for name in shown if name in measured})),
    )


def _examples(measured: Mapping[str, Names]) -> Iterable[str]:
    """Some sentences for each of the commonest confusions, all sets taken together."""
    together: Counter[tuple[str, str]] = Counter()
    for names in measured.values():
        together.update(names.confused)
    for (a, b), number in together.most_common(_COMMONEST):
        lines = [
            f"  - {line} ({name})"
            for name, names in measured.items()
            for line in names.examples.get((a, b), [])[:1]
        ]
        if lines:
            yield f"- {_in_words(a, b)} ({number}):\n" + "\n".join(lines[:_EXAMPLES])


def _in_words(label: str, other: str) -> str:
    if label == "nothing":
        return f"{other} where the set marks nothing"
    if other == "nothing":
        return f"{label} not found"
    return f"{label} cut otherwise" if other == "cut" else f"{label} taken for {other}"


def _bare(text: str, start: int, end: int, label: str) -> Span:
    """A span without article, title and possessive ending, which sets do not agree on."""
    title = _TITLE.match(text[start:end]) if label == "PERSON" else None
    while title and title["word"].lower().rstrip(".") in _titles():
        start += title.end()
        title = _TITLE.match(text[start:end])
    shape = text[start:end]
    article = _ARTICLE.match(shape)
    if article and article.end() < len(shape):
        start += article.end()
    tail = _POSSESSIVE.search(shape)
    return start, end - (len(tail.group()) if tail else 0), label


def _titles() -> frozenset[str]:
    return word_set("titles") | listed("clear_titles")


def _confusions(item: Gold, want: set[Span], have: set[Span], names: Names) -> None:
    labels = {span[:2]: span[2] for span in have}
    for start, end, label in sorted(want - have):
        over = sorted(other for other in have if other[0] < end and start < other[1])
        other = labels.get((start, end)) or ("cut" if over else "nothing")
        cut = [item.text[a:b] for a, b, _ in over] if other == "cut" else ""
        _note(item, (start, end), (label, other), names, f" {cut}" if cut else "")
    for start, end, label in sorted(have - want):
        if not any(a < end and start < b for a, b, _ in want):
            _note(item, (start, end), ("nothing", label), names)


def _note(
    item: Gold, place: tuple[int, int], kind: tuple[str, str], names: Names, more: str = ""
) -> None:
    names.confused[kind] += 1
    names.errors[f"{kind[0]} as {kind[1]}: {item.text[slice(*place)]!r}{more}"] += 1
    line = around(item.text, *place)
    if line and len(line.split()) > len(item.text[slice(*place)].split()) + 3:
        names.examples.setdefault(kind, []).append(line)
