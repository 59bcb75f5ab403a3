"""The narrator: announces the next segment, "Half way" and "Done", at the right time or not at all."""

from recovery_timer.app.playback.player import Player, PlayerEvent
from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.sound import Volume
from recovery_timer.ports import Ticker, Voice
from recovery_timer.routine.timeline import Segment
from recovery_timer.session.cues import CUE_SAYS, RINGS_MS, announcement
from recovery_timer.session.events import CueDue, Ended, Paused, Resumed, SegmentEntered
from recovery_timer.session.state import State

SAMPLE = "Calf stretch, left, set 2 of 3."
"""Spoken to try out the voice."""


class Narrator:
    """Listens to the player. Each phrase waits until the sound before it has rung out.

    A phrase is cut off by the next tick, by moving on and by a pause. Resuming repeats nothing, but speaks a phrase
    that the pause kept from starting.
    """

    def __init__(self, *, player: Player, voice: Voice, settings: SettingsBook, volume: Volume, ticker: Ticker) -> None:
        """Keep ``voice`` as set in ``settings``, and silent while ``volume`` is muted. Needs a ticker of its own."""
        self._player = player
        self._voice = voice
        self._settings = settings
        self._volume = volume
        self._ticker = ticker
        self._unsaid: Segment | None = None
        self._follow()
        settings.changed.connect(lambda _: self._follow())
        volume.changed.connect(lambda _: self._follow())
        player.events.connect(self._on_event)

    def sample(self) -> None:
        """Speak one sentence, so that the user hears the voice. It is silent while muted."""
        self._voice.say(SAMPLE)

    @property
    def _speaks(self) -> bool:
        return self._settings.current.voice and not self._volume.muted

    def _follow(self) -> None:
        wanted = self._settings.current
        self._voice.choose(wanted.voice_id)
        self._voice.set_rate(wanted.voice_rate)
        self._voice.set_volume(0 if self._volume.muted else wanted.voice_volume)
        if not self._speaks:
            self._be_quiet()

    def _on_event(self, event: PlayerEvent) -> None:
        match event:
            case SegmentEntered(segment):
                self._be_quiet()
                self._unsaid = segment
                self._announce()
            case Resumed():
                self._announce()
            case CueDue("tick"):
                self._unsaid = None
                self._be_quiet()
            case CueDue(name) if name in CUE_SAYS:
                self._say(CUE_SAYS[name], RINGS_MS)
            case Paused() | Ended():
                self._be_quiet()
            case _:
                pass

    def _announce(self) -> None:
        """Announce the segment while time passes; after skipping during a pause, this waits until resuming."""
        session = self._player.session
        if self._unsaid is None or session is None or session.state is not State.RUNNING:
            return
        announced = announcement(self._unsaid, self._settings.current.voice_rate)
        if announced is not None:
            self._say(announced.text, announced.at_ms)

    def _say(self, text: str, after_ms: int) -> None:
        if self._speaks:
            self._voice.prepare()
            self._ticker.arm(after_ms, lambda: self._speak(text))

    def _speak(self, text: str) -> None:
        self._unsaid = None
        self._voice.say(text)

    def _be_quiet(self) -> None:
        self._ticker.disarm()
        self._voice.hush()
