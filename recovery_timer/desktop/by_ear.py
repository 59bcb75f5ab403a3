"""The lifetime of a session by ear: in a terminal, without a window, a display or any of Qt but its core.

The engine is the window's: the same player, sound, voice, records and checkpoints, made by the same `Services` from the
same ports. Only what the user reads and presses differs; that is a `Guide`.
"""

import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from recovery_timer.adapters.garbage import collect_between_events
from recovery_timer.adapters.keyboard import Keyboard
from recovery_timer.adapters.lean_imports import import_without_features, without_openssl
from recovery_timer.adapters.signals import SignalWatch, job_control_signals, stop_process, stop_signals
from recovery_timer.app.playback import Player, PlayerEvent
from recovery_timer.app.sound import LostSound, Volume
from recovery_timer.desktop import instance
from recovery_timer.desktop.ending import GIVE_UP_SAVING_S, give_up, release
from recovery_timer.desktop.options import Options
from recovery_timer.desktop.services import Services
from recovery_timer.desktop.system_ports import system_ports
from recovery_timer.ports import (
    RING_OUT_MS,
    AudioProblem,
    Ports,
    QuarantinedFile,
    Ticker,
    Unsaved,
    VoiceProblem,
)
from recovery_timer.ports.messages import quarantine_report
from recovery_timer.routine.message import Message
from recovery_timer.routine.timeline import Timeline
from recovery_timer.session.events import Ended, Finished
from recovery_timer.session.state import State
from recovery_timer.storage.files.paths import folders
from recovery_timer.storage.logfile import begin_log
from recovery_timer.ui.error_hooks import ErrorHooks
from recovery_timer.ui.text import terminal
from recovery_timer.ui.text.problems import voice_problem

if TYPE_CHECKING:
    from recovery_timer.adapters.single_instance import InstanceLock

DONE, FAILED, BY_SIGNAL = 0, 1, 128
"""Exit statuses; the last one is added to the number of the signal, as in a shell."""

FALL_SILENT_MS = 100
"""How long the sound process may take to fall silent, before Ctrl+Z stops it together with this one."""

_log = logging.getLogger(__name__)


class Guide(Protocol):
    """Shows the session to the user, and passes on the keys they press."""

    def begin(self, timeline: Timeline, routine_id: str, *, has_keys: bool) -> None:
        """Play ``timeline`` of routine ``routine_id``."""
        ...

    def take(self, sent: bytes) -> None:
        """Carry out the keys that the terminal sent."""
        ...

    def tell(self, problem: str) -> None:
        """Tell the user of a problem."""
        ...

    def refresh(self) -> None:
        """Show the present moment."""
        ...

    def close(self) -> None:
        """Stop showing the session."""
        ...


GuideOf = Callable[[Player, Volume, Ticker, Callable[[], None]], Guide]
"""Makes a guide; the last argument is what ends the program."""


def run(options: Options, timeline: Timeline, guide_of: GuideOf) -> int:
    """Play ``timeline`` of the routine in ``options``, wait for its end and return the exit status.

    An open window keeps it from playing: one session at a time belongs to a data folder.
    """
    lock, answer = instance.acquire_or_forward(options)
    if answer is not None:
        sys.stderr.write(f"{answer.message}\n")
        return answer.status
    try:
        status = _run(options, timeline, guide_of, lock)
    except Exception as error:  # noqa: BLE001 - whatever it is, there is no caller to handle it
        give_up(error)
    if lock is not None:
        lock.release()
    return status


def _run(options: Options, timeline: Timeline, guide_of: GuideOf, lock: "InstanceLock | None") -> int:
    import_without_features()
    app = QCoreApplication(sys.argv[:1])
    app.setApplicationName("recovery-timer")
    collect_between_events()
    places = folders(options.data_dir)
    problems = TerminalProblems()
    program = ByEar(system_ports(places), options, problems, guide_of)
    problems.tell_by(program.guide.tell)
    problems.log_to(places.logs)
    later_starts = instance.refuse_later_starts(lock) if lock else None
    try:
        status = program.play(timeline)
    finally:
        if later_starts is not None:
            later_starts.close()
        is_over = release(program.services, GIVE_UP_SAVING_S)
    if unsaved := program.services.saver.unsaved:
        sys.stderr.write(f"{terminal.not_saved(unsaved)}\n")
        status = status or FAILED
    if not is_over:
        # The thread that saves would keep the process alive.
        os._exit(status)
    return status


class ByEar(QObject):
    """One session: its parts, its keys and signals, and the loop that it runs in."""

    def __init__(
        self,
        ports: Ports,
        options: Options,
        problems: "TerminalProblems",
        guide_of: GuideOf,
    ) -> None:
        """Needs a QCoreApplication."""
        super().__init__()
        self._routine_id = options.routine.id if options.routine is not None else ""
        self._status = DONE
        self.services = Services(ports, options, problems, problems.set_unsaved)
        self._player = self.services.player
        with without_openssl():
            import asyncio

        self._over = asyncio.Event()
        self.guide = guide_of(self._player, self.services.volume, ports.ticker(), self._over.set)
        self._player.events.connect(self._on_event)
        self._keyboard = Keyboard()
        self._keyboard.pressed.connect(self.guide.take)

    def play(self, timeline: Timeline) -> int:
        """Play ``timeline``, and return the exit status once it is over or a signal has ended it."""
        import asyncio

        from recovery_timer.adapters.core_loop import core_loop

        signals = SignalWatch((*stop_signals(), *job_control_signals()))
        signals.received.connect(self._on_signal)
        try:
            with asyncio.Runner(loop_factory=core_loop) as runner:
                runner.run(self._live(timeline))
        finally:
            signals.close()
        return self._status

    async def _live(self, timeline: Timeline) -> None:
        # Connect these first: music pauses before the first cue.
        _ = self.services.media_session, self.services.music
        try:
            has_keys = self._keyboard.open()
            self.services.daily_backup.begin()
            self.guide.begin(timeline, self._routine_id, has_keys=has_keys)
            await self._over.wait()
        finally:
            self._keyboard.close()
            self.guide.close()
            await self.services.leave_desktop()

    def _on_event(self, event: PlayerEvent) -> None:
        match event:
            case Finished():
                # Let its last sound be heard in full.
                QTimer.singleShot(RING_OUT_MS, self, self._over.set)
            case Ended():
                self._over.set()
            case _:
                pass

    def _on_signal(self, number: int) -> None:
        match signal.Signals(number).name:
            case "SIGTSTP":
                self._suspend()
            case "SIGCONT":
                self._keyboard.open()
                self.guide.refresh()
            case name:
                self._status = BY_SIGNAL + number
                if name == "SIGINT":
                    # The user has had enough, and the record says so. Others break the session off: see `release`.
                    self._player.end()
                self._over.set()

    def _suspend(self) -> None:
        """Pause, and then stop as Ctrl+Z does, until the shell lets this process go on."""
        session = self._player.session
        if session is not None and session.state is State.RUNNING:
            self._player.pause_or_resume()
        self._keyboard.close()
        QTimer.singleShot(FALL_SILENT_MS, self, stop_process)


class TerminalProblems(QObject):
    """Accepts problems from any thread, and prints them as sentences in the terminal."""

    _reported = Signal(str)

    def __init__(self) -> None:
        """Hold problems back until `tell_by`."""
        super().__init__()
        self._early: list[str] = []
        self._tell: Callable[[str], object] = self._early.append
        # Queued: a journal that could not be read is reported from the writer's thread.
        self._reported.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def tell_by(self, tell: Callable[[str], None]) -> None:
        """Call ``tell`` with the problems reported so far, and with later ones."""
        self._tell = tell
        for sentence in self._early:
            tell(sentence)

    def log_to(self, folder: Path) -> None:
        """Log to a file in ``folder`` from now on, and report errors in the program."""
        hooks = ErrorHooks()
        hooks.catch_slots()
        try:
            log = begin_log(folder)
        except OSError as error:
            self._reported.emit(terminal.not_logged(error))
            # By itself, Python prints each warning between the lines of the guide, which say the same in plain words.
            only_errors = logging.StreamHandler()
            only_errors.setLevel(logging.ERROR)
            logging.getLogger().addHandler(only_errors)
            return
        hooks.on_error = lambda error: self._reported.emit(terminal.fault(error, log))

    def file_quarantined(self, file: QuarantinedFile) -> None:
        """Report that a file of the user's could not be read or written."""
        self._reported.emit(str(quarantine_report(file)))

    def value_not_used(self, problem: Message) -> None:
        """Do nothing: the command that plays has read the settings too, and has reported it."""

    def sounds_lost(self, lost: Sequence[LostSound]) -> None:
        """Report the user's own sounds that can no longer be played."""
        for sound in lost:
            self._reported.emit(terminal.lost_sound(sound))

    def sound(self, problem: AudioProblem | None) -> None:
        """Report that sound was lost, or is back if ``problem`` is None."""
        self._reported.emit(terminal.sound(problem))

    def voice(self, problem: VoiceProblem) -> None:
        """Report that something could not be spoken."""
        self._reported.emit(voice_problem(problem))

    def set_unsaved(self, unsaved: tuple[Unsaved, ...]) -> None:
        """Report what is not saved, or that everything is saved again."""
        self._reported.emit(terminal.saving(unsaved))

    def _pass_on(self, sentence: str) -> None:
        self._tell(sentence)
