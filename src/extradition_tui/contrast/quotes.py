"""One utterance as several articles print it, and what was changed between the marks.

Quotations are cut into sentences and joined where their words are the same or nearly so; one source
may join what another splits. Typographic differences are none.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, islice

from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.reading import Reading
from extradition_tui.contrast.words import FUNCTION_WORDS, Word, one_spelling, words
from extradition_tui.model import Quote, QuoteChange, QuoteVersions, Span

_SAME_WORDS = 0.42
_OTHER_SPEAKER = 0.8
_SAME_PHRASE = 0.75
_FRAGMENT, _SENTENCE = 4, 8
_MOST_PIECES = 200  # of one article: every two are compared
_CONTINUED = 0.15
_PARAPHRASED = 0.72
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z])")
_BRACKET = re.compile(r"[\[(]")
_ORDER: tuple[QuoteChange, ...] = (
    "trimmed",
    "ellipsis",
    "bracketed",
    "word",
    "paraphrased",
    "speaker",
)


@dataclass(frozen=True, eq=False)
class _Piece:
    """One sentence between quotation marks."""

    article: str
    start: int
    end: int
    quote: int
    speaker: str | None
    words: tuple[Word, ...]

    @cached_property
    def stems(self) -> list[str]:
        return [word.stem for word in self.words]

    @cached_property
    def known(self) -> frozenset[str]:
        """Its different stems."""
        return frozenset(self.stems)

    @cached_property
    def weights(self) -> list[float]:
        """What each of its words weighs."""
        return [0.1 + rarities().of(stem) for stem in self.stems]


def quote_versions(readings: Sequence[Reading]) -> tuple[QuoteVersions, ...]:
    """Utterances that two or more articles print, or that one prints in two ways."""
    pieces = sorted(
        (piece for reading in readings for piece in islice(_pieces(reading), _MOST_PIECES)),
        key=lambda piece: (piece.article, piece.start),
    )
    texts = {reading.article: reading.text for reading in readings}
    found = []
    for cluster in _clusters(pieces):
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


def _pieces(reading: Reading) -> Iterator[_Piece]:
    for quote in reading.report.analysis.quotes:
        if quote.kind == "indirect" or quote.start >= quote.end:
            continue
        start = quote.start
        cuts = [match.end() for match in _SENTENCE_END.finditer(quote.text)]
        for cut in [*(quote.start + cut for cut in cuts), quote.end]:
            piece = _piece(reading, quote, start, min(cut, quote.end))
            if piece:
                yield piece
            start = cut


def _piece(reading: Reading, quote: Quote, start: int, end: int) -> _Piece | None:
    while end > start and reading.text[end - 1].isspace():
        end -= 1
    found = words(reading.text, start, end)
    if not any(word.stem not in FUNCTION_WORDS for word in found):
        return None
    return _Piece(reading.article, start, end, quote.start, quote.speaker, found)


def _clusters(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Pieces tied by like words.

    Then the neighbours in one quotation: where one source joins two sentences that another prints
    apart, the second of them is tied by fewer words.
    """
    name = list(range(len(pieces)))
    tied: set[tuple[int, int]] = set()
    for i, j in combinations(range(len(pieces)), 2):
        if _same_utterance(pieces[i], pieces[j]):
            tied.add((i, j))
    for i, j in sorted(tied):
        for near, far in ((i, j), (j, i)):
            for beside in (near - 1, near + 1):
                if 0 <= beside < len(pieces) and _continues(pieces, near, beside, far):
                    tied.add((min(beside, far), max(beside, far)))
    for i, j in sorted(tied):
        low, high = sorted((name[i], name[j]))
        name = [low if other == high else other for other in name]
    return [
        [piece for piece, mine in zip(pieces, name, strict=True) if mine == root]
        for root in sorted(set(name))
    ]


def _continues(pieces: Sequence[_Piece], near: int, beside: int, far: int) -> bool:
    """Whether a piece and its neighbour together are what another source prints as one."""
    one, other, whole = pieces[near], pieces[beside], pieces[far]
    if one.quote != other.quote or one.article == whole.article:
        return False
    if len(other.words) < _FRAGMENT or len(whole.words) < len(one.words) + _FRAGMENT:
        return False
    return _overlap(other, whole) >= _CONTINUED


def _same_utterance(a: _Piece, b: _Piece) -> bool:
    short, long = (b, a) if len(b.words) < len(a.words) else (a, b)
    if len(short.words) < _FRAGMENT:
        return _same_fragment(short, long)
    if a.article == b.article:
        return False
    least = _SAME_WORDS if len(short.words) >= _SENTENCE else _SAME_PHRASE
    if _at_most(short, long) >= least:
        if not _may_be_one(a.speaker, b.speaker):
            least = max(least, _OTHER_SPEAKER)
        if _overlap(short, long) >= least:
            return True
    return _one_word_apart(short, long)


def _one_word_apart(short: _Piece, long: _Piece) -> bool:
    """Whether a short sentence of one speaker is the same but for one word."""
    if len(short.words) != len(long.words) or not short.speaker or not long.speaker:
        return False
    unlike = sum([a != b for a, b in zip(short.stems, long.stems, strict=True)])
    return unlike == 1 and bool(_names(short.speaker) & _names(long.speaker))


def _same_fragment(short: _Piece, long: _Piece) -> bool:
    """A few words are the same utterance when they are the same, or one telling word is shared."""
    if short.stems == long.stems:
        return True
    if len(long.words) >= _FRAGMENT:
        return (
            short.article != long.article
            and sum(stem not in FUNCTION_WORDS for stem in short.stems) > 1
            and " ".join(short.stems) in " ".join(long.stems)
        )
    common = set(short.stems) & set(long.stems) - FUNCTION_WORDS
    telling = max((rarities().of(stem) for stem in common), default=0.0)
    return (
        len(short.words) > 1
        and len(short.words) == len(long.words)
        and telling >= 0.6
        and short.stems[0] == long.stems[0]
        and _may_be_one(short.speaker, long.speaker)
    )


def _overlap(short: _Piece, long: _Piece) -> float:
    """Share of the shorter's weight that stands in the longer in the same order."""
    matcher = difflib.SequenceMatcher(None, short.stems, long.stems, autojunk=False)
    same = [
        weight
        for block in matcher.get_matching_blocks()
        for weight in short.weights[block.a : block.a + block.size]
    ]
    total = sum(short.weights)
    return sum(same) / total if total else 0.0


def _at_most(short: _Piece, long: _Piece) -> float:
    """What their overlap cannot be above: the same in any order, which is quickly told."""
    known = long.known
    pairs = zip(short.stems, short.weights, strict=True)
    total = sum(short.weights)
    return sum([weight for stem, weight in pairs if stem in known]) / total if total else 0.0


def _may_be_one(a: str | None, b: str | None) -> bool:
    if not a or not b:
        return True
    return bool(_names(a) & _names(b)) or not (a[:1].isupper() and b[:1].isupper())


@lru_cache(maxsize=1024)
def _names(speaker: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", speaker)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return frozenset(word.stem for word in words(plain) if word.stem not in FUNCTION_WORDS)


def _versions(cluster: Sequence[_Piece], texts: dict[str, str]) -> QuoteVersions:
    by_article: dict[str, list[_Piece]] = {}
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
        if len(piece.words) == len(twin.words) < _FRAGMENT:
            changes |= _compare((piece,), (twin,), texts)
    speakers = sorted(
        {piece.speaker for piece in cluster if piece.speaker}, key=lambda s: (-len(s), s)
    )
    if any(not _may_be_one(a, b) for a, b in combinations(speakers, 2)):
        changes.add("speaker")
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


def _print(pieces: Sequence[_Piece]) -> tuple[_Piece, ...]:
    """What one article prints of an utterance; a catchword beside whole sentences is left aside."""
    longer = [piece for piece in pieces if len(piece.words) >= _FRAGMENT]
    return tuple(sorted(longer or pieces, key=lambda piece: piece.start))


def _compare(
    one: tuple[_Piece, ...], other: tuple[_Piece, ...], texts: dict[str, str]
) -> set[QuoteChange]:
    a = [stem for piece in one for stem in _surface(piece, texts)]
    b = [stem for piece in other for stem in _surface(piece, texts)]
    if a == b or (min(len(a), len(b)) < _FRAGMENT and _inside(a, b)):
        return set()
    found: set[QuoteChange] = set()
    raw = " ".join(texts[p.article][p.start : p.end] for p in (*one, *other))
    for tag, i1, i2, j1, j2 in _changes(a, b):
        if tag == "replace":
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
    if alike < _PARAPHRASED and "word" in found and min(len(a), len(b)) >= _FRAGMENT:
        found.add("paraphrased")
    return found


def _surface(piece: _Piece, texts: dict[str, str]) -> list[str]:
    text = texts[piece.article]
    return [one_spelling(text[word.start : word.end]) for word in piece.words]


def _inside(a: list[str], b: list[str]) -> bool:
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
