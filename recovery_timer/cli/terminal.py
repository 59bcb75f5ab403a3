"""Printing, so that every text can be shown by every terminal and every reader of a pipe may leave early."""

import io
import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

import msgspec

_LONGEST_LINE = 2_000


class OutputError(Exception):
    """Standard output did not take what was printed; `unread` says that its reader left before the end."""

    def __init__(self, error: OSError) -> None:
        """Say why."""
        super().__init__(f"The output cannot be written: {error.strerror}.")
        self.unread = isinstance(error, BrokenPipeError)


def accept_any_text() -> None:
    """Let what the terminal's encoding does not have be printed as its escape, instead of raising an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def print_error(line: str) -> None:
    """Print ``line`` on standard error, shortened if it quotes something endless. It never fails: nobody could hear."""
    shown = printable(line)
    try:
        print(shown if len(shown) <= _LONGEST_LINE else f"{shown[:_LONGEST_LINE]} ...", file=sys.stderr, flush=True)
    except OSError:
        _give_up(sys.stderr)


def print_line(line: str) -> None:
    """Print ``line`` on standard output; OutputError if it does not take it."""
    with _output():
        print(line)


def printable(text: str) -> str:
    """Return ``text`` with everything that would act on a terminal, or cannot be encoded, written as its escape."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)


def print_table(rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> None:
    """Print ``rows`` with two spaces between the columns; those in ``right`` are flush right."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            padding = " " * (width - _width(cell))
            cells.append(padding + cell if number in right else cell + padding)
        print_line("  ".join(cells).rstrip())


def print_json(value: object) -> None:
    """Print ``value`` as indented JSON, in UTF-8 whatever the terminal's encoding is."""
    print_bytes(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")


def print_bytes(data: bytes) -> None:
    """Print ``data`` as it is."""
    flush()
    # None: the process was started without a standard output.
    if sys.stdout is not None:
        with _output():
            sys.stdout.buffer.write(data)


def flush() -> None:
    """Send what is printed on its way; OutputError if it cannot go."""
    if sys.stdout is not None:
        with _output():
            sys.stdout.flush()


@contextmanager
def _output() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        _give_up(sys.stdout)
        raise OutputError(error) from error


def _give_up(stream: TextIO) -> None:
    """Forget what ``stream`` could not take, or the interpreter would try again at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _width(text: str) -> int:
    """Return how many cells ``text`` takes in a terminal: letters of East Asia take two, accents of their own none."""
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in text)
    return len(text) + wide - sum(unicodedata.combining(each) > 0 for each in text)
