"""The command line: the same functions as the screens, for the shell and other programs."""
