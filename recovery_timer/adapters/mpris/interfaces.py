"""The D-Bus interfaces of a player: the program (`RootInterface`), and what it plays (`PlayerInterface`).

Names, signatures and units are the specification's: times are in µs, the volume goes from 0 to 1. The library reads the
signatures from the annotations. Imported only when a session begins.
"""

from typing import Annotated, TypeAlias

from dbus_fast import PropertyAccess, Variant
from dbus_fast.annotations import DBusBool, DBusDict, DBusDouble, DBusInt64, DBusObjectPath, DBusSignature, DBusStr
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

from recovery_timer import APPLICATION_ID
from recovery_timer.adapters.mpris.names import PLAYER, ROOT
from recovery_timer.ports import MediaCommands, NowPlaying

IDENTITY = "Recovery Timer"

_TRACKS = "/org/recovery_timer/track"
_READ = PropertyAccess.READ
_US_A_MS = 1_000

_Texts: TypeAlias = Annotated[list[str], DBusSignature("as")]


class RootInterface(ServiceInterface):
    """The program. It can neither be raised nor quit from outside, and opens no media."""

    def __init__(self) -> None:
        super().__init__(ROOT)

    @dbus_method(name="Raise")
    def bring_forward(self) -> None:
        pass

    @dbus_method(name="Quit")
    def quit(self) -> None:
        pass

    @dbus_property(access=_READ, name="CanQuit")
    def can_quit(self) -> DBusBool:
        return False

    @dbus_property(access=_READ, name="CanRaise")
    def can_raise(self) -> DBusBool:
        return False

    @dbus_property(access=_READ, name="HasTrackList")
    def has_track_list(self) -> DBusBool:
        return False

    @dbus_property(access=_READ, name="Identity")
    def identity(self) -> DBusStr:
        return IDENTITY

    @dbus_property(access=_READ, name="DesktopEntry")
    def desktop_entry(self) -> DBusStr:
        return APPLICATION_ID

    @dbus_property(access=_READ, name="SupportedUriSchemes")
    def uri_schemes(self) -> _Texts:
        return []

    @dbus_property(access=_READ, name="SupportedMimeTypes")
    def mime_types(self) -> _Texts:
        return []


class PlayerInterface(ServiceInterface):
    """The session as a player: the current visit to a segment is its track."""

    def __init__(self, playing: NowPlaying, commands: MediaCommands) -> None:
        super().__init__(PLAYER)
        self._playing = playing
        self._commands = commands

    def change(self, playing: NowPlaying) -> None:
        """Tell the bus what is different in ``playing``; with a new track, also its position, which need not be 0."""
        before, self._playing = self._playing, playing
        old, new = _properties(before), _properties(playing)
        self.emit_properties_changed({name: value for name, value in new.items() if value != old[name]})
        if playing.track != before.track:
            self.seeked(self._position_us())

    # -- what it does

    @dbus_method(name="Play")
    def play(self) -> None:
        self._commands.play()

    @dbus_method(name="Pause")
    def pause(self) -> None:
        self._commands.pause()

    @dbus_method(name="PlayPause")
    def play_pause(self) -> None:
        self._commands.play_pause()

    @dbus_method(name="Stop")
    def stop(self) -> None:
        self._commands.stop()

    @dbus_method(name="Next")
    def next(self) -> None:
        self._commands.next()

    @dbus_method(name="Previous")
    def previous(self) -> None:
        self._commands.previous()

    @dbus_method(name="Seek")
    def seek(self, offset: DBusInt64) -> None:
        self._seek(offset)

    @dbus_method(name="SetPosition")
    def set_position(self, track: DBusObjectPath, position: DBusInt64) -> None:
        # By the specification, a track that is over by now is ignored.
        if track == _track_id(self._playing):
            self._seek(position - self._position_us())

    @dbus_method(name="OpenUri")
    def open_uri(self, uri: DBusStr) -> None:
        pass

    @dbus_signal(name="Seeked")
    def seeked(self, position: int) -> DBusInt64:
        return position

    # -- what it is

    @dbus_property(access=_READ, name="PlaybackStatus")
    def playback_status(self) -> DBusStr:
        return _status(self._playing)

    @dbus_property(access=_READ, name="Metadata")
    def metadata(self) -> DBusDict:
        return _metadata(self._playing)

    @dbus_property(access=_READ, name="Position")
    def position(self) -> DBusInt64:
        return self._position_us()

    @dbus_property(name="Volume")
    def volume(self) -> DBusDouble:
        return _volume(self._playing)

    @volume.setter
    def set_volume(self, value: DBusDouble) -> None:
        self._commands.set_volume(round(100 * min(max(value, 0.0), 1.0)))

    @dbus_property(access=_READ, name="Rate")
    def rate(self) -> DBusDouble:
        return 1.0

    @dbus_property(access=_READ, name="MinimumRate")
    def minimum_rate(self) -> DBusDouble:
        return 1.0

    @dbus_property(access=_READ, name="MaximumRate")
    def maximum_rate(self) -> DBusDouble:
        return 1.0

    @dbus_property(access=_READ, name="CanGoNext")
    def can_go_next(self) -> DBusBool:
        return True

    @dbus_property(access=_READ, name="CanGoPrevious")
    def can_go_previous(self) -> DBusBool:
        return True

    @dbus_property(access=_READ, name="CanPlay")
    def can_play(self) -> DBusBool:
        return True

    @dbus_property(access=_READ, name="CanPause")
    def can_pause(self) -> DBusBool:
        return True

    @dbus_property(access=_READ, name="CanSeek")
    def can_seek(self) -> DBusBool:
        return _can_seek(self._playing)

    @dbus_property(access=_READ, name="CanControl")
    def can_control(self) -> DBusBool:
        return True

    def _position_us(self) -> int:
        return self._commands.position_ms() * _US_A_MS

    def _seek(self, offset_us: int) -> None:
        """Move by 15 s in the direction of ``offset_us``: a session has no other step."""
        if offset_us > 0:
            self._commands.forward()
        elif offset_us < 0:
            self._commands.back()


def _properties(playing: NowPlaying) -> dict[str, object]:
    """Return the properties that change during a session and are announced when they do."""
    return {
        "PlaybackStatus": _status(playing),
        "Metadata": _metadata(playing),
        "CanSeek": _can_seek(playing),
        "Volume": _volume(playing),
    }


def _status(playing: NowPlaying) -> str:
    return "Paused" if playing.is_paused else "Playing"


def _can_seek(playing: NowPlaying) -> bool:
    return playing.length_ms is not None


def _volume(playing: NowPlaying) -> float:
    return playing.volume / 100


def _track_id(playing: NowPlaying) -> str:
    return f"{_TRACKS}/{playing.track}"


def _metadata(playing: NowPlaying) -> dict[str, Variant]:
    words = playing.words
    metadata = {
        "mpris:trackid": Variant("o", _track_id(playing)),
        "xesam:title": Variant("s", words.title),
        "xesam:artist": Variant("as", [words.artist]),
        "xesam:album": Variant("s", words.album),
    }
    if playing.length_ms is not None:
        metadata["mpris:length"] = Variant("x", playing.length_ms * _US_A_MS)
    if playing.cover is not None:
        metadata["mpris:artUrl"] = Variant("s", playing.cover.as_uri())
    return metadata
