"""The ``model`` command: which spaCy pipeline reads the articles."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import tomlkit

from extradition_tui.cli.errors import CommandError
from extradition_tui.cli.output import write_json, write_text
from extradition_tui.cli.places import read_chosen_settings
from extradition_tui.language.pipeline import PipelineMissing, open_pipeline
from extradition_tui.settings import config_path

BUNDLED = "bundled"


def model(arguments: argparse.Namespace) -> int:
    """``model`` shows the pipeline in use, ``model use NAME`` chooses another."""
    words: list[str] = arguments.words
    if words and (words[0] != "use" or len(words) != 2):
        raise CommandError("write: model, or: model use NAME")
    settings = read_chosen_settings(arguments)
    name = words[1] if words else settings.pipeline
    try:
        info = open_pipeline("" if name == BUNDLED else name).info
    except PipelineMissing as error:
        raise CommandError(str(error)) from None
    if words:
        _choose(config_path(arguments.config), "" if name == BUNDLED else name)
        write_text(f"{info.name} {info.version} is used from now on. What is already there is")
        write_text("analysed anew by the reader when it opens, or by: extradition-tui load --again")
    elif arguments.json:
        write_json(info)
    else:
        write_text(f"{info.name} {info.version}")
        write_text(f"components  {', '.join(info.components)}")
        write_text(f"labels      {', '.join(info.labels)}")
    return 0


def _choose(path: Path, name: str) -> None:
    """Set the pipeline in the settings file and leave everything else in it as it was."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    document = tomlkit.parse(old)
    document["pipeline"] = name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(tomlkit.dumps(document))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
