"""Anchors: words of a text version, found again in another version, and never moved silently.

No score separates a mended typo from an inverted fact, so a likeness decides only where to look:
words that are no longer there exactly are ``changed`` and wait for a person.
"""

from __future__ import annotations

import re
from itertools import pairwise

from extradition_tui.claim_model import Anchor, Stand
from extradition_tui.claims.dangers import dangers_in, pieces_between

CONTEXT = 32
"""Code points of what is before and after an anchor that are kept with it."""

MOST = 5_000
"""Code points of an anchor, at the most: a longer one could not be looked for in a changed text."""

LEAST_LIKE = 65.0
"""Likeness (0 to 100) from which other words may be the anchor's: random sentences reach 55."""

MOST_PLACES = 20
"""Places of an ambiguous anchor that are listed."""

_FEW_WORDS = 4
"""Up to so many words may stand anywhere in a text: they need one of their neighbours."""

_REACH = 160
"""Code points around a rough place in which its true edges are looked for."""

_NEIGHBOUR = 12
"""Code points of what stood beside an anchor that tell where it began or ended."""

_SENTENCE = 500
"""Code points to either side of a place that its sentence may reach."""

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+|\n")
_WORDS = (re.compile(r"\S+"), re.compile(r"\w+"))
"""Words with the marks around them, and without."""
_ALIKE = str.maketrans("“”„‟«»‘’‚‛–—‐‑\u00a0\u202f", '""""""\'\'\'\'----  ')


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of ``text[start:end]``. Raises ValueError for a place that has no words."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start} to {end} is no place in a text of {len(text)} characters")
    if end - start > MOST:
        raise ValueError(f"{end - start:,} characters are no claim; {MOST:,} are the most")
    if not text[start:end].strip():
        raise ValueError(f"{start} to {end} has no words")
    return Anchor(
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(start - CONTEXT, 0) : start],
        suffix=text[end : end + CONTEXT],
    )


def find_quote(text: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Every place in a text where a quotation stands, also overlapping ones.

    Where it does not stand letter by letter, quotation marks, dashes and white space are taken as
    equal to others of their kind.
    """
    if not quote.strip():
        return ()
    exact = _places(text, quote)
    if exact:
        return exact
    words = r"\s+".join(re.escape(word) for word in quote.translate(_ALIKE).split())
    found = re.finditer(f"(?=({words}))", text.translate(_ALIKE))
    return tuple(match.span(1) for match in found)


def locate(anchor: Anchor, text: str, former: str | None = None) -> Stand:
    """Where an anchor stands in ``text``, another version of the text that it was made in.

    ``former`` is that text. With it, words that stood in several places, or whose sentence has
    been turned by a change beside them, are not taken for the same.
    """
    places = _places(text, anchor.exact) if anchor.exact else ()
    if len(places) > 1:
        return Stand(state="ambiguous", places=places[:MOST_PLACES])
    if not places:
        return _like(anchor, text, former)
    start, end = places[0]
    if former is not None and len(_places(former, anchor.exact)) > 1:
        # Which of the former places is the one that is left, no comparison can tell.
        return Stand(state="ambiguous", places=places)
    around = _changed_around(anchor, text, start, end, former)
    if around is not None:
        return around
    return Stand(state="same" if start == anchor.start else "moved", start=start, end=end)


def _places(text: str, words: str) -> tuple[tuple[int, int], ...]:
    found = []
    start = text.find(words)
    while start >= 0:
        found.append((start, start + len(words)))
        start = text.find(words, start + 1)
    return tuple(found)


def _changed_around(
    anchor: Anchor, text: str, start: int, end: int, former: str | None
) -> Stand | None:
    """The stand of words that are the same in a sentence that is not, or None where all is well."""
    if former is not None:
        before = _sentence(former, anchor.start, anchor.end)
        after = _sentence(text, start, end)
        old, new = former[slice(*before)], text[slice(*after)]
        dangers = dangers_in(pieces_between(old, new)) if old != new else ()
        if dangers:
            pieces = pieces_between(old, new)
            return Stand(state="changed", start=start, end=end, pieces=pieces, dangers=dangers)
    if len(anchor.exact.split()) > _FEW_WORDS:
        return None
    neighbours = (anchor.prefix.split()[-1:], anchor.suffix.split()[:1])
    found = (text[:start].split()[-1:], text[end:].split()[:1])
    if any(one == other for one, other in zip(neighbours, found, strict=True)):
        return None
    return Stand(
        state="changed",
        start=start,
        end=end,
        pieces=pieces_between(anchor.exact, text[start:end]),
        dangers=("surroundings",),
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or sentences, as far as punctuation tells, that a place is in.

    Where a text has none for long (a table, another script), it is what stands close.
    """
    first = max(start - _SENTENCE, 0)
    for match in _SENTENCE_END.finditer(text, first, start):
        first = match.end()
    most = min(end + _SENTENCE, len(text))
    closing = _SENTENCE_END.search(text, max(end - 1, start), most)
    last = most if closing is None else closing.start() + len(closing[0].rstrip())
    return first, max(last, end)


def _like(anchor: Anchor, text: str, former: str | None) -> Stand:
    if not anchor.exact.strip() or not text.strip():
        return Stand(state="orphan")
    found = _most_like(anchor, text)
    if found is None:
        return Stand(state="orphan")
    start, end = found
    if former is not None:
        start, end = _whole_sentence(anchor, text, former, start, end)
    pieces = pieces_between(anchor.exact, text[start:end])
    dangers = list(dangers_in(pieces))
    if former is not None:
        old = former[slice(*_sentence(former, anchor.start, anchor.end))]
        new = text[slice(*_sentence(text, start, end))]
        dangers += [one for one in dangers_in(pieces_between(old, new)) if one not in dangers]
    return Stand(state="changed", start=start, end=end, pieces=pieces, dangers=tuple(dangers))


def _whole_sentence(
    anchor: Anchor, text: str, former: str, start: int, end: int
) -> tuple[int, int]:
    """The sentence around a place, for an anchor that was a sentence, unless it is very long."""
    if _sentence(former, anchor.start, anchor.end) != (anchor.start, anchor.end):
        return start, end
    first, last = _sentence(text, start, end)
    edges = [match.end() for match in _SENTENCE_END.finditer(text, first, last)]
    pieces = list(pairwise([first, *(edge for edge in edges if edge < last), last]))
    # A place that was guessed may reach into the sentences beside the one that is meant.
    meant = [
        (low, high) for low, high in pieces if 2 * (min(high, end) - max(low, start)) >= high - low
    ]
    if not meant or meant[-1][1] - meant[0][0] > 3 * len(anchor.exact):
        return start, end
    return meant[0][0], meant[0][0] + len(text[meant[0][0] : meant[-1][1]].rstrip())


def _most_like(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """The words of the text that are most like the anchor's, if any are like at all."""
    # Comes with the library that compares; most anchors are found without it.
    from rapidfuzz import fuzz

    around = anchor.prefix + anchor.exact + anchor.suffix
    best: tuple[float, int, int] | None = None
    # With its surroundings the place is told from a lookalike; without, it is found when moved.
    for needle, before, behind in (
        (around, len(anchor.prefix), len(anchor.suffix)),
        (anchor.exact, 0, 0),
    ):
        window = fuzz.partial_ratio_alignment(needle, text, score_cutoff=LEAST_LIKE - 15)
        if window is None:
            continue
        rough = (window.dest_start + before, window.dest_end - behind)
        score, start, end = _trimmed(anchor.exact, text, *rough)
        if score >= LEAST_LIKE and (best is None or score > best[0] + 5):
            best = (score, start, end)
    return None if best is None else _up_to_neighbours(anchor, text, *best[1:])


def _up_to_neighbours(anchor: Anchor, text: str, start: int, end: int) -> tuple[int, int]:
    """The place stretched to where the anchor's neighbours still stand.

    Of "in May" that became "in June" the likest is "in": what follows tells where it ended.
    """
    before, behind = anchor.prefix[-_NEIGHBOUR:], anchor.suffix[:_NEIGHBOUR]
    most = max(len(anchor.exact) // 2, 24)
    if before.strip():
        found = text.rfind(before, max(start - most - len(before), 0), start)
        start = found + len(before) if found >= 0 else start
    if behind.strip():
        found = text.find(behind, end, end + most + len(behind))
        end = found if found >= 0 else end
    return start, end


def _trimmed(exact: str, text: str, start: int, end: int) -> tuple[float, int, int]:
    """The likeliest beginning and end near a rough place, at the edges of words."""
    from rapidfuzz import fuzz

    reach = min(max(len(exact) // 2, 24), _REACH)
    low, high = max(start - reach, 0), min(max(end, start) + reach, len(text))
    words = sorted({match.span() for kind in _WORDS for match in kind.finditer(text, low, high)})
    if not words:
        return 0.0, start, end
    starts = [edge for edge, _ in words if abs(edge - start) <= reach]
    ends = [edge for _, edge in words if abs(edge - end) <= reach]
    first, last = min(starts, default=words[0][0]), max(ends, default=words[-1][1])
    for _ in range(2):
        last = max(
            (edge for edge in ends if edge > first),
            key=lambda edge: (fuzz.ratio(exact, text[first:edge]), -edge),
            default=last,
        )
        first = max(
            (edge for edge in starts if edge < last),
            key=lambda edge: (fuzz.ratio(exact, text[edge:last]), edge),
            default=first,
        )
    return fuzz.ratio(exact, text[first:last]), first, last
