"""The commands that read the library: articles, entities, quotes, search."""

from __future__ import annotations

import argparse
import datetime

from extradition_tui.cli.errors import CommandError
from extradition_tui.cli.output import quoted, write_json, write_table, write_text
from extradition_tui.cli.parser import FACTS
from extradition_tui.cli.places import open_library, read_chosen_settings
from extradition_tui.library import articles as stored
from extradition_tui.library import entities as names
from extradition_tui.library.people import this_person
from extradition_tui.library.search import search as search_library
from extradition_tui.model import Figure, Report, source_name
from extradition_tui.settings import library_path


def articles(arguments: argparse.Namespace) -> int:
    """``articles``: the list."""
    with open_library(arguments) as library:
        found = stored.list_articles(library)
    if arguments.json:
        write_json(found)
        return 0
    write_table(
        ("id", "published", "source", "#words", "title"),
        [(a.id, a.published or "undated", a.source, a.words, a.title or "–") for a in found],
        empty="no articles yet; add some with: extradition-tui load PATH",
    )
    return 0


def article(arguments: argparse.Namespace) -> int:
    """``article ID``, ``article set ID FACT=VALUE …``, ``article remove ID``."""
    words: list[str] = arguments.words
    if words[0] == "set":
        return _set_facts(arguments, words[1:])
    if words[0] == "remove":
        return _remove(arguments, words[1:])
    if len(words) > 1:
        raise CommandError("article shows one at a time; give one ID")
    with open_library(arguments) as library:
        report = stored.get_report(library, words[0])
    if arguments.json:
        write_json(article_document(report))
    else:
        write_text(_article_page(report))
    return 0


def entities(arguments: argparse.Namespace) -> int:
    """``entities`` and ``entities NAME``."""
    with open_library(arguments) as library:
        if arguments.name is None:
            found = names.list_entities(library)
            if arguments.json:
                write_json(found)
            else:
                write_table(
                    ("name", "label", "#articles", "#mentions", "also"),
                    [
                        (e.name, e.label, e.articles, e.mentions, ", ".join(e.aliases))
                        for e in found
                    ],
                    empty="no names found yet; add articles with: extradition-tui load PATH",
                )
            return 0
        places = names.entity_places(library, arguments.name)
    if arguments.json:
        write_json(places)
        return 0
    for entity in places:
        write_text(f"{entity.name} ({entity.label})")
        write_table(
            ("article", "#start", "#end", "text"),
            [(p.article, p.start, p.end, p.text) for p in entity.places],
            empty="no places",
        )
    return 0


def quotes(arguments: argparse.Namespace) -> int:
    """``quotes``: who is quoted with what, across the library."""
    with open_library(arguments) as library:
        found = names.list_quotes(library, speaker=arguments.speaker, kind=arguments.kind)
    if arguments.json:
        write_json(found)
    else:
        write_table(
            ("article", "speaker", "kind", "quotation"),
            [(q.article, q.speaker or "–", q.kind, quoted(q.text, q.kind)) for q in found],
            empty="no quotations found",
        )
    return 0


def search(arguments: argparse.Namespace) -> int:
    """``search QUERY``: exit code 1 when nothing was found."""
    with open_library(arguments) as library:
        found = search_library(library, " ".join(arguments.query), limit=arguments.limit)
    if arguments.json:
        write_json(found)
    else:
        write_table(
            ("article", "#start", "words"),
            [(f.article, f.start, f.snippet) for f in found],
            empty="nothing found",
        )
    return 0 if found else 1


def article_document(report: Report) -> dict[str, object]:
    """An article with its analysis, in the shape of ``article ID --json``."""
    article, analysis, version = report.article, report.analysis, report.article.version
    return {
        "id": article.id,
        "version": version.number,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "author": article.author,
        "published": article.published,
        "published_from": article.published_from,
        "path": article.path,
        "language": version.language,
        "encoding": version.encoding,
        "pipeline": analysis.pipeline,
        "text": version.text,
        "headings": version.headings,
        "removed": version.removed,
        "sentences": [{"start": s.start, "end": s.end} for s in analysis.sentences],
        "entities": analysis.mentions,
        "quotes": analysis.quotes,
        "figures": analysis.figures,
        "dates": analysis.dates,
    }


def _set_facts(arguments: argparse.Namespace, words: list[str]) -> int:
    # These bring spaCy, which the commands that only read do without.
    from extradition_tui.language.pipeline import open_pipeline
    from extradition_tui.loading import correct

    if len(words) < 2:
        raise CommandError("article set needs an ID and at least one FACT=VALUE")
    facts: dict[str, str] = {}
    for word in words[1:]:
        name, equals, value = word.partition("=")
        if not equals or name not in FACTS:
            raise CommandError(f"{word}: not a FACT=VALUE; the facts are {', '.join(FACTS)}")
        value = value.strip()
        facts[name] = _day(value) if name == "published" and value else value
    path = library_path(arguments.library)
    settings = read_chosen_settings(arguments)
    correct(path, this_person(), words[0], facts, lambda: open_pipeline(settings.pipeline))
    if arguments.json:
        with open_library(arguments) as library:
            write_json(article_document(stored.get_report(library, words[0])))
    return 0


def _day(value: str) -> str:
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        raise CommandError(f"published={value}: not a date; write it as 2025-05-03") from None


def _remove(arguments: argparse.Namespace, words: list[str]) -> int:
    from extradition_tui.loading import forget

    if len(words) != 1:
        raise CommandError("article remove takes one ID")
    name = forget(library_path(arguments.library), this_person(), words[0])
    if arguments.json:
        write_json({"id": name})
    else:
        write_text(f"{name} is removed; backups made before still hold its text")
    return 0


def _article_page(report: Report) -> str:
    article, analysis = report.article, report.analysis
    known = f" (from the {article.published_from})" if article.published_from else ""
    lines = [
        f"{article.id}  version {article.version.number}  {source_name(article)}"
        f"  {article.published or 'undated'}{known}",
        "",
        article.text,
        "",
        f"names     {', '.join(e.name for e in analysis.entities) or '–'}",
        f"figures   {', '.join(_counted(f) for f in analysis.figures) or '–'}",
        f"dates     {', '.join(d.text for d in analysis.dates) or '–'}",
        "quotations",
        *(f"  {q.speaker or '–'}: {quoted(q.text, q.kind)} ({q.kind})" for q in analysis.quotes),
    ]
    if not article.version.language.startswith("en"):
        lines.insert(1, f"in {article.version.language}: shown and searched, not analysed")
    if article.version.removed:
        lines += ["left out", *(f"  {r.why}: {r.text}" for r in article.version.removed)]
    return "\n".join(lines)


def _counted(figure: Figure) -> str:
    return f"{figure.text} {figure.of}" if figure.of else figure.text
