"""What the command line says about places: which library, which settings."""

from __future__ import annotations

import argparse

from extradition_tui.library.doors import Library
from extradition_tui.settings import Settings, config_path, library_path, read_settings


def open_library(arguments: argparse.Namespace) -> Library:
    """The library that the command line names, open for reading."""
    return Library.open(library_path(arguments.library))


def read_chosen_settings(arguments: argparse.Namespace) -> Settings:
    """The settings of the file that the command line names, else of the user's own."""
    return read_settings(config_path(arguments.config), must_exist=arguments.config is not None)
