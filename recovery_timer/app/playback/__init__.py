"""Playing a routine: the player, the spoken announcements, and checkpoints that survive a crash."""

from recovery_timer.app.playback.checkpoints import Checkpoints
from recovery_timer.app.playback.media_session import MediaSession
from recovery_timer.app.playback.music import Music
from recovery_timer.app.playback.narrator import Narrator
from recovery_timer.app.playback.player import (
    CannotKeepAwake,
    CuesHeard,
    Filed,
    Player,
    PlayerEvent,
    Slept,
)

__all__ = [
    "CannotKeepAwake",
    "Checkpoints",
    "CuesHeard",
    "Filed",
    "MediaSession",
    "Music",
    "Narrator",
    "Player",
    "PlayerEvent",
    "Slept",
]
