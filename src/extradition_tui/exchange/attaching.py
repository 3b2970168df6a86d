"""Annotations of others made evidence here: by the words that they quote, and never by a guess.

Words that stand in the article's current text exactly, and in one place that fits, are attached.
All others are told with what was found instead, for a person to cite by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extradition_tui.claim_model import Anchor, ClaimDraft, EvidenceDraft, Stand
from extradition_tui.claims.anchors import MOST, find_quote, locate
from extradition_tui.exchange.foreign_annotations import ForeignAnnotation
from extradition_tui.library.addresses import Addresses
from extradition_tui.library.articles import get_article
from extradition_tui.library.claims import add_claim, add_tag
from extradition_tui.library.claims_evidence import cite
from extradition_tui.library.claims_rows import read_row
from extradition_tui.library.errors import NotFound
from extradition_tui.library.events import events_of
from extradition_tui.library.ids import Kept, claim_id
from extradition_tui.safe import safe_line

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

_STATEMENT = 2_000
"""Characters of a claim that is made of an annotation, at the most."""

_SHOWN = 60
"""Characters of a quotation that are shown to say which it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """What became of an annotation: attached, known already, or nowhere, and then why."""

    outcome: Literal["attached", "known", "nowhere"]
    quotation: str
    source: str
    article: str | None = None
    claim: str | None = None
    evidence: str | None = None
    state: str | None = None
    why: str | None = None


def attach(
    writing: Writing, annotations: Iterable[ForeignAnnotation], claim: str | None = None
) -> tuple[Attached, ...]:
    """Make evidence of each annotation that has its place here.

    It is evidence on ``claim``, else on the claim that the file names, else on one of its own: what
    the annotation says, or the words themselves. Raises NotFound for an unknown ``claim``.
    """
    on = None if claim is None else claim_id(writing, claim)
    addresses = Addresses(writing)
    return tuple(_attach(writing, one, addresses, on) for one in annotations)


def place_of(annotation: ForeignAnnotation, text: str) -> Stand:
    """Where in a text the words of an annotation stand, as ``anchors.locate`` says it.

    Of several places, what was before and after the words may tell which is meant.
    """
    places = find_quote(text, annotation.exact)
    exact = annotation.exact if len(places) != 1 else text[slice(*places[0])]
    start = annotation.start if annotation.start is not None else 0
    anchor = Anchor(
        start=start,
        end=start + len(exact),
        exact=exact,
        prefix=annotation.prefix,
        suffix=annotation.suffix,
    )
    fitting = [place for place in places if _fits(annotation, text, place)]
    if len(places) > 1 and len(fitting) == 1:
        first, last = fitting[0]
        return Stand(state="same" if first == start else "moved", start=first, end=last)
    return locate(anchor, text)


def _fits(annotation: ForeignAnnotation, text: str, place: tuple[int, int]) -> bool:
    """Whether what is around a place is what was around the words, but for white space."""
    before, after = "".join(annotation.prefix.split()), "".join(annotation.suffix.split())
    around = 4 * (len(annotation.prefix) + len(annotation.suffix))
    found = "".join(text[max(place[0] - around, 0) : place[0]].split())
    follows = "".join(text[place[1] : place[1] + around].split())
    return bool(before or after) and found.endswith(before) and follows.startswith(after)


def _attach(
    writing: Writing, one: ForeignAnnotation, addresses: Addresses, on: str | None
) -> Attached:
    if _is_here(writing, "evidence", one.id):
        return Attached(
            outcome="known", quotation=_short(one.exact), source=one.source, evidence=one.id
        )
    articles = addresses.articles(one.source)
    if len(articles) != 1:
        why = "several articles have this address" if articles else "no article has this address"
        return _nowhere(one, None, None, why)
    article = articles[0]
    if one.stance == "omits" and not one.exact:
        return _cite(writing, one, article, None, on)
    if not one.exact.strip():
        return _nowhere(one, article, None, "it quotes no words")
    if len(one.exact) > MOST:
        return _nowhere(one, article, None, f"more than {MOST:,} characters are no claim")
    text = get_article(writing, article).text
    stand = place_of(one, text)
    if stand.state not in ("same", "moved"):
        return _nowhere(one, article, stand.state, _found_instead(stand, text))
    return _cite(writing, one, article, stand, on)


def _cite(
    writing: Writing, one: ForeignAnnotation, article: str, stand: Stand | None, on: str | None
) -> Attached:
    claim = on or one.claim
    if _is_here(writing, "claim", claim) and _is_removed(writing, claim):
        return _nowhere(one, article, None, f"its claim {claim} was removed here")
    statement = (one.statement or one.comment or one.exact).strip()[:_STATEMENT].strip()
    if not _is_here(writing, "claim", claim):
        if not statement:
            return _nowhere(one, article, None, "it neither says nor quotes anything")
        event = events_of(writing, [article]).get(article)
        add_claim(writing, ClaimDraft(id=claim, statement=statement, event=event))
    comment = "" if one.comment == statement else one.comment
    by = " ".join(filter(None, (one.creator, one.created[:10])))
    note = "\n".join(filter(None, (comment, by and f"Annotated by {by}")))
    draft = EvidenceDraft(
        id=one.id,
        claim=claim,
        article=article,
        stance=one.stance if stand is not None or one.stance == "omits" else "context",
        start=None if stand is None else stand.start,
        end=None if stand is None else stand.end,
        note=note,
    )
    cite(writing, draft)
    for tag in one.tags:
        if tag.strip():
            add_tag(writing, one.id, tag)
    return Attached(
        outcome="attached",
        quotation=_short(one.exact),
        source=one.source,
        article=article,
        claim=claim,
        evidence=one.id,
        state="same" if stand is None else stand.state,
    )


def _nowhere(one: ForeignAnnotation, article: str | None, state: str | None, why: str) -> Attached:
    return Attached(
        outcome="nowhere",
        quotation=_short(one.exact),
        source=one.source,
        article=article,
        state=state,
        why=why,
    )


def _found_instead(stand: Stand, text: str) -> str:
    if stand.state == "ambiguous":
        return f"its words stand in {len(stand.places)} places"
    if stand.start is None or stand.end is None:
        return "its words are not in the text"
    dangers = f" (differs in {', '.join(stand.dangers)})" if stand.dangers else ""
    like = _short(text[stand.start : stand.end])
    return f"like words stand at {stand.start} to {stand.end}: “{like}”{dangers}"


def _is_here(writing: Writing, kind: Kept, name: str) -> bool:
    try:
        read_row(writing, kind, name)
    except NotFound:
        return False
    return True


def _is_removed(writing: Writing, claim: str) -> bool:
    return read_row(writing, "claim", claim).fields["deleted_at"] is not None


def _short(text: str) -> str:
    line = safe_line(text)
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
