"""Which quotations of several articles are one utterance.

Quotations are cut into sentences and tied where their words are the same or nearly so.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from itertools import combinations, islice

from extradition_tui.contrast.pieces import FRAGMENT, Piece, pieces_of
from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.reading import Reading
from extradition_tui.contrast.speakers import may_be_one, speaker_names
from extradition_tui.contrast.words import FUNCTION_WORDS

_SENTENCE = 8
_SAME_WORDS = 0.42
_NEARLY_ALL, _MOST = 0.8, 0.6
_OTHER_SPEAKER, _ANY_SPEAKER = 0.8, 0.6
_SAME_PHRASE = 0.75
_SAME_SENSE = 0.75
_FEWEST_TELLING = 2
_MOST_PIECES = 200  # of one article: every two are compared
_CONTINUED = 0.15


def utterances(readings: Sequence[Reading]) -> list[list[Piece]]:
    """The pieces of all quotations, those of one utterance together, in the order of places.

    Then the neighbours in one quotation: where one source joins two sentences that another prints
    apart, the second of them is tied by fewer words.
    """
    pieces = sorted(
        (piece for reading in readings for piece in islice(pieces_of(reading), _MOST_PIECES)),
        key=lambda piece: (piece.article, piece.start),
    )
    tied: set[tuple[int, int]] = set()
    for i, j in combinations(range(len(pieces)), 2):
        if _same_utterance(pieces[i], pieces[j]):
            tied.add((i, j))
    for i, j in sorted(tied):
        for near, far in ((i, j), (j, i)):
            for beside in (near - 1, near + 1):
                if 0 <= beside < len(pieces) and _continues(pieces, near, beside, far):
                    tied.add((min(beside, far), max(beside, far)))
    return _together(pieces, tied)


def _together(pieces: Sequence[Piece], tied: Iterable[tuple[int, int]]) -> list[list[Piece]]:
    """Sentences first; a catchword joins one utterance, and never makes one of two."""
    name = list(range(len(pieces)))
    whole = [len(piece.stems) >= FRAGMENT for piece in pieces]
    for i, j in sorted(tied, key=lambda pair: (not (whole[pair[0]] and whole[pair[1]]), pair)):
        low, high = sorted((name[i], name[j]))
        if not (whole[i] and whole[j]) and _holds(name, whole, low) and _holds(name, whole, high):
            continue
        name = [low if other == high else other for other in name]
    return [
        [piece for piece, mine in zip(pieces, name, strict=True) if mine == root]
        for root in sorted(set(name))
    ]


def _holds(name: Sequence[int], whole: Sequence[bool], root: int) -> bool:
    """Whether an utterance has a sentence among its pieces."""
    return any(full for mine, full in zip(name, whole, strict=True) if mine == root)


def _continues(pieces: Sequence[Piece], near: int, beside: int, far: int) -> bool:
    """Whether a piece and its neighbour together are what another source prints as one."""
    one, other, whole = pieces[near], pieces[beside], pieces[far]
    if one.quote != other.quote or one.article == whole.article:
        return False
    if len(other.stems) < FRAGMENT or len(whole.stems) < len(one.stems) + FRAGMENT:
        return False
    return _overlap(other, whole) >= _CONTINUED


def _same_utterance(a: Piece, b: Piece) -> bool:
    if a.telling.isdisjoint(b.telling) and a.senses.keys().isdisjoint(b.senses):
        # Nearly all pairs; of them, "I will not go" and "I will not stay" may still be one.
        whole = len(a.stems) >= FRAGMENT and a.article != b.article
        return whole and _one_word_apart(a, b)
    if a.printed == b.printed and (a.article != b.article or len(a.stems) < FRAGMENT):
        return True
    short, long = (b, a) if len(b.stems) < len(a.stems) else (a, b)
    if len(short.stems) < FRAGMENT:
        return _same_fragment(short, long)
    if a.article == b.article:
        return False
    least = _SAME_WORDS if len(short.stems) >= _SENTENCE else _SAME_PHRASE
    if not may_be_one(a.speaker, b.speaker):
        least = max(least, _OTHER_SPEAKER)
    elif not _one_speaker(a, b):
        least = max(least, _ANY_SPEAKER)
    if _alike(short, long, least) or _one_word_apart(short, long):
        return True
    return may_be_one(a.speaker, b.speaker) and (_one_run(short, long) or _one_sense(short, long))


def _alike(short: Piece, long: Piece, least: float) -> bool:
    """Whether enough of the shorter stands in the longer.

    One rare word is not enough: the less of it is there, the more telling words both have.
    """
    if short.stems == long.stems:
        return True
    if _at_most(short, long) < least:
        return False
    found = _overlap(short, long)
    shared = short.telling & long.telling
    partly = found < (_NEARLY_ALL if len(short.stems) >= _SENTENCE else _MOST)
    fewest = _FEWEST_TELLING + partly
    return found >= least and len(shared) >= fewest


def _one_word_apart(short: Piece, long: Piece) -> bool:
    """Whether a short sentence of one speaker is the same but for one word."""
    if len(short.stems) != len(long.stems):
        return False
    unlike = sum(a != b for a, b in zip(short.stems, long.stems, strict=True))
    return unlike == 1 and _one_speaker(short, long)


def _one_run(short: Piece, long: Piece) -> bool:
    """Whether half of the shorter stands in the longer in one run, names left aside."""
    if len((short.telling & long.telling) - short.names) < _FEWEST_TELLING:
        return False
    matcher = difflib.SequenceMatcher(None, short.stems, long.stems, autojunk=False)
    run = matcher.find_longest_match()
    words = short.stems[run.a : run.a + run.size]
    telling = [stem for stem in words if stem not in FUNCTION_WORDS and stem not in short.names]
    half = run.size >= max(FRAGMENT, len(short.stems) / 2)
    return half and len(telling) >= _FEWEST_TELLING


def _one_sense(a: Piece, b: Piece) -> bool:
    """Whether most of what one says is said by the other, in any order and any form."""
    fewer, more = sorted((a.senses, b.senses), key=len)
    shared = [fewer[sense] for sense in fewer if sense in more]
    return len(shared) > _FEWEST_TELLING and sum(shared) >= _SAME_SENSE * sum(fewer.values())


def _one_speaker(a: Piece, b: Piece) -> bool:
    """Whether two articles name one speaker, by one word of the name at least."""
    if not a.speaker or not b.speaker:
        return False
    return bool(speaker_names(a.speaker) & speaker_names(b.speaker))


def _same_fragment(short: Piece, long: Piece) -> bool:
    """A few words are the same utterance when they are the same, or one telling word is shared."""
    if short.stems == long.stems:
        return True
    if len(long.stems) >= FRAGMENT:
        return (
            short.article != long.article
            and sum(stem not in FUNCTION_WORDS for stem in short.stems) > 1
            and " ".join(short.stems) in " ".join(long.stems)
        )
    common = set(short.stems) & set(long.stems) - FUNCTION_WORDS
    telling = max((rarities().of(stem) for stem in common), default=0.0)
    return (
        len(short.stems) > 1
        and len(short.stems) == len(long.stems)
        and telling >= 0.6
        and short.stems[0] == long.stems[0]
        and may_be_one(short.speaker, long.speaker)
    )


def _overlap(short: Piece, long: Piece) -> float:
    """Share of the shorter's weight that stands in the longer in the same order."""
    matcher = difflib.SequenceMatcher(None, short.stems, long.stems, autojunk=False)
    same = [
        weight
        for block in matcher.get_matching_blocks()
        for weight in short.weights[block.a : block.a + block.size]
    ]
    total = sum(short.weights)
    return sum(same) / total if total else 0.0


def _at_most(short: Piece, long: Piece) -> float:
    """What their overlap cannot be above: the same in any order, which is quickly told."""
    pairs = zip(short.stems, short.weights, strict=True)
    total = sum(short.weights)
    return sum([weight for stem, weight in pairs if stem in long.known]) / total if total else 0.0
