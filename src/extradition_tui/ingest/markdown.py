"""Markdown, read plainly: headings, paragraphs and lists, with the marks of emphasis taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extradition_tui.ingest.blocks import Block, spaced
from extradition_tui.ingest.plain import is_item, join_lines
from extradition_tui.model import Removed

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})\s*$")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_REFERENCE = re.compile(r" {0,3}\[[^\]]+\]:\s*\S+")
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"(?<!!)\[([^\]\n]{1,1000})\]\((?:[^()\n]|\([^()\n]*\)){0,2000}\)")
_AUTOLINK = re.compile(r"<(https?://[^>\s]{1,2000})>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,2000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])(\*|_)(?=[^\s*_])([^*_\n]{1,1000}?)(?<=[^\s*_])\1(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~])")
_FACT = re.compile(r"([A-Za-z_]{1,20}):[ \t]*(\S.*)$")
_FACT_NAMES = {
    "title": "title",
    "author": "author",
    "date": "published",
    "published": "published",
    "source": "source",
    "site": "source",
    "url": "url",
    "link": "url",
    "canonical": "url",
}


def markdown_blocks(text: str) -> tuple[list[Block], list[Removed], Mapping[str, str]]:
    """The blocks of a Markdown text, the lines that are markup alone, and its front matter."""
    lines = text.split("\n")
    facts, used = _front_matter(lines)
    removed = [Removed(line.strip(), "front matter") for line in lines[:used] if line.strip()]
    blocks: list[Block] = []
    for item in _parse(lines[used:]):
        if isinstance(item, Removed):
            removed.append(item)
        else:
            blocks.append(item)
    return blocks, removed, facts


def _parse(lines: Sequence[str]) -> Iterator[Block | Removed]:
    paragraph: list[str] = []
    for line in lines:
        heading = _HEADING.match(line)
        underline = _UNDERLINE.match(line)
        if underline and len(paragraph) == 1:
            level = 1 if underline[1].startswith("=") else 2
            yield replace(_block(paragraph), level=level, item=False)
            yield Removed(line.strip(), "markup")
            paragraph = []
            continue
        stands_alone = heading or _RULE.match(line) or _FENCE.match(line) or _REFERENCE.match(line)
        if stands_alone or not spaced(line) or is_item(line):
            yield from _paragraph(paragraph)
            paragraph = []
        if heading and _unmarked(heading[2]):
            yield Block(_unmarked(heading[2]), (line.strip(),), level=len(heading[1]))
        elif stands_alone:
            yield Removed(line.strip(), "markup")
        elif spaced(line):
            paragraph.append(line)
    yield from _paragraph(paragraph)


def _paragraph(lines: Sequence[str]) -> Iterator[Block | Removed]:
    if not lines:
        return
    # A long line is a paragraph already: many who write Markdown never wrap.
    groups = [list(lines)] if all(len(line) <= 120 for line in lines) else [[x] for x in lines]
    for group in groups:
        block = _block(group)
        if block.text:
            yield block
        else:
            yield from (Removed(line.strip(), "picture") for line in group)


def _block(lines: Sequence[str]) -> Block:
    sources = tuple(line.strip() for line in lines)
    words = (re.sub(r"^[ \t]{0,3}>[> \t]*", "", line) for line in lines)
    return Block(_unmarked(join_lines(words)), sources, item=is_item(lines[0]))


def _unmarked(text: str) -> str:
    """The words without the marks of links, pictures and emphasis."""
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _AUTOLINK.sub(r"\1", text)
    text = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text))
    return spaced(_ESCAPE.sub(r"\1", text))


def _front_matter(lines: Sequence[str]) -> tuple[Mapping[str, str], int]:
    """The facts between two lines of ``---`` at the start, and how many lines they take."""
    if not lines or lines[0].strip() != "---":
        return {}, 0
    facts: dict[str, str] = {}
    for number, line in enumerate(lines[1:60], 1):
        if line.strip() == "---":
            return (facts, number + 1) if facts else ({}, 0)
        fact = _FACT.match(line)
        if fact and (key := _FACT_NAMES.get(fact[1].lower())):
            value = fact[2].strip().strip("\"'").strip()
            if value:
                facts.setdefault(key, value)
    return {}, 0
