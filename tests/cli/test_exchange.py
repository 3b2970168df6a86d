"""Export and import at the command line, with the real analysis of what comes in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extradition_tui.cli.main import main


def ran(library: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["--library", str(library), *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_library_goes_out_and_in_and_out_the_same(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = ran(own, capsys, "events", "--json")[1]
    first = json.loads(listed)[0]
    claim = ran(own, capsys, "claim", "add", "It is so", "--event", first["id"])[1].strip()
    assert (
        ran(own, capsys, "claim", "cite", claim, "--article", first["articles"][0], "--omits")[0]
        == 0
    )
    code, data, _ = ran(own, capsys, "export", "jsonl")
    assert code == 0
    file = tmp_path / "library.jsonl"
    file.write_text(data)
    other = tmp_path / "other.db"
    code, said, err = ran(other, capsys, "import", str(file))
    assert (code, "claim 1" in said) == (0, True), err
    assert ran(other, capsys, "export", "jsonl")[1] == data
    assert ran(other, capsys, "events", "--json")[1] == listed
    assert ran(other, capsys, "import", str(file))[:2] == (0, "nothing new in it\n")
    assert ran(own, capsys, "import", str(file))[:2] == (0, "nothing new in it\n")


def test_every_form_is_written(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event = json.loads(ran(own, capsys, "events", "--json")[1])[0]
    claim = ran(own, capsys, "claim", "add", "It is so", "--event", event["id"])[1].strip()
    where = ("--article", event["articles"][0])
    assert ran(own, capsys, "claim", "cite", claim, *where, "--start", "0", "--end", "20")[0] == 0
    for words, said in (
        (("w3c",), '"AnnotationCollection"'),
        (("w3c", event["id"]), claim[:8]),
        (("w3c", claim), claim[:8]),
        (("csv", "evidence"), claim),
        (("markdown", event["id"]), "## Claims"),
        (("html", event["id"]), "<!DOCTYPE html>"),
    ):
        code, out, err = ran(own, capsys, "export", *words)
        assert (code, err) == (0, "")
        assert said in out
    code, out, err = ran(own, capsys, "export", "claimreview", claim)
    assert (code, out) == (1, "[]\n")
    assert "it lacks an adopted verdict; the address of an article" in err


def test_a_publisher_in_the_settings_lets_a_review_be_written(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    event = json.loads(ran(own, capsys, "events", "--json")[1])[0]
    article = event["articles"][0]
    ran(own, capsys, "article", "set", article, "url=https://news.example/1")
    claim = ran(
        own, capsys, "claim", "add", "So it is", "--article", article, "--start", "0", "--end", "9"
    )[1].strip()
    (evidence,) = json.loads(ran(own, capsys, "claim", "show", claim, "--json")[1])["evidence"]
    assert ran(own, capsys, "claim", "judge", claim, "--rating", "true", "--adopt")[0] == 0
    assert ran(own, capsys, "claim", "edit", claim, "--speaker", "Tora Hjelm")[0] == 0
    settings = tmp_path / "settings.toml"
    settings.write_text('[publisher]\nname = "The Desk"\nurl = "https://desk.example"\n')
    code, out, err = ran(own, capsys, "export", "claimreview", "--config", str(settings))
    assert (code, err, evidence["stance"]) == (0, "", "asserts")
    assert json.loads(out)[0]["author"]["name"] == "The Desk"


@pytest.mark.parametrize(
    "words",
    [
        ("csv",),
        ("csv", "people"),
        ("html",),
        ("jsonl", "x"),
        ("w3c", "a", "b"),
        ("papyrus",),
    ],
)
def test_a_wrong_export_is_one_line(
    loaded: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    code, out, err = ran(loaded, capsys, "export", *words)
    assert (code, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"kind":"extradition-tui library"}\n'])
def test_a_file_that_is_none_of_both_is_one_line(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    file = tmp_path / "odd"
    file.write_bytes(data)
    code, out, err = ran(own, capsys, "import", str(file))
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "nothing was imported" in err


def test_annotations_are_attached_and_those_without_a_place_listed(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = json.loads(ran(own, capsys, "articles", "--json")[1])[0]["id"]
    ran(own, capsys, "article", "set", article, "url=https://news.example/1")
    text = json.loads(ran(own, capsys, "article", article, "--json")[1])["text"]
    quote = {"type": "TextQuoteSelector", "exact": text[40:90], "prefix": text[20:40]}
    target = {"source": "https://news.example/1", "selector": quote}
    lost = {"source": "https://news.example/2", "selector": quote}
    file = tmp_path / "notes.json"
    file.write_text(
        json.dumps(
            [
                {"id": "https://notes.example/1", "target": target},
                {"id": "https://notes.example/2", "target": lost},
            ]
        )
    )
    code, out, err = ran(own, capsys, "import", str(file))
    assert (code, out) == (1, "1 attached, 1 without a place\n")
    assert "no article has this address" in err
    (claim,) = json.loads(ran(own, capsys, "claim", "list", "--json")[1])
    assert claim["evidence"][0]["exact"] == text[40:90]


def test_corrections_of_events_that_come_in_hold_at_once(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def out(library: Path) -> Path:
        file = tmp_path / f"{library.stem}.jsonl"
        file.write_text(ran(library, capsys, "export", "jsonl")[1])
        return file

    def shape(library: Path) -> list[list[str]]:
        events = json.loads(ran(library, capsys, "events", "--json")[1])
        return sorted(sorted(event["articles"]) for event in events)

    other = tmp_path / "other.db"
    assert ran(other, capsys, "import", str(out(own)))[0] == 0
    before = shape(other)
    event = next(
        one
        for one in json.loads(ran(own, capsys, "events", "--json")[1])
        if len(one["articles"]) > 1
    )
    article = event["articles"][0]
    assert ran(own, capsys, "event", "split", event["id"], article)[0] == 0
    assert ran(own, capsys, "article", "set", article, "published=2031-05-06")[0] == 0
    code, said, _ = ran(other, capsys, "import", str(out(own)))
    assert (code, "decision 1" in said, "newer: fact 1" in said) == (0, True, True)
    assert shape(other) == shape(own) != before
    show = ("article", article, "--json")
    here, there = (json.loads(ran(one, capsys, *show)[1]) for one in (own, other))
    assert here["dates"] == there["dates"]
    assert ran(own, capsys, "event", "undo")[0] == 0
    code, said, _ = ran(other, capsys, "import", str(out(own)))
    assert (code, "newer: decision 1" in said) == (0, True)
    assert shape(other) == shape(own) == before
