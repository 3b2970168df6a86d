"""The one way in which an input is turned away."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818  (it is an answer, not an error of the program)
    """An input that cannot become an article.

    ``str()`` is one line: what is wrong, and what to do. The input's path is not in it.
    """
