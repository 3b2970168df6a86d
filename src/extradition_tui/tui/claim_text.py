"""Words of a text as evidence: what is selected, or the sentence of the text cursor."""

from __future__ import annotations

from collections.abc import Callable

from extradition_tui.model import Article, source_name

from .claim_drafts import NoteKey
from .claim_marking import ARTICLE_NOTE, Chosen, Cited, ClaimMarking, read_words
from .claim_words import STANCES
from .facts_view import FactsView
from .page import Opened
from .reader_screen import ReaderScreen
from .text_view import TextView


class TextClaims:
    """The actions of claims in a text."""

    def __init__(
        self,
        screen: ReaderScreen,
        text: TextView,
        facts: FactsView,
        opened: Callable[[], Opened | None],
    ) -> None:
        """``opened`` is the article that both panes show."""
        self._screen = screen
        self._text = text
        self._facts = facts
        self._opened = opened
        self._marking = ClaimMarking(screen)
        self._last = ""

    def do_annotate(self, count: int | None) -> None:
        """Make the words a claim, or evidence of one that the event has."""
        cited = self._words()
        if cited is None:
            self._screen.bottom.show_note("There are no words here to make a claim of.")
            return
        self._marking.choose(
            cited,
            lambda chosen: self._ask_stance(cited, chosen),
            lambda: self._marking.make(cited, "asserts", self._made),
            self._last,
        )

    def do_note_article(self, count: int | None) -> None:
        """A note on the article as it is now: context of a claim, beside its first words."""
        opened = self._opened()
        if opened is not None:
            event = opened.event.id if opened.event is not None else None
            self._note(opened.report.article, event)

    def _note(self, article: Article, event: str | None = None) -> None:
        end = article.text.find("\n")
        place = (0, end if end > 0 else len(article.text))
        cited = Cited(article.id, source_name(article), article.version.number, event, place)
        self._marking.choose(
            cited,
            lambda chosen: self._marking.note(cited, chosen, self._made),
            lambda: self._marking.make(cited, "context", self._made),
            self._last,
        )

    def do_undo_claim(self, count: int | None) -> None:
        """Take back what one did to claims last, also yesterday."""
        self._marking.writer.undo()

    def do_redo_claim(self, count: int | None) -> None:
        """Do it again."""
        self._marking.writer.redo()

    def type_again(self, key: NoteKey) -> None:
        """Go on with the statement of a claim that words of an article were to become."""
        article, place = key.article, (key.start, key.end)
        if article is None:
            return

        def show(found: Article) -> None:
            if key.what == ARTICLE_NOTE:
                self._note(found)
                return
            start, end = place
            known = (start, end) if start is not None and end is not None else None
            words = found.text[slice(*known)] if known is not None else ""
            number = found.version.number
            cited = Cited(found.id, source_name(found), number, None, known, words)
            self._marking.make(cited, "asserts" if known is not None else "omits", self._made)

        self._screen.read("words again", lambda library: read_words(library, article), show)

    def in_hand(self) -> str:
        """The claim of the fact or of the words that the cursor is on, or ""."""
        view, opened = self._screen.view, self._opened()
        if view is self._facts:
            return self._facts.fact.claim if self._facts.fact is not None else ""
        if view is not self._text or opened is None:
            return ""
        at = self._text.reading_offset
        placed = ((one.claim, one.place) for one in opened.claims if one.place is not None)
        return next((claim for claim, (start, end) in placed if start <= at < end), "")

    def _words(self) -> Cited | None:
        span, opened = self._text.taken, self._opened()
        if span is None or opened is None:
            return None
        article = opened.report.article
        return Cited(
            article.id,
            source_name(article),
            article.version.number,
            opened.event.id if opened.event is not None else None,
            (span.start, span.end),
            span.text,
        )

    def _ask_stance(self, cited: Cited, chosen: Chosen) -> None:
        label = "  ".join(f"{letter} {stance}" for letter, stance in STANCES.items())
        self._screen.ask_letter(
            label,
            STANCES,
            lambda letter: self._marking.cite(cited, chosen, STANCES[letter], self._made),
        )

    def _made(self, chosen: Chosen) -> None:
        self._last = chosen.id
        if self._text.selecting is not None:
            self._text.let_go()
