"""The commands for the journal: what was done, and how the legs felt. They need no window."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import assert_never

from recovery_timer.app.journal import SortedOut
from recovery_timer.cli import terminal
from recovery_timer.cli.outcome import DONE, MISUSED, FailedError
from recovery_timer.cli.services import CommandServices
from recovery_timer.journal.entries import Elsewhere, Logged, Note, Run, Soreness
from recovery_timer.journal.soreness import band
from recovery_timer.journal.summary import Summary
from recovery_timer.journal.typed import LineError, read_run, read_soreness
from recovery_timer.ports.messages import error_reason
from recovery_timer.routine.durations import clock
from recovery_timer.storage.journal import exchange
from recovery_timer.storage.journal.exchange import NotHistoryError


def show_history(chosen: Namespace) -> int:
    """Print what happened: as a table, as CSV or as JSON Lines."""
    journal = CommandServices(chosen.data_dir).journal
    history = journal.read_history()
    sessions = [each for each in history.sessions if _is_since(each.started, chosen.since)]
    entries = [each for each in history.entries if isinstance(each, Logged) and _is_since(each.at, chosen.since)]
    if chosen.csv or chosen.jsonl:
        write = exchange.as_csv if chosen.csv else exchange.as_json_lines
        records = (record for each in sessions if (record := journal.read_record(each.id)) is not None)
        for line in write(records, entries):
            terminal.print_bytes(line)
    elif rows := [*map(_session_row, sessions), *map(_entry_row, entries)]:
        terminal.print_table([row for _, row in sorted(rows, key=lambda row: row[0])])
    else:
        terminal.print_error("There is nothing in the journal yet.")
    return DONE


def log(chosen: Namespace) -> int:
    """Add an entry, typed in words, to the journal."""
    services = CommandServices(chosen.data_dir)
    line, entry_id, now = " ".join(chosen.words), services.new_id(), services.clock.here()
    try:
        entry = read_run(line, entry_id, now) if chosen.what == "run" else read_soreness(line, entry_id, now)
    except LineError as error:
        terminal.print_error(str(error))
        return MISUSED
    try:
        services.journal.log(entry)
    except OSError as error:
        raise FailedError(error_reason(error)) from error
    _, row = _entry_row(entry)
    terminal.print_line("  ".join(cell for cell in row if cell))
    return DONE


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {"history": show_history, "log": log}
"""Each command by its name on the command line; it returns the exit status."""


# -- reading a history back


def history_in(file: str) -> bytes | None:
    """Return the content of ``file`` if it looks like a history; None if it is something else, or cannot be read."""
    try:
        with Path(file).open("rb") as opened:
            head = opened.read(1_000)
            return head + opened.read(exchange.MOST_BYTES) if exchange.is_history(head) else None
    except (OSError, ValueError):
        # ValueError: an impossible file name. Reading it as a routine reports what is wrong.
        return None


def import_history(data: bytes, file: str, services: CommandServices) -> str:
    """Add to the journal whatever is new to it in the history ``data``, and return a summary."""
    try:
        found = exchange.read(data)
        new = services.journal.sort_out(found.records, found.entries)
        services.journal.import_history(new, _require_done)
    except NotHistoryError as error:
        raise FailedError(f"{file}: Line {error.line}: {error.message}") from error
    except OSError as error:
        raise FailedError(f"{file}: {error_reason(error)}") from error
    return _outcome(new)


def _require_done(error: OSError | None) -> None:
    if error is not None:
        raise error


def _outcome(new: SortedOut) -> str:
    parts = [f"{new.added:,} added to the journal"]
    if new.same:
        parts.append(f"{new.same:,} known already")
    if new.other:
        parts.append(f"{new.other:,} known with other content, and left as they are")
    return ", ".join(parts)


# -- rows of the table


def _is_since(moment: datetime, since: date | None) -> bool:
    return since is None or moment.date() >= since


def _session_row(session: Summary) -> tuple[float, Sequence[str]]:
    held, planned = clock(session.held_ms), clock(session.planned_ms)
    length = held if session.held_ms == session.planned_ms else f"{held} of {planned}"
    return session.started.timestamp(), (_when(session.started), "session", f"{session.routine_name}, {length}")


def _entry_row(entry: Logged) -> tuple[float, Sequence[str]]:
    match entry:
        case Run():
            kind, facts = "run", list(_run_facts(entry))
        case Soreness():
            kind, facts = "soreness", list(_soreness_facts(entry))
        case Note():
            kind, facts = "note", [entry.text.replace("\n", " ")]
        case Elsewhere():
            kind, facts = "elsewhere", [entry.what, f"{entry.duration_s // 60} min"]
        case _:
            assert_never(entry)
    return entry.at.timestamp(), (_when(entry.at), kind, ", ".join(facts))


def _run_facts(run: Run) -> Iterator[str]:
    if run.distance_m is not None:
        yield f"{run.distance_m / 1_000:.2f}".rstrip("0").rstrip(".") + " km"
    if run.duration_s is not None:
        yield clock(run.duration_s * 1_000)
    if run.hard:
        yield "long or hard"
    if run.note:
        yield run.note.replace("\n", " ")


def _soreness_facts(soreness: Soreness) -> Iterator[str]:
    for level in soreness.levels:
        side = f" {level.side}" if level.side else ""
        yield f"{level.muscle.replace('_', ' ')}{side} {level.level} ({band(level.level)})"
    yield from sorted(soreness.signs)


def _when(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")
