"""A program that runs a script of commands on `QtVoice` and reports when it did: for the tests of the real voice.

A process of its own: it has its own connection to the speech service, and can be left to hang with it.
"""

import json
import sys
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer

from recovery_timer.adapters.clock import SystemClock
from recovery_timer.adapters.speech.voice import QtVoice

LOOK_EVERY_MS = 5


class Speaking:
    """One `QtVoice` and its script: ``[[at_ms, action, argument], ...]``, counted from when it could speak.

    It prints one JSON object per line: ``what`` happened, ``now`` in ms, how long the action took (``took_ms``), the
    voice's ``problem``, and the longest time that the loop was blocked since the previous line (``stall_ms``).
    """

    def __init__(self, app: QCoreApplication, actions: list[tuple[int, str, Any]]) -> None:
        self._app = app
        self._actions = actions
        self._clock = SystemClock()
        self._stall_ms = 0
        self._looked = self._clock.now()
        self._watch = QTimer(app, interval=LOOK_EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._watch.timeout.connect(self._look)
        self._watch.start()
        self._voice = QtVoice(on_problem=lambda problem: self._say("told", problem.fault))
        self._voice.on_change(self._changed)
        self._begun = False

    def begin(self) -> None:
        begun = self._clock.now()
        self._voice.prepare()
        self._say("prepared", took_ms=self._clock.now() - begun)
        if self._voice.problem:
            self._plan()

    def _changed(self) -> None:
        self._say("changed", [voice.id for voice in self._voice.voices()] if not self._voice.problem else "")
        if not self._begun:
            self._plan()

    def _plan(self) -> None:
        self._begun = True
        for at, action, argument in self._actions:
            timer = QTimer(self._app, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
            timer.timeout.connect(partial(self._act, action, argument))
            timer.start(at)

    def _act(self, action: str, argument: Any) -> None:
        begun = self._clock.now()
        if action == "quit":
            self._app.quit()
        else:
            getattr(self._voice, action)(*([] if argument is None else [argument]))
        self._say(action, argument, took_ms=self._clock.now() - begun)

    def _look(self) -> None:
        now = self._clock.now()
        self._stall_ms = max(self._stall_ms, now - self._looked - LOOK_EVERY_MS)
        self._looked = now

    def _say(self, what: str, words: Any = None, *, took_ms: int = 0) -> None:
        self._look()
        line = {"what": what, "words": words, "now": self._clock.now(), "took_ms": took_ms}
        problem = "" if self._voice.problem is None else self._voice.problem.fault
        print(json.dumps({**line, "problem": problem, "stall_ms": self._stall_ms}), flush=True)
        self._stall_ms = 0


def main() -> None:
    app = QCoreApplication([])
    speaking = Speaking(app, json.loads(sys.argv[1]))
    QTimer.singleShot(50, speaking.begin)
    app.exec()


if __name__ == "__main__":
    main()
