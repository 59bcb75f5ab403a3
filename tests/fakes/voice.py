"""A voice that records its calls."""

from collections.abc import Callable

from recovery_timer.ports import Device, VoiceProblem


class RecordingVoice:
    """A voice that records its calls: ``calls`` has the name and arguments of each.

    ``saying`` is the current phrase, which never ends by itself; empty after `hush`.
    """

    def __init__(self, problem: VoiceProblem | None = None) -> None:
        self.problem = problem
        self.calls: list[tuple[object, ...]] = []
        self.saying = ""
        self.there: list[Device] = []
        self._changed: list[Callable[[], None]] = []

    @property
    def said(self) -> list[object]:
        """All phrases that it was asked to say."""
        return [call[1] for call in self.calls if call[0] == "say"]

    def on_change(self, changed: Callable[[], None]) -> None:
        self._changed.append(changed)

    def change(self, problem: VoiceProblem | None = None) -> None:
        """Set ``problem``, and report the change."""
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
