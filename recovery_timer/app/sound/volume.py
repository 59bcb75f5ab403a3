"""How loud the cues are and on which output they are heard, as the settings say."""

from recovery_timer.app.settings import Settings, SettingsBook
from recovery_timer.app.signals import Signal
from recovery_timer.ports import Audio

STEP_PERCENT = 5
"""What one press of a volume key changes."""


class Volume:
    """Keeps the sound output as loud as the settings say. Being muted lasts until the program ends."""

    def __init__(self, audio: Audio, settings: SettingsBook, *, muted: bool = False) -> None:
        """Make ``audio`` as loud as ``settings`` say, now and whenever they change; `changed` hears of it."""
        self.changed: Signal[Volume] = Signal()
        self.muted = muted
        self._audio = audio
        self._settings = settings
        settings.changed.connect(self._follow)
        self._apply()

    @property
    def percent(self) -> int:
        """What is heard: 0 while muted."""
        return 0 if self.muted else self._settings.current.volume

    def louder(self) -> None:
        """Turn it up by one step; being muted ends."""
        self._turn(STEP_PERCENT)

    def softer(self) -> None:
        """Turn it down by one step; being muted ends."""
        self._turn(-STEP_PERCENT)

    def mute(self) -> None:
        """Be silent, or audible again."""
        self.muted = not self.muted
        self._apply()

    def be_muted(self) -> None:
        """Be silent, if it is not so already."""
        if not self.muted:
            self.mute()

    def _turn(self, by_percent: int) -> None:
        self.muted = False
        self._settings.change("volume", min(100, max(0, self._settings.current.volume + by_percent)))
        self._apply()

    def _follow(self, _: Settings) -> None:
        self._apply()

    def _apply(self) -> None:
        self._audio.set_volume(self.percent)
        self.changed.emit(self)


class OutputChoice:
    """Keeps the sound on the output that the settings say."""

    def __init__(self, audio: Audio, settings: SettingsBook) -> None:
        """Choose it for ``audio`` now, and whenever the setting changes."""
        self._audio = audio
        self._output_id = settings.current.output
        audio.choose_output(self._output_id)
        settings.changed.connect(self._follow)

    def _follow(self, settings: Settings) -> None:
        if settings.output != self._output_id:
            self._output_id = settings.output
            self._audio.choose_output(self._output_id)
