"""The terminal commands, one of which opens the window, or plays by ear without one.

Results go to standard output, other messages to standard error, one line each. The exit status is 0 on success, 1 on
failure, 2 on a usage error, and follows the shell's convention if the program is interrupted (130) or the reader of
its output goes away (141).
"""

import argparse
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from recovery_timer import __version__
from recovery_timer.cli import terminal
from recovery_timer.cli.outcome import DONE, FAILED, INTERRUPTED, STANDARD, UNREAD, FailedError
from recovery_timer.desktop.options import Options

if TYPE_CHECKING:
    from recovery_timer.cli.context import CliContext
    from recovery_timer.ports import Read
    from recovery_timer.routine.timeline import Timeline

PROGRAM = "recovery-timer"
DATA_DIR_VARIABLE = "RECOVERY_TIMER_DATA_DIR"

_ROUTINE = "the name or the id of a saved routine, a file (JSON or text), or - for standard input"
_USAGE = f"{PROGRAM} [-h] [--data-dir DIR] [--version] [COMMAND ... | FILE ...]"


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
        chosen = _chosen(sys.argv[1:] if arguments is None else arguments)
    except SystemExit as left:
        return int(left.code or DONE)
    try:
        command: Callable[[Namespace], int] = chosen.command
        return command(chosen)
    except FailedError as failure:
        terminal.print_error(str(failure))
        return FAILED


# -- the arguments


def _chosen(arguments: Sequence[str]) -> Namespace:
    """Return the command in ``arguments`` and its options. Files without a command are opened in the window."""
    first = _first_word(arguments)
    if not first and not {"-h", "--help"} & {*arguments}:
        # The user is waiting for the window, and the parser of all commands takes longer to make.
        return _window_parser().parse_args(arguments)
    parser, commands = command_parser()
    if first and first not in commands:
        if os.path.lexists(first):
            return _window_parser().parse_args(arguments)
        # Late: only for a mistyped word.
        from difflib import get_close_matches

        meant = "".join(f"; did you mean {command}?" for command in get_close_matches(first, commands, 1))
        parser.error(f'no command and no file is called "{terminal.printable(first)}"{meant}')
    return parser.parse_args(arguments)


def _first_word(arguments: Sequence[str]) -> str:
    """Return the first argument that is neither an option nor an option's value; empty if there is none."""
    words = iter(arguments)
    for word in words:
        if word == "--":
            return next(words, "")
        if word == "--data-dir":
            next(words, "")
        elif not word.startswith("-"):
            return word
    return ""


def _window_parser() -> ArgumentParser:
    """Return the parser for use without a command: it opens the window, with files if any are given."""
    parser = ArgumentParser(
        prog=PROGRAM, allow_abbrev=False, usage=_USAGE, description="Opens the window, and the routines in each FILE."
    )
    _add_common(parser, default=os.environ.get(DATA_DIR_VARIABLE) or None)
    parser.add_argument("files", metavar="FILE", nargs="*")
    parser.set_defaults(command=_open)
    return parser


def command_parser() -> tuple[ArgumentParser, Mapping[str, ArgumentParser]]:
    """Return the parser of everything, and that of each command by its name."""
    # Late: the window comes without a command.
    from recovery_timer.cli.by_ear.keys import HELP

    common = ArgumentParser(add_help=False, allow_abbrev=False)
    _add_common(common, default=argparse.SUPPRESS)
    parser = ArgumentParser(
        prog=PROGRAM,
        allow_abbrev=False,
        usage=_USAGE,
        description="Guides a runner through recovery after a run. Without a command, the window opens, and adds the "
        "routine in each FILE.",
        epilog=f"ROUTINE is {_ROUTINE}.",
    )
    _add_common(parser, default=os.environ.get(DATA_DIR_VARIABLE) or None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog=PROGRAM)

    def add(name: str, what: str, command: Callable[[Namespace], int] | None = None) -> ArgumentParser:
        added = commands.add_parser(name, parents=[common], allow_abbrev=False, help=what, description=what)
        added.set_defaults(command=command or partial(_on_routines, name))
        return added

    play = add("play", "guide through a routine at once, in the window or by ear", _play)
    play.add_argument("routine", metavar="ROUTINE", help=_ROUTINE)
    play.add_argument("--as-last-time", action="store_true", help="with the lengths that were held the last time")
    play.add_argument("--exit-when-done", action="store_true", help="end the program after the routine")
    play.add_argument("--no-voice", action="store_true", help="speak nothing")
    play.add_argument("--mute", action="store_true", help="begin without sound")
    play.epilog = f"The keys by ear: {HELP}. Ctrl+C ends it too."
    view = play.add_mutually_exclusive_group()
    view.add_argument("--full-screen", action="store_true", help="fill the screen")
    view.add_argument("--by-ear", action="store_true", help="play here in the terminal, without a window or display")
    show = add("show", "print a routine's timeline: what comes when, and for how long")
    show.add_argument("routine", metavar="ROUTINE", help=_ROUTINE)
    show.add_argument("--json", action="store_true", help="as JSON, with every cue")
    listing = add("list", "print every routine and its length")
    listing.add_argument("--json", action="store_true", help="as JSON")
    importing = add("import", "add routines, or a history, from files; nothing that is there is overwritten")
    importing.add_argument("files", metavar="FILE", nargs="+")
    _add_export(add("export", "write a routine to a file or to standard output, or everything of yours to one file"))
    history = add("history", "print what was done and how the legs felt", partial(_on_journal, "history"))
    history.add_argument("--since", metavar="DATE", type=_day, help="from that day on: 2026-11-24")
    form = history.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="as a table in CSV, which import reads back")
    form.add_argument("--jsonl", action="store_true", help="as JSON Lines, which import reads back")
    logging = add("log", 'add a run or soreness: log run "10 km easy yesterday 18:30"', partial(_on_journal, "log"))
    logging.add_argument("what", choices=["run", "soreness"], help="what to add")
    logging.add_argument("words", metavar="TEXT", nargs="+", help="10 km easy yesterday 18:30; calves 4 left")
    check = add("check", "say whether files are routines, and where they are at fault or in doubt")
    check.add_argument("files", metavar="FILE", nargs="+")
    check.add_argument("--strict", action="store_true", help="fail where a text may not mean what was read, too")
    return parser, commands.choices


def _add_export(export: ArgumentParser) -> None:
    what = export.add_mutually_exclusive_group(required=True)
    what.add_argument("routine", metavar="ROUTINE", nargs="?", help=_ROUTINE)
    what.add_argument(
        "--everything", action="store_true", help="all routines, settings and sessions, as a zip file: needs -o FILE"
    )
    formats = ["json", "text", "audio", "ics"]
    by_ending = "the format; else FILE's ending says it: .txt, .m4a, .wav or .ics, and json for any other"
    export.add_argument("--to", choices=formats, help=by_ending)
    export.add_argument("-o", dest="output", metavar="FILE", default=STANDARD, help="the file to write")
    export.add_argument("--force", action="store_true", help="replace FILE if it is there")
    when = "for ics: 19:00, or 2026-11-24 19:00 (the next full hour, if not given)"
    export.add_argument("--at", metavar="TIME", type=_moment, help=when)
    audio = export.add_argument_group("audio", "The session as it would be heard, in a FILE called .m4a or .wav.")
    audio.add_argument(
        "--wait", metavar="TIME", type=_wait, help="how long to leave where it waits for you (else as estimated)"
    )
    audio.add_argument("--no-voice", action="store_true", help="leave the voice out")
    progress = "print how far it is: percent, one number a line; a missing encoder is reported as JSON"
    audio.add_argument("--progress", action="store_true", help=progress)


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
    if os.path.isfile(text):  # noqa: PTH113 - Path.is_file raises OSError of a drive that does not answer
        raise ArgumentTypeError(f"{text!a} is a file, not a folder")
    return Path(text)


def _moment(text: str) -> datetime:
    # Late: no other command needs a calendar.
    from recovery_timer.cli.calendar_export import moment

    return moment(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!a} is not a day such as 2026-11-24") from None


def _wait(text: str) -> int:
    # Late: it is for one option.
    from recovery_timer.routine import durations, limits

    try:
        seconds = durations.parse(text)
        limits.require("it", limits.GAP, seconds)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error
    return seconds


# -- the commands


def _open(chosen: Namespace) -> int:
    # A window that is open already has another working directory.
    files = tuple(Path(file).absolute() for file in chosen.files)
    return _open_window(Options(data_dir=chosen.data_dir, files=files))


def _play(chosen: Namespace) -> int:
    # Imported late: the window needs none of this unless there is a routine to find.
    from recovery_timer.cli.context import CliContext

    context = CliContext(chosen.data_dir)
    read = context.routine(chosen.routine)
    if chosen.as_last_time:
        read = _as_last_time(context, read)
    timeline = context.timeline(read, chosen.routine)
    options = Options(
        data_dir=chosen.data_dir,
        routine=read.routine,
        techniques=read.techniques,
        exit_when_done=chosen.exit_when_done,
        voice=not chosen.no_voice,
        mute=chosen.mute,
        full_screen=chosen.full_screen,
        by_ear=chosen.by_ear,
    )
    return _play_by_ear(options, timeline) if chosen.by_ear else _open_window(options)


def _as_last_time(context: "CliContext", read: "Read") -> "Read":
    """Return a routine with the lengths of the last time; if nothing differed, say so and return it unchanged."""
    as_done = context.as_last_time(read)
    if as_done is None:
        terminal.print_error(f'"{read.routine.name}" is played as it is: the last time, nothing differed.')
    return as_done or read


def _open_window(options: Options) -> int:
    # Imported late: this loads Qt, which no other command needs.
    from recovery_timer.desktop import lifecycle

    return lifecycle.run(options)


def _play_by_ear(options: Options, timeline: "Timeline") -> int:
    # Imported late: this loads Qt's core.
    try:
        from recovery_timer.cli.by_ear.guide import TerminalGuide
        from recovery_timer.desktop import by_ear
    except ImportError as error:
        raise FailedError(f"Nothing can be played, because a library is missing: {error}.") from error
    return by_ear.run(options, timeline, TerminalGuide)


def _on_journal(name: str, chosen: Namespace) -> int:
    # Late: the window needs none of it.
    from recovery_timer.cli.history_commands import COMMANDS

    return COMMANDS[name](chosen)


def _on_routines(name: str, chosen: Namespace) -> int:
    # Late: the window needs none of it.
    from recovery_timer.cli.routine_commands import COMMANDS

    return COMMANDS[name](chosen)
