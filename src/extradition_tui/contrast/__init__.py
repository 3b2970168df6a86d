"""From analyses to events, statements side by side and differences: pure functions."""
