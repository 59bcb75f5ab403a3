"""Music of other programs: a setting says whether it plays on, or pauses for a session or while the voice speaks."""

from recovery_timer.app.playback.player import Player, PlayerEvent
from recovery_timer.app.settings import MusicChoice, SettingsBook
from recovery_timer.app.signals import Signal
from recovery_timer.ports import RING_OUT_MS, OtherPlayers, Ticker
from recovery_timer.session.state import State


class Music:
    """Pauses other players and resumes them.

    A session lasts from its start to the end of its last sound, including pauses: users who pause it are resting, and
    have not asked for music.
    """

    def __init__(
        self, *, player: Player, speaking: Signal[bool], settings: SettingsBook, others: OtherPlayers, ticker: Ticker
    ) -> None:
        """``speaking`` emits whether the voice speaks. Needs a ticker of its own."""
        self._player = player
        self._settings = settings
        self._others = others
        self._ticker = ticker
        self._in_session = self._speaks = self._is_paused = False
        player.events.connect(self._on_event)
        speaking.connect(self._on_speaking)
        settings.changed.connect(lambda _: self._follow())

    async def close(self) -> None:
        """Resume all players, because the program ends."""
        self._ticker.disarm()
        await self._others.close()

    def _on_event(self, _: PlayerEvent) -> None:
        session = self._player.session
        if session is None:
            return
        if session.state is State.RUNNING:
            self._ticker.disarm()
            self._in_session = True
        elif session.is_over and self._in_session:
            self._ticker.arm(RING_OUT_MS, self._be_over)
        self._follow()

    def _be_over(self) -> None:
        self._in_session = False
        self._follow()

    def _on_speaking(self, speaks: bool) -> None:
        self._speaks = speaks
        self._follow()

    def _follow(self) -> None:
        pauses = self._should_pause(self._settings.current.music)
        if pauses == self._is_paused:
            return
        self._is_paused = pauses
        if pauses:
            self._others.pause()
        else:
            self._others.resume()

    def _should_pause(self, choice: MusicChoice) -> bool:
        match choice:
            case "plays on":
                return False
            case "pauses":
                return self._in_session
            case "pauses for the voice":
                return self._speaks
