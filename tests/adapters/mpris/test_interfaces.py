"""The player's D-Bus interface: its units and its signals."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from recovery_timer.ports import NowPlaying, TrackWords
from tests.fakes.media import RecordingCommands

pytest.importorskip("dbus_fast", reason="only Linux has the bus")
from dbus_fast import Variant

from recovery_timer.adapters.mpris.interfaces import PlayerInterface

PLAYING = NowPlaying(
    track=3,
    words=TrackWords(title="Calf stretch, Left", artist="Set 1 of 2", album="Legs"),
    length_ms=30_000,
    cover=Path("/covers/calf stretch.png"),
    is_paused=False,
    volume=70,
)


class WatchedPlayer:
    """A player, and what it tells the bus."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, playing: NowPlaying = PLAYING) -> None:
        self.commands = RecordingCommands()
        self.player = PlayerInterface(playing, self.commands)
        self.changed: list[dict[str, object]] = []
        self.seeked: list[int] = []
        monkeypatch.setattr(self.player, "emit_properties_changed", self.changed.append)
        monkeypatch.setattr(self.player, "seeked", self.seeked.append)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> WatchedPlayer:
    return WatchedPlayer(monkeypatch)


def test_metadata__is_in_the_specifications_names_and_units(told: WatchedPlayer) -> None:
    assert told.player.metadata == {
        "mpris:trackid": Variant("o", "/org/recovery_timer/track/3"),
        "mpris:length": Variant("x", 30_000_000),
        "mpris:artUrl": Variant("s", "file:///covers/calf%20stretch.png"),
        "xesam:title": Variant("s", "Calf stretch, Left"),
        "xesam:artist": Variant("as", ["Set 1 of 2"]),
        "xesam:album": Variant("s", "Legs"),
    }
    assert (told.player.position, told.player.volume, told.player.playback_status) == (2_000_000, 0.7, "Playing")
    assert told.player.can_seek


def test_metadata__segment_that_waits__has_no_length_and_cannot_be_sought(monkeypatch: pytest.MonkeyPatch) -> None:
    told = WatchedPlayer(monkeypatch, replace(PLAYING, length_ms=None, cover=None))

    assert {"mpris:length", "mpris:artUrl"} & set(told.player.metadata) == set()
    assert not told.player.can_seek


def test_change__tells_only_what_is_different(told: WatchedPlayer) -> None:
    told.player.change(replace(PLAYING, is_paused=True))
    told.player.change(replace(PLAYING, is_paused=True, volume=50))

    assert told.changed == [{"PlaybackStatus": "Paused"}, {"Volume": 0.5}]
    assert told.seeked == []


def test_change__another_track__tells_where_it_is(told: WatchedPlayer) -> None:
    told.player.change(replace(PLAYING, track=4))

    assert (list(told.changed[0]), told.seeked) == (["Metadata"], [2_000_000])


@pytest.mark.parametrize("offset_us,pressed", [(1, ["forward"]), (-60_000_000, ["back"]), (0, [])])
def test_seek__presses_once_whatever_the_distance(told: WatchedPlayer, offset_us: int, pressed: list[object]) -> None:
    told.player.seek(offset_us)

    assert told.commands.pressed == pressed


@pytest.mark.parametrize(
    "track,to_us,pressed", [(3, 20_000_000, ["forward"]), (3, 0, ["back"]), (3, 2_000_000, []), (2, 20_000_000, [])]
)
def test_set_position__presses_in_its_direction_unless_the_track_is_over(
    told: WatchedPlayer, track: int, to_us: int, pressed: list[object]
) -> None:
    told.player.set_position(f"/org/recovery_timer/track/{track}", to_us)

    assert told.commands.pressed == pressed


@pytest.mark.parametrize("value,percent", [(0.254, 25), (-1.0, 0), (1.5, 100)])
def test_volume__is_set_in_percent_within_its_limits(told: WatchedPlayer, value: float, percent: int) -> None:
    told.player.set_volume = value

    assert told.commands.pressed == [percent]


def test_buttons__do_what_they_are_called(told: WatchedPlayer) -> None:
    buttons = ("play", "pause", "play_pause", "stop", "next", "previous")
    for button in buttons:
        getattr(told.player, button)()

    assert told.commands.pressed == list(buttons)
