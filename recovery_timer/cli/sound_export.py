"""``export --to audio``: a session as a sound file, to be taken along on a phone or a watch."""

import signal
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import json
from msgspec.structs import replace

from recovery_timer.app.sound_file import sound_file
from recovery_timer.audio.sounds import RATE_HZ
from recovery_timer.cli import terminal
from recovery_timer.cli.context import CliContext, writing
from recovery_timer.cli.outcome import DONE, STANDARD, FailedError
from recovery_timer.ports import SoundFile, SoundFileWriter
from recovery_timer.ports.problems import FileProblemError, NoEncoder
from recovery_timer.routine import durations
from recovery_timer.routine.durations import MS
from recovery_timer.session.unattended import with_waits
from recovery_timer.storage.files import atomic
from recovery_timer.storage.sound.wav_file import write_wav


def export_sound(chosen: Namespace) -> int:
    """Write a session of a routine to a sound file, as it would be heard."""
    write = _writer(chosen.output)
    # The window cancels the export by ending this process: as after Ctrl+C, nothing may be left behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    context = CliContext(chosen.data_dir)
    read = context.routine(chosen.routine)
    timeline = context.timeline(read, chosen.routine)
    if chosen.wait is not None:
        timeline = with_waits(timeline, chosen.wait * MS)
    settings = replace(context.settings, voice=context.settings.voice and not chosen.no_voice)
    services = context.services
    file = sound_file(timeline, settings, services.sounds.all, services.synthesizer, services.problems.voice)
    with writing(chosen.output, force=chosen.force) as path, atomic.replacing(path) as temporary:
        try:
            write(temporary, _reporting(file, _progress(chosen.progress)))
        except FileProblemError as error:
            if chosen.progress and isinstance(error.problem, NoEncoder):
                # The window says it in the user's language.
                _print_now(json.encode(error.problem).decode())
            raise
    if not chosen.progress:
        terminal.print_line(f"{chosen.output} is {_length(file)}")
    return DONE


def _length(file: SoundFile) -> str:
    """Say how long ``file`` is, and why it is longer than the session."""
    length_ms = file.length * MS / RATE_HZ
    rings_s = (length_ms - file.session_ms) / MS
    session, whole = durations.clock(file.session_ms), durations.clock(round(length_ms))
    return f"{whole} long: {session} of the session, and {rings_s:.1f} s for its last sound to ring out."


def _writer(file: str) -> SoundFileWriter:
    """Return the writer for the format of ``file``; raise FailedError if there is none."""
    if file == STANDARD:
        raise FailedError("Say with -o which file to write, for example -o legs.m4a.")
    match Path(file).suffix.lower():
        case ".wav":
            return write_wav
        case ".m4a":
            # Imported late: it loads Qt's core.
            from recovery_timer.adapters.sound.m4a import write_m4a

            return write_m4a
        case _:
            raise FailedError(f"{file}: A sound file is called .m4a, which every phone and watch plays, or .wav.")


def _progress(in_lines: bool) -> Callable[[int], None]:
    """Return a function that reports the percentage done to the user, or to the window."""
    if in_lines:
        return lambda percent: _print_now(str(percent))
    if not terminal.is_terminal():
        return lambda _: None
    line = terminal.RewrittenLine()
    return lambda percent: line.show(f"{percent} %") if percent < 100 else line.clear()


def _print_now(line: str) -> None:
    terminal.print_line(line)
    terminal.flush()


def _reporting(file: SoundFile, report: Callable[[int], None]) -> SoundFile:
    """Return ``file`` with blocks that report progress as they are consumed."""

    def blocks() -> Iterator[bytes]:
        rendered = last = 0
        for block in file.blocks:
            yield block
            rendered += len(block) // 2
            percent = min(99, rendered * 100 // file.length)
            if percent != last:
                last = percent
                report(percent)
        report(100)

    return replace(file, blocks=blocks())
