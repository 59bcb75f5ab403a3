"""Where the cues are heard: the user's setting."""

from recovery_timer.app.settings import Settings, SettingsBook
from recovery_timer.ports import Audio


class OutputChoice:
    """Keeps the sound on the output that the settings say."""

    def __init__(self, audio: Audio, settings: SettingsBook) -> None:
        """Choose it for ``audio`` now, and whenever the setting changes."""
        self._audio = audio
        self._output_id = settings.current.output
        audio.choose_output(self._output_id)
        settings.changed.add(self._follow)

    def _follow(self, settings: Settings) -> None:
        if settings.output != self._output_id:
            self._output_id = settings.output
            self._audio.choose_output(self._output_id)
