"""A library with something of every kind in it, for whatever leaves a library."""

from __future__ import annotations

from pathlib import Path

import pytest

from extradition_tui.claim_model import VerdictDraft, new_id
from extradition_tui.library.articles import set_facts
from extradition_tui.library.claims import (
    add_comment,
    add_tag,
    assign,
    edit_claim,
    judge,
    link_claims,
    remove_kept,
    remove_tag,
    set_blind,
)
from extradition_tui.library.claims_evidence import confirm
from extradition_tui.library.corrections import split
from tests.library.claiming import (
    BEN,
    BRIDGE_ID,
    FERRY_ID,
    cite_words,
    claim_of,
    door_of,
    fill,
    omit,
)
from tests.library.reports import BRIDGE, COMET, keep, report, under


@pytest.fixture
def full(library_path: Path) -> Path:
    """A library with something of every kind in it."""
    event = fill(library_path)
    keep(library_path, report(COMET, origin="comet.txt"))
    claim = claim_of(library_path, event)
    other = claim_of(library_path, None, BEN)
    cited = cite_words(library_path, claim)
    omit(library_path, claim, person=BEN)
    with door_of(library_path, BEN) as door:
        verdict = judge(
            door, claim, VerdictDraft(id=new_id(), scheme="six-step", rating="true", confidence=70)
        )
        first = add_comment(door, verdict, "Why so sure? – “ask” the county")
        add_comment(door, verdict, "They said it twice", reply_to=first)
        add_tag(door, cited, "roads")
        add_tag(door, claim, "to go")
        link_claims(door, claim, "rests on", other)
        assign(door, claim, "Ada Lind")
        set_blind(door, True)
    with door_of(library_path) as door:
        remove_tag(door, claim, "to go")
        edit_claim(door, claim, {"statement": "The bridge is shut for 15 weeks"})
    changed = report(BRIDGE.replace("14 weeks", "15 weeks"))
    keep(library_path, under(changed, BRIDGE_ID))
    with door_of(library_path) as door:
        confirm(door, cited)
        set_facts(door, FERRY_ID, {"source": "The Lorn Mail", "published": "2031-03-04"})
        split(door, event, [FERRY_ID])
    with door_of(library_path, BEN) as door:
        remove_kept(door, other)
    return library_path
