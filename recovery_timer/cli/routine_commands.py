"""The commands that print, read and write routines. They need no window, and the window does not load them."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from recovery_timer.app.library import Imported
from recovery_timer.cli import output, terminal
from recovery_timer.cli.context import CliContext, reason, writing
from recovery_timer.cli.outcome import DONE, FAILED, MISUSED, STANDARD, FailedError
from recovery_timer.cli.services import CommandServices
from recovery_timer.ports import Read
from recovery_timer.storage.files import atomic

_ENDINGS = {".txt": "text", ".ics": "ics", **dict.fromkeys((".m4a", ".wav", ".mp3", ".ogg", ".flac"), "audio")}
"""The format that a file's ending asks for. What sound cannot be written as is refused with what it can."""


def show_timeline(chosen: Namespace) -> int:
    """Print the timeline of a routine."""
    context = CliContext(chosen.data_dir)
    timeline = context.timeline(context.routine(chosen.routine), chosen.routine)
    if chosen.json:
        terminal.print_json(output.timeline_as_json(timeline, context.settings))
    else:
        terminal.print_line(f"{timeline.name}  {output.length(timeline)}")
        terminal.print_table([("start", "length", "kind", "what"), *map(output.row, timeline.segments)], right=(0, 1))
    return DONE


def list_routines(chosen: Namespace) -> int:
    """Print every routine and its length."""
    context = CliContext(chosen.data_dir)
    entries = sorted(context.library.entries, key=lambda entry: (entry.built_in, entry.routine.name.casefold()))
    rows = [(entry, context.timeline_or_none(entry.routine)) for entry in entries]
    if chosen.json:
        last_used = context.services.journal.last_used
        terminal.print_json([output.entry_as_json(*row, last_used(row[0].routine.id)) for row in rows])
    else:
        terminal.print_table([(entry.routine.name, output.length(timeline)) for entry, timeline in rows])
    return DONE


def import_files(chosen: Namespace) -> int:
    """Add the routines in files to the user's own."""
    # Imported late: the other commands need no SQLite.
    from recovery_timer.cli.history_commands import history_in, import_history

    context = CliContext(chosen.data_dir)

    def import_one(file: str) -> str:
        if (history := history_in(file)) is not None:
            return import_history(history, file, context.services)
        read = context.read(file)
        context.timeline(read, file)
        for line in _missing_lines(context, read, file):
            terminal.print_error(line)
        try:
            outcome, kept = context.library.add(read.routine, read.techniques)
        except OSError as error:
            raise FailedError(
                f"{file}: It cannot be kept in {context.services.folders.routines}: {reason(error)}."
            ) from error
        return f'{outcome.value} called "{kept.name}"' if outcome is Imported.ADDED_AS_COPY else outcome.value

    return _each(chosen.files, import_one)


def export_routine(chosen: Namespace) -> int:
    """Write a routine to a file or to standard output, or everything to a file."""
    if chosen.everything:
        return _export_everything(chosen)
    wanted = chosen.to or _ENDINGS.get(Path(chosen.output).suffix.lower(), "json")
    if wanted == "audio":
        # Imported late: no other command needs any sound.
        from recovery_timer.cli.sound_export import export_sound

        return export_sound(chosen)
    context = CliContext(chosen.data_dir)
    read = context.routine(chosen.routine)
    data = context.exchange.encode(read.routine, read.techniques, as_text=wanted in {"text", "ics"})
    if wanted == "ics":
        from recovery_timer.cli.calendar_export import as_calendar

        timeline = context.timeline(read, chosen.routine)
        data = as_calendar(read.routine, timeline, data.decode(), chosen.at)
    if chosen.output == STANDARD:
        terminal.print_bytes(data)
    else:
        with writing(chosen.output, force=chosen.force) as path:
            atomic.write_atomically(path, data)
    return DONE


def _export_everything(chosen: Namespace) -> int:
    if chosen.output == STANDARD:
        terminal.print_error("Everything goes into one file: say which with -o FILE.")
        return MISUSED
    with writing(chosen.output, force=chosen.force) as path:
        CommandServices(chosen.data_dir).everything.copy_to(path)
    return DONE


def check_files(chosen: Namespace) -> int:
    """Report for each file whether it is a routine."""
    context = CliContext(chosen.data_dir)

    def look(file: str) -> str:
        read = context.read(file)
        timeline = context.timeline(read, file)
        lines = [f"{file}: {output.notice_line(notice)}" for notice in read.notices]
        lines += _missing_lines(context, read, file)
        if lines and chosen.strict:
            raise FailedError(lines[0], lines)
        for line in lines:
            terminal.print_error(line)
        return f"{timeline.name}  {output.length(timeline)}"

    return _each(chosen.files, look, every_fault=True)


def _missing_lines(context: CliContext, read: Read, file: str) -> list[str]:
    """Return a line for each step of the routine in ``file`` whose technique is missing."""
    return [
        f'{file}: "{name}" is a technique that is not here: the step keeps its name and times.'
        for name in context.missing(read)
    ]


def _each(files: Iterable[str], work: Callable[[str], str], *, every_fault: bool = False) -> int:
    """Print the result of ``work`` for each file. After a failure, print its first fault or all, and continue."""
    status = DONE
    for file in files:
        try:
            result = work(file)
        except FailedError as failure:
            for line in failure.every if every_fault else (str(failure),):
                terminal.print_error(line)
            status = FAILED
        else:
            terminal.print_line(f"{terminal.printable(file)}: {result}")
            terminal.flush()
    return status


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "show": show_timeline,
    "list": list_routines,
    "import": import_files,
    "export": export_routine,
    "check": check_files,
}
"""Each command by its name on the command line; it returns the exit status."""
