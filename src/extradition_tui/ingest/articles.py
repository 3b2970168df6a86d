"""From the blocks of one input to what is read: title, byline, date, headings.

Every kind of input ends here, so that a saved page and a pasted text are cleaned by the same rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extradition_tui.ingest.blocks import Block, assemble, is_prose, spaced
from extradition_tui.ingest.bylines import (
    BYLINE,
    TIME_STAMP,
    Credit,
    credit,
    dateline,
    goes_with_byline,
    is_bare_date,
    sign_off,
)
from extradition_tui.ingest.cleaning import mark_furniture
from extradition_tui.ingest.furniture import key_of
from extradition_tui.ingest.headings import could_be_title, heading_places, is_title
from extradition_tui.ingest.refused import Refused
from extradition_tui.ingest.rejoining import rejoin
from extradition_tui.model import PublishedFrom, Removed, Span

_HEAD_BLOCKS = 14
_TAIL_BLOCKS = 6
_MENU_BLOCKS = 200
_LEAST_TITLE_WORDS = 4
_SITE_MARKS = (" | ", " - ", " – ", " — ", " :: ", " · ", " » ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of an article beside its words; ``published_from``: how the day is known."""

    title: str | None = None
    author: str | None = None
    source: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it is read: its text, the headings in it, its facts, and what was left out."""

    text: str
    headings: tuple[Span, ...]
    removed: tuple[Removed, ...]
    facts: Facts


@dataclass(slots=True)
class _Work:
    """The blocks on their way: ``marks`` says of each why it is left out."""

    blocks: Sequence[Block]
    marks: list[str | None]
    credits: list[Credit] = field(default_factory=list)

    def left(self) -> list[int]:
        return [i for i, mark in enumerate(self.marks) if mark is None]

    def take(self, i: int, found: Credit) -> None:
        self.marks[i] = found.why
        self.credits.append(found)


def read_blocks(
    blocks: Sequence[Block], facts: Facts | None = None, removed: Sequence[Removed] = ()
) -> Reading:
    """The article in these blocks. ``facts`` are what the source's own fields say; they go first.

    ``removed`` are lines that were left out already. Raises Refused when nothing is left.
    """
    known = facts or Facts()
    work = _Work(blocks, mark_furniture(blocks))
    _take_repeated_titles(work, known.title)
    if not known.title:
        _take_above_title(work)
    _take_head(work)
    _take_tail(work)
    _take_empty_headings(work)
    left = work.left()
    if not any(char.isalnum() for i in left for char in blocks[i].text):
        raise Refused("has no article text in it; save the article's own words")
    title, body = _title(work, known.title, left)
    text, headings = _text(title, body)
    lines = [*removed, *_removed(work)]
    return Reading(text, headings, tuple(lines), _facts(known, title, work, body))


def _title(work: _Work, known: str | None, left: list[int]) -> tuple[Block | None, list[Block]]:
    blocks = [work.blocks[i] for i in left]
    if known:
        return Block(spaced(known), ()), blocks
    if blocks[0].level == 1 and len(blocks) > 1:
        return blocks[0], blocks[1:]
    if not blocks[0].level and is_title(blocks):
        return blocks[0], blocks[1:]
    return None, blocks


def _text(title: Block | None, body: Sequence[Block]) -> tuple[str, tuple[Span, ...]]:
    marked = any(block.level for block in body)
    lead = [title] if title else []
    # Where the source marks headings itself, its marks are all there are.
    places = frozenset() if marked else heading_places([*lead, *body])
    shift = len(lead)
    flagged = [(b, bool(b.level) or i + shift in places) for i, b in enumerate(body)]
    joined = rejoin(flagged)
    return assemble([*((block, False) for block in lead), *joined])


def _facts(known: Facts, title: Block | None, work: _Work, body: Sequence[Block]) -> Facts:
    said = list(work.credits)
    if body:
        line = dateline(body[0].text) or (dateline(body[1].text) if len(body) > 1 else None)
        said += [line] if line else []
    published = known.published or next((c.published for c in said if c.published), None)
    from_text: PublishedFrom | None = "text" if published else None
    return Facts(
        title=known.title or (title.text if title else None),
        author=known.author or next((c.author for c in said if c.author), None),
        source=known.source or next((c.source for c in said if c.source), None),
        published=published,
        published_from=known.published_from if known.published else from_text,
        url=known.url,
    )


def _removed(work: _Work) -> list[Removed]:
    return [
        Removed(line, mark)
        for block, mark in zip(work.blocks, work.marks, strict=True)
        if mark
        for line in block.lines
    ]


def _take_repeated_titles(work: _Work, title: str | None) -> None:
    """A title that stands there twice ("Floods cut off towns | The Gazette", then again)."""
    left = work.left()
    keys = {i: key_of(work.blocks[i].text) for i in left[:_HEAD_BLOCKS]}
    if title:
        wanted = key_of(title)
        for i in left[:_HEAD_BLOCKS]:
            if keys[i] == wanted:
                work.marks[i] = "repeated title"
        return
    if not left or work.blocks[left[0]].words > 30:
        return
    first, following = left[0], left[1:_HEAD_BLOCKS]
    if any(keys[first] == keys[i] and len(keys[i]) > 12 for i in following):
        work.marks[first] = "repeated title"
        return
    line = work.blocks[first].text
    for mark in _SITE_MARKS:
        words, found, site = line.rpartition(mark)
        if found and len(words) > 12 and any(key_of(words) == keys[i] for i in following):
            work.take(first, Credit("repeated title", source=site.strip()))
            return


def _take_above_title(work: _Work) -> None:
    """The menu over a title that a byline or date follows, where a whole page was pasted.

    Only where five tiny lines or more stand over it, and where it is plain which line is the title.
    """
    above: list[int] = []
    run: list[int] = []
    for i in work.left()[:_MENU_BLOCKS]:
        block = work.blocks[i]
        if credit(block.text):
            break
        shaped = could_be_title(block.text) and block.words >= _LEAST_TITLE_WORDS
        if shaped or (run and is_prose(block)):
            run.append(i)
        elif is_prose(block):
            return
        else:
            above += [*run, i]
            run = []
    else:
        return
    tiny = sum(work.blocks[i].words <= 3 for i in above)
    if not run or len(run) > 2 or len(above) < 5 or tiny * 10 < len(above) * 6:
        return
    if len(run) == 2 and work.blocks[run[1]].words * 5 < work.blocks[run[0]].words * 6:
        return
    for i in above:
        work.marks[i] = "above the title"


def _take_head(work: _Work) -> None:
    """Bylines, dates and reading times before the second paragraph."""
    head: list[int] = []
    prose = 0
    for i in work.left()[:_HEAD_BLOCKS]:
        prose += is_prose(work.blocks[i])
        if prose >= 2:
            break
        head.append(i)
    before_prose = True
    for position, i in enumerate(head):
        block = work.blocks[i]
        if block.item or block.level:
            continue
        found = credit(block.text)
        sure = before_prose or not is_bare_date(block.text) or _beside_credit(work, i)
        if found and sure:
            work.take(i, found)
        elif found is None and position > 0:
            _take_beside(work, head, position)
        if is_prose(block):
            before_prose = False


def _take_beside(work: _Work, head: list[int], position: int) -> None:
    """A name or a time of day alone, between a title and a date, or just after one."""
    i = head[position]
    text = work.blocks[i].text
    if i and work.marks[i - 1] == BYLINE and goes_with_byline(text):
        work.marks[i] = BYLINE
        return
    found = credit(text, beside=True)
    if found is None:
        return
    named = bool(found.author or found.source)
    following = None
    if position + 1 < len(head):
        following = credit(work.blocks[head[position + 1]].text)
    dated = following is not None and following.author is None
    if (named and dated) or _beside_credit(work, i):
        work.take(i, found)


def _beside_credit(work: _Work, i: int) -> bool:
    """Whether the nearest line that is no furniture, on either side, is a byline or a date."""
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(work.blocks) and work.marks[j] not in (None, BYLINE, TIME_STAMP):
            j += step
        if 0 <= j < len(work.blocks) and work.marks[j] is not None:
            return True
    return False


def _take_empty_headings(work: _Work) -> None:
    """Marked headings at the end with nothing under them: what they headed was no article."""
    for i in reversed(work.left()):
        if work.blocks[i].level < 2:
            break
        work.marks[i] = "heading over nothing"


def _take_tail(work: _Work) -> None:
    """Credits, dates and bylines after the last paragraph."""
    left = work.left()
    for i in left[: -_TAIL_BLOCKS - 1 : -1]:
        block = work.blocks[i]
        found = sign_off(block.text)
        if not found and not is_prose(block) and not block.level and len(left) > 2:
            line = credit(block.text)
            found = line if line and block.text[:1].isalpha() else None
        if not found:
            break
        work.take(i, found)
