"""Sentences of two articles laid word on word: where they say the same, and where they part.

Articles and helping verbs are left out, and words that deny or hedge are no words of their own
here: they are kept with the word that they bear on. So "did not find" and "found" meet in one word,
denied on one side.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extradition_tui.contrast.findings import Ground, Link
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.words import FUNCTION_WORDS, Word, stem

_ROW = 3
_ENOUGH = 0.4
_MUCH = 0.55
"""Words in a row, and shares of the whole, that make a pair of words firm."""

_ARTICLES_TEXT = """
a an the this that these those
"""
_HELPING_TEXT = """
am are be been being is was were have has had do does did will would shall to also still
's 're 've 'll 'd
"""
_NOT_TEXT = """
not no never none neither nobody cannot hardly didn doesn isn aren wasn weren hasn haven hadn
wouldn cant
"""
_NOT_TO_TEXT = """
fail fails failed refuse refuses refused decline declines declined unable
"""
_DENYING_TEXT = """
deny denies denied denying doubt doubts doubted
"""
_MAY_TEXT = """
may might could possibly perhaps probably allegedly reportedly apparently supposedly presumably
seemingly potentially conceivably appear appears appeared seem seems seemed likely
"""
_OPINED_TEXT = """
believed thought feared said reported understood alleged suspected rumoured rumored considered
supposed presumed
"""
_UNDECIDED_TEXT = """
if whether unless until yet only just
"""
_BEING = frozenset(["is", "are", "was", "were", "be", "been"])
_UNTOLD = frozenset((_ARTICLES_TEXT + _HELPING_TEXT).split())
_NOT = frozenset(_NOT_TEXT.split())
_NOT_TO = frozenset(_NOT_TO_TEXT.split())
_DENYING = frozenset(_DENYING_TEXT.split())
_MAY = frozenset(_MAY_TEXT.split())
_OPINED = frozenset(_OPINED_TEXT.split())
_UNDECIDED = frozenset(_UNDECIDED_TEXT.split())


@dataclass(frozen=True, slots=True)
class Told:
    """A word that counts, with what denies or hedges it: where that stands, if anything does.

    ``open`` says that the denial is no plain one: "not yet", "whether or not".
    """

    word: Word
    lemma: str
    denied: tuple[int, int] | None = None
    hedged: tuple[int, int] | None = None
    open: bool = False


@dataclass(frozen=True, eq=False)
class Twin:
    """Two sentences as they are laid on each other.

    ``same`` pairs the places of equal words in order; ``gaps`` are the stretches between them, as
    places in ``a`` and ``b``. ``share`` is how much of the two is the same, from 0 to 1.
    """

    link: Link
    a: tuple[Told, ...]
    b: tuple[Told, ...]
    same: tuple[tuple[int, int], ...]
    gaps: tuple[tuple[int, int, int, int], ...]
    share: float

    def quoted(self, i: int, j: int) -> bool:
        """Whether a pair of words stands between quotation marks on both sides."""
        return _quoted(self.link.a, self.a[i]) and _quoted(self.link.b, self.b[j])

    def firm(self, i: int, j: int) -> bool:
        """Whether enough of the words around a pair are the same for both to say one thing."""
        row = self.around(i, j)
        whole = min(len(self.a), len(self.b))
        if row >= min(_ROW, whole) and self.share >= _ENOUGH:
            return True
        return row >= min(2, whole) and self.share >= _MUCH

    def ends(self, i: int, j: int) -> bool:
        """Whether both sentences end at two places."""
        return i == len(self.a) and j == len(self.b)

    def around(self, i: int, j: int) -> int:
        """How many words in a row are the same around a pair of equal words, with itself."""
        return 1 + self.before(i, j) + self.after(i + 1, j + 1)

    def before(self, i: int, j: int) -> int:
        """How many words in a row are the same just before two places."""
        count = 0
        while i - count > 0 and j - count > 0:
            if self.a[i - count - 1].lemma != self.b[j - count - 1].lemma:
                break
            count += 1
        return count

    def after(self, i: int, j: int) -> int:
        """How many words in a row are the same from two places on."""
        count = 0
        while i + count < len(self.a) and j + count < len(self.b):
            if self.a[i + count].lemma != self.b[j + count].lemma:
                break
            count += 1
        return count


def twins(ground: Ground) -> tuple[Twin, ...]:
    """Every sentence with the likest of each other article, the likest pairs first."""
    told: dict[tuple[str, int], tuple[Told, ...]] = {}
    lemmas = {reading.article: lemmas_of(reading) for reading in ground.readings}
    met: set[tuple[tuple[str, int], str]] = set()
    found = []
    for link in ground.links:
        mine, yours = (link.a.key, link.b.article), (link.b.key, link.a.article)
        if mine in met or yours in met:
            continue
        met |= {mine, yours}
        for line in (link.a, link.b):
            if line.key not in told:
                told[line.key] = tuple(words_told(line, lemmas[line.article]))
        found.append(_laid(link, told[link.a.key], told[link.b.key]))
    return tuple(found)


def lemmas_of(reading: Reading) -> Mapping[int, str]:
    """The lemma of each word by where it begins; empty where the pipeline gives none."""
    return reading.lemmas


def words_told(line: Line, lemmas: Mapping[int, str]) -> Iterator[Told]:
    """The words of a sentence that count, each with what denies or hedges it."""
    denied: tuple[int, int] | None = None
    hedged: tuple[int, int] | None = None
    undecided = False
    denying = False
    later = any(word.stem == "until" for word in line.words)
    previous = ""
    for word, following in zip(line.words, (*line.words[1:], None), strict=True):
        text = line.text[word.start - line.start : word.end - line.start].casefold()
        text = text.replace("’", "'")
        place = (word.start, word.end)
        # "Failed to pay" denies; a "failed campaign" was one.
        not_to = text in _NOT_TO and following is not None and following.stem == "to"
        if text in _UNDECIDED:
            undecided = True
        elif not_to or text in _NOT or text.endswith("n't"):
            denied = denied or place
            if previous == "could":
                # "Could not say" is no less certain than "couldn't say".
                hedged = None
        elif _hedges(text, previous) and not (word.capital and text == "may"):
            hedged = hedged or place
        elif text not in _UNTOLD:
            denying = denying or text in _DENYING
            # "Did not send only three" sent more.
            only = following is not None and following.stem == "only"
            doubtful = undecided or denying or (denied is not None and (later or only))
            yield Told(word, _plain(word, lemmas), denied, hedged, doubtful)
            denied = hedged = None
            undecided = False
        previous = text


def content(told: Sequence[Told]) -> int:
    """How many of some words carry meaning."""
    return sum(item.word.stem not in FUNCTION_WORDS for item in told)


def _quoted(line: Line, told: Told) -> bool:
    return any(
        quote.kind != "indirect" and quote.start <= told.word.start < quote.end
        for quote in line.quotes
    )


def _hedges(text: str, previous: str) -> bool:
    """Whether a word tells of something as possible or as hearsay: "may", "is believed to"."""
    return text in _MAY or (text in _OPINED and previous in _BEING)


def _plain(word: Word, lemmas: Mapping[int, str]) -> str:
    """Figures by their digits, else the stem of the lemma, which joins "found" and "find"."""
    if word.stem[:1].isdigit() or word.start not in lemmas:
        return word.stem
    return stem(lemmas[word.start])


def _laid(link: Link, a: tuple[Told, ...], b: tuple[Told, ...]) -> Twin:
    mine, yours = [item.lemma for item in a], [item.lemma for item in b]
    matcher = difflib.SequenceMatcher(None, mine, yours, autojunk=False)
    same = tuple(
        (block.a + step, block.b + step)
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    )
    gaps = tuple(code[1:] for code in matcher.get_opcodes() if code[0] != "equal")
    return Twin(link, a, b, same, gaps, 2 * len(same) / max(1, len(a) + len(b)))
