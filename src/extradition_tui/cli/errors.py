"""What a command raises when it cannot do what was asked."""


class CommandError(Exception):
    """One line that says what is wrong and what to do. The program leaves with exit code 2."""
