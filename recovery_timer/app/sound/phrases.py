"""The phrases of the voice, rendered ahead and kept as long as they may be needed."""

import logging
from collections.abc import Callable, Iterable
from functools import partial

from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.signals import Signal
from recovery_timer.audio.phrases import Phrase
from recovery_timer.ports import Synthesizer, VoiceProblem, VoiceSettings
from recovery_timer.session.speech import NEVER_MS

KEPT_SAMPLES = 2**21
"""How many samples of currently unneeded phrases are kept: 44 s of speech, 4 MB."""

_log = logging.getLogger(__name__)


class Phrases:
    """Phrases by their text, spoken as the settings say. `rendered` is emitted with the text of each new one.

    One is rendered at a time, the most urgent first, so an urgent one waits for at most one other.
    """

    def __init__(
        self,
        synthesizer: Synthesizer,
        settings: SettingsBook,
        on_problem: Callable[[VoiceProblem], None] = lambda _: None,
    ) -> None:
        """``on_problem`` is called with each new problem that keeps a phrase from being spoken."""
        self.rendered: Signal[str] = Signal()
        self._synthesizer = synthesizer
        self._settings = settings
        self._on_problem = on_problem
        self._reported: VoiceProblem | None = None
        self._voice_settings = self._wanted_voice_settings()
        self._kept: dict[str, Phrase | None] = {}
        self._wanted: list[str] = []
        self._is_rendering = self._is_looking = False
        settings.changed.connect(lambda _: self._follow())
        synthesizer.on_change(self._carry_over_voice)

    def get(self, text: str) -> Phrase | None:
        """Return ``text`` as a phrase; None if it has not been rendered, or cannot be."""
        return self._kept.get(text)

    def measured(self, text: str) -> int | None:
        """Return the length of ``text`` in ms; None if it has not been rendered yet, `NEVER_MS` if it cannot be."""
        if text not in self._kept:
            return None
        phrase = self._kept[text]
        return NEVER_MS if phrase is None else phrase.length_ms

    def want(self, texts: Iterable[str]) -> None:
        """Have ``texts`` rendered, the first one first, instead of what was wanted before."""
        self._wanted = list(dict.fromkeys(texts))
        for text in self._wanted:
            if text in self._kept:
                # The most recently wanted are kept longest.
                self._kept[text] = self._kept.pop(text)
        self._render_next()

    def retry(self) -> None:
        """Try again what could not be rendered: a synthesizer may have been installed since."""
        for text in [text for text, phrase in self._kept.items() if phrase is None]:
            del self._kept[text]

    def _render_next(self) -> None:
        # A loop, because a synthesizer may render at once, and what is wanted may change with every phrase.
        if self._is_looking:
            return
        self._is_looking = True
        while not self._is_rendering:
            text = next((text for text in self._wanted if text not in self._kept), None)
            if text is None:
                break
            self._is_rendering = True
            self._synthesizer.render(text, self._voice_settings, partial(self._keep, text, self._voice_settings))
        self._is_looking = False

    def _keep(self, text: str, settings: VoiceSettings, made: Phrase | VoiceProblem) -> None:
        self._is_rendering = False
        if settings == self._voice_settings:
            if isinstance(made, VoiceProblem):
                self._kept[text] = None
                self._report(text, made)
            else:
                self._kept[text], self._reported = made, None
            self._drop_old()
            self.rendered.emit(text)
        self._render_next()

    def _report(self, text: str, problem: VoiceProblem) -> None:
        _log.info("Not spoken: %r (%s).", text, problem.detail or problem.fault)
        if problem != self._reported:
            self._reported = problem
            self._on_problem(problem)

    def _drop_old(self) -> None:
        idle = [text for text in self._kept if text not in self._wanted]
        over = sum(len(phrase.samples) for text in idle if (phrase := self._kept[text])) - KEPT_SAMPLES
        for text in idle:
            if over <= 0:
                return
            phrase = self._kept.pop(text)
            over -= len(phrase.samples) if phrase else 0

    def _follow(self) -> None:
        if self._voice_settings != self._wanted_voice_settings():
            self._voice_settings = self._wanted_voice_settings()
            self._kept.clear()
            self._render_next()

    def _carry_over_voice(self) -> None:
        """Choose the voice that an earlier version knew under another id: "en_GB English (Scotland)", for example."""
        chosen, voices = self._settings.current.voice_id, self._synthesizer.voices()
        if any(voice.id == chosen for voice in voices):
            return
        for voice in voices:
            if chosen.endswith(f" {voice.name.rpartition(', ')[0]}"):
                self._settings.change("voice_id", voice.id)
                return

    def _wanted_voice_settings(self) -> VoiceSettings:
        settings = self._settings.current
        return VoiceSettings(
            voice_id=settings.voice_id,
            rate_percent=settings.voice_rate,
            volume_percent=settings.voice_volume,
        )
