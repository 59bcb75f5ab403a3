"""A speech service of the tests' own: speech-dispatcher, started on demand, as on a desktop."""

import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.real.processes import wait_until, want
from tests.real.sound_server import SoundServer


@dataclass(frozen=True)
class SpeechService:
    """``env``, added to a program's environment, makes it use this service and the sound server."""

    env: Mapping[str, str]
    folder: Path

    @property
    def pid(self) -> int | None:
        """The process id of the service; None if it is not running."""
        file = self.folder / "pid" / "speech-dispatcher.pid"
        try:
            pid = int(file.read_text())
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError, ValueError):
            return None
        # In a container without an init process, nobody reaps a dead one, and it stays listed.
        return None if state == "Z" else pid

    def send(self, signal_number: signal.Signals) -> None:
        """Send a signal to the service, which must be running."""
        pid = self.pid
        assert pid is not None, "no speech service"
        os.kill(pid, signal_number)

    def end(self) -> None:
        """End the service, if it is running, even if it is stopped by a signal."""
        pid = self.pid
        if pid is not None:
            for number in (signal.SIGTERM, signal.SIGCONT):
                # The first signal may have ended it.
                with suppress(ProcessLookupError):
                    os.kill(pid, number)
            try:
                wait_until(lambda: self.pid is None, "the speech service to end", within_s=10)
            except TimeoutError:
                # It waits for its own threads, which on a busy machine once took forever.
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)


@contextmanager
def speech_service_of_its_own(server: SoundServer) -> Iterator[SpeechService]:
    """Provide a service that speaks on ``server`` for the duration of the block; skip the test if it is missing."""
    want("speech-dispatcher", "speech-dispatcher, and speech-dispatcher-espeak-ng")
    # Short: a socket's path has at most 100 characters.
    with TemporaryDirectory(prefix="speech-") as runtime:
        folder = Path(runtime, "speech-dispatcher")
        env = {**server.env, "XDG_RUNTIME_DIR": runtime, "SPEECHD_ADDRESS": f"unix_socket:{folder}/speechd.sock"}
        service = SpeechService(env, folder)
        try:
            yield service
        finally:
            service.end()
