"""Reads one news event through many sources, in the terminal."""

__version__ = "0.1.0"
