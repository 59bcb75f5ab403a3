"""A synthesizer whose phrases are silence, 50 ms for each character."""

from array import array
from collections.abc import Callable

from recovery_timer.audio.phrases import Phrase
from recovery_timer.audio.sounds import RATE_HZ
from recovery_timer.ports import Device, VoiceProblem, VoiceSettings

CHARACTER_MS = 50


class FakeSynthesizer:
    """Renders at once or, with ``at_once=False``, when `deliver` is called; ``asked`` has the texts and settings."""

    def __init__(self, problem: VoiceProblem | None = None, *, at_once: bool = True) -> None:
        self.problem = problem
        self.at_once = at_once
        self.asked: list[tuple[str, VoiceSettings]] = []
        self.there: list[Device] = []
        self._late: list[Callable[[], None]] = []
        self._changed: list[Callable[[], None]] = []

    @property
    def texts(self) -> list[str]:
        """All texts that were asked for."""
        return [text for text, _ in self.asked]

    def on_change(self, changed: Callable[[], None]) -> None:
        self._changed.append(changed)

    def change(self, problem: VoiceProblem | None = None) -> None:
        """Set ``problem``, and report the change."""
        self.problem = problem
        for changed in self._changed:
            changed()

    def voices(self) -> list[Device]:
        return self.there

    def render(self, text: str, settings: VoiceSettings, done: Callable[[Phrase | VoiceProblem], None]) -> None:
        self.asked.append((text, settings))
        made = self.problem or phrase(text, settings)
        self._late.append(lambda: done(made))
        if self.at_once:
            self.deliver()

    def deliver(self) -> None:
        """Deliver what was asked for, and whatever is asked for meanwhile."""
        while self._late:
            self._late.pop(0)()


def length_ms(text: str, rate_percent: int = 100) -> int:
    """Return how long ``text`` is as a phrase, in ms."""
    return len(text) * CHARACTER_MS * 100 // rate_percent


def phrase(text: str, settings: VoiceSettings | None = None) -> Phrase:
    """Return ``text`` as a phrase; its key is the text."""
    samples = array("h", bytes(2 * length_ms(text, (settings or VoiceSettings()).rate_percent) * RATE_HZ // 1_000))
    return Phrase(text, samples)
