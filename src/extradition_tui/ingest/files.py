"""The way in: finds what a person named, and reads the articles in it.

One bad input is one outcome with its reason, and never stops the others.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from extradition_tui.ingest.articles import Facts, Reading, read_blocks
from extradition_tui.ingest.dates import day_of_field
from extradition_tui.ingest.decoding import Decoded, decode
from extradition_tui.ingest.entries import BadEntry, Entry, read_entry
from extradition_tui.ingest.feeds import feed_entries
from extradition_tui.ingest.inputs import STDIN, Input, read_input, shown_path
from extradition_tui.ingest.jsonlines import records
from extradition_tui.ingest.kinds import Kind, kind_of
from extradition_tui.ingest.language import language_of
from extradition_tui.ingest.markdown import markdown_blocks
from extradition_tui.ingest.pages import read_page
from extradition_tui.ingest.plain import plain_blocks
from extradition_tui.ingest.refused import Refused
from extradition_tui.ingest.sources import SOURCES, read_sources
from extradition_tui.model import Article, Outcome, TextVersion, article_id

__all__ = ["Input", "find_inputs", "read_articles"]

_Known = Mapping[str, Mapping[str, str]]


def find_inputs(paths: Sequence[str]) -> Iterator[Input | Outcome]:
    """Every input in these files and folders ("-" is standard input), in order of their names.

    In a folder, hidden files and those of TOML, which tell of articles and hold none, are passed
    over. What cannot be looked into, and TOML that is named, is an outcome.
    """
    folders: dict[str, _Known | None] = {}
    for path in paths:
        if path == STDIN:
            yield Input(STDIN, STDIN)
        elif Path(path).is_dir() if "\0" not in path else False:
            yield from _in_folder(path, folders)
        else:
            yield from _one_file(path, folders)


def read_articles(item: Input) -> Iterator[Article | Outcome]:
    """The articles of one input: one of a text or page, many of a feed or JSON Lines.

    What cannot be read is an outcome "refused" with the reason; nothing is raised for bad input.
    """
    try:
        yield from _read(item)
    except Refused as refusal:
        yield _refused(item.path, refusal)
    except (RecursionError, MemoryError) as error:
        why = f"is too large or too deeply nested ({type(error).__name__}); save it as text"
        yield Outcome(item.path, "refused", None, why)
    except Exception as error:
        why = f"could not be read as an article ({type(error).__name__}); save it as text"
        yield Outcome(item.path, "refused", None, why)


def _in_folder(folder: str, folders: dict[str, _Known | None]) -> Iterator[Input | Outcome]:
    """The files of a folder and of those in it, sorted by name; links are not followed."""
    waiting = [folder]
    found = False
    while waiting:
        current = waiting.pop()
        try:
            entries = sorted(os.scandir(current), key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            why = f"the folder could not be read ({error.strerror}); check its permissions"
            yield Outcome(shown_path(current), "refused", None, why)
            found = True
            continue
        seen = [entry for entry in entries if not entry.name.startswith(".")]
        for entry in seen:
            if not _is_toml(entry.name) and not entry.is_dir(follow_symlinks=False):
                found = True
                yield from _one_file(entry.path, folders)
        inner = [entry.path for entry in seen if entry.is_dir(follow_symlinks=False)]
        waiting.extend(reversed(inner))
    if not found:
        yield Outcome(
            shown_path(folder), "refused", None, "has no articles in it; name another folder"
        )


def _one_file(path: str, folders: dict[str, _Known | None]) -> Iterator[Input | Outcome]:
    shown = shown_path(path)
    if "\0" in path or not os.path.lexists(path):
        yield Outcome(shown, "refused", None, "does not exist; check the path")
        return
    if _is_toml(path):
        why = "is TOML, which tells of articles and holds none; name the articles themselves"
        yield Outcome(shown, "refused", None, why)
        return
    folder = os.path.dirname(path)  # noqa: PTH120  a Path would change the name's own bytes
    if folder not in folders:
        folders[folder] = None
        try:
            folders[folder] = read_sources(Path(folder))
        except Refused as refusal:
            yield Outcome(shown_path(str(Path(folder) / SOURCES)), "refused", None, str(refusal))
    item = Input(shown, path)
    yield replace(item, known=(folders[folder] or {}).get(item.name, {}))


def _is_toml(name: str) -> bool:
    return name.lower().endswith(".toml")


def _read(item: Input) -> Iterator[Article | Outcome]:
    data = read_input(item)
    kind = kind_of(data, item.name)
    if kind == "feed":
        yield from _several(item, feed_entries(data, item.name), "utf-8")
        return
    decoded = decode(data, declared=kind == "page")
    if kind == "jsonl":
        yield from _several(item, records(decoded.text, item.name), decoded.encoding)
        return
    reading = _reading(kind, decoded)
    digest = hashlib.sha256(decoded.text.encode("utf-8", "surrogatepass")).hexdigest()
    own = f"stdin:{digest[:12]}" if item.file == STDIN else item.name
    yield _article(item, reading.facts.url or own, decoded.text, reading, decoded.encoding)


def _reading(kind: Kind, decoded: Decoded) -> Reading:
    if kind == "page":
        return read_page(decoded.text)
    if kind == "markdown":
        blocks, removed, said = markdown_blocks(decoded.text)
        return read_blocks(blocks, _front_matter(said), removed)
    return read_blocks(plain_blocks(decoded.text))


def _front_matter(said: Mapping[str, str]) -> Facts:
    published = day_of_field(said.get("published"))
    url = said.get("url", "")
    return Facts(
        title=said.get("title"),
        author=said.get("author"),
        source=said.get("source"),
        published=published,
        published_from="file" if published else None,
        url=url if url.startswith(("http://", "https://")) else None,
    )


def _several(
    item: Input, entries: Iterator[Entry | BadEntry], encoding: str
) -> Iterator[Article | Outcome]:
    for entry in entries:
        if isinstance(entry, BadEntry):
            yield Outcome(item.path, "refused", None, entry.why)
            continue
        try:
            reading = read_entry(entry)
        except Refused as refusal:
            yield Outcome(item.path, "refused", None, f"{entry.where} {refusal}")
            continue
        yield _article(item, entry.origin, entry.original, reading, encoding)


def _article(item: Input, origin: str, original: str, reading: Reading, encoding: str) -> Article:
    """The article with what ``sources.toml`` says of it, which stands over what was found."""
    facts, known = reading.facts, item.known
    version = TextVersion(
        original=original,
        text=reading.text,
        headings=reading.headings,
        removed=reading.removed,
        language=language_of(reading.text),
        encoding=encoding,
    )
    return Article(
        id=article_id(origin, original),
        origin=origin,
        version=version,
        title=known.get("title", facts.title),
        source=known.get("source", facts.source),
        author=known.get("author", facts.author),
        published=known.get("published", facts.published),
        published_from="user" if "published" in known else facts.published_from,
        url=known.get("url", facts.url),
        path=item.path,
    )


def _refused(path: str, why: object) -> Outcome:
    return Outcome(path, "refused", None, str(why))
