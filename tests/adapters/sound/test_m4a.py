"""An encoder that fails or is interrupted. What the real one makes is in tests/real."""

import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from recovery_timer.adapters.sound.m4a import write_m4a
from recovery_timer.ports import SoundFile
from recovery_timer.ports.problems import FileProblemError, NoEncoder

WITHOUT_ENCODER = """
import sys
from PySide6.QtMultimedia import QMediaFormat
from recovery_timer.adapters.sound.m4a import main
QMediaFormat.isSupported = lambda *_: False
main(sys.argv[1])
"""


def sound_file(blocks: Iterable[bytes]) -> SoundFile:
    return SoundFile(title="Legs", chapters=(), session_ms=1_000, length=48_000, blocks=blocks)


@pytest.mark.parametrize(
    "code, why",
    [
        ("import sys; sys.stderr.write('noise\\nerror: no disk\\n'); sys.exit(3)", "no disk"),
        ("import sys; sys.stdin.read(); sys.stderr.write('noise\\nlast words\\n'); sys.exit(1)", "last words"),
        ("import os; os.kill(os.getpid(), 9)", "Input/output error"),
        ("import sys; sys.stdin.read(); open(sys.argv[1], 'wb').write(b'?' * 99)", "cut short"),
    ],
)
def test_write_m4a__encoder_fails__says_why(code: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=why):
        write_m4a(tmp_path / "legs.m4a", sound_file([bytes(96_000)]), [sys.executable, "-c", code])


# Qt says that it looks for PipeWire's library first.
@pytest.mark.qt_log_ignore(".*pipewire.*", extend=True)
def test_write_m4a__qt_has_no_encoder__raises_it_as_a_problem(tmp_path: Path) -> None:
    pytest.importorskip("PySide6.QtMultimedia", reason="Qt has no sound here", exc_type=ImportError)
    command = [sys.executable, "-c", WITHOUT_ENCODER]
    with pytest.raises(FileProblemError) as raised:
        write_m4a(tmp_path / "legs.m4a", sound_file([bytes(96_000)]), command)

    assert raised.value.problem == NoEncoder("AAC")


def test_write_m4a__is_interrupted__ends_the_encoder(tmp_path: Path) -> None:
    def interrupted() -> Iterator[bytes]:
        yield bytes(100)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_m4a(
            tmp_path / "legs.m4a", sound_file(interrupted()), [sys.executable, "-c", "import time; time.sleep(60)"]
        )


def test_write_m4a__is_interrupted_while_the_encoder_finishes__ends_it(tmp_path: Path) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        with pytest.raises(KeyboardInterrupt):
            write_m4a(tmp_path / "legs.m4a", sound_file([]), [sys.executable, "-c", "import time; time.sleep(60)"])
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
