"""What the README and docs show is true: their commands run, their files exist."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "CONTRIBUTING.md"]
SHOWN = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")


def shown_commands() -> list[str]:
    """Every ``$ extradition-tui …`` line in a console block, without what it prints."""
    commands = [
        line.removeprefix("$ ")
        for path in DOCUMENTS
        for block in SHOWN.findall(path.read_text("utf-8"))
        for line in block.splitlines()
        if line.startswith("$ extradition-tui")
    ]
    return list(dict.fromkeys(commands))


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment with the program on the PATH and a library of the seeds."""
    place = tmp_path_factory.mktemp("documents")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "XDG_DATA_HOME": str(place / "data"),
        "XDG_CONFIG_HOME": str(place / "config"),
        "XDG_STATE_HOME": str(place / "state"),
        "FOLDER": str(place),
    }
    subprocess.run(
        ["extradition-tui", "load", "seeds"], cwd=ROOT, env=environment, check=True, timeout=120
    )
    return environment


def test_the_readme_shows_commands() -> None:
    assert len(shown_commands()) > 5


def test_the_shown_commands_run(shell: dict[str, str]) -> None:
    """In order and in one library, as a reader of the documents would type them."""
    wrong = []
    for command in shown_commands():
        run = subprocess.run(
            ["bash", "-c", filled(command, shell)],
            cwd=ROOT, env=shell, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        if run.returncode or "Traceback" in run.stderr:
            wrong.append((command, run.returncode, run.stderr))
    assert not wrong


def filled(command: str, shell: dict[str, str]) -> str:
    """The command with EVENT and ARTICLE replaced by one with several articles, and one of them."""
    listed = subprocess.run(
        ["extradition-tui", "events", "--json"],
        cwd=ROOT, env=shell, capture_output=True, check=True, timeout=60,
    ).stdout  # fmt: skip
    event = max(json.loads(listed), key=lambda event: len(event["articles"]))
    return command.replace("EVENT", event["id"]).replace("ARTICLE", event["articles"][0])


def test_links_in_the_documents_lead_somewhere() -> None:
    missing = [
        f"{path.name}: {target}"
        for path in DOCUMENTS
        for target in LINK.findall(path.read_text("utf-8"))
        if not (path.parent / target).exists()
    ]
    assert not missing


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="argparse writes its help otherwise there")
def test_documents_made_from_the_code_are_current() -> None:
    drawn = subprocess.run(
        [sys.executable, "-c", "import generate, json; print(json.dumps(generate.documents()))"],
        cwd=ROOT / "docs", capture_output=True, check=True, timeout=60,
    ).stdout  # fmt: skip
    for name, text in json.loads(drawn).items():
        assert (ROOT / "docs" / name).read_text("utf-8") == text, f"run docs/generate.py for {name}"


COMPLETED = """
source share/bash-completion/completions/extradition-tui
COMP_WORDS=(extradition-tui {words})
COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_shtab_extradition_tui
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.parametrize(
    ("words", "offered"),
    [("con", "contrast"), ("claim ju", "judge"), ("contrast --form", "--format")],
)
def test_bash_completes_commands_and_options(words: str, offered: str) -> None:
    run = subprocess.run(
        ["bash", "-c", COMPLETED.format(words=words)], cwd=ROOT, capture_output=True, text=True
    )
    assert offered in run.stdout.split(), run.stderr


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not there")
def test_the_man_page_is_set_without_a_warning() -> None:
    run = subprocess.run(
        ["groff", "-k", "-man", "-Tutf8", "-ww", "-z", "share/man/man1/extradition-tui.1"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert run.stderr == ""
