"""Claims at the command line: every action, its JSON, and its errors in one line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extradition_tui.cli.main import main
from extradition_tui.cli.parser import claim_command_parsers

LIGHT = """Lighthouse at Varn Point goes dark

The lighthouse at Varn Point will be switched off in October, the harbour office said on Monday.
It has guided ships for 140 years. "We will miss it," said Tora Hjelm, its last keeper.
The office has approved a museum in the tower.
"""
TOWER = """Varn Point tower to lose its lamp

The lamp in the tower of Varn Point will be put out in October, the harbour office said on Monday.
Tora Hjelm, the keeper, has lived there for 31 years. Ships have steered by it for 140 years.
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "light.txt").write_text(LIGHT)
    (folder / "tower.txt").write_text(TOWER)
    return folder


@pytest.fixture
def run(place: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on a library of the two articles: exit code, stdout, stderr."""
    library = place.parent / "library.db"

    def ran(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["--library", str(library), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    assert ran("load", str(place))[0] == 0
    return ran


@pytest.fixture
def ask(run: Run) -> Callable[..., Any]:
    def asked(*words: str) -> Any:
        code, out, err = run(*words, "--json")
        assert code == 0, err
        return json.loads(out)

    return asked


@pytest.fixture
def article(ask: Callable[..., Any]) -> Callable[[str], str]:
    names = {Path(one["path"]).stem: one["id"] for one in ask("articles")}
    return lambda stem: names[stem]


@pytest.fixture
def claim(run: Run, article: Callable[[str], str]) -> str:
    code, out, err = run(
        *("claim", "add", "The light goes out in October", "--article", article("light")),
        *("--quote", "will be switched off in October", "--type", "prediction", "--tag", "light"),
    )
    assert (code, err) == (0, "")
    return out.strip()


def test_adding_prints_the_new_id_alone_and_showing_has_the_promised_keys(
    claim: str, ask: Callable[..., Any], article: Callable[[str], str]
) -> None:
    assert claim.isalnum()
    found = ask("claim", "show", claim[:8])
    assert set(found) >= {
        "id", "statement", "type", "status", "event", "created_by", "created_at", "revision",
        "tags", "evidence", "silent", "not_examined", "verdicts", "comments",
    }  # fmt: skip
    (evidence,) = found["evidence"]
    assert set(evidence) >= {
        "id", "article", "version", "stance", "start", "end", "exact", "state", "note",
        "attributed_to", "reliability", "credibility", "by", "at",
    }  # fmt: skip
    text = ask("article", article("light"))["text"]
    assert text[evidence["start"] : evidence["end"]] == evidence["exact"]
    assert evidence["exact"] == "will be switched off in October"
    assert (found["type"], found["tags"]) == ("prediction", ["light"])
    assert found["event"] == next(one["event"] for one in ask("articles"))
    assert ask("claim", "list") == [found]


def test_a_claim_with_evidence_from_every_source_and_a_verdict(
    claim: str, ask: Callable[..., Any], article: Callable[[str], str]
) -> None:
    ask(
        *("claim", "cite", claim, "--article", article("tower"), "--quote", "put out in October"),
        *("--reliability", "B", "--credibility", "2", "--attributed-to", "the harbour office"),
    )
    ask("claim", "judge", claim, "--rating", "mostly-true", "--confidence", "70", "--because", "x")
    ask("claim", "judge", claim, "--rating", "true", "--adopt")
    first = ask("claim", "comment", claim, "Sure?")["comments"][0]["id"]
    found = ask("claim", "comment", claim, "Yes.", "--reply-to", first[:7])
    assert [one["stance"] for one in found["evidence"]] == ["asserts", "supports"]
    assert found["evidence"][1]["reliability"] == "B"
    assert found["evidence"][1]["credibility"] == 2
    assert {(v["role"], v["rating"], v["because"]) for v in found["verdicts"]} == {
        ("individual", "mostly true", "x"), ("adopted", "true", ""),
    }  # fmt: skip
    assert found["comments"][1]["parent"] == first
    told = ask("claim", "agreement")["agreement"]
    assert {one["what"] for one in told} == {"ratings", "stances"}
    assert all(one["alpha"] is None and "one annotator" in one["note"] for one in told)


def test_words_are_followed_through_a_new_version_and_confirmed(
    claim: str, run: Run, ask: Callable[..., Any], article: Callable[[str], str], place: Path
) -> None:
    ask("claim", "cite", claim, "--article", article("light"), "--quote", "approved a museum")
    changed = LIGHT.replace("in October", "in January").replace("has approved", "has not approved")
    (place / "light.txt").write_text(changed)
    assert run("load", str(place))[0] == 0
    waiting = ask("claim", "confirm")
    assert [one["state"] for one in waiting] == ["changed", "changed"]
    assert waiting[0]["now"]["dangers"] == ["names"]
    assert waiting[1]["now"]["dangers"] == ["negation"]
    assert waiting[0]["exact"] == "will be switched off in October"
    for one in waiting:
        assert run("claim", "confirm", one["id"][:8])[0] == 0
    found = ask("claim", "show", claim)["evidence"]
    assert [one["state"] for one in found] == ["same", "same"]
    assert found[0]["exact"] == "will be switched off in January"
    assert ask("claim", "confirm") == []
    shown = run("claim", "history", claim)[1]
    assert "evidence confirmed" in shown


def test_an_omission_goes_stale_and_silence_is_told_from_not_examined(
    claim: str, run: Run, ask: Callable[..., Any], article: Callable[[str], str], place: Path
) -> None:
    other = article("tower")
    assert ask("claim", "show", claim)["not_examined"] == [other]
    found = ask("claim", "cite", claim, "--article", other, "--omits")
    assert (found["silent"], found["not_examined"]) == ([other], [])
    (place / "tower.txt").write_text(TOWER + "It will go dark in October.\n")
    run("load", str(place))
    found = ask("claim", "show", claim)
    assert (found["silent"], found["not_examined"]) == ([], [other])
    assert found["evidence"][1]["state"] == "stale"


def test_evidence_from_a_removed_article_is_an_orphan(
    claim: str, run: Run, ask: Callable[..., Any], article: Callable[[str], str]
) -> None:
    assert run("article", "remove", article("light"))[0] == 0
    (evidence,) = ask("claim", "show", claim)["evidence"]
    assert (evidence["state"], evidence["exact"]) == ("orphan", "")
    assert "orphan" in run("claim", "show", claim)[1]


def test_edits_are_checked_against_a_revision_and_undone_in_another_process(
    claim: str, run: Run, ask: Callable[..., Any]
) -> None:
    assert ask("claim", "edit", claim, "--statement", "It goes dark")["revision"] == 2
    code, _, err = run("claim", "edit", claim, "--statement", "Mine", "--revision", "1")
    assert code == 1
    assert "It goes dark" in err
    assert "Mine" in err
    assert err.count("\n") == 1
    assert run("claim", "undo")[0] == 0
    assert ask("claim", "show", claim)["statement"] == "The light goes out in October"
    assert run("claim", "redo")[0] == 0
    assert ask("claim", "show", claim)["statement"] == "It goes dark"
    assert run("claim", "redo")[0] == 1


def test_the_small_actions(claim: str, run: Run, ask: Callable[..., Any]) -> None:
    other = run("claim", "add", "The tower stays dark")[1].strip()
    assert ask("claim", "status", claim, "needs-second")["status"] == "needs second"
    assert ask("claim", "assign", claim, "me")["assignee"] is not None
    assert [one["id"] for one in ask("claim", "list", "--status", "needs-second")] == [claim]
    assert len(ask("claim", "list", "--mine")) == 2
    assert ask("claim", "assign", claim, "nobody")["assignee"] is None
    assert ask("claim", "tag", claim, "sea", "lamp")["tags"] == ["lamp", "light", "sea"]
    assert ask("claim", "tag", claim, "sea", "--remove")["tags"] == ["lamp", "light"]
    (link,) = ask("claim", "link", claim, "rests-on", other)["links"]
    assert (link["claim"], link["relation"], link["other"]) == (claim, "rests on", other)
    evidence = ask("claim", "show", claim)["evidence"][0]["id"]
    edited = ask("claim", "edit", evidence, "--stance", "qualifies", "--note", "so they say")
    assert edited["evidence"][0]["stance"] == "qualifies"
    assert ask("claim", "remove", evidence)["kind"] == "evidence"
    assert ask("claim", "show", claim)["evidence"] == []
    assert ask("claim", "blind", "on") == {"blind": True}
    assert ask("claim", "blind") == {"blind": True}


def test_the_same_command_with_an_id_adds_once(run: Run, ask: Callable[..., Any]) -> None:
    name = "0b0e2f1c-7d57-4f0c-8f3a-2d6d9a3f1c11"
    for _ in range(2):
        assert run("claim", "add", "Once", "--id", name)[1].strip() == name.replace("-", "")
    assert len(ask("claim", "list")) == 1
    assert ask("claim", "show", name[:9])["statement"] == "Once"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["claim"], 2, "ACTION"),
        (["claim", "dance"], 2, "invalid choice"),
        (["claim", "add", " "], 2, "empty"),
        (["claim", "add", "x", "--quote", "y"], 2, "needs --article"),
        (["claim", "add", "x", "--article", "{light}"], 2, "say which words"),
        (["claim", "add", "x", "--type", "joke"], 2, "invalid choice"),
        (["claim", "add", "x", "--said-at", "soon"], 2, "not a date"),
        (["claim", "add", "x", "--event", "zzzz"], 1, "no such event"),
        (["claim", "add", "x", "--id", "zz"], 2, "not a UUID"),
        (["claim", "cite", "{claim}", "--article", "{light}", "--quote", "xyzzy"], 1, "not stand"),
        (["claim", "cite", "{claim}", "--article", "{light}", "--quote", "the"], 1, "places: "),
        (["claim", "cite", "{claim}", "--article", "{light}", "--start", "5", "--end", "5"], 2,
         "no place"),
        (["claim", "cite", "{claim}", "--article", "zzzz", "--omits"], 1, "no such article"),
        (["claim", "cite", "{claim}", "--article", "{light}", "--omits", "--quote", "x"], 2,
         "has no place"),
        (["claim", "show", "zzzz"], 1, "claim list"),
        (["claim", "edit", "{claim}"], 2, "say what to change"),
        (["claim", "edit", "{claim}", "--stance", "supports"], 2, "has no --stance"),
        (["claim", "judge", "{claim}", "--rating", "nice"], 2, "it has: "),
        (["claim", "judge", "{claim}", "--rating", "true", "--scheme", "x"], 2, "no such scheme"),
        (["claim", "judge", "{claim}", "--rating", "true", "--confidence", "101"], 2, "0 to 100"),
        (["claim", "status", "{claim}", "lost"], 2, "invalid choice"),
        (["claim", "assign", "{claim}", "no-such-login"], 1, "no-such-login"),
        (["claim", "link", "{claim}", "same", "{claim}"], 2, "itself"),
        (["claim", "confirm", "zzzz"], 1, "zzzz"),
        (["claim", "redo"], 1, "nothing to redo"),
        (["claim", "list", "--event", "zzzz"], 1, "no such event"),
    ],
)  # fmt: skip
def test_an_error_is_one_line_that_says_what_to_do(
    words: list[str], code: int, said: str, claim: str, run: Run, article: Callable[[str], str],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    try:
        found = run(*(word.format(claim=claim, light=article("light")) for word in words))
    except SystemExit as leaving:
        found = (int(str(leaving.code)), *capsys.readouterr())
    assert found[0] == code
    assert said in found[2]
    assert found[2].count("\n") == 1
    assert found[1] == ""


def test_the_search_by_claim_leads_to_its_evidence(
    claim: str, ask: Callable[..., Any], article: Callable[[str], str]
) -> None:
    (found,) = ask("search", 'claim:"light october"')
    assert found["article"] == article("light")
    text = ask("article", article("light"))["text"]
    assert text[found["start"] : found["end"]] == "will be switched off in October"
    assert len(ask("search", f"claim:{claim[:6]} keeper")) == 1


def test_the_doctor_notices_evidence_that_was_tampered_with(
    claim: str, run: Run, ask: Callable[..., Any], place: Path
) -> None:
    connection = sqlite3.connect(place.parent / "library.db")
    connection.executescript(
        "DROP TRIGGER anchor_is_never_altered;"
        "UPDATE anchor SET exact = replace(exact, 'October', 'January')"
    )
    connection.close()
    code, out, _ = run("doctor", "--json")
    checks = {one["name"]: one for one in json.loads(out)["checks"]}
    assert code == 1
    assert not checks["claims"]["ok"]
    assert claim


def test_hostile_words_come_out_harmless(run: Run) -> None:
    name = run("claim", "add", "A \x1b[31mred\x07 \u202eclaim")[1].strip()
    run("claim", "comment", name, "\x1b]0;owned\x07")
    for words in (["show", name], ["list"], ["history", name], ["show", name, "--json"]):
        out = run("claim", *words)[1]
        assert not set("\x1b\x07\u202e") & set(out)


def test_every_action_has_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    for name, parser in claim_command_parsers().items():
        assert f"claim {name}" in parser.format_help()
        assert main(["claim", name, "--help"]) == 0
        assert "--library" in capsys.readouterr().out
