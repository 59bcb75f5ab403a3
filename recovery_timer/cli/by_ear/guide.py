"""What the user of a session by ear reads and presses: the guide's screen, as far as a terminal can be one."""

import shutil
from collections.abc import Callable, Mapping
from functools import partial

from recovery_timer.app.playback import CannotKeepAwake, Filed, Player, PlayerEvent, Slept
from recovery_timer.app.sound import Volume
from recovery_timer.cli import terminal
from recovery_timer.cli.by_ear.keys import COMMANDS, HELP, read_keys
from recovery_timer.cli.by_ear.status_line import moment_of, segment_line, status_line, summary
from recovery_timer.cli.terminal import OutputError, RewrittenLine
from recovery_timer.ports import Ticker
from recovery_timer.routine.durations import clock
from recovery_timer.routine.timeline import Timeline
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.events import Ended, Finished, Paused, Resumed, SegmentEntered
from recovery_timer.session.state import State


class TerminalGuide:
    """Shows the player's session in one status line and passes on its keys.

    Where lines cannot be rewritten, each segment gets a line of its own.
    """

    def __init__(self, player: Player, volume: Volume, ticker: Ticker, leave: Callable[[], None]) -> None:
        """Write nothing before `begin`. Needs a ticker of its own; ``leave`` ends the program."""
        self._player = player
        self._volume = volume
        self._ticker = ticker
        self._leave = leave
        self._status = RewrittenLine() if terminal.is_terminal() else None
        self._answers: Mapping[str, Callable[[], None]] = {}
        self._sent = b""
        self._commands: Mapping[str, Callable[[], None]] = {
            "press": player.press,
            "pause": player.pause_or_resume,
            "next": player.next,
            "previous": player.previous,
            "extend": player.extend,
            "shorten": player.shorten,
            "louder": volume.louder,
            "softer": volume.softer,
            "mute": volume.mute,
            "time_left": player.tell_time_left,
            "describe": player.describe,
            "end": self._end,
        }
        player.events.connect(self._on_event)
        volume.changed.connect(lambda _: self.refresh())

    def begin(self, timeline: Timeline, routine_id: str, *, has_keys: bool) -> None:
        """Play ``timeline`` of routine ``routine_id``; if it was interrupted, ask first whether to resume it.

        Without a keyboard there is nobody to ask, so it is played from the start.
        """
        self._say(f"{timeline.name}  {'about ' if timeline.is_about else ''}{clock(timeline.total_ms)}")
        if has_keys:
            self._say(HELP)
        begin = partial(self._player.begin, timeline, routine_id)
        unfinished = self._player.unfinished
        if has_keys and unfinished is not None and _is_of(unfinished.checkpoint, timeline, routine_id):
            self._say(_question(unfinished.checkpoint))
            self._answers = {"R": self._player.resume_unfinished, "N": begin, "E": self._leave, "Q": self._leave}
        else:
            begin()
        self.refresh()

    def take(self, sent: bytes) -> None:
        """Carry out the keys that the terminal sent."""
        keys, self._sent = read_keys(self._sent + sent)
        for key in keys:
            if not self._answers:
                if key in COMMANDS:
                    self._commands[COMMANDS[key]]()
            elif key in self._answers:
                answer, self._answers = self._answers[key], {}
                answer()
        self.refresh()

    def tell(self, problem: str) -> None:
        """Tell the user of a problem."""
        if self._status is not None:
            self._status.clear()
        terminal.print_error(problem)
        self.refresh()

    def refresh(self) -> None:
        """Show the present moment, and again as soon as its digits change."""
        session = self._player.session
        if self._status is None or session is None or session.is_over:
            return
        volume = self._volume.percent if self._player.sound_problem is None else None
        moment = moment_of(session, self._player.now(), volume)
        self._status.show(status_line(moment, shutil.get_terminal_size().columns - 1))
        if session.state is State.RUNNING:
            self._ticker.arm(moment.changes_in_ms, self.refresh)
        else:
            self._ticker.disarm()

    def close(self) -> None:
        """Stop showing the session, and leave the terminal at the beginning of a line."""
        self._ticker.disarm()
        if self._status is not None:
            self._status.clear()
            self._status = None

    def _end(self) -> None:
        session = self._player.session
        if session is not None and session.state is not State.READY:
            self._player.end()
        else:
            # It still waits for its sound.
            self._leave()

    def _on_event(self, event: PlayerEvent) -> None:
        match event:
            case SegmentEntered(segment) if self._status is None:
                self._say(segment_line(segment))
            case Paused() if self._status is None:
                self._say("Paused.")
            case Resumed() if self._status is None:
                self._say("Going on.")
            case Slept(slept_ms, then):
                goes_on = "The session went on." if then == "go on" else "The session is paused where it was."
                self._say(f"The computer slept for {clock(slept_ms)}. {goes_on}")
            case CannotKeepAwake():
                self.tell("This computer may fall asleep meanwhile: nothing here can keep it awake.")
            case Filed(checkpoint):
                self._say(f'Saved what you did of "{checkpoint.timeline.name}".')
            case Ended() | Finished():
                self._ticker.disarm()
                self._say(summary(self._player.record()))
            case _:
                pass
        self.refresh()

    def _say(self, line: str) -> None:
        if self._status is not None:
            self._status.clear()
        try:
            terminal.print_line(terminal.printable(line))
            terminal.flush()
        except OutputError:
            # Nobody reads the output any more, but the session is heard all the same.
            pass


def _is_of(checkpoint: Checkpoint, timeline: Timeline, routine_id: str) -> bool:
    # A routine from a text has a new id each time.
    return checkpoint.routine_id == routine_id or checkpoint.timeline == timeline


def _question(checkpoint: Checkpoint) -> str:
    remaining_ms = checkpoint.remaining_ms
    left = f", {clock(remaining_ms)} left" if remaining_ms is not None else ""
    step, steps = checkpoint.segment.block + 1, checkpoint.timeline.segments[-1].block + 1
    return (
        f"It was interrupted at step {step} of {steps}: {checkpoint.segment.label}{left}. "
        "R resumes there, N starts anew and keeps the record of what you did."
    )
