"""Writing a whole session as an M4A file (AAC in MPEG-4): what phones, watches and cars play.

Qt ships the encoder, FFmpeg's. It runs in a separate process, the program started as its child ``m4a``: it prints
messages on standard error that cannot be turned off, and nothing else in the program needs it. It reads the sound from
standard input while that is being rendered, but only the parts that `splicing` says have to be encoded; these are
spliced into the whole, which is written here, with its title and chapters.
"""

import errno
import os
import subprocess
import sys
from array import array
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from recovery_timer.adapters.child_process import child_application, child_command
from recovery_timer.adapters.sound import mp4
from recovery_timer.adapters.sound.splicing import Splicing
from recovery_timer.audio.sounds import RATE_HZ, Samples
from recovery_timer.ports import SoundFile
from recovery_timer.ports.problems import FileProblemError, NoEncoder

ENCODED_HZ = RATE_HZ // 2
"""Half the rate takes half the time. What the chimes and a voice have above 12 kHz, which is lost, and aliases as every
other sample is left out, is at least 60 dB below the rest."""
BITS_A_SECOND = 128_000
"""More than this sound needs, but with 64,000 the file is only a tenth smaller, and the encoder searches for longer."""

_BLOCK_BYTES = ENCODED_HZ * 2
_CODEC = "AAC"
_FAILED, _NO_ENCODER = 3, 4
"""Exit statuses of the encoder."""
_SAID = "error: "


def write_m4a(path: Path, file: SoundFile, command: Sequence[str] | None = None) -> None:
    """Write ``file`` to ``path``; ``command`` starts the encoder.

    Raises:
        FileProblemError: with NoEncoder, if Qt cannot encode it here.
        OSError: if it fails otherwise.
    """
    splicing = Splicing()
    made = _encoder_made(splicing.to_encode(_halved(file)), command or child_command("m4a"))
    try:
        whole = splicing.spliced(mp4.read(made))
        with path.open("wb") as output:
            mp4.write(output, whole, splicing.length, file.title, file.chapters)
    except ValueError as error:
        raise OSError(errno.EIO, str(error), str(path)) from error


def _halved(file: SoundFile) -> Iterator[Samples]:
    for block in file.blocks:
        yield array("h", block)[:: RATE_HZ // ENCODED_HZ]


def _encoder_made(sound: Iterator[bytes], command: Sequence[str]) -> bytes:
    """Return the file that the encoder started by ``command`` makes of ``sound``; raise OSError if it fails."""
    # Not a ChildProcess: this command has no event loop, and a full pipe has to hold back the rendering.
    with TemporaryDirectory(prefix="recovery-timer-") as folder:
        path = Path(folder, "sound.m4a")
        with subprocess.Popen(  # noqa: S603 - the program itself; the path is an argument, never a command
            [*command, str(path)], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as encoder:
            assert encoder.stdin is not None
            try:
                # If the encoder has ended early, it says why.
                with suppress(BrokenPipeError):
                    for each in sound:
                        encoder.stdin.write(each)
                _, said = encoder.communicate()
            except BaseException:
                encoder.kill()
                # After Ctrl+C, leaving the block would not do it.
                encoder.wait()
                raise
        if encoder.returncode == _NO_ENCODER:
            raise FileProblemError(NoEncoder(_CODEC))
        if encoder.returncode:
            raise OSError(errno.EIO, _complaint(said.decode(errors="replace")))
        return path.read_bytes()


def _complaint(said: str) -> str:
    lines = said.strip().splitlines()
    mine = (line.removeprefix(_SAID) for line in lines if line.startswith(_SAID))
    return next(mine, lines[-1] if lines else os.strerror(errno.EIO))


def main(path: str) -> None:
    """Encode the sound from standard input, and exit with 0 if that worked."""
    app = child_application()
    try:
        from PySide6.QtCore import QByteArray, QUrl
        from PySide6.QtMultimedia import (
            QAudioBuffer,
            QAudioBufferInput,
            QAudioFormat,
            QMediaCaptureSession,
            QMediaFormat,
            QMediaRecorder,
        )
    except ImportError as error:
        _fail(str(error))

    samples = QAudioFormat()
    samples.setSampleRate(ENCODED_HZ)
    samples.setChannelCount(1)
    samples.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    m4a = QMediaFormat(QMediaFormat.FileFormat.Mpeg4Audio)
    m4a.setAudioCodec(QMediaFormat.AudioCodec.AAC)
    if not m4a.isSupported(QMediaFormat.ConversionMode.Encode):
        os._exit(_NO_ENCODER)

    source, session, recorder = QAudioBufferInput(samples), QMediaCaptureSession(), QMediaRecorder()
    session.setAudioBufferInput(source)
    session.setRecorder(recorder)
    recorder.setMediaFormat(m4a)
    # In its usual mode, the bit rate would mean nothing.
    recorder.setEncodingMode(QMediaRecorder.EncodingMode.AverageBitRateEncoding)
    recorder.setAudioBitRate(BITS_A_SECOND)
    recorder.setOutputLocation(QUrl.fromLocalFile(path))
    recorder.setAutoStop(True)
    recorder.errorOccurred.connect(lambda _, text: _fail(text))
    recorder.recorderStateChanged.connect(
        lambda state: app.quit() if state is QMediaRecorder.RecorderState.StoppedState else None
    )
    unsent = [QAudioBuffer(QByteArray(sys.stdin.buffer.read(_BLOCK_BYTES)), samples, 0)]

    def send() -> None:
        # An empty buffer is the end, after which no more is wanted.
        while unsent and source.sendAudioBuffer(unsent[0]):
            if unsent.pop().isValid():
                block = sys.stdin.buffer.read(_BLOCK_BYTES)
                unsent.append(QAudioBuffer(QByteArray(block), samples) if block else QAudioBuffer())

    source.readyToSendAudioBuffer.connect(send)
    recorder.record()
    app.exec()


def _fail(why: str) -> None:
    sys.stderr.write(f"{_SAID}{why}\n")
    sys.stderr.flush()
    os._exit(_FAILED)
