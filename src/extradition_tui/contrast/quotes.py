"""One utterance as several articles print it, and what was changed between the marks.

One source may join what another splits. Typographic differences are none.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from extradition_tui.contrast.pieces import FRAGMENT, Piece
from extradition_tui.contrast.reading import Reading
from extradition_tui.contrast.speakers import Said, given_to_another
from extradition_tui.contrast.utterances import utterances
from extradition_tui.contrast.words import Word, words
from extradition_tui.contrast_model import QuoteChange, QuoteVersions
from extradition_tui.model import Span

_PARAPHRASED = 0.72
_BRACKET = re.compile(r"[\[(]")
_ORDER: tuple[QuoteChange, ...] = (
    "trimmed",
    "ellipsis",
    "bracketed",
    "word",
    "paraphrased",
    "speaker",
)


def quote_versions(readings: Sequence[Reading]) -> tuple[QuoteVersions, ...]:
    """Utterances that two or more articles print, or that one prints in two ways."""
    texts = {reading.article: reading.text for reading in readings}
    found = []
    for cluster in utterances(readings):
        if len(cluster) > 1:
            found.append(_versions(cluster, texts))
    return tuple(sorted(found, key=lambda item: (not item.altered, _first(item))))


def first_change(versions: QuoteVersions) -> str:
    """The first words that differ, as a reader would say it; empty where only the ends do."""
    texts = [" ".join(span.text for span in spans) for spans in versions.versions.values()]
    for one, other in combinations(texts, 2):
        a, b = words(one), words(other)
        for tag, i1, i2, j1, j2 in _changes([w.stem for w in a], [w.stem for w in b]):
            if tag == "replace":
                return f"“{_between(one, a, i1, i2)}” / “{_between(other, b, j1, j2)}”"
    return ""


def _first(item: QuoteVersions) -> tuple[str, int]:
    article = min(item.versions)
    return article, item.versions[article][0].start


def _between(text: str, found: Sequence[Word], first: int, last: int) -> str:
    return text[found[first].start : found[last - 1].end]


def _versions(cluster: Sequence[Piece], texts: dict[str, str]) -> QuoteVersions:
    by_article: dict[str, list[Piece]] = {}
    for piece in cluster:
        by_article.setdefault(piece.article, []).append(piece)
    changes: set[QuoteChange] = set()
    prints = [_print(group) for group in by_article.values()]
    if len(prints) == 1:
        prints = [_print([piece]) for piece in cluster]
    for one, other in combinations(prints, 2):
        changes |= _compare(one, other, texts)
    for piece, twin in combinations(cluster, 2):
        # A headline has room for a few words, and one of them may be another than was said.
        if len(piece.words) == len(twin.words) < FRAGMENT:
            changes |= _compare((piece,), (twin,), texts)
    if _given_to_another(by_article):
        changes.add("speaker")
    speakers = sorted(
        {piece.speaker for piece in cluster if piece.speaker}, key=lambda s: (-len(s), s)
    )
    return QuoteVersions(
        speaker=speakers[0] if speakers else None,
        versions={
            article: tuple(
                Span(piece.start, piece.end, texts[article][piece.start : piece.end])
                for piece in by_article[article]
            )
            for article in sorted(by_article)
        },
        altered=bool(changes),
        changes=tuple(change for change in _ORDER if change in changes),
    )


def _given_to_another(by_article: Mapping[str, Sequence[Piece]]) -> bool:
    """Whether two articles give whole sentences to two people; a catchword is anybody's."""
    said = [
        [
            Said(piece.speaker, piece.beside)
            for piece in pieces
            if piece.speaker and len(piece.words) >= FRAGMENT
        ]
        for pieces in by_article.values()
    ]
    return any(given_to_another(one, other) for one, other in combinations(said, 2))


def _print(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """What one article prints of an utterance.

    A catchword beside whole sentences is left aside, and one that is repeated counts once.
    """
    longer = [piece for piece in pieces if len(piece.words) >= FRAGMENT]
    once = {tuple(piece.stems): piece for piece in reversed(pieces)}
    return tuple(sorted(longer or once.values(), key=lambda piece: piece.start))


def _compare(
    one: tuple[Piece, ...], other: tuple[Piece, ...], texts: dict[str, str]
) -> set[QuoteChange]:
    one, other = _unlike(one, other)
    a = [stem for piece in one for stem in piece.printed]
    b = [stem for piece in other for stem in piece.printed]
    if not a or not b or a == b:
        return set()
    if _catchwords(one, other) or _catchwords(other, one):
        return set()
    found: set[QuoteChange] = set()
    raw = " ".join(texts[p.article][p.start : p.end] for p in (*one, *other))
    for tag, i1, i2, j1, j2 in _changes(a, b):
        if tag == "replace":
            if _letters(a[i1:i2]) != _letters(b[j1:j2]):
                found.add("word")
        elif _BRACKET.search(raw) and _bracketed(raw, (a[i1:i2] or b[j1:j2])):
            found.add("bracketed")
        elif "…" in raw or "..." in raw:
            found.add("ellipsis")
        else:
            found.add(
                "trimmed" if max(i2 - i1, j2 - j1) > 1 or _at_an_end(a, b, i1, j1) else "word"
            )
    alike = difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()
    if alike < _PARAPHRASED and "word" in found and min(len(a), len(b)) >= FRAGMENT:
        found.add("paraphrased")
    return found


def _unlike(
    one: tuple[Piece, ...], other: tuple[Piece, ...]
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Without the sentences that both print in the same words.

    What one article has besides such a sentence is another utterance of the speaker.
    """
    mine = {piece.printed for piece in one}
    yours = {piece.printed for piece in other}
    return (
        tuple(piece for piece in one if piece.printed not in yours),
        tuple(piece for piece in other if piece.printed not in mine),
    )


def _catchwords(some: Sequence[Piece], whole: Sequence[Piece]) -> bool:
    """Whether one side has catchwords alone, and each is in the other, be it in another number."""
    stems = tuple(stem for piece in whole for stem in piece.stems)
    return all(len(piece.words) < FRAGMENT and _inside(piece.stems, stems) for piece in some)


def _letters(found: Sequence[str]) -> str:
    """Words written as one: "we'll" and "we' ll", "set-up" and "setup" are the same."""
    return "".join(found).replace("'", "")


def _inside(a: Sequence[str], b: Sequence[str]) -> bool:
    short, long = sorted((a, b), key=len)
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _at_an_end(a: list[str], b: list[str], i: int, j: int) -> bool:
    return (i in (0, len(a))) or (j in (0, len(b)))


def _bracketed(raw: str, changed: Sequence[str]) -> bool:
    inside = {
        word
        for match in re.findall(r"[\[(]([^\])]*)[\])]", raw)
        for word in match.casefold().split()
    }
    return bool(inside) and all(word in inside or "-" in word for word in changed)


def _changes(a: list[str], b: list[str]) -> list[tuple[str, int, int, int, int]]:
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    return [code for code in matcher.get_opcodes() if code[0] != "equal"]
