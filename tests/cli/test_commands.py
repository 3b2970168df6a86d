"""The command line as a person meets it: errors in one line, exit codes, help that teaches."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from extradition_tui.cli.main import main
from extradition_tui.cli.parser import command_parsers

from .conftest import Ask

PROGRAM = [sys.executable, "-m", "extradition_tui"]


def run(
    *words: str, given: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    found = subprocess.run(
        [*PROGRAM, *words], input=given, capture_output=True, timeout=120, check=False,
        env={**os.environ, **(env or {})},
    )  # fmt: skip
    return subprocess.CompletedProcess(
        found.args, found.returncode, found.stdout.decode(), found.stderr.decode()
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--nonsense"], 2, "unrecognized arguments: --nonsense"),
        (["load"], 2, "PATH"),
        (["articles", "--library", "{tmp}/missing.db"], 2, "there is no library"),
        (["article", "zzzz"], 1, "zzzz"),
        (["article", "set", "{article}", "colour=red"], 2, "the facts are source, title"),
        (["article", "set", "{article}", "published=soon"], 2, "not a date"),
        (["article", "set", "{article}"], 2, "FACT=VALUE"),
        (["article", "remove"], 2, "takes one ID"),
        (["event", "zzzz"], 1, "zzzz"),
        (["event", "undo"], 1, "nothing to undo"),
        (["event", "undo", "x"], 2, "takes nothing"),
        (["event", "move", "{article}"], 2, "an ARTICLE and an EVENT"),
        (["event", "move", "{article}", "zzzz"], 1, "no such event"),
        (["event", "merge", "zzzz"], 2, "two EVENTs"),
        (["event", "split", "zzzz"], 2, "at least one ARTICLE"),
        (["contrast", "zzzz"], 1, "zzzz"),
        (["contrast", "dismiss", "zzzz"], 1, "zzzz"),
        (["contrast", "{article}", "{article}"], 2, "twice"),
        (["load", "--workers", "none", "x"], 2, "whole number"),
        (["model", "use", "no_such_pipeline"], 2, "no_such_pipeline"),
        (["model", "like"], 2, "model use NAME"),
        (["restore", "{tmp}/missing.db"], 2, "missing.db"),
        (["--config", "{tmp}/missing.toml", "model"], 2, "no such settings file"),
        (["search", "xyzzy"], 1, "nothing found"),
    ],
)
def test_an_error_is_one_line_that_says_what_to_do(
    words: list[str],
    code: int,
    said: str,
    loaded: Path,
    ask: Ask,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    article = ask("articles")[0]["id"]
    filled = [word.format(tmp=tmp_path, article=article) for word in words]
    if "--library" not in filled:
        filled = ["--library", str(loaded), *filled]
    assert main(filled) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert said in captured.err


def test_hostile_words_come_back_harmless(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--library", str(loaded), "article", "\x1b[31m\u202e"]) == 1
    assert main(["--library", "\x1b]0;x\x07.db", "articles"]) == 2
    assert main(["--library", str(loaded), "load", "\x1b[2J", "--json"]) == 1
    captured = capsys.readouterr()
    assert "\x1b" not in captured.err + captured.out
    assert "\x07" not in captured.err + captured.out


def test_hostile_articles_come_back_harmless(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "Mayor \x1b[31mAda\x1b]0;owned\x07 Lind of Port Ellery said the \u202eplan [red]x[/] was "
        "“a \x9b2Jgood \x1b[c one” on Monday in the town hall of the city.\n\n"
        "Twelve people came to the meeting that Lind had called for in the town of Port Ellery.\n"
    )
    (tmp_path / "bad.txt").write_text(text)
    library = ["--library", str(tmp_path / "l.db")]
    assert main([*library, "load", str(tmp_path / "bad.txt")]) == 0
    capsys.readouterr()
    for command in ("articles", "entities", "quotes", "events", "search Lind"):
        main([*library, *command.split()])
    shown = capsys.readouterr().out
    ids = json.loads(_json(capsys, *library, "articles", "--json"))
    main([*library, "article", ids[0]["id"]])
    shown += capsys.readouterr().out
    document = _json(capsys, *library, "article", ids[0]["id"], "--json")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", shown + document)
    assert "[red]x[/]" in shown
    assert "\x1b[31mAda" in json.loads(document)["text"]


def _json(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert main(words) == 0
    return capsys.readouterr().out


def test_every_command_explains_itself() -> None:
    help_text = run("--help").stdout
    for name, parser in command_parsers().items():
        assert f"  {name} " in help_text
        assert len(parser.description or "") > 10
        found = run(name, "--help")
        assert (found.returncode, found.stderr) == (0, "")


def test_the_reader_needs_a_terminal() -> None:
    found = run("some/path")
    assert found.returncode == 2
    assert found.stderr.count("\n") == 1
    assert "needs a terminal" in found.stderr


def test_global_options_stand_before_or_after(loaded: Path) -> None:
    before = run("--library", str(loaded), "events", "--json")
    after = run("events", "--json", "--library", str(loaded))
    inside = run("events", "--json", env={"EXTRADITION_TUI_LIBRARY": str(loaded)})
    assert before.stdout == after.stdout == inside.stdout
    assert len(json.loads(before.stdout)) == 2


def test_a_pipe_gets_tabs_and_no_colours(loaded: Path) -> None:
    found = run("--library", str(loaded), "articles")
    assert "\x1b" not in found.stdout
    assert all(line.count("\t") == 4 for line in found.stdout.splitlines())


def test_a_reader_that_has_seen_enough_is_no_error(loaded: Path, ask: Ask) -> None:
    events = ask("events")
    assert isinstance(events, list)
    several = next(event["id"] for event in events if len(event["articles"]) > 1)
    program = f"{sys.executable} -m extradition_tui --library {loaded}"
    command = f"{program} quotes | true && {program} contrast {several} | true"
    found = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False
    )
    assert (found.returncode, found.stderr) == (0, b"")


def test_progress_is_a_line_of_json_per_step(tmp_path: Path) -> None:
    text = "The council of Marrow voted on Monday to close its only library. " * 4
    found = run(
        "--library", str(tmp_path / "l.db"), "load", "--progress", "json", "-", given=text.encode()
    )
    steps = [json.loads(line) for line in found.stdout.splitlines()]
    names = [step["step"] for step in steps]
    assert (names[:2], names[-1]) == (["start", "input"], "end")
    assert set(names[2:-1]) == {"compare", "events"}
    assert steps[1]["outcome"] == "added"
    assert steps[1]["done"] == steps[1]["total"] == 1
    assert steps[-1] == {"step": "end", "added": 1}


def test_loading_goes_on_when_nobody_listens_any_more(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Item {number}. " + "The town voted again. " * 9)
    library = tmp_path / "l.db"
    process = subprocess.Popen(
        [*PROGRAM, "--library", str(library), "load", "--progress", "json", str(tmp_path)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout
    process.stdout.close()
    assert process.wait(60) in (0, 1)
    names = {Path(a["path"]).name for a in json.loads(
        run("--library", str(library), "articles", "--json").stdout)}  # fmt: skip
    assert {"0.txt", "1.txt", "2.txt"} <= names


def test_what_a_person_sets_is_shown_and_can_be_taken_back(own: Path, ask: Ask) -> None:
    name = next(a["id"] for a in ask("articles") if a["title"] is None)
    assert main(["--library", str(own), "article", "set", name, "source=The Wire"]) == 0
    assert ask("article", name, library=own)["source"] == "The Wire"
    assert main(["--library", str(own), "article", "set", name, "source="]) == 0
    assert ask("article", name, library=own)["source"] is None


def test_a_removed_article_is_gone(own: Path, ask: Ask) -> None:
    name = next(a["id"] for a in ask("articles") if "courier" in a["path"])
    assert main(["--library", str(own), "article", "remove", name]) == 0
    assert name not in {a["id"] for a in ask("articles", library=own)}
    assert main(["--library", str(own), "article", name]) == 1
    assert b"scandal years in the making" not in own.read_bytes()


def test_a_dismissed_finding_stays_away(own: Path, ask: Ask) -> None:
    event = max(ask("events"), key=lambda event: len(event["articles"]))["id"]

    def findings() -> list[str]:
        found = ask("contrast", event, library=own)
        return [d["id"] for s in found["statements"] for d in s["differences"]]

    found = findings()
    for finding in found:
        assert main(["--library", str(own), "contrast", "dismiss", finding[:9]]) == 0
    assert found
    assert findings() == []
    assert main(["--library", str(own), "event", "undo"]) == 0
    assert findings() == found[-1:]
    assert main(["--library", str(own), "contrast", "dismiss", found[-1]]) == 0
    kinds = {s["kind"] for s in ask("contrast", event, library=own)["statements"]}
    assert not {"differs", "altered"} & kinds


def test_an_event_says_why_it_is_one(
    loaded: Path, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    for event in ask("events"):
        main(["--library", str(loaded), "event", event["id"], "--why"])
        said = capsys.readouterr().out
        number = len(event["articles"])
        assert said.count(" share:") == number * (number - 1) // 2 + len(event["related"])
        assert ("nothing else is in it" in said) == (number == 1)


def test_events_are_corrected_and_it_is_undone(own: Path, ask: Ask) -> None:
    def partition() -> set[frozenset[str]]:
        return {frozenset(event["articles"]) for event in ask("events", library=own)}

    before = partition()
    largest = max(ask("events", library=own), key=lambda event: len(event["articles"]))
    one, *rest = largest["articles"]
    parted = ask("event", "split", largest["id"][:6], one, library=own)["events"]
    assert {frozenset(event["articles"]) for event in parted} == {
        frozenset([one]),
        frozenset(rest),
    }
    other = next(event["id"] for event in parted if one in event["articles"])
    joined = ask("event", "merge", other, largest["id"], library=own)["events"]
    assert [set(event["articles"]) for event in joined] == [{one, *rest}]
    ask("event", "undo", library=own)
    assert partition() == before - {frozenset({one, *rest})} | {frozenset([one]), frozenset(rest)}
    moved = ask("event", "move", one, largest["id"], library=own)["events"]
    assert [set(event["articles"]) for event in moved] == [{one, *rest}]
    assert ask("event", "undo", library=own)["undone"] == "article moved"
    assert ask("event", "undo", library=own)["undone"] == "event split"
    assert partition() == before


def test_a_backup_restores_what_was(own: Path, ask: Ask, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    before = ask("articles", library=own)
    assert main(["--library", str(own), "backup", str(copy)]) == 0
    assert copy.stat().st_mode & 0o777 == 0o600
    assert main(["--library", str(own), "article", "remove", before[0]["id"]]) == 0
    assert main(["--library", str(own), "restore", str(copy)]) == 0
    assert ask("articles", library=own) == before


def test_init_makes_a_library_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = tmp_path / "new" / "library.db"
    assert main(["--library", str(library), "init"]) == 0
    assert library.stat().st_mode & 0o777 == 0o600
    assert main(["--library", str(library), "init"]) == 2
    assert "is there already" in capsys.readouterr().err


def test_the_chosen_pipeline_is_written_and_the_rest_of_the_settings_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('# mine\ntheme = "light"\n')
    assert main(["--config", str(settings), "model", "use", "bundled"]) == 0
    assert settings.read_text() == '# mine\ntheme = "light"\npipeline = ""\n'
    assert "is used from now on" in capsys.readouterr().out


def test_load_again_without_a_path_analyses_what_another_pipeline_did(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spacy.blank("en", meta={"name": "plain", "version": "3.0"}).to_disk(tmp_path / "plain")
    (tmp_path / "settings.toml").touch()
    settings = ["--config", str(tmp_path / "settings.toml"), "--library", str(own)]
    assert main([*settings, "model", "use", str(tmp_path / "plain")]) == 0
    said = capsys.readouterr().out
    assert "en_plain 3.0" in said
    assert "load --again" in said
    assert main([*settings, "load", "--again"]) == 0
    captured = capsys.readouterr()
    assert captured.out.count("analysed by en_plain 3.0") == 4
    assert captured.err == "4 analysed anew\n"
    assert main([*settings, "load", "--again"]) == 0
    assert capsys.readouterr().err == "all articles are analysed by the pipeline in use\n"
