"""The words that may follow ``claim``, each with what it does: all that the other commands need.

Their parsers (``claim_parser``) need the nouns of claims and the rating schemes as well.
"""

from __future__ import annotations

CLAIM_ACTIONS = {
    "add": "add a claim, with evidence when an article is named; prints the new ID",
    "cite": "add evidence to a claim: words of an article, or that it leaves the claim out",
    "edit": "change a claim or a piece of evidence",
    "remove": "remove a claim, or a piece of evidence, comment, verdict or link",
    "confirm": "say where evidence stands after its article changed; alone: what waits for that",
    "judge": "give your verdict on a claim, or adopt one for all",
    "comment": "say something on a claim, on evidence or on a verdict",
    "tag": "tag a claim or a piece of evidence",
    "assign": "give a claim to somebody",
    "status": "say how far a claim is",
    "link": "tie a claim to another",
    "history": "show all that was done to a claim",
    "undo": "take back what you did to claims last",
    "redo": "do again what you took back last",
    "list": "list the claims",
    "show": "show a claim with its evidence, verdicts and comments",
    "agreement": "say how far people agree: Krippendorff's alpha",
    "blind": "show others' verdicts only to those who gave their own, or to all",
}


def claim_epilog() -> str:
    """The list of actions under the help of ``claim``."""
    listed = "\n".join(f"  {name:<10} {about}" for name, about in CLAIM_ACTIONS.items())
    return f"actions:\n{listed}\n\n'extradition-tui claim ACTION --help' says more."
