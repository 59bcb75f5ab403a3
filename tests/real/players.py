"""The program on the session bus as desktops and phones see it, through playerctl."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlparse

from tests.real.processes import running, want
from tests.real.session_bus import SessionBus

PLAYER = "recovery_timer"


@dataclass(frozen=True)
class Remote:
    """A remote control of the program. Its answers are empty or None while the program is not on the bus."""

    bus: SessionBus

    @contextmanager
    def following(self, log: Path) -> Iterator[None]:
        """Write a line to ``log`` whenever something changes, for the duration of the block."""
        line = "{{status}} | {{title}} | {{artist}} | {{album}} | {{duration(mpris:length)}} | {{mpris:artUrl}}"
        command = [want("playerctl", "playerctl"), "--player", PLAYER, "--follow", "metadata", "--format", line]
        with running(command, env={**os.environ, **self.bus.env}, log=log):
            yield

    def players(self) -> list[str]:
        """Return the names of all players on the bus."""
        return self._ask("--list-all").split()

    def press(self, *command: str) -> None:
        """Send a command, by playerctl's name for it."""
        self._ask("--player", PLAYER, *command)

    def title(self) -> str:
        """Return the title of the track."""
        return self._metadata("xesam:title")

    def cover(self) -> str:
        """Return the file of the track's picture."""
        return unquote(urlparse(self._metadata("mpris:artUrl")).path)

    def length_ms(self) -> int | None:
        """Return the length of the track; None also if it has none."""
        answer = self._metadata("mpris:length")
        return int(answer) // 1_000 if answer else None

    def position_ms(self) -> float | None:
        """Return the position in the track."""
        answer = self._ask("--player", PLAYER, "position")
        return float(answer) * 1_000 if answer else None

    def status(self) -> str:
        """Return whether it is Playing or Paused."""
        return self._ask("--player", PLAYER, "status")

    def volume(self) -> float | None:
        """Return the volume, 0 to 1."""
        answer = self._ask("--player", PLAYER, "volume")
        return float(answer) if answer else None

    def _metadata(self, key: str) -> str:
        return self._ask("--player", PLAYER, "metadata", key)

    def _ask(self, *arguments: str) -> str:
        # Not checked: the absence of a player is a valid answer.
        asked = subprocess.run(
            [want("playerctl", "playerctl"), *arguments],
            env={**os.environ, **self.bus.env},
            capture_output=True,
            check=False,
            text=True,
            timeout=60,
        )
        return asked.stdout.strip()
