"""The volume and output of the cues, as set in the settings."""

from recovery_timer.app.settings import Settings, SettingsBook
from recovery_timer.app.signals import Signal
from recovery_timer.ports import Audio

STEP_PERCENT = 5
"""The change per press of a volume key."""


class Volume:
    """Keeps the output at the volume in the settings. Muting lasts until the program ends."""

    def __init__(self, audio: Audio, settings: SettingsBook, *, muted: bool = False) -> None:
        """Set the volume of ``audio`` now and on every change of ``settings``, emitting `changed`."""
        self.changed: Signal[Volume] = Signal()
        self.muted = muted
        self._audio = audio
        self._settings = settings
        settings.changed.connect(self._follow)
        self._apply()

    @property
    def percent(self) -> int:
        """The effective volume: 0 while muted."""
        return 0 if self.muted else self._settings.current.volume

    def louder(self) -> None:
        """Turn the volume up by one step, and unmute."""
        self._turn(STEP_PERCENT)

    def softer(self) -> None:
        """Turn the volume down by one step, and unmute."""
        self._turn(-STEP_PERCENT)

    def set_percent(self, percent: int) -> None:
        """Set the volume, 0 to 100, and unmute."""
        self.muted = False
        self._settings.change("volume", percent)
        self._apply()

    def mute(self) -> None:
        """Mute, or unmute if muted."""
        self.muted = not self.muted
        self._apply()

    def be_muted(self) -> None:
        """Mute, if not muted already."""
        if not self.muted:
            self.mute()

    def _turn(self, by_percent: int) -> None:
        self.set_percent(min(100, max(0, self._settings.current.volume + by_percent)))

    def _follow(self, _: Settings) -> None:
        self._apply()

    def _apply(self) -> None:
        self._audio.set_volume(self.percent)
        self.changed.emit(self)


class OutputChoice:
    """Keeps the sound on the output chosen in the settings."""

    def __init__(self, audio: Audio, settings: SettingsBook) -> None:
        """Choose the output of ``audio`` now and on every change of the setting."""
        self._audio = audio
        self._output_id = settings.current.output
        audio.choose_output(self._output_id)
        settings.changed.connect(self._follow)

    def _follow(self, settings: Settings) -> None:
        if settings.output != self._output_id:
            self._output_id = settings.output
            self._audio.choose_output(self._output_id)
