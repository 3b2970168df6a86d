"""Pairs of words of which one denies the other, as they are told of one act or state."""

from __future__ import annotations

from extradition_tui.contrast.words import stem

_PAIRS = """
accept/refuse accept/reject acquit/convict admit/deny agree/disagree agree/refuse alive/dead
allow/ban allow/forbid allow/prohibit approve/reject back/oppose back/reject begin/end
broaden/narrow calm/violent cheap/expensive clear/charge clear/convict close/open closed/open
confirm/deny confirm/dismiss decline/grow decline/increase decline/rise decrease/increase
deny/grant dismiss/upheld dismiss/uphold dry/wet empty/full encourage/discourage expand/shrink
fail/pass fail/succeed fall/climb fall/grow fall/increase fall/jump fall/rise favour/oppose
find/lose free/jail gain/lose grant/refuse grow/shrink guilty/innocent halt/resume harmful/harmless
healthy/ill hire/sack improve/worsen include/exclude increase/reduce innocent/convicted join/leave
keep/scrap lawful/unlawful legal/illegal lengthen/shorten lift/impose lift/lower likely/unlikely
loosen/tighten lose/win lower/raise open/shut oppose/support oppose/welcome overturn/uphold
pass/reject praise/condemn praise/criticise praise/criticize present/absent profit/loss
quash/upheld quash/uphold reject/back reject/support reject/upheld reject/uphold reject/welcome
release/detain release/jail safe/dangerous safe/unsafe soften/harden start/stop strengthen/weaken
strong/weak support/condemn survive/die true/false valid/invalid welcome/condemn willing/unwilling
"""


def _pairs() -> frozenset[frozenset[str]]:
    found = set()
    for pair in _PAIRS.split():
        one, other = pair.split("/")
        found |= {frozenset([one, other]), frozenset([stem(one), stem(other)])}
        found.add(frozenset([stem(one + "ed"), stem(other + "ed")]))
    return frozenset(found)


_OPPOSITES = _pairs()


def are_opposite(one: str, other: str) -> bool:
    """Whether two lemmas or stems say opposite things of the same: "rise" and "fall"."""
    return frozenset([one, other]) in _OPPOSITES
