"""A speech service of the tests' own: speech-dispatcher, started by whoever wants to speak first, as on a desktop."""

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
    """``env`` is what a program needs, on top of its environment, to speak there and to play on the sound server."""

    env: Mapping[str, str]
    folder: Path

    @property
    def pid(self) -> int | None:
        """The process of the service; None while there is none."""
        file = self.folder / "pid" / "speech-dispatcher.pid"
        try:
            pid = int(file.read_text())
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError, ValueError):
            return None
        # A dead one stays listed where nobody collects it: in a container without an init process.
        return None if state == "Z" else pid

    def send(self, signal_number: signal.Signals) -> None:
        """Send a signal to the service, which must be there."""
        pid = self.pid
        assert pid is not None, "no speech service"
        os.kill(pid, signal_number)

    def end(self) -> None:
        """End the service, if there is one, even if it was stopped."""
        pid = self.pid
        if pid is not None:
            for number in (signal.SIGTERM, signal.SIGCONT):
                # The first may have ended it.
                with suppress(ProcessLookupError):
                    os.kill(pid, number)
            try:
                wait_until(lambda: self.pid is None, "the speech service to end", within_s=10)
            except TimeoutError:
                # It waits for its own threads, and on a busy machine once did so for ever.
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)


@contextmanager
def speech_service_of_its_own(server: SoundServer) -> Iterator[SpeechService]:
    """Let a service speak on ``server`` for as long as the block; the test is skipped where there is none."""
    want("speech-dispatcher", "speech-dispatcher, and speech-dispatcher-espeak-ng")
    # Short: a socket's path has no more than 100 characters.
    with TemporaryDirectory(prefix="speech-") as runtime:
        folder = Path(runtime, "speech-dispatcher")
        env = {**server.env, "XDG_RUNTIME_DIR": runtime, "SPEECHD_ADDRESS": f"unix_socket:{folder}/speechd.sock"}
        service = SpeechService(env, folder)
        try:
            yield service
        finally:
            service.end()
