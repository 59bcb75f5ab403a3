"""A program that runs a script of commands on `QtAudio` and reports when it did: for the tests of the real sound.

A process of its own, because it gets stalled and its sound server gets killed.
"""

import json
import os
import signal
import subprocess
import sys
import time
from functools import cache, partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QProcess, Qt, QTimer

from recovery_timer.adapters.clock import SystemClock
from recovery_timer.adapters.sound.audio import QtAudio
from recovery_timer.adapters.speech.rendering import Renderer
from recovery_timer.audio.phrases import Phrase
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import AudioProblem, DelayMeasurement, VoiceSettings
from recovery_timer.storage.sound.store import BuiltInSounds

WHEN_LOST = -1
"""The time of an action that is done when there is no sound any more."""
FIRST = -2
"""The time of an action that is done before the output is opened."""


_renderer = Renderer()


@cache
def phrase(words: str) -> Phrase:
    """Return ``words`` as spoken by the usual voice of this machine."""
    return _renderer.render(words, VoiceSettings())


class Sounding:
    """One `QtAudio` and its script: ``[[at_ms, action, argument], ...]``, counted from when it is heard."""

    def __init__(self, app: QCoreApplication, actions: list[tuple[int, str, Any]]) -> None:
        self._app = app
        self._actions = actions
        self._clock = SystemClock()
        self._audio = QtAudio(clock=self._clock, sounds=BuiltInSounds(), on_problem=self._note_problem)
        self._zero = 0

    def begin(self) -> None:
        for at, action, argument in self._actions:
            if at == FIRST:
                self._act(action, argument)
            if action == "schedule":
                # Now, not while the time runs.
                for _, name in argument:
                    self._heard_as(name)
        self._say("open")
        self._audio.open(self._heard)

    def _heard(self) -> None:
        self._zero = self._clock.now() + self._audio.lead_ms
        self._say("heard", zero=self._zero)
        for at, action, argument in self._actions:
            if at in {WHEN_LOST, FIRST}:
                continue
            timer = QTimer(self._app, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
            timer.timeout.connect(partial(self._act, action, argument))
            timer.start(max(0, at + self._zero - self._clock.now()) if at else 0)

    def _note_problem(self, problem: AudioProblem | None) -> None:
        self._say("problem", problem)
        for at, action, argument in self._actions:
            if problem and at == WHEN_LOST:
                self._act(action, argument)

    def _act(self, action: str, argument: Any) -> None:
        self._say(action)
        getattr(self, action)(argument)
        self._say("done")

    def _say(self, what: str, problem: AudioProblem | None = None, **more: object) -> None:
        fault = "" if problem is None else problem.fault
        print(json.dumps({"what": what, "now": self._clock.now(), "problem": fault, **more}), flush=True)

    @staticmethod
    def _heard_as(name: str) -> Sound | Phrase:
        """Return the sound of that name, or else a phrase of those words."""
        return Sound(name) if name in set(Sound) else phrase(name)

    # The actions

    def schedule(self, due: list[tuple[int, str]]) -> None:
        now = self._clock.now()
        ahead = [(self._zero + at, self._heard_as(name)) for at, name in due if self._zero + at >= now]
        self._audio.schedule(ahead, now)

    def skip(self, name: str) -> None:
        now = self._clock.now()
        self._audio.schedule([(now, self._heard_as(name))], now)

    def hush(self, _: None) -> None:
        self._audio.hush()

    def volume(self, percent: int) -> None:
        self._audio.set_volume(percent)

    def choose(self, output_id: str) -> None:
        self._audio.choose_output(output_id)

    def outputs(self, _: None) -> None:
        self._say("listed", outputs=[each.id for each in self._audio.outputs()])

    def pactl(self, words: list[str]) -> None:
        subprocess.run(["pactl", *words], check=True, capture_output=True, timeout=60)

    def delays(self, delays: dict[str, int]) -> None:
        self._audio.set_delays(delays)

    def measure(self, _: None) -> None:
        """Measure the delay, report it and quit."""

        def report(measured: DelayMeasurement) -> None:
            self._say("measured", delay_ms=measured.delay_ms, heard=measured.heard, played=measured.played)
            self.quit(None)

        self._audio.measure_delay(report)

    def receipt(self, _: None) -> None:
        receipt = self._audio.receipt
        self._say("counted", due=receipt.due, on_time=receipt.on_time, worst_ms=receipt.worst_ms)

    def silence(self, _: None) -> None:
        self._audio.silence()

    def stall(self, ms: int) -> None:
        time.sleep(ms / 1000)

    def halt(self, ms: int) -> None:
        """Keep the sound process from running, as a starving machine does: the sound server runs out of its stream."""
        (process,) = self._audio._process.findChildren(QProcess)
        pid = process.processId()
        os.kill(pid, signal.SIGSTOP)
        timer = QTimer(self._app, singleShot=True)
        timer.timeout.connect(partial(os.kill, pid, signal.SIGCONT))
        timer.start(ms)

    def quit(self, _: None) -> None:
        self._audio.end()
        self._app.quit()


def main() -> None:
    app = QCoreApplication([])
    sounding = Sounding(app, json.loads(sys.argv[1]))
    QTimer.singleShot(0, sounding.begin)
    app.exec()


if __name__ == "__main__":
    main()
