"""Evidence as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD.

One annotation for each piece of evidence: in this model each body applies to each target, so two
stances cannot share one. What the model has no place for is said in the collection's label.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from uuid import UUID

from extradition_tui import __version__
from extradition_tui.claim_model import Claim, Evidence
from extradition_tui.library.articles import get_article, list_versions
from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import NotFound

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_SAYS = (
    "Evidence on claims, one annotation for each article's words on a claim, or its leaving the "
    "claim out. Positions count code points of the text as it was read, after cleaning; an article "
    "without an address is named by the SHA-256 of that text. Verdicts, comments, links between "
    "claims and histories are left out; the JSON Lines of extradition-tui hold them all."
)

Json = dict[str, object]


def to_annotations(library: Reading, claims: Iterable[Claim]) -> Json:
    """The collection. Evidence of an article that was removed is left out: it has no words."""
    items = [
        _annotation(library, claim, one)
        for claim in claims
        for one in claim.evidence
        if one.exact or one.stance == "omits"
    ]
    found = [item for item in items if item is not None]
    digest = hashlib.sha256(json.dumps(found, sort_keys=True).encode("ascii")).hexdigest()
    return {
        "@context": CONTEXT,
        "id": f"urn:sha256:{digest}",
        "type": "AnnotationCollection",
        "label": _SAYS,
        "generator": {"type": "Software", "name": f"extradition-tui {__version__}"},
        "total": len(found),
        "first": {
            "id": f"urn:sha256:{digest}#page-1",
            "type": "AnnotationPage",
            "partOf": f"urn:sha256:{digest}",
            "startIndex": 0,
            "items": found,
        },
    }


def _annotation(library: Reading, claim: Claim, one: Evidence) -> Json | None:
    source = _source(library, one)
    if source is None:
        return None
    target: Json = {"type": "SpecificResource", "source": source}
    if one.stance != "omits":
        target["selector"] = [
            {
                "type": "TextQuoteSelector",
                "exact": one.exact,
                "prefix": one.prefix,
                "suffix": one.suffix,
            },
            {"type": "TextPositionSelector", "start": one.start, "end": one.end},
        ]
    return {
        "id": UUID(one.id).urn,
        "type": "Annotation",
        "motivation": "assessing",
        "created": one.at,
        "creator": {"type": "Person", "name": one.by},
        "body": _bodies(claim, one),
        "target": target,
    }


def _bodies(claim: Claim, one: Evidence) -> list[Json]:
    said = {"id": UUID(claim.id).urn, **_words(claim.statement, "describing")}
    bodies = [said, _words(one.stance, "assessing")]
    if one.note:
        bodies.append(_words(one.note, "commenting"))
    codes = {
        "attributed to": one.attributed_to,
        "reliability of the source": one.reliability,
        "credibility of the information": one.credibility,
    }
    bodies += [_words(f"{name}: {code}", "classifying") for name, code in codes.items() if code]
    return bodies + [_words(tag, "tagging") for tag in one.tags]


def _words(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _source(library: Reading, one: Evidence) -> str | None:
    """The address of an article, else the name of the text that was cited."""
    try:
        article = get_article(library, one.article)
        versions: Sequence[str] = [
            version.sha256
            for version in list_versions(library, one.article)
            if version.number == one.version
        ]
    except NotFound:
        return None
    return article.url or (f"urn:sha256:{versions[0]}" if versions else None)
