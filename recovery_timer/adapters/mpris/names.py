"""Names of the specification, and ours."""

PREFIX = "org.mpris.MediaPlayer2."
"""What the name of every player on the bus begins with."""

PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"

NAME = f"{PREFIX}recovery_timer"
"""The name of the program on the bus. A second window adds its process to it, as the specification asks."""
