"""The man page and the completions of the shells, made from the parsers of the command line."""

from __future__ import annotations

import argparse
import re

import shtab

from extradition_tui import __version__
from extradition_tui.cli.parser import (
    PROGRAM,
    claim_command_parsers,
    command_parsers,
    reader_parser,
)

COMPLETIONS = {
    "bash": f"bash-completion/completions/{PROGRAM}",
    "zsh": f"zsh/site-functions/_{PROGRAM}",
    "fish": f"fish/vendor_completions.d/{PROGRAM}.fish",
}
"""Where each shell looks for completions, below the folder ``share`` of an installation."""
MANUAL = f"man/man1/{PROGRAM}.1"

_FILES = (
    ("~/.local/share/extradition-tui/library.db", "the library, unless another is named"),
    ("~/.config/extradition-tui/settings.toml", "the settings; docs/settings.md names them all"),
    ("~/.local/state/extradition-tui/", "where you read last, drafts, the log of crashes"),
)
_ENVIRONMENT = (
    ("EXTRADITION_TUI_LIBRARY", "the library to use where --library names none"),
    ("NO_COLOR", "when it is set, nothing is coloured"),
    ("XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME", "where the files above stand"),
)
_EXITS = (
    ("0", "done"),
    ("1", "some inputs failed, nothing has that name, or somebody edited first; the rest is done"),
    ("2", "wrong usage, or it cannot start"),
)


def manual() -> str:
    """The man page, in roff (man(7)): every command with its help."""
    parts = [
        f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM} {__version__}" "User Commands"',
        ".SH NAME",
        rf"{_roff(PROGRAM)} \- read one news event through many sources",
        ".SH SYNOPSIS",
        _preformatted(reader_parser().format_usage().removeprefix("usage: ")),
        ".SH DESCRIPTION",
        _preformatted(reader_parser().format_help().split("\n\n", 1)[1]),
        ".SH COMMANDS",
    ]
    for name, parser in command_parsers().items():
        parts += [f".SS {_roff(name)}", _preformatted(parser.format_help())]
    for name, parser in claim_command_parsers().items():
        parts += [f".SS claim {_roff(name)}", _preformatted(parser.format_help())]
    for heading, rows in (("FILES", _FILES), ("ENVIRONMENT", _ENVIRONMENT)):
        parts += [f".SH {heading}", *_listed(rows)]
    parts += [".SH EXIT STATUS", *_listed(_EXITS)]
    return "\n".join(parts) + "\n"


def completions() -> dict[str, str]:
    """What each shell reads to complete commands and options, by shell (made by shtab)."""
    return {
        shell: re.sub(r"(?m)[ \t]+$", "", shtab.complete(whole_parser(), shell=shell))
        for shell in COMPLETIONS
    }


def whole_parser() -> argparse.ArgumentParser:
    """One parser with all commands below it, for what reads parsers of that form."""
    whole = reader_parser()
    # The first word is completed as a command; argparse has no way to take an argument back.
    whole._actions[:] = [action for action in whole._actions if action.dest != "paths"]
    commands = _below(whole, command_parsers())
    _below(commands["claim"], claim_command_parsers())
    return whole


def _below(
    parser: argparse.ArgumentParser, commands: dict[str, argparse.ArgumentParser]
) -> dict[str, argparse.ArgumentParser]:
    places = parser.add_subparsers()
    for name, command in commands.items():
        places.add_parser(name, help=command.description)
        places.choices[name] = command
    return commands


def _listed(rows: tuple[tuple[str, str], ...]) -> list[str]:
    return [line for name, says in rows for line in (".TP", f".B {_roff(name)}", _roff(says))]


def _preformatted(text: str) -> str:
    return f".nf\n{_roff(text.rstrip())}\n.fi"


def _roff(text: str) -> str:
    """Words as roff takes them for words: no escapes, no requests, hyphens that can be copied."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"(?m)^([.'])", r"\\&\1", escaped)
