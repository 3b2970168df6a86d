"""How often quotations are found, and who says them is right."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.accuracy_parts import Part, analysed, of_all, table

from extradition_tui.language.gazetteers import gender
from extradition_tui.language.words import cue_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.accuracy_sets import Gold

    from extradition_tui.language.pipeline import Pipeline
    from extradition_tui.model import Quote

_PRONOUNS = frozenset(
    ["he", "she", "it", "they", "him", "her", "them", "we", "us", "you", "who", "i"]
)
_SMALL = frozenset(["the", "an", "of", "for", "and", "in", "at", "to", "mr", "mrs", "ms", "dr"])
_TAIL = re.compile(r",| \(| who | which | of | from | in | at ")
_LONG = 4  # words from which on a quotation counts as long
_SIZES = ("long", "short")
_ROWS = (
    ("found", "found", "all"),
    ("speaker, named source", "named right", "named"),
    ("speaker, pronoun source: one of the last three named", "pronoun right", "pronoun"),
    ("speaker, any source", "any right", "any"),
    ("speaker, any source, every pronoun counted as wrong", "named right", "any"),
)
_WRONG = (
    ("not found, or less than four fifths of it", "lost"),
    ("no speaker given", "empty"),
    ("another source of the same article", "another"),
    ("a name that is no source of the article", "no source"),
)


def quotes_part(pipeline: Pipeline, gold: Iterable[Gold]) -> Part:
    """Quotations between double marks, and the speakers that their attributions name."""
    counts: Counter[str] = Counter()
    errors: list[str] = []
    for item, found in analysed(pipeline, gold):
        direct = [quote for quote in found.quotes if quote.kind != "indirect"]
        for start, end, sources in item.quotes:
            size = "long" if len(item.text[start:end].split()) >= _LONG else "short"
            counts[f"{size} all"] += 1
            quote = _overlapping(direct, start, end)
            if quote is None:
                counts[f"{size} lost"] += 1
                errors.append(f"not found: {item.text[start:end][:90]!r}")
                continue
            counts[f"{size} found"] += 1
            _speaker(item, quote, sources, size, counts, errors)
    return Part({"quotes": _main(counts), "quote_errors": _wrong(counts)}, tuple(errors))


def _main(counts: Counter[str]) -> str:
    rows = [
        [label, *(of_all(counts[f"{size} {right}"], counts[f"{size} {of}"]) for size in _SIZES)]
        for label, right, of in _ROWS
    ]
    return table(["", f"{_LONG} words or more", "fewer"], rows)


def _wrong(counts: Counter[str]) -> str:
    rows = [[label, *(str(counts[f"{size} {key}"]) for size in _SIZES)] for label, key in _WRONG]
    return table(["what is wrong", f"{_LONG} words or more", "fewer"], rows)


def _overlapping(quotes: Sequence[Quote], start: int, end: int) -> Quote | None:
    """The found quotation that shares most with a stretch: four fifths of it at least."""
    best = max(
        quotes, key=lambda quote: min(quote.end, end) - max(quote.start, start), default=None
    )
    shared = min(best.end, end) - max(best.start, start) if best else 0
    return best if shared >= 0.8 * (end - start) else None


def _speaker(
    item: Gold,
    quote: Quote,
    sources: Sequence[tuple[int, str]],
    size: str,
    counts: Counter[str],
    errors: list[str],
) -> None:
    given = [(at, source) for at, source in sources if source and source not in cue_forms()]
    if not given:
        return
    counts[f"{size} any"] += 1
    named = [source for _, source in given if not _is_pronoun(source)]
    kind = "named" if named else "pronoun"
    counts[f"{size} {kind}"] += 1
    right = any(same_name(quote.speaker, source) for source in named) or any(
        same_name(quote.speaker, antecedent)
        for at, source in given
        if _is_pronoun(source)
        for antecedent in _antecedents(item, at, source, quote.speaker)
    )
    if right:
        counts[f"{size} {kind} right"] += 1
        counts[f"{size} any right"] += 1
        return
    others = (source for _, source in item.sources if source and not _is_pronoun(source))
    kind = "another" if any(same_name(quote.speaker, source) for source in others) else "no source"
    counts[f"{size} {kind if quote.speaker else 'empty'}"] += 1
    around = item.text[max(0, quote.start - 160) : quote.end + 110].replace("\n", "⏎")
    errors.append(f"{size} {quote.speaker!r} [{quote.cue}] for {[s for _, s in given]}: …{around}…")


def same_name(found: str | None, source: str) -> bool:
    """Whether the words of one name hold the other's, pronouns and small words aside.

    A source is taken whole and without what only follows its head ("Solberg, who has two
    children", "Solberg of the harbour board"): a name in full is no mistake for its short form.
    """
    one = _words(found or "")
    for shape in (source, _TAIL.split(source, maxsplit=1)[0]):
        two = _words(shape)
        if one and two and (one <= two or two <= one):
            return True
    return False


def _words(name: str) -> set[str]:
    words = re.findall(r"\w+", name.lower())
    return {word for word in words if len(word) > 1 and word not in _PRONOUNS | _SMALL}


def _is_pronoun(source: str) -> bool:
    return source.lower().strip() in _PRONOUNS


def _antecedents(item: Gold, at: int, pronoun: str, speaker: str | None) -> Iterator[str]:
    """Whom a pronoun may stand for: the last three sources with a name before it.

    The set does not say it. For "he" and "she" a speaker whose given name is of the other sex is
    wrong all the same.
    """
    sex = {"he": "m", "she": "f"}.get(pronoun.lower().strip(), "")
    if sex and speaker and " " in speaker and gender(speaker) not in ("", sex):
        return
    before = [source for place, source in item.sources if 0 <= place < at]
    yield from [source for source in before if source and not _is_pronoun(source)][-3:]
