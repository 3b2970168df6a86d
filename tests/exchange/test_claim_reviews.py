"""ClaimReview: adopted verdicts alone, and none that lacks what its readers need."""

from __future__ import annotations

from pathlib import Path

import pytest

from extradition_tui.claim_model import VerdictDraft, new_id
from extradition_tui.claims.schemes import schemes
from extradition_tui.exchange.claim_reviews import Json, Publisher, Refusal, to_reviews
from extradition_tui.library.articles import set_facts
from extradition_tui.library.claims import edit_claim, judge
from extradition_tui.library.claims_reading import list_claims
from extradition_tui.library.doors import Library
from tests.library.claiming import ADA, BRIDGE_ID, cite_words, claim_of, door_of, fill

DESK = Publisher("The Desk", "https://desk.example")
PAGE = "https://news.example/bridge"


@pytest.fixture
def judged(library_path: Path) -> Path:
    """A library with a claim of which a review can be written."""
    claim = claim_of(library_path, fill(library_path))
    cite_words(library_path, claim)
    with door_of(library_path) as door:
        set_facts(door, BRIDGE_ID, {"url": PAGE, "published": "2031-03-03"})
        edit_claim(door, claim, {"speaker": "Ada Quill", "said_at": "2031-03-02"})
        judge(door, claim, verdict("mostly true"))
    return library_path


def verdict(rating: str, scheme: str = "six-step") -> VerdictDraft:
    return VerdictDraft(
        id=new_id(), scheme=scheme, rating=rating, because="The county says so", role="adopted"
    )


def reviews(path: Path, publisher: Publisher = DESK) -> tuple[list[Json], list[Refusal]]:
    with Library.open(path) as library:
        claims = list_claims(library, viewer=ADA)
        return to_reviews(library, claims, publisher, schemes())


def change(path: Path, **fields: str | None) -> None:
    with Library.open(path) as library:
        (claim,) = list_claims(library)
    with door_of(path) as door:
        edit_claim(door, claim.id, fields)


def test_a_review_says_what_was_claimed_by_whom_where_and_how_it_was_judged(judged: Path) -> None:
    (review,), refused = reviews(judged)
    assert refused == []
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"] == "The bridge is shut for 14 weeks"
    assert review["author"] == {
        "@type": "Organization",
        "name": "The Desk",
        "url": "https://desk.example",
    }
    item = review["itemReviewed"]
    assert isinstance(item, dict)
    assert item["author"]["name"] == "Ada Quill"
    assert item["datePublished"] == "2031-03-02"
    (appearance,) = item["appearance"]
    assert (appearance["url"], appearance["datePublished"]) == (PAGE, "2031-03-03")
    steps = [rating.name for rating in schemes()["six-step"].ratings]
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "mostly true",
        "ratingValue": steps.index("mostly true") + 1,
        "worstRating": 1,
        "bestRating": 6,
    }


def test_a_rating_outside_a_scale_has_words_and_no_number(judged: Path) -> None:
    outside = schemes()["six-step"].outside[0].name
    with Library.open(judged) as library:
        (claim,) = list_claims(library)
    with door_of(judged) as door:
        judge(door, claim.id, verdict(outside))
    (review,), _ = reviews(judged)
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": outside}


def test_what_lacks_something_is_refused_and_all_of_it_named(library_path: Path) -> None:
    claim = claim_of(library_path)
    with door_of(library_path) as door:
        judge(door, claim, VerdictDraft(id=new_id(), scheme="six-step", rating="true"))
    made, (refusal,) = reviews(library_path, Publisher())
    assert made == []
    assert refusal.claim == claim
    verdict, address, author, publisher = refusal.lacks
    assert "verdict" in verdict
    assert "address" in address
    assert "author" in author
    assert "publisher" in publisher


@pytest.mark.parametrize(
    ("publisher", "url", "speaker", "lack"),
    [
        (Publisher("The Desk"), PAGE, "Ada Quill", "publisher"),
        (Publisher(url="https://desk.example"), PAGE, "Ada Quill", "publisher"),
        (DESK, "", "Ada Quill", "address"),
        (DESK, PAGE, None, "author"),
    ],
)
def test_each_lack_is_named_alone(
    judged: Path, publisher: Publisher, url: str, speaker: str | None, lack: str
) -> None:
    change(judged, speaker=speaker)
    with door_of(judged) as door:
        set_facts(door, BRIDGE_ID, {"url": url})
    made, (refusal,) = reviews(judged, publisher)
    assert made == []
    (named,) = refusal.lacks
    assert lack in named
