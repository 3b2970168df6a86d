"""A dossier as one HTML page: no scripts, everything escaped, ready to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extradition_tui.claim_model import Claim, Evidence
from extradition_tui.exchange.contrast_html import contrast_table, full_texts, sentence_id
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
from extradition_tui.exchange.html_page import html_page, html_text
from extradition_tui.model import Article


def to_html(dossier: Dossier) -> str:
    """The whole page: claims, contrast, sources, full texts."""
    parts = [f"<h1>{html_text(dossier.title)}</h1>"]
    if dossier.claims:
        parts.append("<h2>Claims</h2>")
        parts += (_claim(dossier, n, claim) for n, claim in enumerate(dossier.claims, 1))
    if dossier.view is not None:
        parts += ["<h2>How the sources differ</h2>", contrast_table(dossier.view)]
    parts += ["<h2>Sources</h2>", _list(_source(dossier, one) for one in dossier.sources)]
    if dossier.view is not None:
        parts.append(full_texts(dossier.view))
    return html_page(dossier.title, "\n".join(parts))


def _claim(dossier: Dossier, number: int, claim: Claim) -> str:
    verdicts = [f"<strong>verdict</strong> {html_text(line)}" for line in verdicts_of(claim)]
    evidence = [_evidence(dossier, one) for one in claim.evidence]
    left = [f'<span class="silent">{html_text(line)}</span>' for line in silent(dossier, claim)]
    return (
        f'<section class="claim" id="claim-{claim.id}">'
        f"<h3>{number}. {html_text(claim.statement)}</h3>"
        f'<p class="facts">{html_text(facts_of(claim))}</p>'
        f"{_list(verdicts)}{_list([*evidence, *left])}{''.join(_comments(claim))}</section>"
    )


def _evidence(dossier: Dossier, one: Evidence) -> str:
    words = ""
    if one.exact:
        quoted = f"“{html_text(one.exact)}”"
        report = dossier.report(one.article)
        if report is not None and one.state in ("same", "moved") and one.start is not None:
            quoted = f'<a href="#{sentence_id(report, one.start)}">{quoted}</a>'
        words = f"<blockquote>{quoted}</blockquote>"
    note = f'<p class="why">{html_text(one.note)}</p>' if one.note else ""
    return (
        f"<strong>{one.stance}</strong> {html_text(dossier.name(one.article))}{words}{note}"
        f'<p class="why">{html_text(about(one))}</p>'
    )


def _comments(claim: Claim) -> Iterator[str]:
    for depth, comment in threads(claim):
        said = html_text(f"{comment.by}, {comment.at[:10]}: {comment.text}")
        yield f'<p class="why" style="margin-left: {1.5 * min(depth, 10):.1f}rem">{said}</p>'


def _source(dossier: Dossier, article: Article) -> str:
    url = address(article)
    where = f' <a href="{html_text(url)}" rel="noreferrer">{html_text(url)}</a>' if url else ""
    name = html_text(dossier.name(article.id))
    return f"<strong>{name}</strong> {html_text(source_line(article))}{where}"


def _list(items: Iterable[str]) -> str:
    lines = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{lines}</ul>" if lines else ""
