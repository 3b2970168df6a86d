from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extradition_tui.ingest.files import find_inputs, read_articles
from extradition_tui.ingest.inputs import Input
from extradition_tui.model import Article, Outcome, article_id
from tests.ingest.samples import DAM, FERRY, MAYOR, RIVER, TITLE, lines, spread

TEXT = spread(TITLE, RIVER, FERRY)


def load(*paths: object) -> list[Article | Outcome]:
    found: list[Article | Outcome] = []
    for item in find_inputs([os.fsdecode(path) for path in paths]):  # type: ignore[arg-type]
        found.extend(read_articles(item) if isinstance(item, Input) else [item])
    return found


def article(*paths: object) -> Article:
    (found,) = load(*paths)
    assert isinstance(found, Article), found
    return found


def refusal(*paths: object) -> str:
    (found,) = load(*paths)
    assert isinstance(found, Outcome), found
    assert found.outcome == "refused"
    assert found.why
    assert "\n" not in found.why
    return found.why


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_becomes_an_article(tmp_path: Path) -> None:
    path = put(tmp_path / "flood.txt", TEXT)
    found = article(path)
    assert (found.title, found.origin, found.path) == (TITLE, "flood.txt", str(path))
    assert found.text == TEXT.strip()
    assert found.version.original == TEXT
    assert found.id == article_id("flood.txt", TEXT)
    assert (found.version.language, found.version.encoding) == ("en", "utf-8")


def test_carriage_returns_do_not_reach_the_text(tmp_path: Path) -> None:
    found = article(put(tmp_path / "a.txt", TEXT.replace("\n", "\r\n")))
    assert found.text == TEXT.strip()
    assert found.version.original == TEXT


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (("Café\n\n" + RIVER).encode("utf-8-sig"), "utf-8"),
        (("Café\n\n" + RIVER).encode("utf-16"), "utf-16-le"),
        (("Café\n\n" + RIVER).encode("utf-8"), "utf-8"),
        (("Café\n\n" + RIVER).encode("cp1252"), "cp1252"),
    ],
)
def test_encodings_are_told_by_what_the_bytes_say(
    tmp_path: Path, data: bytes, encoding: str
) -> None:
    found = article(put(tmp_path / "a.txt", data))
    assert found.version.encoding == encoding
    assert found.text.startswith("Café")


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    put(tmp_path / "b" / "two.txt", TEXT)
    put(tmp_path / "one.txt", TEXT)
    put(tmp_path / ".hidden.txt", TEXT)
    put(tmp_path / "sources.toml", "")
    (tmp_path / ".git").mkdir()
    put(tmp_path / ".git" / "config", TEXT)
    assert [found.path for found in load(tmp_path)] == [
        str(tmp_path / "one.txt"),
        str(tmp_path / "b" / "two.txt"),
    ]


def test_toml_beside_the_articles_is_none_of_them(tmp_path: Path) -> None:
    put(tmp_path / "one.txt", TEXT)
    put(tmp_path / "gold.toml", 'families = [["one"]]')
    put(tmp_path / "Notes.TOML", "")
    assert [found.path for found in load(tmp_path)] == [str(tmp_path / "one.txt")]


def test_toml_that_is_named_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (said,) = load(put(tmp_path / "gold.toml", 'families = [["one"]]'))
    assert isinstance(said, Outcome)
    assert said.outcome == "refused"
    assert "name the articles themselves" in (said.why or "")


def test_standard_input_is_named_after_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    found = article("-")
    assert found.path == "-"
    assert found.origin.startswith("stdin:")
    assert len(found.origin) == len("stdin:") + 12


def test_sources_toml_stands_over_what_was_found(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", spread(TITLE, "By Jane Doe", "3 May 2025", RIVER))
    said = 'source = "The Gazette"\nauthor = "A. Roe"\npublished = 2025-05-04\nnote = 1\n'
    put(tmp_path / "sources.toml", f'["a.txt"]\n{said}')
    for found in (article(tmp_path), article(tmp_path / "a.txt")):
        assert (found.source, found.author) == ("The Gazette", "A. Roe")
        assert (found.published, found.published_from) == ("2025-05-04", "user")


def test_a_broken_sources_toml_is_said_once_and_the_files_go_on(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", TEXT)
    put(tmp_path / "b.txt", TEXT)
    put(tmp_path / "sources.toml", "[[[")
    said, *rest = load(tmp_path)
    assert isinstance(said, Outcome)
    assert said.path.endswith("sources.toml")
    assert all(isinstance(found, Article) for found in rest)
    assert len(rest) == 2


def test_markdown_headings_and_front_matter(tmp_path: Path) -> None:
    text = spread(
        '---\ntitle: "Ignored when empty"\nauthor: Jane Doe\ndate: 2025-05-03\n---',
        f"# {TITLE}",
        f"{RIVER} **Nobody** was [hurt](https://example.org/a).",
        "## The dam holds",
        "The engineers found\nno damage at all.",
        "- one pump",
        "***",
    ).replace('title: "Ignored when empty"\n', "")
    found = article(put(tmp_path / "a.md", text))
    assert (found.title, found.author, found.published) == (TITLE, "Jane Doe", "2025-05-03")
    assert found.published_from == "file"
    assert [heading.text for heading in found.version.headings] == ["The dam holds"]
    assert "Nobody was hurt." in found.text
    assert "The engineers found no damage at all." in found.text
    assert "***" in {line.text for line in found.version.removed}


PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{TITLE} - The Gazette</title><meta property="og:site_name" content="The Gazette">
<meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2025-05-03T10:00:00Z">
<link rel="canonical" href="https://gazette.example/floods"></head><body>
<nav><ul><li>Home</li><li>Weather</li></ul></nav><article><h1>{TITLE}</h1>
<p>{RIVER} {RIVER.replace("Tuesday", "Monday")}</p><h2>The dam holds</h2><p>{DAM} {FERRY}</p>
<p>{MAYOR} “I am tired,” she added, and went home to sleep for an hour.</p></article>
<aside><p>Dog of the week: Bruno</p></aside>
<footer><p>© 2025 The Gazette</p></footer></body></html>"""


def test_a_saved_page_is_told_from_what_is_around_it(tmp_path: Path) -> None:
    found = article(put(tmp_path / "page.html", PAGE))
    assert (found.title, found.author, found.source) == (TITLE, "Jane Doe", "The Gazette")
    assert (found.published, found.published_from) == ("2025-05-03", "page")
    assert found.url == found.origin == "https://gazette.example/floods"
    assert found.text.startswith(f"{TITLE}\n\n{RIVER}")
    assert found.text.count(TITLE) == 1
    (heading,) = found.version.headings
    assert found.text[heading.start : heading.end] == heading.text == "The dam holds"
    gone = {line.text: line.why for line in found.version.removed}
    assert gone["Dog of the week: Bruno"] == "outside the article"
    assert "Bruno" not in found.text


def test_a_page_in_a_declared_encoding(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "iso-8859-2").replace("Brandt", "Brandtová")
    found = article(
        put(
            tmp_path / "page.html",
            page.replace("“", '"').replace("”", '"').replace("©", "").encode("iso-8859-2"),
        )
    )
    assert "Brandtová" in found.text
    assert found.version.encoding == "iso8859-2"


def test_a_page_that_is_named_as_text_is_still_a_page(tmp_path: Path) -> None:
    assert article(put(tmp_path / "page.txt", PAGE)).title == TITLE


def feed(*entries: str) -> str:
    items = "".join(entries)
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>The Gazette</title>'
    return f"{head}{items}</channel></rss>"


def test_each_entry_of_a_feed_with_enough_text_is_an_article(tmp_path: Path) -> None:
    long = (
        f"<item><title>{TITLE}</title><link>https://gazette.example/a</link>"
        "<pubDate>Sat, 03 May 2025 10:00:00 GMT</pubDate>"
        f"<description><![CDATA[<p>{RIVER}</p><h3>The dam</h3><p>{DAM} {FERRY}</p>]]>"
        "</description></item>"
    )
    short = "<item><title>Short</title><guid>g2</guid><description>A line.</description></item>"
    first, second = load(put(tmp_path / "feed.xml", feed(long, short)))
    assert isinstance(first, Article)
    assert (first.title, first.source, first.published) == (TITLE, "The Gazette", "2025-05-03")
    assert (first.origin, first.published_from) == ("https://gazette.example/a", "feed")
    assert first.text == f"{TITLE}\n\n{RIVER}\n\nThe dam\n\n{DAM} {FERRY}"
    assert [heading.text for heading in first.version.headings] == ["The dam"]
    assert isinstance(second, Outcome)
    assert "entry 2" in (second.why or "")


def test_a_feed_that_declares_entities_is_refused(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "x">]>' + feed()[21:]
    assert "entities" in refusal(put(tmp_path / "bomb.xml", bomb))


def test_a_feed_is_never_taken_for_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "secret", "secret")
    monkeypatch.chdir(tmp_path)
    assert "entries" in refusal(put(tmp_path / "a.rss", "secret"))


def test_a_bad_line_of_json_lines_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    good = {"text": f"{RIVER}\n\n{FERRY}", "title": TITLE, "source": "The Gazette", "id": 7}
    also = {"body": DAM, "url": "https://gazette.example/b", "author": ["A. Roe", "B. Poe"]}
    dated = {"content": f"<p>{MAYOR}</p><p>{DAM}</p>", "date": "2025-05-03T09:00:00Z"}
    rows = [
        json.dumps(good),
        "{bad",
        "",
        json.dumps(also),
        "[1]",
        json.dumps(dated),
        '{"title":"x"}',
    ]
    one, two, three, four, five, six = load(put(tmp_path / "a.jsonl", "\n".join(rows)))
    assert isinstance(one, Article)
    assert (one.title, one.source, one.origin) == (TITLE, "The Gazette", "a.jsonl#7")
    assert isinstance(two, Outcome)
    assert (two.why or "").startswith("line 2 is not JSON")
    assert isinstance(three, Article)
    assert (three.origin, three.author) == ("https://gazette.example/b", "A. Roe, B. Poe")
    assert three.text == DAM
    assert isinstance(four, Outcome)
    assert (four.why or "").startswith("line 5")
    assert isinstance(five, Article)
    assert (five.published, five.published_from) == ("2025-05-03", "file")
    assert five.text == f"{MAYOR}\n\n{DAM}"
    assert isinstance(six, Outcome)
    assert "line 7 has no text" in (six.why or "")


def test_half_a_character_in_json_can_be_stored(tmp_path: Path) -> None:
    found = article(put(tmp_path / "a.jsonl", json.dumps({"text": f"\ud800 {RIVER}"})))
    found.text.encode("utf-8")
    found.version.original.encode("utf-8")


BAD = (
    ("empty", b"", "empty"),
    ("blank", b" \n\t\n", "empty"),
    ("zeros", b"\0" * 4096, "binary"),
    ("controls", bytes(range(1, 9)) * 100, "binary"),
    ("marks", b"... --- !!!", "no article text"),
    ("pdf.pdf", b"%PDF-1.7 ...", "PDF"),
    ("zip.docx", b"PK\x03\x04....", "ZIP"),
    ("neither", b"\x81\x8d caf\xe9 " + RIVER.encode(), "UTF-8"),
    ("deep.html", b"<html><body>" + b"<div>" * 1000 + b"<p>" + RIVER.encode() * 9, "deep"),
    ("none.html", b"<html><body></body></html>", "no article"),
    ("deep.jsonl", b"[" * 100_000, "one record a line"),
    ("pretty.json", b'{\n "text": "x"\n}', "one record a line"),
)


@pytest.mark.parametrize(("name", "data", "why"), BAD, ids=[bad[0] for bad in BAD])
def test_a_bad_input_is_refused_in_one_line(
    tmp_path: Path, name: str, data: bytes, why: str
) -> None:
    assert why in refusal(put(tmp_path / name, data))


def test_what_is_no_ordinary_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(put(tmp_path / "a.txt", TEXT))
    with (tmp_path / "sparse").open("wb") as sparse:
        sparse.truncate(10**12)
    assert "pipe" in refusal(tmp_path / "pipe")
    assert "symbolic link" in refusal(tmp_path / "link")
    assert "64 MiB" in refusal(tmp_path / "sparse")
    assert "device" in refusal("/dev/zero")
    assert "made by the system" in refusal("/proc/self/status")
    assert "does not exist" in refusal(tmp_path / "nowhere.txt")
    assert "does not exist" in refusal("a\0b")


def test_a_folder_with_a_pipe_in_it_goes_on(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    put(tmp_path / "b.txt", TEXT)
    first, second = load(tmp_path)
    assert isinstance(first, Outcome)
    assert isinstance(second, Article)


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert "no articles" in refusal(tmp_path)


def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", TEXT)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert "permission" in refusal(path)


def test_a_file_name_of_any_bytes_can_be_shown_and_stored(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    with open(name, "wb") as file:  # noqa: PTH123  a Path cannot hold these bytes as given
        file.write(TEXT.encode())
    found = article(name)
    assert found.path is not None
    found.path.encode("utf-8")
    found.origin.encode("utf-8")


def test_a_million_words_are_read(tmp_path: Path) -> None:
    path = put(tmp_path / "long.txt", "\n\n".join([f"{RIVER} {FERRY}"] * 21_000))
    assert len(article(path).text.split()) > 1_000_000


def test_another_language_is_told(tmp_path: Path) -> None:
    text = lines(
        "Der Fluss stieg in der Nacht um zwei Meter und erreichte die ersten Häuser des Dorfes.",
        "Niemand wurde verletzt, sagte die Bürgermeisterin, die auf dem Deich gewacht hatte.",
    )
    assert article(put(tmp_path / "de.txt", text)).version.language == "de"


STARTS = st.sampled_from(
    (b"", b"<html><body><p>", b"<rss><channel><item>", b"<feed>", b'{"text": "', b"# ", b"\xff\xfe")
)


@settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(start=STARTS, data=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)))
def test_no_bytes_raise(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(start + data)
    for found in load(path):
        if isinstance(found, Article):
            assert found.text
            assert "\r" not in found.version.original
            for heading in found.version.headings:
                assert found.text[heading.start : heading.end] == heading.text
