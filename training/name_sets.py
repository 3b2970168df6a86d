"""The sets of named entities that may train a pipeline that is given away, as sentences.

Every set has its own types and habits; here they are brought to one: PER, ORG and LOC, for names
only (no pronouns, no "the civilians"), without articles, possessives and titles ("President").
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from training.gum_phrases import phrases
from training.spans import Name, Sentence

from extradition_tui.language.gazetteers import countries
from extradition_tui.language.words import is_common, listed, word_set

_PLAIN = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
_RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
_GUM = {"person": "PER", "organization": "ORG", "place": "LOC"}
_CROSSNER = {
    "PER": "person politician writer musicalartist scientist researcher",
    "ORG": "organisation politicalparty band university",
    "LOC": "location country",
}
_DOMAINS = ("politics", "ai", "literature", "music", "science")
_LINKS = frozenset(("of", "de", "del", "for", "and", "the", "&"))
_ANNOTATED = 5  # MEANTIME marks entities in the title and the first sentences alone
_OPENERS = listed("determiners")
_PRONOUNS = frozenset(
    ("i", "he", "she", "it", "we", "they", "you", "who", "him", "her", "them", "us", "me")
)


def sentences(folder: Path, name: str) -> Iterator[Sentence]:
    """The sentences of one set, by its name in ``SETS``."""
    for sentence in SETS[name](folder):
        if sentence.words:
            kept = (_own_habits(sentence.words, item) for item in sentence.names)
            names = tuple(item for item in kept if item)
            yield Sentence(sentence.words, names, sentence.opens)


def _own_habits(words: Sequence[str], name: Name) -> Name | None:
    """A name by our habits, or None where what is marked is no name."""
    start, end = name.start, name.end
    while start < end and words[start].lower() in _OPENERS:
        start += 1
    while end > start and words[end - 1] in ("'s", "’s", "'", "’", ",", "."):
        end -= 1
    if name.label == "PER":
        titles = word_set("titles")
        while start < end - 1 and words[start].rstrip(".") in titles:
            start += 1
    inside = words[start:end]
    capitals = [word for word in inside if word[:1].isupper()]
    if not capitals or (len(inside) == 1 and _is_noun(inside[0])):
        return None
    if all(is_common(word) for word in capitals) and len(capitals) * 2 < len(inside) + 1:
        return None
    if inside[0].islower() and is_common(inside[0]):
        return None
    country = " ".join(inside).lower() in countries()
    return Name(start, end, "LOC" if country else name.label)


def _is_noun(word: str) -> bool:
    """Whether a word with a capital is a pronoun, or an office or body that is not named."""
    return word.lower() in _PRONOUNS or any(
        word in word_set(table)
        for table in ("titles", "organisation_heads", "facility_heads", "place_heads")
    )


def _columns(path: Path, separator: str | None = None) -> Iterator[list[list[str]]]:
    """Blocks of lines between empty ones, each line cut into its columns."""
    block: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") and separator == "\t" and path.suffix == ".iob2":
            continue
        parts = line.split(separator) if line.strip() else []
        if len(parts) > 1:
            block.append(parts)
        elif not line.strip() and block:
            yield block
            block = []
    if block:
        yield block


def _tagged(pairs: Sequence[tuple[str, str]], labels: Mapping[str, str]) -> Sentence:
    """A sentence from words with B- and I- tags (or I- tags only)."""
    names: list[Name] = []
    begun: tuple[int, str] | None = None
    for index, (_, tag) in enumerate([*pairs, ("", "O")]):
        label = labels.get(tag.partition("-")[2])
        if begun and (label != begun[1] or tag.startswith("B-")):
            names.append(Name(begun[0], index, begun[1]))
            begun = None
        if label and not begun:
            begun = (index, label)
    return Sentence(tuple(word for word, _ in pairs), tuple(names))


def _wikigold(folder: Path) -> Iterator[Sentence]:
    opens = True
    for block in _columns(folder / "ner/wikigold/wikigold.conll.txt"):
        if block[0][0] == "-DOCSTART-":
            opens = True
            continue
        found = _tagged([(row[0], row[-1]) for row in block], _PLAIN)
        yield Sentence(found.words, found.names, opens)
        opens = False


def _crossner(domain: str, folder: Path) -> Iterator[Sentence]:
    labels = {theirs: ours for ours, names in _CROSSNER.items() for theirs in names.split()}
    for part in ("train", "dev"):
        for block in _columns(folder / f"ner/crossner/{domain}/{part}.txt", "\t"):
            yield _tagged([(row[0], row[-1]) for row in block], labels)


def _re3d(folder: Path) -> Iterator[Sentence]:
    for path in sorted((folder / "ner/re3d").glob("*/*.conll")):
        for block in _columns(path):
            yield _tagged([(row[0], row[-1]) for row in block], _RE3D)


def _uner(folder: Path) -> Iterator[Sentence]:
    for block in _columns(folder / "ner/uner/en_ewt-ud-dev.iob2", "\t"):
        yield _tagged([(row[1], row[2]) for row in block], _PLAIN)


def _meantime(folder: Path) -> Iterator[Sentence]:
    marked = defaultdict(list)
    mentions = json.loads((folder / "ner/meantime/entities_mentions.json").read_text("utf-8"))
    for mention in mentions:
        if mention["mention_head_pos"] == "PROPN" and mention["mention_type"] in _PLAIN:
            marked[mention["conll_doc_key"], mention["sent_id"]].append(mention)
    words = defaultdict(list)
    for line in (folder / "ner/meantime/meantime.conll").read_text("utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) > 3 and not line.startswith("#") and int(parts[1]) <= _ANNOTATED:
            words[parts[0], int(parts[1])].append(parts[3])
    for (document, number), found in words.items():
        names: list[Name] = []
        by_size = sorted(marked[document, number], key=lambda item: len(item["tokens_number"]))
        for mention in by_size:
            phrase = [index for index in mention["tokens_number"] if index < len(found)]
            # The head is found by its word: its number counts words of another tokenizer.
            heads = [index for index in phrase if found[index] == mention["mention_head"]]
            if heads and _capital(found[heads[-1]]):
                proper = [_capital(word) for word in found]
                reach = (phrase[0], phrase[-1] + 1, heads[-1])
                _add(names, found, proper, reach, mention["mention_type"])
        yield Sentence(tuple(found), tuple(sorted(names, key=_start)), number < 3)


def _gum(part: str, folder: Path) -> Iterator[Sentence]:
    for path in sorted((folder / "gum" / part).glob("*.conllu")):
        rows: list[list[str]] = []
        opens = True
        for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
            if line.startswith("# newpar"):
                opens = True
            elif line and not line.startswith("#"):
                parts = line.split("\t")
                if parts[0].isdigit():
                    rows.append(parts)
            elif not line and rows:
                yield _gum_sentence(rows, opens)
                rows, opens = [], False


def _gum_sentence(rows: Sequence[Sequence[str]], opens: bool) -> Sentence:
    """GUM marks all noun phrases, nested; a name is one whose head is a proper noun."""
    words = [row[1] for row in rows]
    proper = [row[3] == "PROPN" for row in rows]
    names: list[Name] = []
    for start, end, kind in sorted(phrases(rows), key=lambda item: item[1] - item[0]):
        outward = (k for k in range(start, end) if not start < int(rows[k][6]) <= end)
        head = next(outward, start)
        if kind in _GUM and proper[head]:
            _add(names, words, proper, (start, end, head), _GUM[kind])
    return Sentence(tuple(words), tuple(sorted(names, key=_start)), opens)


def _add(
    names: list[Name],
    words: Sequence[str],
    proper: Sequence[bool],
    phrase: tuple[int, int, int],
    label: str,
) -> None:
    """Adds the run of proper nouns around a phrase's head, unless it overlaps another name."""
    start, end, head = phrase
    first, after = head, head + 1
    while first > start and proper[first - 1]:
        first -= 1
    while after < end:
        step = after
        while step < end and words[step].lower() in _LINKS and words[after].lower() != "and":
            step += 1
        if step >= end or not proper[step]:
            break
        after = step + 1
    if not any(item.start < after and first < item.end for item in names):
        names.append(Name(first, after, label))


def _capital(word: str) -> bool:
    return word[:1].isupper() and word not in ("The", "A", "An")


def _start(name: Name) -> int:
    return name.start


SETS: Mapping[str, Callable[[Path], Iterator[Sentence]]] = {
    "wikigold": _wikigold,
    **{domain: partial(_crossner, domain) for domain in _DOMAINS},
    "re3d": _re3d,
    "uner": _uner,
    "gum/train": partial(_gum, "train"),
    "gum/dev": partial(_gum, "dev"),
    "meantime": _meantime,
}
"""Every set by its name, with what reads it."""

HELD_OUT = ("meantime", "gum/dev")
"""Sets that are measured on and never learnt from."""

FOLDS = (
    ("wikigold", "politics"),
    ("uner", "re3d", "ai", "literature"),
    ("gum/train", "music", "science"),
)
"""The other sets in three parts: what a model says of a part is learnt from one without it."""
