"""Printing that survives any text, any terminal encoding and a reader that closes the pipe early."""

import io
import os
import select
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TextIO

_LONGEST_LINE = 2_000


class OutputError(Exception):
    """Standard output cannot be written. `unread` means that its reader closed the pipe early."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"The output cannot be written: {error.strerror}.")
        self.unread = isinstance(error, BrokenPipeError)


def accept_any_text() -> None:
    """Print characters that the terminal's encoding lacks as escapes, rather than raise."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def print_error(line: str) -> None:
    """Print ``line`` on standard error, cut if it is very long. Never raises: there would be nowhere to report it."""
    shown = printable(line)
    try:
        print(shown if len(shown) <= _LONGEST_LINE else f"{shown[:_LONGEST_LINE]} ...", file=sys.stderr, flush=True)
    except OSError:
        _give_up(sys.stderr)


def print_line(line: str) -> None:
    """Print ``line`` on standard output; raise OutputError if that fails."""
    with _output():
        print(line)


def printable(text: str) -> str:
    """Return ``text`` with unprintable characters written as escapes."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)


def cells(text: str) -> int:
    """Return the width of ``text`` in terminal cells: wide East Asian characters take two, combining marks none."""
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in text)
    return len(text) + wide - sum(unicodedata.combining(each) > 0 for each in text)


def print_table(rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> None:
    """Print ``rows`` in columns two spaces apart; the columns in ``right`` are aligned right."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        line = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            padding = " " * (width - cells(cell))
            line.append(padding + cell if number in right else cell + padding)
        print_line("  ".join(line).rstrip())


def print_json(value: object) -> None:
    """Print ``value`` as indented JSON, always in UTF-8."""
    # Imported late: the window's start comes through here, and prints nothing.
    import msgspec

    print_bytes(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")


def print_bytes(data: bytes) -> None:
    """Print ``data`` unchanged."""
    flush()
    # None if the process was started without standard output.
    if sys.stdout is not None:
        with _output():
            sys.stdout.buffer.write(data)


def flush() -> None:
    """Flush standard output; raise OutputError if that fails."""
    if sys.stdout is not None:
        with _output():
            sys.stdout.flush()


class RewrittenLine:
    """The last line of the terminal, rewritten in place.

    It uses no escape sequences, so every terminal understands it. A terminal that accepts no output, such as that of a
    stalled connection, is left alone: nothing may wait for it.
    """

    def __init__(self) -> None:
        self._shown = ""

    def show(self, line: str) -> None:
        """Show ``line``, which must be shorter than the terminal is wide, in place of what is shown."""
        line = printable(line)
        if line != self._shown and _takes_output():
            padding = " " * (cells(self._shown) - cells(line))
            self._write(f"\r{line}{padding}\r{line}" if padding else f"\r{line}")
            self._shown = line

    def clear(self) -> None:
        """Leave the line empty, for something else to be printed there."""
        if self._shown and _takes_output():
            self._write(f"\r{' ' * cells(self._shown)}\r")
        self._shown = ""

    def _write(self, text: str) -> None:
        # The terminal is gone, and the session goes on.
        with suppress(OutputError), _output():
            sys.stdout.write(text)
            sys.stdout.flush()


def is_terminal() -> bool:
    """Return whether standard output is a terminal, where a line can be rewritten."""
    return sys.stdout is not None and sys.stdout.isatty()


def _takes_output() -> bool:
    """Return whether the terminal accepts a line without blocking."""
    return sys.platform == "win32" or bool(select.select([], [sys.stdout], [], 0)[1])


@contextmanager
def _output() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        _give_up(sys.stdout)
        raise OutputError(error) from error


def _give_up(stream: TextIO) -> None:
    """Drop what ``stream`` still buffers: the interpreter would try to flush it at exit, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
