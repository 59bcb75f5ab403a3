"""A session by ear on fakes: how it ends, and how it reports problems. The terminal is tested in tests/cli/by_ear."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recovery_timer.app.playback import Player
from recovery_timer.app.sound import LostSound, Volume
from recovery_timer.audio.sounds import Sound
from recovery_timer.desktop.by_ear import ByEar, TerminalProblems
from recovery_timer.desktop.ending import release
from recovery_timer.desktop.options import Options
from recovery_timer.ports import (
    AudioFault,
    AudioProblem,
    QuarantinedFile,
    SaveKey,
    SaveKind,
    Ticker,
    Unsaved,
    VoiceFault,
    VoiceProblem,
)
from recovery_timer.ports.problems import SoundCompressed
from recovery_timer.routine.model import Routine, Step
from recovery_timer.routine.timeline import Timeline, expand
from recovery_timer.session.record import Outcome, Record
from tests.fakes.ports import Fakes

HOLD = Routine(id="hold", name="Hold", blocks=(Step(name="Plank", seconds=600),))
TIMELINE = expand(HOLD, {})
BROKEN = QuarantinedFile(file="tick.wav", kept_as="tick.wav.broken", problem=SoundCompressed(2))


class ScriptedGuide:
    """Begins the session, and then runs ``then``."""

    def __init__(self, player: Player, then: Callable[[], None]) -> None:
        self.told: list[str] = []
        self.is_closed = False
        self._player = player
        self._then = then

    def begin(self, timeline: Timeline, routine_id: str, *, has_keys: bool) -> None:
        assert not has_keys
        self._player.begin(timeline, routine_id)
        self._then()

    def take(self, sent: bytes) -> None:
        raise AssertionError(sent)

    def tell(self, problem: str) -> None:
        self.told.append(problem)

    def refresh(self) -> None: ...

    def close(self) -> None:
        self.is_closed = True


Play = Callable[[Callable[[Player], None]], tuple[int, Record]]


@pytest.fixture
def play(qapp: QApplication) -> Iterator[Play]:
    """Return a function that plays, runs ``then`` in the session, and returns the exit status and the record."""
    before = {number: signal.getsignal(number) for number in signal.valid_signals() if number < signal.SIGRTMIN}

    def play(then: Callable[[Player], None]) -> tuple[int, Record]:
        fakes = Fakes()
        guides: list[ScriptedGuide] = []

        def guide_of(player: Player, _volume: Volume, _ticker: Ticker, _leave: object) -> ScriptedGuide:
            guides.append(ScriptedGuide(player, lambda: then(player)))
            return guides[0]

        program = ByEar(fakes.ports(), Options(routine=HOLD, by_ear=True), TerminalProblems(), guide_of)
        status = program.play(TIMELINE)
        assert guides[0].is_closed
        assert release(program.services, 1)
        (record,) = fakes.journal.latest(5)
        assert record.routine_id == "hold"
        return status, record

    yield play
    for number, handler in before.items():
        if signal.getsignal(number) is not handler:
            signal.signal(number, handler)


def test_play__ended_by_a_key__is_done(play: Play) -> None:
    status, record = play(Player.end)

    assert (status, record.outcome) == (0, Outcome.ENDED)


def test_play__finished__is_done(play: Play) -> None:
    def finish(player: Player) -> None:
        player.next()
        player.next()

    status, record = play(finish)

    assert (status, record.outcome) == (0, Outcome.FINISHED)


@pytest.mark.parametrize(
    "number, outcome",
    [
        (signal.SIGINT, Outcome.ENDED),
        (signal.SIGTERM, Outcome.BROKEN_OFF),
        (signal.SIGHUP, Outcome.BROKEN_OFF),
    ],
)
def test_play__signal__ends_it_with_the_shells_status(
    number: signal.Signals, outcome: Outcome, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests may have been started with nohup.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

    status, record = play(lambda _: os.kill(os.getpid(), number))

    assert (status, record.outcome) == (128 + number, outcome)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def problems(told: list[str], qapp: QApplication) -> TerminalProblems:
    problems = TerminalProblems()
    problems.tell_by(told.append)
    return problems


def test_problems__each__is_a_sentence(problems: TerminalProblems, told: list[str], qtbot: QtBot) -> None:
    full = OSError(28, "No space left on device")
    problems.sound(AudioProblem(AudioFault.OUTPUT_LOST))
    problems.sound(None)
    problems.voice(VoiceProblem(VoiceFault.SWITCHED_OFF))
    problems.file_quarantined(BROKEN)
    problems.sounds_lost([LostSound(Sound.TICK, None), LostSound(Sound.HALF, BROKEN)])
    problems.set_unsaved((Unsaved(SaveKey(SaveKind.RECORD, "1"), full),))
    problems.set_unsaved(())

    qtbot.waitUntil(lambda: len(told) == 8)
    assert told[:3] == [
        "No sound: the sound output stopped working.",
        "The sound is back.",
        "No voice: the program was started with --no-voice.",
    ]
    assert told[3].startswith("tick.wav: ")
    assert told[3].endswith(" It is kept as tick.wav.broken.")
    assert told[4] == (
        'Your own sound "tick" cannot be played, the built-in one is heard instead. It is not there any more.'
    )
    assert told[5].endswith(told[3])
    assert told[6:] == [
        "Not saved: record, because the disk is full. It is tried again.",
        "Everything is saved again.",
    ]


def test_problems__before_there_is_a_terminal__are_reported_later(qapp: QApplication, qtbot: QtBot) -> None:
    problems, told = TerminalProblems(), list[str]()
    problems.sound(None)
    qapp.processEvents()
    problems.tell_by(told.append)

    qtbot.waitUntil(lambda: told == ["The sound is back."])


def test_run__fails_and_cannot_log__says_so_in_sentences_and_ends(tmp_path: Path) -> None:
    program = """
import logging, sys
from recovery_timer.cli import commands
from recovery_timer.desktop import by_ear
class Broken(by_ear.ByEar):
    def play(self, timeline):
        logging.getLogger("recovery_timer").warning("for the log alone")
        raise RuntimeError("no player")
by_ear.ByEar = Broken
sys.exit(commands.main(["--data-dir", sys.argv[1], "play", "Ice bath", "--by-ear"]))
"""
    (tmp_path / "file").touch()
    ended = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "file" / "data")],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert ended.returncode == 1
    assert "for the log alone" not in ended.stderr
    assert ended.stderr.endswith("by a mistake of its own: RuntimeError: no player.\n")
