"""How often the language room is right, on published sets that nobody here wrote.

Run it as ``python -m benchmarks.accuracy CORPORA``. It runs one pipeline over each set and prints
tables. ``benchmarks/README.md`` says how each figure is taken.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import accuracy_sets as sets

from extradition_tui.language.gazetteers import gender
from extradition_tui.language.pipeline import open_pipeline
from extradition_tui.language.words import cue_forms
from extradition_tui.model import Analysis, Article, TextVersion, article_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from benchmarks.accuracy_sets import Gold

    from extradition_tui.language.pipeline import Pipeline
    from extradition_tui.model import Quote

PARTS = ("entities", "quotes", "dates", "seeds")
ENTITY_SETS: dict[str, Callable[[Path], Iterable[Gold]]] = {
    "wikigold": sets.wikigold,
    "meantime": sets.meantime,
    "politics": sets.politics,
    "uner": sets.uner,
}
CLASSES = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "place", "LOC": "place", "FAC": "place"}
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_PRONOUNS = frozenset(
    ["he", "she", "it", "they", "him", "her", "them", "we", "us", "you", "who", "i"]
)
_SMALL = frozenset(["the", "an", "of", "for", "and", "in", "at", "to", "mr", "mrs", "ms", "dr"])
_TAIL = re.compile(r",| \(| who | which | of | from | in | at ")
_LONG = 4  # words from which on a quotation counts as long

Span = tuple[int, int, str]


def main() -> None:
    """Prints the tables that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("corpora", type=Path, help="the folder of the published sets")
    parser.add_argument("--part", choices=PARTS, action="append", help="this part alone")
    parser.add_argument("--set", choices=ENTITY_SETS, action="append", help="this set alone")
    parser.add_argument("--pipeline", default="", help="a pipeline's name or folder")
    parser.add_argument("--gold", type=Path, help="a gold file, for --part seeds")
    parser.add_argument("--articles", type=Path, default=Path("seeds"), help="its articles")
    parser.add_argument("--errors", type=int, default=0, help="show as many errors of each part")
    given = parser.parse_args()
    pipeline = open_pipeline(given.pipeline)
    parts = given.part or PARTS
    print(f"pipeline {pipeline.info.name} {pipeline.info.version}")
    if "entities" in parts:
        for name in given.set or ENTITY_SETS:
            _entities(name, pipeline, ENTITY_SETS[name](given.corpora), given.errors)
    if "quotes" in parts:
        _quotes(pipeline, sets.polnear(given.corpora), given.errors)
    if "dates" in parts:
        _dates(pipeline, sets.gum_dates(given.corpora), given.errors)
    if "seeds" in parts and given.gold:
        gold = list(_own_gold(given.gold, given.articles))
        _entities(given.articles.name, pipeline, gold, given.errors)


# --- entities -----------------------------------------------------------------------------------


def _entities(name: str, pipeline: Pipeline, gold: Iterable[Gold], errors: int) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    shown: Counter[str] = Counter()
    for item, found in _analysed(pipeline, gold):
        want = {_bare(item.text, *span) for span in item.spans}
        have = {
            _bare(item.text, mention.start, mention.end, CLASSES[mention.label])
            for mention in found.mentions
            if mention.label in CLASSES
        }
        for side, spans in (("tp", want & have), ("fp", have - want), ("fn", want - have)):
            counts.update((label, side) for _, _, label in spans)
        places = {span[:2] for span in want}
        counts["untyped", "tp"] += len(places & {span[:2] for span in have})
        counts["untyped", "fp"] += len({span[:2] for span in have} - places)
        counts["untyped", "fn"] += len(places - {span[:2] for span in have})
        _confusions(item, want, have, confused, shown)
    print(f"\nentities: {name}")
    print(
        f"  {'':8} {'precision':>9} {'recall':>7} {'F1':>6} {'right':>6} {'extra':>6} {'missed':>6}"
    )
    for label in ("PERSON", "ORG", "place"):
        for side in ("tp", "fp", "fn"):
            counts["typed", side] += counts[label, side]
    for label in ("typed", "untyped", "PERSON", "ORG", "place"):
        _row(label, *(counts[label, side] for side in ("tp", "fp", "fn")))
    print("  " + ", ".join(f"{a} as {b} {n}" for (a, b), n in confused.most_common(10)))
    for line, number in shown.most_common(errors):
        print(f"    {number:3} {line}")


def _bare(text: str, start: int, end: int, label: str) -> Span:
    """A span without article and possessive ending, which sets do not agree on."""
    shape = text[start:end]
    article = _ARTICLE.match(shape)
    if article and article.end() < len(shape):
        start += article.end()
    tail = _POSSESSIVE.search(shape)
    return start, end - (len(tail.group()) if tail else 0), label


def _confusions(
    item: Gold,
    want: set[Span],
    have: set[Span],
    confused: Counter[tuple[str, str]],
    shown: Counter[str],
) -> None:
    labels = {span[:2]: span[2] for span in have}
    for start, end, label in want - have:
        over = sorted(other for other in have if other[0] < end and start < other[1])
        other = labels.get((start, end)) or ("cut" if over else "nothing")
        confused[label, other] += 1
        cut = [item.text[a:b] for a, b, _ in over] if other == "cut" else ""
        shown[f"{label} as {other}: {item.text[start:end]!r} {cut}"] += 1
    for start, end, label in have - want:
        if not any(a < end and start < b for a, b, _ in want):
            confused["nothing", label] += 1
            shown[f"nothing as {label}: {item.text[start:end]!r}"] += 1


def _row(label: str, right: int, extra: int, missed: int) -> None:
    precision = right / (right + extra) if right else 0.0
    recall = right / (right + missed) if right else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    print(f"  {label:8} {precision:9.3f} {recall:7.3f} {f1:6.3f} {right:6} {extra:6} {missed:6}")


# --- quotations and who says them ---------------------------------------------------------------


def _quotes(pipeline: Pipeline, gold: Iterable[Gold], errors: int) -> None:
    counts: Counter[str] = Counter()
    shown: list[str] = []
    for item, found in _analysed(pipeline, gold):
        direct = [quote for quote in found.quotes if quote.kind != "indirect"]
        for start, end, sources in item.quotes:
            size = "long" if len(item.text[start:end].split()) >= _LONG else "short"
            counts[f"{size} all"] += 1
            quote = _overlapping(direct, start, end)
            if quote is None:
                shown.append(f"not found: {item.text[start:end][:90]!r}")
                continue
            counts[f"{size} found"] += 1
            _speaker(item, quote, sources, size, counts, shown)
        _indirect(item, found, counts, shown)
    print("\nquotations: polnear, development part")
    print(f"  {'':22} {'4 words or more':>16} {'fewer':>16}")
    for label, right, of in (
        ("found", "found", "all"),
        ("speaker, named source", "named right", "named"),
        ("speaker, pronoun source", "pronoun right", "pronoun"),
        ("speaker, any source", "any right", "any"),
        ("same, pronouns wrong", "named right", "any"),
        ("no speaker given", "empty", "any"),
    ):
        print(
            f"  {label:23}" + "".join(_share(counts, size, right, of) for size in ("long", "short"))
        )
    indirect, well = counts["indirect"], counts["indirect right"]
    print(
        f"  indirect: {indirect}, near an attribution {counts['indirect found']}, "
        f"speaker right {well}"
    )
    for line in shown[:errors]:
        print("    " + line)


def _share(counts: Counter[str], size: str, right: str, of: str) -> str:
    n, whole = counts[f"{size} {right}"], counts[f"{size} {of}"]
    return f" {n / whole if whole else 0:6.3f} {n:4}/{whole:4}"


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
    shown: list[str],
) -> None:
    given = [(at, source) for at, source in sources if source and source not in cue_forms()]
    if not given:
        return
    counts[f"{size} any"] += 1
    counts[f"{size} empty"] += not quote.speaker
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
    around = item.text[max(0, quote.start - 160) : quote.end + 110].replace("\n", "⏎")
    shown.append(f"{size} {quote.speaker!r} [{quote.cue}] for {[s for _, s in given]}: …{around}…")


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


def _indirect(item: Gold, found: Analysis, counts: Counter[str], shown: list[str]) -> None:
    for quote in found.quotes:
        if quote.kind != "indirect":
            continue
        counts["indirect"] += 1
        near = [source for _, source in item.sources if same_name(quote.speaker, source)]
        counts["indirect right"] += bool(near)
        counts["indirect found"] += any(abs(place - quote.start) < 200 for place, _ in item.sources)
        if not near:
            shown.append(f"indirect {quote.speaker!r} [{quote.cue}] {quote.text[:70]!r}")


# --- dates --------------------------------------------------------------------------------------


def _dates(pipeline: Pipeline, gold: Iterable[Gold], errors: int) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    shown: list[str] = []
    for item, found in _analysed(pipeline, gold):
        for start, end, value in item.dates:
            grain = {4: "year", 7: "month"}.get(len(value), "full")
            over = [date for date in found.dates if date.start < end and start < date.end]
            values = [date.value for date in over if date.value]
            other = [found for found in values if not value.startswith(found)]
            result = "right" if value in values else "wrong" if other else "missed"
            counts[grain, result] += 1
            if result != "right":
                around = item.text[max(0, start - 60) : end + 30].replace("\n", "⏎")
                shown.append(
                    f"{result} {item.text[start:end]!r} is {value}, found {values} "
                    f"({item.published}): …{around}…"
                )
    print("\ndates: GUM news and interviews, in running text")
    print(f"  {'':6} {'right':>12} {'wrong':>12} {'missed':>12}")
    for grain in ("full", "month", "year"):
        whole = sum(counts[grain, result] for result in ("right", "wrong", "missed"))
        cells = (counts[grain, result] for result in ("right", "wrong", "missed"))
        print(f"  {grain:6}" + "".join(f" {n / max(whole, 1):6.3f} {n:5}" for n in cells))
    for line in shown[:errors]:
        print("    " + line)


# --- what all parts share -----------------------------------------------------------------------


def _analysed(pipeline: Pipeline, gold: Iterable[Gold]) -> Iterator[tuple[Gold, Analysis]]:
    items = list(gold)
    articles = (
        Article(
            id=article_id(item.id, item.text),
            origin=item.id,
            version=TextVersion(original=item.text, text=item.text),
            published=item.published,
        )
        for item in items
    )
    yield from zip(items, pipeline.analyse(articles), strict=True)


def _own_gold(path: Path, articles: Path) -> Iterator[sets.Gold]:
    """Gold of the project's own form, with its entities found again in the plain articles."""
    for item in json.loads(path.read_text(encoding="utf-8"))["articles"].values():
        text = (articles / item["file"]).read_text(encoding="utf-8")
        spans = tuple(
            (start, end, CLASSES[label])
            for start, end, label, words in item["entities"]
            if label in CLASSES and text[start:end] == words
        )
        yield sets.Gold(item["file"], text, spans=spans)


if __name__ == "__main__":
    main()
