"""The model of the settings page: settings, sounds and voice, with their changes as Qt signals."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.sound import Delays, SoundCheck, Sounds, Volume
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import Audio, DelayMeasurement, Device, Synthesizer
from recovery_timer.ui.text.problems import audio_problem, voice_problem


class SettingsModel(QObject):
    """Subscribes to the use-cases; widgets subscribe to it. The machine's devices are listed only when shown."""

    sound_changed = Signal(Sound)
    sounding = Signal(Sound)
    """Emitted with the sound that begins; None after the last one."""
    outputs_changed = Signal()
    voice_changed = Signal()
    muted = Signal()
    delay_measured = Signal(DelayMeasurement)

    def __init__(
        self,
        *,
        book: SettingsBook,
        volume: Volume,
        sounds: Sounds,
        check: SoundCheck,
        delays: Delays,
        audio: Audio,
        synthesizer: Synthesizer,
    ) -> None:
        super().__init__()
        self.book = book
        self.volume = volume
        self.sounds = sounds
        self.check = check
        self.delays = delays
        self.there: Mapping[str, Callable[[], Sequence[Device]]] = {
            "output": audio.outputs,
            "voice_id": synthesizer.voices,
        }
        self._synthesizer = synthesizer
        sounds.changed.connect(self.sound_changed.emit)
        delays.measured.connect(self.delay_measured.emit)
        check.sounding.connect(self.sounding.emit)
        volume.changed.connect(lambda _: self.muted.emit())
        audio.on_change(self.outputs_changed.emit)
        synthesizer.on_change(self.voice_changed.emit)

    @property
    def why_silent(self) -> str:
        """Why no sound is heard, in one line for the user; empty if no reason is known."""
        if self.check.problem is not None:
            return audio_problem(self.check.problem)
        return self.tr("The sounds are muted.") if self.volume.muted else ""

    @property
    def has_voice(self) -> bool:
        """Whether the voice is switched on and, as far as is known, installed."""
        return self.book.current.voice and self._synthesizer.problem is None and bool(self._synthesizer.voices())

    @property
    def why_speechless(self) -> str:
        """Why nothing is spoken, in one line that says how to get a voice; empty if there is one."""
        if self._synthesizer.problem is not None:
            return voice_problem(self._synthesizer.problem)
        return self.tr("The sounds and the voice are muted.") if self.volume.muted else ""
