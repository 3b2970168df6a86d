"""What people do to a claim on its page and in the list: edit, comment, tag, tie, remove.

Each asks what it needs, writes through the one door, and offers again what could not be written.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast, get_args

from extradition_tui.claim_model import (
    Claim,
    Relation,
    new_id,
)
from extradition_tui.library.claims_reading import list_claims
from extradition_tui.library.errors import Conflict, LibraryError

from .claim_asking import ClaimAsking
from .claim_drafts import NoteKey
from .claim_fields import (
    ASSIGNEE,
    NONE,
    Field,
    choice_lines,
    field_lines,
    statement_lines,
)
from .claim_note import Note, open_note
from .claim_subject import Subject
from .claim_words import when
from .lines import flat

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

    from .reader_screen import ReaderScreen

TAG = "tag"


class ClaimEditing:
    """The actions of the context "claim", for a screen that says which claim is in hand."""

    def __init__(self, screen: ReaderScreen, subject: Callable[[], Subject | None]) -> None:
        self._screen = screen
        self._subject = subject
        self._asking = ClaimAsking(screen)

    # --- actions ------------------------------------------------------------------------------

    def do_edit(self, count: int | None) -> None:
        """A field of the claim, or of the evidence of the line."""
        subject = self._subject()
        if subject is None:
            return
        heading = "EDIT THE CLAIM" if subject.evidence is None else "EDIT THE EVIDENCE"
        lines = partial(field_lines, subject.fields)
        self._asking.pick(heading, lines, self.edit_field, ask="which:")

    def edit_field(self, key: str) -> None:
        """One field of the claim, or of the evidence of the line, by its key."""
        subject = self._subject()
        field = next((one for one in subject.fields if one.key == key), None) if subject else None
        if subject is not None and field is not None:
            self._ask_value(subject, field)

    def do_comment(self, count: int | None) -> None:
        """Say something on the claim, its evidence or verdict; on a comment, answer it."""
        subject = self._subject()
        if subject is None:
            return
        reply = subject.name if subject.kind == "comment" else None
        on = subject.name if subject.kind in ("evidence", "verdict") else subject.claim.id
        heading = {"comment": "an answer", "evidence": "a comment on this evidence"}.get(
            subject.kind, "a comment on this claim"
        )
        name = new_id()

        def write(text: str, work: Writing) -> str:
            from extradition_tui.library.claims import add_comment

            return add_comment(work, on, text, reply_to=reply, name=name)

        key = NoteKey(f"comment on {reply or on}", claim=subject.claim.id)
        self._asking.words(Note(heading), key, "comment on a claim", write, "the comment is kept")

    def do_tag(self, count: int | None) -> None:
        """Tag the claim, or the evidence of the line; a tag that is there is taken off."""
        subject = self._subject()
        if subject is None:
            return
        evidence = subject.evidence
        on = subject.claim.id if evidence is None else evidence.id
        there = subject.claim.tags if evidence is None else evidence.tags

        def write(tag: str, work: Writing) -> str:
            from extradition_tui.library.claims import add_tag, remove_tag

            label = " ".join(tag.split()).casefold()
            if label in there:
                remove_tag(work, on, label)
                return f"the tag {label} is taken off"
            add_tag(work, on, label)
            return f"tagged {label}"

        def answered(tag: str) -> None:
            if tag.strip():
                self._asking.writer.write("tag a claim", partial(write, tag), str)

        known = f" (on it: {', '.join(there)})" if there else ""
        self._screen.ask(TAG, f"tag{known}:", then=answered)

    def do_remove(self, count: int | None) -> None:
        """Remove the claim, or what of it stands on the line."""
        subject = self._subject()
        if subject is None:
            return
        removable = ("evidence", "comment", "verdict")
        name = subject.name if subject.kind in removable else subject.claim.id

        def write(work: Writing) -> str:
            from extradition_tui.library.claims import remove_kept

            return remove_kept(work, name)[0]

        self._asking.writer.write(
            "remove a claim or a part of one",
            write,
            lambda kind: f"the {kind} is removed; u takes it back",
        )

    def do_tie(self, count: int | None) -> None:
        """Say what the claim is to another one."""
        subject = self._subject()
        if subject is None:
            return
        own = subject.claim

        def ask(claims: tuple[Claim, ...]) -> None:
            others = [claim for claim in claims if claim.id != own.id]
            if not others:
                self._screen.bottom.show_note("There is no other claim yet to tie this one to.")
                return
            heading = "WHICH OTHER CLAIM"
            self._asking.pick(heading, partial(statement_lines, others), ask_relation, ask="words:")

        def ask_relation(other: str) -> None:
            def chosen(relation: str) -> None:
                self._asking.writer.write(
                    "link two claims",
                    partial(_tie, own.id, relation, other),
                    lambda _: f"{relation}: the claims are tied; u takes it back",
                )

            lines = partial(choice_lines, get_args(Relation), "")
            self._asking.pick("THIS CLAIM IS, TO THE OTHER", lines, chosen)

        self._screen.read("claims to tie", lambda library: list_claims(library), ask)

    def do_undo_claim(self, count: int | None) -> None:
        """Take back what one did to claims last, also yesterday."""
        self._asking.writer.undo()

    def do_redo_claim(self, count: int | None) -> None:
        """Do it again."""
        self._asking.writer.redo()

    # --- editing ------------------------------------------------------------------------------

    def _ask_value(self, subject: Subject, field: Field) -> None:
        if field.choices:

            def chosen(value: str) -> None:
                self._write_field(subject, field, value)

            lines = partial(choice_lines, field.choices, field.value)
            self._asking.pick(field.name.upper(), lines, chosen)
            return
        heading = f"{field.name} (a name, me or nobody)" if field.key == ASSIGNEE else field.name
        open_note(
            self._screen,
            Note(heading, field.value),
            _key(subject, field),
            lambda text: self._write_changed(subject, field, text),
        )

    def _write_changed(self, subject: Subject, field: Field, value: str) -> None:
        """Write a field, unless it stands there so already but for the ends of its lines."""
        if value != flat(field.value):
            self._write_field(subject, field, value)

    def _write_field(
        self, subject: Subject, field: Field, value: str, revision: int | None = None
    ) -> None:
        """Write a field as it stood on the screen; what cannot be written is offered again."""
        evidence = subject.evidence
        if revision is None:
            revision = (evidence or subject.claim).revision

        def write(work: Writing) -> int:
            from extradition_tui.library.claims import assign, edit_claim
            from extradition_tui.library.claims_evidence import edit_evidence

            if field.key == ASSIGNEE:
                whom = {"me": work.person.id, "nobody": None, "": None}.get(value.strip(), value)
                assign(work, subject.claim.id, whom)
                return 0
            if evidence is None:
                changes = {field.key: value}
                return edit_claim(work, subject.claim.id, changes, revision=revision)
            kept = None if value == NONE else int(value) if field.key == "credibility" else value
            return edit_evidence(work, evidence.id, {field.key: kept}, revision=revision)

        def refused(error: LibraryError) -> None:
            if isinstance(error, Conflict):
                self._merge(subject, field, value, error)
            elif field.choices:
                self._screen.bottom.show_note(str(error), "error")
            else:
                open_note(
                    self._screen,
                    Note(field.name, value, (str(error),)),
                    _key(subject, field),
                    lambda text: self._write_field(subject, field, text, revision),
                )

        def said(_revision: int) -> str:
            self._screen.reader.notes.forget(_key(subject, field))
            return f"{field.name}: changed; u takes it back"

        what = "edit a claim" if evidence is None else "edit evidence"
        self._asking.writer.write(what, write, said, refused)

    def _merge(self, subject: Subject, field: Field, mine: str, conflict: Conflict) -> None:
        """Somebody was first: both texts are shown, and one's own is edited against theirs."""
        theirs = conflict.theirs.get(field.key)
        about = (
            f"{conflict.by} changed this first, on {when(conflict.at)}. Theirs:",
            str(theirs if theirs not in (None, "") else "–"),
            "Yours, to be merged with it (Esc leaves theirs):",
        )
        open_note(
            self._screen,
            Note(f"{field.name}: two texts", mine, about),
            _key(subject, field),
            lambda text: self._write_field(subject, field, text, conflict.revision),
            self._screen.library_written,
        )


def _tie(claim: str, relation: str, other: str, work: Writing) -> str:
    from extradition_tui.library.claims import link_claims

    return link_claims(work, claim, cast("Relation", relation), other)


def _key(subject: Subject, field: Field) -> NoteKey:
    """Under what a field's new words are kept while they are typed."""
    evidence = subject.evidence
    what = field.key if evidence is None else f"{field.key} of {evidence.id}"
    revision = (evidence or subject.claim).revision
    return NoteKey(what, claim=subject.claim.id, revision=revision)
