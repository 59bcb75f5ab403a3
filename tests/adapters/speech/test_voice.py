"""The voice, and a stand-in for its process. The real one is in tests/real/test_voice_real.py."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from recovery_timer.adapters.speech import voice as module
from recovery_timer.adapters.speech.voice import QtVoice
from recovery_timer.ports import VoiceFault, VoiceProblem

NO_ANSWER = VoiceProblem(VoiceFault.NO_ANSWER)
STAND_IN = Path(__file__).parents[1] / "stand_in_speech.py"


class Rig:
    """A voice whose process behaves as configured, in one manner per start."""

    def __init__(self, log: Path, *manners: str, qtbot: QtBot) -> None:
        self.problems: list[VoiceProblem] = []
        self.changes: list[VoiceProblem | None] = []
        self.voice = QtVoice(
            on_problem=self.problems.append, command=(sys.executable, str(STAND_IN), str(log), *manners)
        )
        self.voice.on_change(lambda: self.changes.append(self.voice.problem))
        self._log = log
        self._qtbot = qtbot

    def ready(self) -> "Rig":
        """Wait until the process is ready."""
        self.voice.prepare()
        return self.until(lambda: bool(self.changes))

    def until(self, happened: Callable[[], bool]) -> "Rig":
        self._qtbot.waitUntil(happened)
        return self

    @property
    def starts(self) -> int:
        return self._lines().count("start")

    @property
    def phrases(self) -> list[str]:
        """Every phrase the process was to speak, and "-" wherever it was to hush."""
        commands = [json.loads(line) for line in self._lines() if line != "start"]
        return [each.get("text", "-") for each in commands if each["type"] != "manner"]

    @property
    def manners(self) -> list[tuple[str, int, int]]:
        commands = [json.loads(line) for line in self._lines() if "manner" in line]
        return [(each["voice_id"], each["rate_percent"], each["volume_percent"]) for each in commands]

    def _lines(self) -> list[str]:
        return self._log.read_text().splitlines() if self._log.exists() else []


Rigged = Callable[..., Rig]


@pytest.fixture
def rig(tmp_path: Path, qtbot: QtBot) -> Iterator[Rigged]:
    made: list[Rig] = []

    def make(*manners: str) -> Rig:
        made.append(Rig(tmp_path / "log", *manners, qtbot=qtbot))
        return made[-1]

    yield make
    for each in made:
        each.voice.close()


# -- speaking


def test_say__before_it_is_ready__is_spoken_once_it_is(rig: Rigged) -> None:
    voice = rig("ready")
    voice.voice.say("Left")
    voice.voice.say("Right")

    voice.until(lambda: voice.phrases == ["Right"])
    assert (voice.starts, voice.problems) == (1, [])


def test_hush__before_it_is_ready__drops_the_phrase(rig: Rigged) -> None:
    voice = rig("ready")
    voice.voice.say("Left")
    voice.voice.hush()
    voice.ready()
    voice.voice.say("Right")

    voice.until(lambda: voice.phrases == ["Right"])


def test_hush__while_it_speaks__is_passed_on(rig: Rigged) -> None:
    voice = rig("ready").ready()
    voice.voice.say("Left")
    voice.voice.hush()

    voice.until(lambda: voice.phrases == ["Left", "-"])


def test_settings__are_sent_when_ready_and_whenever_they_change(rig: Rigged) -> None:
    voice = rig("ready")
    voice.voice.set_rate(150)
    voice.voice.choose("en_US Anna")
    voice.ready()
    voice.voice.choose("en_US Anna")
    voice.voice.set_volume(40)

    voice.until(lambda: voice.manners == [("en_US Anna", 150, 100), ("en_US Anna", 150, 40)])


def test_volume__zero__hushes_and_says_nothing(rig: Rigged) -> None:
    voice = rig("ready").ready()
    voice.voice.say("Left")
    voice.voice.set_volume(0)
    voice.voice.say("Right")
    voice.voice.set_volume(50)
    voice.voice.say("Both")

    voice.until(lambda: voice.phrases == ["Left", "-", "Both"])


def test_volume__zero__starts_no_process(rig: Rigged, qtbot: QtBot) -> None:
    voice = rig("ready")
    voice.voice.set_volume(0)
    voice.voice.say("Right")
    qtbot.wait(100)

    assert voice.starts == 0


def test_voices__asked_too_early__are_reported_once_known(rig: Rigged) -> None:
    voice = rig("ready")
    assert list(voice.voice.voices()) == []

    voice.until(lambda: bool(voice.changes))
    assert [(each.id, each.name) for each in voice.voice.voices()] == [("en_US Anna", "Anna")]
    assert voice.starts == 1


def test_close__and_say__speaks_again(rig: Rigged) -> None:
    voice = rig("ready").ready()
    voice.voice.close()
    voice.voice.say("Right")

    voice.until(lambda: voice.phrases == ["Right"])
    assert voice.starts == 2


# -- when it cannot speak


def test_problem__is_reported_once_and_each_phrase_retries(rig: Rigged) -> None:
    voice = rig("fails", "fails", "ready")
    voice.voice.say("Left")
    voice.until(lambda: voice.voice.problem == NO_ANSWER)
    voice.voice.say("Right")
    voice.until(lambda: len(voice.changes) == 2)
    voice.voice.say("Both")
    voice.until(lambda: voice.phrases == ["Both"])

    assert (voice.problems, voice.voice.problem) == ([NO_ANSWER], None)


def test_problem__nothing_to_say__is_known_but_not_reported(rig: Rigged) -> None:
    voice = rig("fails").ready()

    assert (voice.voice.problem, voice.problems) == (NO_ANSWER, [])


def test_no_engine__is_reported_and_not_retried(rig: Rigged, qtbot: QtBot) -> None:
    voice = rig("lacks").ready()
    qtbot.wait(100)
    voice.voice.say("Left")
    voice.voice.say("Right")
    voice.voice.prepare()
    qtbot.wait(100)

    assert (voice.problems, voice.starts) == ([VoiceProblem(VoiceFault.NO_ENGLISH_VOICE)], 1)


def test_process__cannot_be_started__is_reported(qtbot: QtBot) -> None:
    problems: list[VoiceProblem] = []
    voice = QtVoice(on_problem=problems.append, command=("/nonexistent/speech",))
    voice.say("Left")

    qtbot.waitUntil(lambda: problems == [NO_ANSWER])


def test_process__dies_after_it_has_spoken__another_speaks_the_phrase(
    rig: Rigged, qtbot: QtBot, tmp_path: Path
) -> None:
    voice = rig("ready").ready()
    voice.voice.say("Left")
    voice.until(lambda: voice.phrases == ["Left"])
    qtbot.wait(50)
    (running,) = voice.voice._process.findChildren(QProcess)
    running.kill()
    voice.voice.say("Right")

    voice.until(lambda: voice.phrases[-1] == "Right" and voice.starts == 2)
    assert (voice.problems, voice.voice.problem) == ([], None)


def test_process__dies_before_it_has_spoken__is_reported(rig: Rigged) -> None:
    voice = rig("dies").ready()
    voice.voice.say("Left")

    voice.until(lambda: voice.problems == [NO_ANSWER])
    assert voice.starts == 1


@pytest.mark.parametrize("manner, patience", [("hangs", "READY_WITHIN_MS"), ("dumb", "BEGIN_WITHIN_MS")])
def test_process__hangs__is_killed_and_reported(
    rig: Rigged, monkeypatch: pytest.MonkeyPatch, manner: str, patience: str
) -> None:
    monkeypatch.setattr(module, patience, 1_000)
    voice = rig(manner, "ready")
    voice.voice.say("Left")
    voice.until(lambda: voice.problems == [NO_ANSWER])
    voice.voice.say("Right")

    voice.until(lambda: voice.phrases[-1:] == ["Right"])
    assert voice.voice.problem is None
