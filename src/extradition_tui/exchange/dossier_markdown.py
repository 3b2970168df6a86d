"""A dossier as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from extradition_tui.claim_model import Claim, Evidence
from extradition_tui.exchange.contrast_markdown import contrast_rows, escaped
from extradition_tui.exchange.dossier import (
    Dossier,
    about,
    address,
    facts_of,
    silent,
    source_line,
    threads,
    verdicts_of,
)


def to_markdown(dossier: Dossier) -> str:
    """The whole dossier: claims, contrast, sources."""
    lines = [f"# {escaped(dossier.title)}"]
    if dossier.claims:
        lines += ["", "## Claims"]
        for number, claim in enumerate(dossier.claims, 1):
            lines += _claim(dossier, number, claim)
    if dossier.view is not None:
        lines += ["", "## How the sources differ", "", escaped(dossier.view.counts()), ""]
        lines += (f"- {escaped(family)}" for family in dossier.view.families)
        lines += contrast_rows(dossier.view, "###")
    lines += ["", "## Sources", ""]
    for article in dossier.sources:
        url = address(article)
        where = f" <{url}>" if url else ""
        name = escaped(dossier.name(article.id))
        lines.append(f"- **{name}**: {escaped(source_line(article))}{where}")
    return "\n".join(lines) + "\n"


def _claim(dossier: Dossier, number: int, claim: Claim) -> Iterator[str]:
    yield from ("", f"### {number}\\. {escaped(claim.statement)}", "", escaped(facts_of(claim)))
    verdicts = list(verdicts_of(claim))
    if verdicts:
        yield ""
        yield from (f"- **verdict**: {escaped(line)}" for line in verdicts)
    yield ""
    for one in claim.evidence:
        yield from _evidence(dossier, one)
    yield from (f"- *{escaped(line)}*" for line in silent(dossier, claim))
    comments = list(threads(claim))
    if comments:
        yield from ("", "Comments:", "")
    for depth, comment in comments:
        yield f"{'  ' * depth}- {escaped(f'{comment.by}, {comment.at[:10]}: {comment.text}')}"


def _evidence(dossier: Dossier, one: Evidence) -> Iterator[str]:
    words = f": “{escaped(one.exact)}”" if one.exact else ""
    yield f"- **{one.stance}**, {escaped(dossier.name(one.article))}{words}"
    if one.note:
        yield f"  - {escaped(one.note)}"
    yield f"  - *{escaped(about(one))}*"
