"""The terminal commands, one of which opens the window.

Results go to standard output, other messages to standard error, one line each. The exit status is 0 on success, 1 on
failure, 2 on a usage error, and follows the shell's convention if the program is interrupted (130) or the reader of
its output goes away (141).
"""

import argparse
import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from recovery_timer import __version__
from recovery_timer.app.library import Imported
from recovery_timer.cli import output, terminal
from recovery_timer.cli.context import STANDARD, CliContext, FailedError, reason
from recovery_timer.desktop.options import Options
from recovery_timer.storage.files import atomic

PROGRAM = "recovery-timer"
DATA_DIR_VARIABLE = "RECOVERY_TIMER_DATA_DIR"

DONE, FAILED, INTERRUPTED, UNREAD = 0, 1, 130, 141
"""Exit statuses; argparse itself exits with 2."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in ``arguments`` (the process's own if None) and return the exit status."""
    terminal.accept_any_text()
    try:
        status = _run(arguments)
        terminal.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except terminal.OutputError as error:
        if error.unread:
            return UNREAD
        terminal.print_error(str(error))
        return FAILED
    return status


def _run(arguments: Sequence[str] | None) -> int:
    try:
        chosen = _parser().parse_args(arguments)
    except SystemExit as left:
        return int(left.code or DONE)
    try:
        command: Callable[[Namespace], int] = chosen.command
        return command(chosen)
    except FailedError as failure:
        terminal.print_error(str(failure))
        return FAILED


# -- the arguments


def _parser() -> ArgumentParser:
    common = ArgumentParser(add_help=False, allow_abbrev=False)
    _add_common(common, default=argparse.SUPPRESS)
    parser = ArgumentParser(
        prog=PROGRAM,
        allow_abbrev=False,
        description="Guides a runner through recovery after a run. Without a command, the window opens.",
        epilog="ROUTINE is the name of a saved routine, a file (JSON or text), or - for standard input.",
    )
    _add_common(parser, default=os.environ.get(DATA_DIR_VARIABLE) or None)
    parser.set_defaults(command=_open)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, command: Callable[[Namespace], int], what: str) -> ArgumentParser:
        added = commands.add_parser(name, parents=[common], allow_abbrev=False, help=what, description=what)
        added.set_defaults(command=command)
        return added

    play = add("play", _play, "open the window and guide through a routine at once")
    play.add_argument("routine", metavar="ROUTINE")
    play.add_argument("--exit-when-done", action="store_true", help="end the program after the routine")
    play.add_argument("--no-voice", action="store_true", help="speak nothing")
    play.add_argument("--mute", action="store_true", help="begin without sound")
    play.add_argument("--full-screen", action="store_true", help="fill the screen")
    show = add("show", _show, "print a routine's timeline: what comes when, and for how long")
    show.add_argument("routine", metavar="ROUTINE")
    show.add_argument("--json", action="store_true", help="as JSON, with every cue")
    listing = add("list", _list, "print every routine and its length")
    listing.add_argument("--json", action="store_true", help="as JSON")
    importing = add("import", _import, "add routines from files; nothing that is there is overwritten")
    importing.add_argument("files", metavar="FILE", nargs="+")
    export = add("export", _export, "write a routine to a file or to standard output")
    export.add_argument("routine", metavar="ROUTINE")
    export.add_argument("--to", choices=["json", "text"], default="json", help="the format (json, if not given)")
    export.add_argument("-o", dest="output", metavar="FILE", default=STANDARD, help="the file to write")
    export.add_argument("--force", action="store_true", help="replace FILE if it is there")
    check = add("check", _check, "say whether files are routines, and where they are at fault or in doubt")
    check.add_argument("files", metavar="FILE", nargs="+")
    check.add_argument("--strict", action="store_true", help="fail where a text may not mean what was read, too")
    return parser


def _add_common(parser: ArgumentParser, *, default: str | None) -> None:
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        type=_folder,
        default=default,
        help=f"keep everything in DIR instead of the platform's folders (or set {DATA_DIR_VARIABLE})",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")


def _folder(text: str) -> Path:
    try:
        usable = bool(os.fsencode(text)) and "\0" not in text
    except UnicodeEncodeError:
        usable = False
    if not usable:
        raise ArgumentTypeError(f"no folder can be called {text!a}")
    return Path(text)


# -- the commands


def _open(chosen: Namespace) -> int:
    return _open_window(Options(data_dir=chosen.data_dir))


def _play(chosen: Namespace) -> int:
    context = CliContext(chosen.data_dir)
    routine = context.routine(chosen.routine)
    context.timeline(routine, chosen.routine)
    options = Options(
        data_dir=chosen.data_dir,
        routine=routine,
        exit_when_done=chosen.exit_when_done,
        voice=not chosen.no_voice,
        mute=chosen.mute,
        full_screen=chosen.full_screen,
    )
    return _open_window(options)


def _open_window(options: Options) -> int:
    # Imported late: this loads Qt, which no other command needs.
    from recovery_timer.desktop import lifecycle

    return lifecycle.run(options)


def _show(chosen: Namespace) -> int:
    context = CliContext(chosen.data_dir)
    timeline = context.timeline(context.routine(chosen.routine), chosen.routine)
    if chosen.json:
        terminal.print_json(output.timeline_as_json(timeline, context.settings))
    else:
        terminal.print_line(f"{timeline.name}  {output.length(timeline)}")
        terminal.print_table([("start", "length", "kind", "what"), *map(output.row, timeline.segments)], right=(0, 1))
    return DONE


def _list(chosen: Namespace) -> int:
    context = CliContext(chosen.data_dir)
    entries = sorted(context.library.entries, key=lambda entry: (entry.built_in, entry.routine.name.casefold()))
    rows = [(entry, context.timeline_or_none(entry.routine)) for entry in entries]
    if chosen.json:
        last_used = context.last_used()
        terminal.print_json([output.entry_as_json(*row, last_used.get(row[0].routine.id)) for row in rows])
    else:
        terminal.print_table([(entry.routine.name, output.length(timeline)) for entry, timeline in rows])
    return DONE


def _import(chosen: Namespace) -> int:
    context = CliContext(chosen.data_dir)

    def import_one(file: str) -> str:
        routine = context.routine_in(file)
        context.timeline(routine, file)
        try:
            outcome, kept = context.library.add(routine)
        except OSError as error:
            raise FailedError(f"{file}: It cannot be kept in {context.folder}: {reason(error)}.") from error
        return f'{outcome.value} called "{kept.name}"' if outcome is Imported.ADDED_AS_COPY else outcome.value

    return _each(chosen.files, import_one)


def _export(chosen: Namespace) -> int:
    context = CliContext(chosen.data_dir)
    data = context.exchange.encode(context.routine(chosen.routine), as_text=chosen.to == "text")
    if chosen.output == STANDARD:
        terminal.print_bytes(data)
        return DONE
    try:
        _write(chosen.output, data, force=chosen.force)
    except (OSError, ValueError) as error:
        raise FailedError(f"{chosen.output}: It cannot be written: {reason(error)}.") from error
    return DONE


def _write(file: str, data: bytes, *, force: bool) -> None:
    # Replace the target of a link, not the link.
    path = Path(os.path.realpath(file))
    if path.exists() and not path.is_file():
        raise FailedError(f"{file}: It is not a file, so it is left as it is.")
    if path.exists() and not force:
        raise FailedError(f"{file}: It is there already; --force replaces it.")
    if not path.parent.is_dir():
        raise FailedError(f"{file}: There is no folder {path.parent}.")
    atomic.write_atomically(path, data)


def _check(chosen: Namespace) -> int:
    context = CliContext(chosen.data_dir)

    def look(file: str) -> str:
        routine, notices = context.read(file)
        timeline = context.timeline(routine, file)
        lines = [f"{file}: {output.notice_line(notice)}" for notice in notices]
        if lines and chosen.strict:
            raise FailedError(lines[0], lines)
        for line in lines:
            terminal.print_error(line)
        return f"{timeline.name}  {output.length(timeline)}"

    return _each(chosen.files, look, every_fault=True)


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
