"""What may follow the word ``claim`` on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import get_args

from extradition_tui.claim_model import ClaimStatus, ClaimType, Relation, Reliability, Stance
from extradition_tui.claims.schemes import DEFAULT, schemes
from extradition_tui.cli.claim_actions import CLAIM_ACTIONS

Make = Callable[[str, str], argparse.ArgumentParser]
"""Makes the parser of an action from its name and what it does."""


def claim_parsers(make: Make) -> dict[str, argparse.ArgumentParser]:
    """Every action of ``claim`` with its parser."""
    found = {name: make(name, about) for name, about in CLAIM_ACTIONS.items()}
    _evidence_parsers(found)
    _claim_parsers(found)
    found["undo"].epilog = (
        "What was written by one command is taken back together, the last first, also in another\n"
        "session. What somebody else has changed or built on since is refused, with the reason."
    )
    return found


def _evidence_parsers(found: dict[str, argparse.ArgumentParser]) -> None:
    add = found["add"]
    add.add_argument("statement", metavar="STATEMENT")
    add.add_argument("--event", metavar="ID", help="the event (else that of the article)")
    _add_article(add, required=False)
    _add_place(add)
    _add_stance(add, "asserts")
    _add_type(add, "other")
    add.add_argument("--speaker", metavar="NAME", help="who says it")
    add.add_argument("--said-at", metavar="DATE", help="when it was said, as 2025-05-03")
    add.add_argument("--note", default="", metavar="TEXT", help="a note on the evidence")
    add.add_argument("--tag", action="append", default=[], metavar="T", help="may be repeated")
    _add_id(add)

    cite = found["cite"]
    cite.add_argument("claim", metavar="CLAIM")
    _add_article(cite, required=True)
    _add_place(cite)
    cite.add_argument("--omits", action="store_true", help="the article leaves the claim out")
    _add_stance(cite, "supports")
    _add_judged(cite)
    _add_id(cite)

    edit = found["edit"]
    edit.add_argument("claim", metavar="CLAIM | EVIDENCE")
    edit.add_argument("--statement", metavar="TEXT")
    _add_type(edit, None)
    edit.add_argument("--speaker", metavar="NAME", help="an empty one takes it back")
    edit.add_argument("--said-at", metavar="DATE")
    edit.add_argument("--event", metavar="ID")
    _add_stance(edit, None)
    _add_judged(edit)
    _add_revision(edit)

    confirm = found["confirm"]
    confirm.add_argument("evidence", nargs="?", metavar="EVIDENCE")
    _add_place(confirm)
    _add_revision(confirm)


def _claim_parsers(found: dict[str, argparse.ArgumentParser]) -> None:
    for name in ("judge", "assign", "status", "history", "show"):
        found[name].add_argument("claim", metavar="CLAIM")
    found["remove"].add_argument("claim", metavar="ID")
    _add_revision(found["remove"])

    judge = found["judge"]
    judge.add_argument("--rating", required=True, metavar="R", help="one of the scheme's, below")
    judge.add_argument("--scheme", default=DEFAULT, metavar="S", help=f"how to rate ({DEFAULT})")
    judge.add_argument("--confidence", type=_percent, metavar="N", help="0 to 100")
    judge.add_argument("--because", default="", metavar="TEXT")
    judge.add_argument("--adopt", action="store_true", help="make it the verdict of all")
    judge.epilog = "schemes:\n" + "\n".join(
        f"  {scheme.id}: {', '.join(one.name for one in scheme.ratings + scheme.outside)}"
        for scheme in schemes().values()
    )

    comment = found["comment"]
    comment.add_argument("claim", metavar="CLAIM | EVIDENCE | VERDICT")
    comment.add_argument("text", metavar="TEXT")
    comment.add_argument("--reply-to", metavar="ID", help="the comment that it answers")
    _add_id(comment)

    tag = found["tag"]
    tag.add_argument("claim", metavar="CLAIM | EVIDENCE")
    tag.add_argument("tags", nargs="+", metavar="TAG")
    tag.add_argument("--remove", action="store_true", help="take the tags off")

    found["assign"].add_argument("person", metavar="NAME | me | nobody")
    found["status"].add_argument("status", type=_spaced, choices=get_args(ClaimStatus))

    link = found["link"]
    link.add_argument("claim", metavar="CLAIM")
    link.add_argument("relation", type=_spaced, choices=get_args(Relation))
    link.add_argument("other", metavar="OTHER")

    listed = found["list"]
    listed.add_argument("--event", metavar="ID", help="of this event alone")
    listed.add_argument("--status", type=_spaced, choices=get_args(ClaimStatus))
    listed.add_argument("--mine", action="store_true", help="made by you or assigned to you")
    found["agreement"].add_argument("--event", metavar="ID", help="on claims of this event alone")
    found["blind"].add_argument("blind", nargs="?", choices=("on", "off"))
    found["blind"].epilog = (
        "A courtesy, so that nobody is swayed, and no secrecy: whoever may read the library's\n"
        "file can read the verdicts in it. Claims that are decided, published or dropped show "
        "theirs."
    )


def _add_article(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument("--article", required=required, metavar="ID", help="where it stands")


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--start", type=_offset, metavar="N", help="the first character, from 0")
    parser.add_argument("--end", type=_offset, metavar="N", help="the character after the last")
    parser.add_argument("--quote", metavar="TEXT", help="the words, where they stand just once")


def _add_stance(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--stance",
        choices=[stance for stance in get_args(Stance) if stance != "omits"],
        default=default,
        help="what the words are to the claim" + (f" ({default})" if default else ""),
    )


def _add_type(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument("--type", type=_spaced, choices=get_args(ClaimType), default=default)


def _add_judged(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--note", metavar="TEXT")
    parser.add_argument("--attributed-to", metavar="NAME", help="whom the article has it from")
    parser.add_argument(
        "--reliability",
        choices=get_args(Reliability),
        help="of the source: A completely reliable … E unreliable, F cannot be judged",
    )
    parser.add_argument(
        "--credibility",
        type=int,
        choices=range(1, 7),
        help="of the information: 1 confirmed … 5 improbable, 6 cannot be judged",
    )


def _add_revision(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--revision", type=_offset, metavar="N", help="refuse when it has another revision by now"
    )


def _add_id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--id", metavar="UUID", help="its ID: the same command again then adds nothing twice"
    )


def _spaced(text: str) -> str:
    return text.replace("-", " ").replace("_", " ")


def _offset(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 12):
        raise argparse.ArgumentTypeError("must be a whole number from 0 up")
    return int(text)


def _percent(text: str) -> int:
    number = _offset(text)
    if number > 100:
        raise argparse.ArgumentTypeError("must be from 0 to 100")
    return number
