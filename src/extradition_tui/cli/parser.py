"""What may stand on the command line: one parser, from which the help and the docs are made."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import NoReturn

from extradition_tui import __version__
from extradition_tui.cli.claim_actions import CLAIM_ACTIONS, claim_epilog
from extradition_tui.safe import safe_line

PROGRAM = "extradition-tui"
READER = "read"
"""The name, in the parsed arguments, of what happens without a command: the reader opens."""

CONTRAST_FORMATS = ("table", "json", "markdown", "html")
EXPORT_FORMATS = ("jsonl", "w3c", "claimreview", "csv", "markdown", "html")
FACTS = ("source", "title", "published", "author", "url")
QUOTE_KINDS = ("speech", "fragment", "indirect")

_DESCRIPTION = """\
Read one news event through many sources, side by side.

Without a command the reader opens; PATHs (files, folders, saved pages and feeds) are loaded
while it already shows. A PATH that is named like a command is written ./load.
"""
_EPILOG = """\
examples:
  extradition-tui seeds/                    open the reader on a folder of articles
  extradition-tui load page.html feed.xml   add articles to the library
  extradition-tui events                    what happened, by how many sources
  extradition-tui contrast 3f2a             how the sources of one event differ
  extradition-tui search 'speaker:"Jane Doe" budget'

Any unique beginning of an ID is enough. 'extradition-tui COMMAND --help' says more.
"""


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"{self.prog}: {safe_line(message)}; see {self.prog} --help\n")
        raise SystemExit(2)


class _ReaderParser(_Parser):
    """The parser without a command; the commands are gathered when somebody asks for its help."""

    def format_help(self) -> str:
        commands = "\n".join(
            f"  {name:<10} {parser.description}" for name, parser in command_parsers().items()
        )
        self.epilog = f"commands:\n{commands}\n\n{_EPILOG}"
        return super().format_help()


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The parsed arguments; ``command`` is the command's name, or READER.

    Raises SystemExit: 0 after --help and --version, 2 with one line on stderr for wrong usage.
    """
    arguments = list(argv)
    first = _first_word(arguments)
    if first is not None and arguments[first] in _COMMANDS:
        name = arguments.pop(first)
        if name == "claim":
            return _parse_claim(arguments)
        parsed = _COMMANDS[name]().parse_args(arguments)
        parsed.command = name
        return parsed
    parsed = reader_parser().parse_args(arguments)
    parsed.command = READER
    return parsed


def claim_command_parsers() -> dict[str, argparse.ArgumentParser]:
    """What follows the word ``claim``, each with its parser, in the order of the help."""
    # Only here: the reader starts without the nouns of claims and the rating schemes.
    from extradition_tui.cli.claim_parser import claim_parsers

    return claim_parsers(lambda name, about: _command(f"claim {name}", about, json=True))


def reader_parser() -> argparse.ArgumentParser:
    """The parser of the program without a command, with the list of commands in its help."""
    parser = _ReaderParser(
        prog=PROGRAM,
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage=f"{PROGRAM} [PATH ...] | {PROGRAM} COMMAND ...",
        allow_abbrev=False,
    )
    _add_global(parser)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="loaded while the reader opens")
    return parser


def command_parsers() -> dict[str, argparse.ArgumentParser]:
    """Every command with its parser, in the order of the help."""
    return {name: make() for name, make in _COMMANDS.items()}


def _parse_claim(arguments: list[str]) -> argparse.Namespace:
    first = _first_word(arguments)
    actions = claim_command_parsers()
    if first is not None and arguments[first] in actions:
        action = arguments.pop(first)
        parsed = actions[action].parse_args(arguments)
        parsed.action = action
    else:
        parsed = _claim().parse_args(arguments)
    parsed.command = "claim"
    return parsed


def _first_word(arguments: Sequence[str]) -> int | None:
    """Where the first argument stands that is neither a global option nor an option's value."""
    skip = False
    for index, argument in enumerate(arguments):
        if skip:
            skip = False
        elif argument in ("--library", "--config"):
            skip = True
        elif argument == "--":
            return None
        elif not argument.startswith("-"):
            return index
    return None


def _command(name: str, description: str, *, json: bool = False, epilog: str = "") -> _Parser:
    parser = _Parser(
        prog=f"{PROGRAM} {name}",
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_global(parser)
    if json:
        parser.add_argument("--json", action="store_true", help="write one JSON document on stdout")
    return parser


def _add_global(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("everywhere")
    group.add_argument(
        "--library",
        metavar="FILE",
        help="the library (else $EXTRADITION_TUI_LIBRARY, else one in your data folder)",
    )
    group.add_argument("--config", metavar="FILE", help="the settings file")
    group.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")


def _load() -> _Parser:
    parser = _command(
        "load",
        "add articles: text, Markdown, saved pages and feeds, JSON Lines, folders, - for stdin",
        json=True,
        epilog="A file sources.toml in a folder says what its readers know of each file:\n"
        '  ["page.html"]\n  source = "The Outlet"\n  published = "2025-05-03"',
    )
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument(
        "--again",
        action="store_true",
        help="clean and analyse these PATHs anew; without a PATH: analyse what the library has "
        "and another pipeline analysed, its texts unchanged",
    )
    parser.add_argument(
        "--workers", type=_positive, default=1, metavar="N", help="processes that analyse (1)"
    )
    parser.add_argument(
        "--progress", choices=("json",), help="write a line of JSON per step, for other programs"
    )
    return parser


def _article() -> _Parser:
    parser = _command(
        "article",
        "show one article with its analysis; set what you know better; remove it",
        json=True,
        epilog="  article ID                       show it\n"
        "  article set ID source='The Outlet' published=2025-05-03\n"
        "                                   an empty value takes back what was set\n"
        "  article remove ID                wipe its text; its place in the history stays",
    )
    parser.add_argument("words", nargs="+", metavar="ID | set ID FACT=VALUE … | remove ID")
    return parser


def _entities() -> _Parser:
    parser = _command("entities", "list the names, or the places of one", json=True)
    parser.add_argument("name", nargs="?", metavar="NAME")
    return parser


def _quotes() -> _Parser:
    parser = _command("quotes", "list who is quoted with what", json=True)
    parser.add_argument("--speaker", metavar="NAME", help="by this speaker alone")
    parser.add_argument("--kind", choices=QUOTE_KINDS, help="of this kind alone")
    return parser


def _event() -> _Parser:
    parser = _command(
        "event",
        "show one event; correct which articles belong to it",
        json=True,
        epilog="  event ID                      show it\n"
        "  event move ARTICLE EVENT      put an article into another event\n"
        "  event merge EVENT EVENT       make two events one\n"
        "  event split EVENT ARTICLE …   make some of its articles another event\n"
        "  event undo                    take back your last correction, or the last finding\n"
        "                                that you dismissed\n"
        "What you decide stands, whatever is loaded or analysed later.",
    )
    parser.add_argument(
        "words",
        nargs="+",
        metavar="ID | move … | merge … | split … | undo",
    )
    parser.add_argument("--why", action="store_true", help="say why its articles belong together")
    return parser


def _contrast() -> _Parser:
    parser = _command(
        "contrast",
        "show how the sources of an event differ",
        json=True,
        epilog="  contrast EVENT               the event's articles\n"
        "  contrast ARTICLE ARTICLE …   these articles, whatever their events\n"
        "  contrast dismiss FINDING     leave a difference out from now on",
    )
    parser.add_argument("words", nargs="+", metavar="EVENT | ARTICLE … | dismiss FINDING")
    parser.add_argument("--format", choices=CONTRAST_FORMATS, default="table")
    return parser


def _search() -> _Parser:
    parser = _command(
        "search",
        "find words in the articles",
        json=True,
        epilog="Narrow it with speaker: entity: source: event: after: before: claim:, as in\n"
        "  search 'ceasefire source:\"The Outlet\" after:2025-05-01'",
    )
    parser.add_argument("query", nargs="+", metavar="QUERY")
    parser.add_argument("--limit", type=_positive, default=200, metavar="N", help="at most N (200)")
    return parser


def _claim() -> _Parser:
    parser = _command("claim", "add, cite, judge and discuss claims", epilog=claim_epilog())
    parser.usage = f"{PROGRAM} claim ACTION ..."
    parser.add_argument("action", metavar="ACTION", choices=tuple(CLAIM_ACTIONS))
    return parser


def _export() -> _Parser:
    parser = _command(
        "export",
        "write the library, or claims of it, for others",
        epilog="  export jsonl                       the library but for file paths, for import\n"
        "  export w3c [EVENT | CLAIM]         evidence as W3C Web Annotations\n"
        "  export claimreview [EVENT | CLAIM] adopted verdicts as schema.org ClaimReview\n"
        "  export csv claims                  a table: claims, evidence, entities or quotes\n"
        "  export markdown EVENT              a dossier: claims, contrast and sources\n"
        "  export html EVENT                  the same as a page to read, send and print",
    )
    parser.add_argument("format", choices=EXPORT_FORMATS, metavar="FORMAT")
    parser.add_argument("what", nargs="*", metavar="WHAT")
    return parser


def _import() -> _Parser:
    parser = _command(
        "import",
        "take in what another library exported, or annotations (W3C, Hypothesis)",
        json=True,
        epilog="A library (JSON Lines) is merged by ID and revision; what was changed on both\n"
        "sides stays as it is here and is listed. Annotations are attached where the words\n"
        "that they quote stand; those that have no place are listed.",
    )
    parser.add_argument("file", metavar="FILE", help="- for stdin")
    parser.add_argument("--claim", metavar="CLAIM", help="what the annotations are evidence on")
    return parser


def _init() -> _Parser:
    parser = _command("init", "make a new library, for yourself or for a team")
    parser.add_argument("--team", metavar="GROUP", help="for all members of this group")
    return parser


def _one_file(name: str, description: str) -> _Parser:
    parser = _command(name, description)
    parser.add_argument("file", metavar="FILE")
    return parser


def _model() -> _Parser:
    parser = _command(
        "model",
        "show the spaCy pipeline in use, or use another",
        json=True,
        epilog="  model              show it\n"
        "  model use NAME     use an installed pipeline, such as en_core_web_sm\n"
        "  model use bundled  go back to the one that comes with the program",
    )
    parser.add_argument("words", nargs="*", metavar="use NAME")
    return parser


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= 1_000_000:
        raise argparse.ArgumentTypeError("must be a whole number from 1 up")
    return number


_COMMANDS: dict[str, Callable[[], _Parser]] = {
    "load": _load,
    "articles": partial(_command, "articles", "list the articles", json=True),
    "article": _article,
    "entities": _entities,
    "quotes": _quotes,
    "events": partial(_command, "events", "list the events, each with its articles", json=True),
    "event": _event,
    "contrast": _contrast,
    "search": _search,
    "claim": _claim,
    "export": _export,
    "import": _import,
    "init": _init,
    "doctor": partial(_command, "doctor", "check the health of the library", json=True),
    "backup": partial(
        _one_file, "backup", "copy the library to a new file, also while others write"
    ),
    "restore": partial(_one_file, "restore", "put a backup in the library's place"),
    "model": _model,
}
"""What makes the parser of each command, in the order of the help."""
