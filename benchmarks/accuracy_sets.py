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
class Gold:
    """A text with what is right about it: named spans, or quotations, or dates.

    ``spans`` are (start, end, class); ``quotes`` (start, end, names of sources that are accepted);
    ``dates`` (start, end, ISO value).
    """

    id: str
    text: str
    published: str | None = None
    spans: tuple[tuple[int, int, str], ...] = ()
    quotes: tuple[tuple[int, int, tuple[tuple[int, str], ...]], ...] = ()
    sources: tuple[tuple[int, str], ...] = ()
    dates: tuple[tuple[int, int, str], ...] = ()


@dataclass
class _Builder:
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
        self.text = self.text.rstrip() + ("\n" if self.text else "")
        self.glued, self.open_straight = True, False
        places = [self.add(word) for word in words]
        self.spans += [(places[a][0], places[b - 1][1], label) for a, b, label in spans]

    def gold(self, name: str) -> Gold:
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
    words = _Builder()
    name = ""
    path = folder / "ner/uner/en_ewt-ud-dev.iob2"
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        new = [line.split("= ")[1] for line in lines if line.startswith("# newdoc")]
        if new and words.text:
            yield words.gold(name)
            words = _Builder()
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
        words = _Builder()
        for number, sentence in sorted(sentences.items())[:6]:
            words.sentence(sentence, _named(sentence, mentions[name, number]))
        yield words.gold(name)


def _named(words: Sequence[str], mentions: Iterable[Any]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for item in sorted(mentions, key=lambda item: len(item["tokens_number"])):
        first, last, head = *(item["tokens_number"][i] for i in (0, -1)), item["mention_head_id"]
        if last >= len(words) or not first <= head <= last or not words[head][:1].isupper():
            continue
        start, end = _run(words, first, last + 1, head)
        if not any(a < end and start < b for a, b, _ in found):
            found.append((start, end, _CLASSES[item["mention_type"]]))
    return found


def _run(words: Sequence[str], first: int, last: int, head: int) -> tuple[int, int]:
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


def gum_dates(folder: Path) -> Iterator[Gold]:
    """GUM's news and interviews: every ``<date when=…>`` in running text (datelines aside)."""
    for path in sorted((folder / "gum/xml").glob("GUM_*.xml")):
        if path.name.startswith(("GUM_news", "GUM_interview")):
            yield _gum(path, folder)


def _gum(path: Path, folder: Path) -> Gold:
    words, dates = _Builder(), []
    spaces = iter(_gum_spaces(folder, path.stem))
    start, value = -1, ""
    published = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("<text "):
            found = re.search(r'dateCreated="(\d{4}-\d\d-\d\d)"', line)
            published = found.group(1) if found else None
        elif line.startswith("<date "):
            found = re.search(r'when="(\d{4}(?:-\d\d){0,2})"', line)
            value = found.group(1) if found and "rend=" not in line else ""
            start = len(words.text)
        elif line.startswith("</date") and value:
            begin = start + len(words.text[start:]) - len(words.text[start:].lstrip())
            dates.append((begin, len(words.text), value))
        elif line.startswith(("</s>", "</p>", "</head>")):
            if not words.glued:
                words.text, words.glued = words.text + "\n", True
        elif "\t" in line:
            token = re.sub(r"&(amp|lt|gt|quot|apos);", lambda m: _ENTITIES[m[1]], line).split("\t")
            space = next(spaces, None)
            words.add(token[0], False if words.text.endswith("\n") else space)
    return Gold(path.stem, words.text, published, dates=tuple(dates))


_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def _gum_spaces(folder: Path, name: str) -> list[bool]:
    """Whether a space stands before each token, where the treebank's part is at hand."""
    paths = [folder / f"gum/{part}/{name}.conllu" for part in ("train", "dev", "measure_only")]
    path = next((path for path in paths if path.exists()), None)
    if path is None:
        return []
    spaces: list[bool] = []
    before, last, after = False, 0, True
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 10 or "." in cells[0]:
            continue
        free = "SpaceAfter=No" not in cells[9]
        if "-" in cells[0]:
            last, after = int(cells[0].split("-")[1]), free
            continue
        spaces.append(before)
        number = int(cells[0])
        before = free if number > last else (number == last and after)
        last = last if number < last else 0
    return spaces


def _columns(path: Path, word: int, tag: int, mark: str | None) -> Iterator[list[tuple[str, str]]]:
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        rows = [line.split(mark) for line in block.splitlines() if line.strip()]
        if rows and rows[0][0] != "-DOCSTART-":
            yield [(row[word], row[tag]) for row in rows]


def _in_texts(name: str, sentences: Iterable[list[tuple[str, str]]], size: int) -> Iterator[Gold]:
    words = _Builder()
    for number, rows in enumerate(sentences, start=1):
        words.sentence([word for word, _ in rows], _spans([tag for _, tag in rows]))
        if number % size == 0:
            yield words.gold(f"{name}-{number}")
            words = _Builder()
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
