"""The one form in which the library writes down when something happened."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The present in UTC, ISO 8601 with microseconds, so that order by text is order by time."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
