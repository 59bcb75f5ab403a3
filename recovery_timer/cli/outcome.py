"""Shared by all commands: the name of standard input and output, the exit statuses, and the failure they may raise."""

from collections.abc import Sequence

STANDARD = "-"
"""The file name that means standard input or output."""

DONE, FAILED, MISUSED, INTERRUPTED, UNREAD = 0, 1, 2, 130, 141
"""Exit statuses; argparse itself exits with 2, too."""


class FailedError(Exception):
    """The command failed. The message is the line for standard error; `every` has a line for each fault found."""

    def __init__(self, line: str, every: Sequence[str] = ()) -> None:
        super().__init__(line)
        self.every = tuple(every) or (line,)
