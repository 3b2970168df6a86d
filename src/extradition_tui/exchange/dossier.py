"""A dossier: an event, the claims on it with their evidence, its contrast, and all sources.

What it says is the same in every form; how it looks is the form's matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extradition_tui.claim_model import Claim, Comment, Evidence
from extradition_tui.exchange.contrast_view import ContrastView
from extradition_tui.model import Article, Report


@dataclass(frozen=True)
class Dossier:
    """What a dossier holds. ``view`` is the contrast, None where one article alone reports.

    ``sources`` are the articles of the event and those that evidence is from, ``names`` what each
    is called.
    """

    title: str
    claims: Sequence[Claim]
    view: ContrastView | None
    sources: Sequence[Article]
    names: Mapping[str, str]
    reports: Mapping[str, Report]

    def name(self, article: str) -> str:
        """What a source is called; its ID where the article was removed."""
        return self.names.get(article, article)

    def report(self, article: str) -> Report | None:
        """The report whose full text stands in the dossier."""
        return self.reports.get(article)


def facts_of(claim: Claim) -> str:
    """The standing of a claim, in one line."""
    known = {
        "said by": claim.speaker,
        "on": claim.said_at,
        "assigned to": claim.assignee,
        "tags:": ", ".join(claim.tags),
    }
    parts: list[str] = [claim.type, claim.status]
    parts += [f"{word} {value}" for word, value in known.items() if value]
    return " · ".join([*parts, f"by {claim.created_by}, {claim.created_at[:10]}"])


def verdicts_of(claim: Claim) -> Iterator[str]:
    """The verdicts on a claim, the adopted one first, each in one line."""
    for one in sorted(claim.verdicts, key=lambda verdict: verdict.role != "adopted"):
        sure = "" if one.confidence is None else f", {one.confidence} of 100 sure"
        because = f": {one.because}" if one.because else ""
        role = "adopted" if one.role == "adopted" else "one person's"
        yield f"{one.rating} ({one.scheme}; {role}, {one.by}, {one.at[:10]}{sure}){because}"
    if claim.hidden_verdicts:
        yield f"{claim.hidden_verdicts} more, not shown before your own"


def about(one: Evidence) -> str:
    """What is said of evidence besides its words, in one line."""
    standing = {
        "changed": "its words have changed since",
        "ambiguous": "its words stand in several places now",
        "orphan": "its words are not in the article any more",
        "stale": "the article has changed since it was read",
    }
    code = f"{one.reliability or '–'}{one.credibility or '–'}"
    parts = [
        standing.get(one.state, ""),
        f"attributed to {one.attributed_to}" if one.attributed_to else "",
        f"Admiralty code {code}" if one.reliability or one.credibility else "",
        f"tags: {', '.join(one.tags)}" if one.tags else "",
        f"{one.by}, {one.at[:10]}",
    ]
    return " · ".join(filter(None, parts))


def threads(claim: Claim) -> Iterator[tuple[int, Comment]]:
    """The comments on a claim with how deep each stands, every answer below what it answers."""
    answers: dict[str | None, list[Comment]] = {}
    there = {comment.id for comment in claim.comments}
    for comment in claim.comments:
        parent = comment.parent if comment.parent in there else None
        answers.setdefault(parent, []).append(comment)
    waiting = [(0, comment) for comment in reversed(answers.get(None, []))]
    while waiting:
        depth, comment = waiting.pop()
        yield depth, comment
        waiting += [(depth + 1, answer) for answer in reversed(answers.get(comment.id, []))]


def silent(dossier: Dossier, claim: Claim) -> Iterator[str]:
    """The sources that leave a claim out, and those that nobody has looked at, a line each."""
    for said, articles in (("leave it out", claim.silent), ("not examined", claim.not_examined)):
        if articles:
            yield f"{said}: {', '.join(dossier.name(article) for article in articles)}"


def address(article: Article) -> str | None:
    """Where an article is, if that is a page to go to."""
    url = (article.url or "").strip()
    plain = url.startswith(("http://", "https://")) and not set(url) & set(' <>"\\^`{|}\n\t')
    return url if plain else None


def source_line(article: Article) -> str:
    """What is known of a source, without its name."""
    known = (article.title, article.author, article.published or "undated", article.id)
    return " · ".join(filter(None, known))
