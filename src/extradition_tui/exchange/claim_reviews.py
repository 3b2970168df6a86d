"""Adopted verdicts as schema.org ClaimReview (https://schema.org/ClaimReview), in JSON-LD.

A review that lacks what readers of this form need is not written, and what it lacks is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extradition_tui.claim_model import Claim, Scheme, Verdict
from extradition_tui.library.articles import get_article
from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import NotFound
from extradition_tui.model import Article, source_name

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who answers for the reviews, from the settings; "" is not said."""

    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A claim of which no review can be written, and all that it lacks."""

    claim: str
    statement: str
    lacks: tuple[str, ...]


def to_reviews(
    library: Reading,
    claims: Iterable[Claim],
    publisher: Publisher,
    schemes: Mapping[str, Scheme],
) -> tuple[list[Json], list[Refusal]]:
    """The reviews of these claims, and those that cannot be written."""
    reviews, refused = [], []
    for claim in claims:
        appearances = _appearances(library, claim)
        verdict = next((one for one in claim.verdicts if one.role == "adopted"), None)
        lacks = {
            "an adopted verdict": verdict is not None,
            "the address of an article that says it": bool(appearances),
            "its author (speaker of the claim, or whom the evidence is attributed to)": bool(
                _author(claim)
            ),
            "a publisher (settings: publisher name and url)": bool(
                publisher.name and publisher.url
            ),
        }
        missing = tuple(what for what, there in lacks.items() if not there)
        if missing or verdict is None:
            refused.append(Refusal(claim.id, claim.statement, missing))
        else:
            reviews.append(_review(claim, verdict, appearances, publisher, schemes))
    return reviews, refused


def _review(
    claim: Claim,
    verdict: Verdict,
    appearances: list[Json],
    publisher: Publisher,
    schemes: Mapping[str, Scheme],
) -> Json:
    said: Json = {
        "@type": "Claim",
        "author": {"@type": "Thing", "name": _author(claim)},
        "appearance": appearances,
    }
    if claim.said_at:
        said["datePublished"] = claim.said_at
    review: Json = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": claim.id,
        "url": publisher.url,
        "datePublished": verdict.at[:10],
        "author": {"@type": "Organization", "name": publisher.name, "url": publisher.url},
        "claimReviewed": claim.statement,
        "itemReviewed": said,
        "reviewRating": _rating(verdict, schemes.get(verdict.scheme)),
    }
    if verdict.because:
        review["reviewBody"] = verdict.because
    return review


def _rating(verdict: Verdict, scheme: Scheme | None) -> Json:
    """The rating in words, with its step where the scheme is a scale and it stands on it."""
    rating: Json = {"@type": "Rating", "alternateName": verdict.rating}
    names = [one.name for one in scheme.ratings] if scheme is not None and scheme.ordered else []
    if verdict.rating in names:
        step = names.index(verdict.rating) + 1
        rating |= {"ratingValue": step, "worstRating": 1, "bestRating": len(names)}
    return rating


def _author(claim: Claim) -> str:
    attributed = [one.attributed_to for one in claim.evidence if one.stance == "asserts"]
    return claim.speaker or next((name for name in attributed if name), "")


def _appearances(library: Reading, claim: Claim) -> list[Json]:
    """The articles with an address that assert the claim."""
    names = dict.fromkeys(one.article for one in claim.evidence if one.stance == "asserts")
    found = []
    for name in names:
        try:
            article = get_article(library, name)
        except NotFound:
            continue
        if article.url:
            found.append(_appearance(article))
    return found


def _appearance(article: Article) -> Json:
    known = {
        "headline": article.title,
        "datePublished": article.published,
        "author": article.author and {"@type": "Person", "name": article.author},
        "publisher": {"@type": "Organization", "name": source_name(article)},
    }
    filled = {key: value for key, value in known.items() if value}
    return {"@type": "NewsArticle", "url": article.url, **filled}
