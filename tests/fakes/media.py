"""Media controls that record what they are shown, and covers that are kept in memory."""

from pathlib import Path

from recovery_timer.ports import MediaCommands, NowPlaying


class RecordingMediaControls:
    """Media controls whose ``commands`` a test can press. ``shown`` has all that was shown, None for nothing."""

    wants_covers = True

    def __init__(self, commands: MediaCommands) -> None:
        self.commands = commands
        self.shown: list[NowPlaying | None] = []
        self.is_closed = False

    @property
    def playing(self) -> NowPlaying | None:
        """What is shown now."""
        return self.shown[-1] if self.shown else None

    def show(self, playing: NowPlaying) -> None:
        self._change(playing)

    def hide(self) -> None:
        self._change(None)

    async def close(self) -> None:
        self.hide()
        self.is_closed = True

    def _change(self, playing: NowPlaying | None) -> None:
        if playing != self.playing:
            self.shown.append(playing)


class RecordingOtherPlayers:
    """Records what is asked of it: "pause", "resume" and "close"."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def pause(self) -> None:
        self.asked.append("pause")

    def resume(self) -> None:
        self.asked.append("resume")

    async def close(self) -> None:
        self.asked.append("close")


class MemoryCovers:
    """Covers that last as long as the test; saving fails with ``error``, if there is one."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.error: OSError | None = None

    def keep(self, name: str, png: bytes) -> Path:
        if self.error is not None:
            raise self.error
        self.kept[name] = png
        return Path("/covers", f"{name}.png")


class RecordingCommands:
    """Records what is pressed; the position is 2 s."""

    def __init__(self) -> None:
        self.pressed: list[object] = []

    def play(self) -> None:
        self.pressed.append("play")

    def pause(self) -> None:
        self.pressed.append("pause")

    def play_pause(self) -> None:
        self.pressed.append("play_pause")

    def stop(self) -> None:
        self.pressed.append("stop")

    def next(self) -> None:
        self.pressed.append("next")

    def previous(self) -> None:
        self.pressed.append("previous")

    def forward(self) -> None:
        self.pressed.append("forward")

    def back(self) -> None:
        self.pressed.append("back")

    def set_volume(self, percent: int) -> None:
        self.pressed.append(percent)

    def position_ms(self) -> int:
        return 2_000
