"""A voice that keeps what it was asked for."""

from collections.abc import Callable

from recovery_timer.ports import Device, VoiceProblem


class RecordingVoice:
    """A voice that keeps what it was asked for: ``calls`` holds name and arguments of every call.

    ``saying`` is what is being spoken, for it never comes to an end by itself, and empty while it is hushed.
    """

    def __init__(self, problem: VoiceProblem | None = None) -> None:
        self.problem = problem
        self.calls: list[tuple[object, ...]] = []
        self.saying = ""
        self.there: list[Device] = []
        self._changed: list[Callable[[], None]] = []

    @property
    def said(self) -> list[object]:
        """Everything it was asked to say."""
        return [call[1] for call in self.calls if call[0] == "say"]

    def on_change(self, changed: Callable[[], None]) -> None:
        self._changed.append(changed)

    def change(self, problem: VoiceProblem | None = None) -> None:
        """Have ``problem`` from now on, and tell."""
        self.problem = problem
        for changed in self._changed:
            changed()

    def prepare(self) -> None:
        self.calls.append(("prepare",))

    def voices(self) -> list[Device]:
        return self.there

    def choose(self, voice_id: str) -> None:
        self.calls.append(("choose", voice_id))

    def set_rate(self, percent: int) -> None:
        self.calls.append(("set_rate", percent))

    def set_volume(self, percent: int) -> None:
        self.calls.append(("set_volume", percent))

    def say(self, text: str) -> None:
        self.saying = text
        self.calls.append(("say", text))

    def hush(self) -> None:
        self.saying = ""
        self.calls.append(("hush",))

    def close(self) -> None:
        self.saying = ""
        self.calls.append(("close",))
