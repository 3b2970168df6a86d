"""The table of everything a key can do. Keys, help and palette are made from it, and from it alone.

An :class:`Action` belongs to one context. A view says in which contexts it stands, innermost first
(``("list", "lines", "everywhere")``), and has a method ``do_<name>(count)`` for each action that is
its own; what it has no method for goes to its screen, and then to the app. So a new key is a row
here and a method there.

Keys are strokes parted by spaces ("g 1", "] d"); a stroke is a printable character or the name of a
key ("ctrl+d", "pagedown", "enter"). There are no timeouts: a first stroke waits for its second.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

EVERYWHERE = "everywhere"
ANY_LETTER = "a-z"
"""The stroke of a key that may end in any small letter, which its action is then told."""

CONTEXTS = {
    "list": "The list of events",
    "text": "The text",
    "facts": "The facts",
    "contrast": "The contrast",
    "results": "What was found",
    "name": "The page of a name",
    "claims": "The list of claims",
    "review": "Evidence to confirm",
    "claim": "A claim",
    "lines": "Lists and text",
    EVERYWHERE: "Everywhere",
}
"""The contexts with the words that help uses for them, innermost first."""

FORBIDDEN = frozenset({"ctrl+a", "ctrl+b", "ctrl+m", "ctrl+i", "ctrl+h"})
"""Keys that screen or tmux take for themselves, or that are Enter, Tab and Backspace."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a reader can do: its stable name, its keys, where they hold, and what it does."""

    name: str
    keys: tuple[str, ...]
    context: str
    description: str


def _actions(context: str, *rows: tuple[str, str, str]) -> tuple[Action, ...]:
    return tuple(
        Action(name, tuple(key.strip() for key in keys.split(" or ")), context, description)
        for name, keys, description in rows
    )


ACTIONS: tuple[Action, ...] = (
    *_actions(
        "list",
        ("pick", "x", "pick an article for a contrast"),
        ("filter", "f", "filter as you type"),
        ("group", "t", "grouped by event, or flat"),
        ("sort", "s", "sort: newest, by source, longest, unread first"),
        ("review", "r", "reviewed, or not any more"),
        ("next_unreviewed", "R", "next article that is not reviewed"),
        ("move_event", "M", "move the article to another event, or join two events"),
        ("split_event", "S", "make the article, or what is picked, another event"),
        ("undo", "u", "take back your last correction"),
    ),
    *_actions(
        "text",
        ("next_article", "J", "next article"),
        ("previous_article", "K", "previous article"),
        ("review", "r", "reviewed, or not any more"),
        ("next_unreviewed", "R", "next article that is not reviewed"),
        ("marks", "i", "which classes of mark are shown"),
        ("character_left", "h or left", "the character to the left"),
        ("character_right", "l or right", "the character to the right"),
        ("word_right", "w", "next word"),
        ("word_left", "b", "word before"),
        ("word_end", "e", "end of the word"),
        ("line_start", "0", "first character of the row"),
        ("line_end", "$", "last character of the row"),
        ("sentence_right", ")", "next sentence"),
        ("sentence_left", "(", "sentence before"),
        ("paragraph_right", "}", "next paragraph"),
        ("paragraph_left", "{", "paragraph before"),
        ("select", "v", "select from here; Esc lets go"),
        ("select_sentence", "V", "select by sentences; Esc lets go"),
        ("swap_ends", "o", "go on with the other end of the selection"),
        ("copy", "y", "copy the selection or the sentence"),
        ("cite", "Y", "copy it as a citation: words, title, source, date, place"),
        ("find_word", "*", "search the word under the cursor"),
        ("next_entity", "] e", "next name"),
        ("previous_entity", "[ e", "previous name"),
        ("next_quote", "] q", "next quotation"),
        ("previous_quote", "[ q", "previous quotation"),
        ("next_figure", "] f", "next figure"),
        ("previous_figure", "[ f", "previous figure"),
        ("next_difference", "] d", "next difference"),
        ("previous_difference", "[ d", "previous difference"),
        ("next_claim", "] a", "next words of a claim"),
        ("previous_claim", "[ a", "previous words of a claim"),
        ("annotate", "a", "make the selection or sentence a claim, or evidence of one"),
        ("note_article", "A", "a note on the article, as context of a claim"),
        ("undo_claim", "u", "take back what you did to claims last"),
        ("redo_claim", "ctrl+r", "do again what you took back"),
    ),
    *_actions(
        "contrast",
        ("side_by_side", "|", "side by side, or the table"),
        (
            "next_list",
            "_",
            "quotes, labels, figures and dates, families and why, what was dismissed",
        ),
        ("cell_left", "h or left", "the source to the left"),
        ("cell_right", "l or right", "the source to the right"),
        ("sources_left", "H", "bring sources from the left"),
        ("sources_right", "L", "bring sources from the right"),
        ("apart", "=", "side by side: each text by itself, or all in step"),
        ("next_difference", "] d", "next difference"),
        ("previous_difference", "[ d", "previous difference"),
        ("dismiss", "D", "dismiss the difference for everybody; among the dismissed, show it"),
        ("supports", "+", "this cell supports a claim, which is asked for once"),
        ("contradicts", "-", "this cell contradicts the claim"),
        ("omits", "o", "this source was read, and leaves the claim out"),
        ("annotate", "a", "another claim for + - o"),
        ("undo", "u", "take back what was done last here: a dismissal, or to a claim"),
        ("redo_claim", "ctrl+r", "do again what you took back of claims"),
    ),
    *_actions(
        "name",
        ("next_article", "J", "next article"),
        ("previous_article", "K", "previous article"),
        ("next_quote", "] q", "next quotation"),
        ("previous_quote", "[ q", "previous quotation"),
    ),
    *_actions(
        "claims",
        ("filter", "f", "filter as you type"),
        ("review", "r", "the evidence whose words have changed, to be confirmed"),
    ),
    *_actions(
        "review",
        ("read_there", "o", "the article, where the words may be now"),
    ),
    *_actions(
        "claim",
        ("edit", "e", "edit a field, of the claim or of the evidence of the line"),
        ("judge", "J", "your verdict: rating, how sure, why"),
        ("adopt", "V", "the verdict that holds for all"),
        ("comment", "c", "comment; on a comment, answer it"),
        ("tag", "t", "tag; one that is there is taken off"),
        ("tie", "T", "tie it to another claim: same, narrower, contradicts, rests on"),
        ("remove", "D", "remove the claim, or the evidence, verdict or comment of the line"),
        ("undo_claim", "u", "take back what you did to claims last"),
        ("redo_claim", "ctrl+r", "do again what you took back"),
    ),
    *_actions(
        "lines",
        ("cursor_down", "j or down", "a line down"),
        ("cursor_up", "k or up", "a line up"),
        ("half_page_down", "ctrl+d", "half a page down"),
        ("half_page_up", "ctrl+u", "half a page up"),
        ("page_down", "space or pagedown", "a page down"),
        ("page_up", "pageup", "a page up"),
        ("first_line", "g g or home", "first line; 12gg: line 12"),
        ("last_line", "G or end", "last line; 12G: line 12"),
        ("find", "/", "search in this pane"),
        ("find_next", "n", "next place found"),
        ("find_previous", "N", "previous place found"),
        ("open", "enter", "open"),
    ),
    *_actions(
        EVERYWHERE,
        ("next_pane", "tab", "next pane"),
        ("previous_pane", "shift+tab", "previous pane"),
        ("pane_1", "g 1", "first pane"),
        ("pane_2", "g 2", "second pane"),
        ("pane_3", "g 3", "third pane"),
        ("zoom", "z", "this pane alone, or all of them"),
        ("set_mark", "m a-z", "mark this place of the text with a letter"),
        ("go_to_mark", "' a-z", "go to the place marked with a letter"),
        ("jump_back", "ctrl+o", "back to where you jumped from"),
        ("jump_mode", "g j", "a letter on every pane and mark; type it to go there"),
        ("contrast", "c", "put the sources of this event side by side"),
        ("why", "W", "why these articles are one event, and what is related to it"),
        ("claims", "C", "the claims, with their evidence and verdicts"),
        ("search_library", "g /", "search the library"),
        ("name_page", "g e", "all about a name: mentions and quotations in the library"),
        ("command_line", ":", "any command of the program, and what it says"),
        ("palette", "ctrl+p", "everything that can be done, by name"),
        ("help", "? or f1", "the keys that hold here"),
        ("load", "L", "load a file or folder"),
        ("problems", "g p", "what could not be loaded"),
        ("drafts", "g d", "what you typed and never wrote: restore, compare or discard it"),
        ("suspend", "ctrl+z", "back to the shell for a while; fg returns"),
        ("leave", "escape", "leave what is innermost"),
        ("back", "q", "back, or quit"),
        ("quit", "Q or ctrl+c ctrl+c", "quit"),
    ),
)
"""All actions, in the order in which help shows them."""


def actions_for(contexts: Iterable[str], table: tuple[Action, ...] = ACTIONS) -> tuple[Action, ...]:
    """The actions that hold in these contexts, innermost context first.

    A key that an inner context takes is taken out of the outer ones, so that each stands once.
    """
    taken: set[str] = set()
    found: list[Action] = []
    for context in contexts:
        for action in table:
            if action.context != context:
                continue
            keys = tuple(key for key in action.keys if key not in taken)
            if keys:
                found.append(Action(action.name, keys, context, action.description))
        taken.update(key for action in table if action.context == context for key in action.keys)
    return tuple(found)


_SHOWN = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "shift+Tab",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "f1": "F1",
    ANY_LETTER: "{a-z}",
}


def shown_key(key: str) -> str:
    """A key as help and footer write it: "g 1" as ``g1``, "escape" as ``Esc``."""
    strokes = key.split(" ")
    between = " " if len(strokes[0]) > 1 else ""
    return between.join(_SHOWN.get(stroke, stroke) for stroke in strokes)


def shown_keys(action: Action) -> str:
    """All keys of an action, as help writes them."""
    return " ".join(shown_key(key) for key in action.keys)
