"""What all screens share: keys are routed to actions, a line at the bottom, panes and a search.

A screen sets ``panes`` (its views, in the order of Tab) and ``hints``; its actions are methods
``do_<name>(count)``. A view's own ``do_<name>`` comes first, then the screen's, then the app's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import cast

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.reactive import reactive
from textual.widget import Widget

from .actions import EVERYWHERE, shown_key
from .bindings import shown_now
from .bottom_line import BottomLine, Question
from .jump_mode import JumpMode
from .line_view import LineView
from .lines import Run
from .reading_screen import ReadingScreen
from .routing import NOTHING, Pending, choices, route, stroke_of
from .small_notice import SmallNotice, is_too_small
from .theme import Palette

FIND = "find"
LETTER = "letter"


class ReaderScreen(ReadingScreen, inherit_bindings=False):
    """A screen whose keys go through the table of actions."""

    AUTO_FOCUS = ""

    focused: reactive[Widget | None] = reactive(None, repaint=False)
    """As Textual has it, but a screen is not drawn anew because another pane has the keys."""

    HINTS: Sequence[tuple[str, str]] = (("j k", "move"), ("/", "search"), ("?", "help"))

    DEFAULT_CSS = """
    ReaderScreen {
        background: $background; color: $foreground; overflow: hidden; layers: default notice;
    }
    """

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self.pending: Pending = NOTHING
        self.helpers: tuple[object, ...] = ()
        self._asker: LineView | None = None
        self._jump_mode: JumpMode | None = None
        self._then: Callable[[str], None] | None = None
        self._letters: Collection[str] = ()
        self._hinted: tuple[object, Sequence[tuple[str, str]]] = (None, ())
        self._notice = SmallNotice(palette)

    @property
    def panes(self) -> Sequence[LineView]:
        """The views that can be seen, in the order of Tab."""
        return [view for view in self.query(LineView) if view.display]

    @property
    def view(self) -> LineView | None:
        """The view that has the keys, or had them before a question was opened."""
        return self.focused if isinstance(self.focused, LineView) else self._asker

    @property
    def contexts(self) -> tuple[str, ...]:
        """Where the keys are routed now, innermost first."""
        return self.view.contexts if self.view is not None else (EVERYWHERE,)

    # --- a terminal without room --------------------------------------------------------------

    def on_mount(self) -> None:
        """Cover what has no room; Textual calls this besides a screen's own."""
        self._show_notice()

    def on_resize(self) -> None:
        """As when it begins."""
        self._show_notice()

    def _show_notice(self) -> None:
        small = is_too_small(self.app.size)
        if small and not self._notice.is_attached:
            self.mount(self._notice)
        self._notice.display = small

    # --- keys ---------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Route one key; nothing else in Textual acts on it."""
        event.stop()
        event.prevent_default()
        if self.app.screen is not self or self.app._exit:
            self._pass_on(event)
            return
        if self.bottom.question is not None:
            # Typed ahead too: it was on its way to a pane when the question was opened.
            self.bottom.on_key(event)
            return
        stroke = stroke_of(event.key, event.character)
        if self._jump_mode is not None:
            self._jump_by(self._jump_mode, stroke)
            return
        routed = route(self.pending, stroke, self.contexts, self.reader.actions)
        if self.pending or routed.pending:
            self.pending = routed.pending
            self.bottom.show_note("")
            self.show_bottom()
        if routed.action is not None:
            self.bottom.show_note("")
            if not self.perform(routed.action, routed.count, routed.letter):
                self.bottom.show_note("that cannot be done on this screen")

    def _pass_on(self, event: events.Key) -> None:
        """A key that was typed ahead while this screen left is the next screen's, or nobody's."""
        if not self.app._exit:
            there = self.app.focused or self.app.screen
            there.post_message(events.Key(event.key, event.character))

    @property
    def doers(self) -> tuple[object, ...]:
        """Who does actions here: the view, the screen with its helpers, the app with its own."""
        return (self.view, self, *self.helpers, self.app, *self.reader.helpers)

    def perform(self, name: str, count: int | None = None, letter: str = "") -> bool:
        """Do an action by its name; whether anybody here knows how.

        ``letter`` is given on to an action whose key ends in any letter.
        """
        for who in self.doers:
            method = cast("Callable[..., None] | None", getattr(who, f"do_{name}", None))
            if method is not None:
                method(count, letter) if letter else method(count)
                return True
        return False

    @property
    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys that the last row shows, the most useful first."""
        return self.HINTS

    def show_bottom(self) -> None:
        """Draw the last row: the choices of what was begun, else the hints and the state."""
        if self._jump_mode is not None:
            self.bottom.show_hints([("a-z", "go where it stands"), ("Esc", "leave it")])
        elif self.pending.prefix:
            begun = [(shown_key(self.pending.prefix), "…")]
            following = [
                (shown_key(stroke), action.description.split(";")[0])
                for stroke, action in choices(self.pending, self.contexts, self.reader.actions)
            ]
            self.bottom.show_choices([*begun, *following, ("Esc", "leave it")])
        elif self._asker is not None:
            # The view's keys do not hold while a note has them; its heading tells its own.
            self.bottom.show_hints(())
        else:
            self.bottom.show_hints(self._hints_now())
        typed = self.pending.count
        view = self.view
        found = view.search_state if view is not None else ""
        runs = [Run(part, "accent") for part in (typed, found) if part]
        spaced = [run for part in runs for run in (part, Run("  ", "dim"))]
        slow = (Run("slow line  ", "dim"),) if self.reader.low_bandwidth else ()
        self.bottom.show_state((*spaced, *slow, *self.state_runs()))

    def _hints_now(self) -> Sequence[tuple[str, str]]:
        """The hints with the keys as this person has them; kept, for every move asks."""
        asked = self.contexts, self.hints
        if asked != self._hinted[0]:
            now = [
                (shown_now(keys, self.contexts, self.reader.actions), words)
                for keys, words in self.hints
            ]
            self._hinted = asked, [(keys, words) for keys, words in now if keys]
        return self._hinted[1]

    def state_runs(self) -> tuple[Run, ...]:
        """What stands at the right of the last row."""
        return ()

    # --- panes --------------------------------------------------------------------------------

    def do_next_pane(self, count: int | None) -> None:
        """The next pane has the keys."""
        self._pane_by(count or 1)

    def do_previous_pane(self, count: int | None) -> None:
        """The pane before."""
        self._pane_by(-(count or 1))

    def _pane_by(self, step: int) -> None:
        panes = self.panes
        if panes:
            at = panes.index(self.view) if self.view in panes else 0
            self.focus_pane(panes[(at + step) % len(panes)])

    def focus_pane(self, view: LineView) -> None:
        """Give a view the keys."""
        self.set_focus(view, scroll_visible=False)
        self.show_bottom()

    def do_jump_mode(self, count: int | None) -> None:
        """A letter on every pane and mark in view; it is typed to go there."""
        self._jump_mode = JumpMode(self.panes, self.focus_pane)
        self.show_bottom()

    def _jump_by(self, mode: JumpMode, stroke: str) -> None:
        mode.type(stroke)
        if mode.done:
            self._jump_mode = None
        self.show_bottom()

    # --- leaving ------------------------------------------------------------------------------

    def do_leave(self, count: int | None) -> None:
        """Esc leaves what is innermost: the marks of a search, else the screen."""
        if self.view is not None and self.view.let_go():
            self.show_bottom()
        else:
            self.leave()

    def leave(self) -> None:
        """What Esc does when nothing is open inside the screen."""
        self.dismiss("")

    def do_back(self, count: int | None) -> None:
        """Back to the screen before."""
        self.dismiss("")

    def dismiss(self, result: str | None = None) -> AwaitComplete:
        """As Textual's own; what comes late to a screen that was left takes no other away."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()

    # --- questions ----------------------------------------------------------------------------

    def ask(
        self,
        name: str,
        label: str,
        answer: str = "",
        *,
        then: Callable[[str], None] | None = None,
    ) -> None:
        """Open a question on the last row; its answer comes to ``answered(name, answer)``.

        With ``then`` it comes there alone.
        """
        self._then = then
        self.bottom.ask(Question(name, label), answer)
        self.lend_keys(self.bottom)

    def ask_letter(self, label: str, letters: Collection[str], then: Callable[[str], None]) -> None:
        """Ask for one of these letters: it is taken as soon as it is typed."""
        self._letters = letters
        self.ask(LETTER, label, then=then)

    def lend_keys(self, widget: Widget) -> None:
        """Give what is typed to something that is no view, until ``take_keys_back``."""
        self._asker = self.view
        self.set_focus(widget, scroll_visible=False)

    def take_keys_back(self) -> LineView | None:
        """Give the keys to the view that had them; that view."""
        view, self._asker = self._asker, None
        if view is not None and view.display:
            self.set_focus(view, scroll_visible=False)
        return view

    def answered(self, name: str, answer: str) -> None:
        """What to do with an answer; screens with questions of their own override this."""

    def typed(self, name: str, answer: str) -> None:
        """What to do while an answer is typed."""

    def left(self, name: str) -> None:
        """What to do when a question is left."""

    @on(BottomLine.Typed)
    def _typed(self, message: BottomLine.Typed) -> None:
        message.stop()
        if message.name == FIND:
            if self._asker is not None:
                self._asker.search(message.answer)
        elif message.name == LETTER:
            self._typed_letter(message.answer)
        elif self._then is None:
            self.typed(message.name, message.answer)

    def _typed_letter(self, answer: str) -> None:
        question, then = self.bottom.question, self._then
        if question is None or then is None:
            return
        if answer in self._letters:
            self._close_question()
            self.show_bottom()
            then(answer)
        else:
            self.bottom.ask(question)

    @on(BottomLine.Answered)
    def _answered(self, message: BottomLine.Answered) -> None:
        message.stop()
        view = self._close_question()
        then, self._then = self._then, None
        if then is not None:
            if message.name != LETTER:
                then(message.answer)
        elif message.name != FIND:
            self.answered(message.name, message.answer)
        elif view is not None:
            view.end_search(keep=True)
            if message.answer and not view.finding.places:
                everywhere = hasattr(self, "do_search_library")
                more = "; g/ searches the whole library" if everywhere else ""
                self.bottom.show_note(f"not found in this pane{more}")
        self.show_bottom()

    @on(BottomLine.Left)
    def _left(self, message: BottomLine.Left) -> None:
        message.stop()
        view = self._close_question()
        then, self._then = self._then, None
        if message.name != FIND and then is None:
            self.left(message.name)
        elif view is not None and message.name == FIND:
            view.end_search(keep=False)
        self.show_bottom()

    def _close_question(self) -> LineView | None:
        self.bottom.close()
        return self.take_keys_back()

    def do_find(self, count: int | None) -> None:
        """Search in the pane that has the keys, as it is typed."""
        if self.view is not None:
            self.view.begin_search()
            self.ask(FIND, "/")

    @on(LineView.Searched)
    def _searched(self, message: LineView.Searched) -> None:
        message.stop()
        self.show_bottom()
