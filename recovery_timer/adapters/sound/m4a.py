"""Writing a whole session as an M4A file (AAC in MPEG-4): what phones, watches and cars play.

Qt brings the encoder, FFmpeg's. It runs in a process of its own, the program started as its child ``m4a``: it prints on
standard error what nobody can turn off, and nothing else of the program needs it. It reads the sound from its standard
input as fast as it encodes, so nothing is held in memory.
"""

import errno
import os
import subprocess
import sys
from array import array
from collections.abc import Sequence
from pathlib import Path

from recovery_timer.adapters.child_process import child_application, child_command
from recovery_timer.adapters.sound.mp4 import with_chapters
from recovery_timer.audio.sounds import RATE_HZ
from recovery_timer.ports import SoundFile

ENCODED_HZ = RATE_HZ // 2
"""Half the rate takes half the time. The chimes and the voices have nothing above 11 kHz that would be lost, or would
alias as every other sample is left out: it is 80 dB below the rest."""
BITS_A_SECOND = 64_000
"""Transparent for chimes and one voice. Silence takes hardly any."""

_BLOCK_BYTES = ENCODED_HZ * 2
_BRAND_AT = 8
_FAILED = 3
_SAID = "error: "


def write_m4a(path: Path, file: SoundFile, command: Sequence[str] | None = None) -> None:
    """Write ``file`` to ``path``; raise OSError if that fails. ``command`` starts the encoder."""
    with subprocess.Popen(  # noqa: S603 - the program itself; path and title are arguments, never a command
        [*(command or child_command("m4a")), str(path), file.title],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as encoder:
        assert encoder.stdin is not None
        try:
            for block in file.blocks:
                encoder.stdin.write(array("h", block)[:: RATE_HZ // ENCODED_HZ].tobytes())
        except BrokenPipeError:
            # It says why.
            pass
        except BaseException:
            encoder.kill()
            raise
        _, said = encoder.communicate()
    if encoder.returncode:
        raise OSError(errno.EIO, _complaint(said.decode(errors="replace")), str(path))
    try:
        _complete(path, file)
    except ValueError as error:
        raise OSError(errno.EIO, str(error), str(path)) from error


def _complaint(said: str) -> str:
    lines = said.strip().splitlines()
    mine = (line.removeprefix(_SAID) for line in lines if line.startswith(_SAID))
    return next(mine, lines[-1] if lines else os.strerror(errno.EIO))


def _complete(path: Path, file: SoundFile) -> None:
    """Add what Qt's encoder cannot write: the chapters, and the brand by which players know sound without pictures."""
    with path.open("r+b") as made:
        made.seek(_BRAND_AT)
        made.write(b"M4A ")
        index_at, index = with_chapters(made, file.chapters, file.length_ms)
        made.seek(index_at)
        made.write(index)
        made.truncate()


def main(path: str, title: str) -> None:
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
            QMediaMetaData,
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
        _fail("Qt's sound library here has no AAC encoder")
    data = QMediaMetaData()
    data.insert(QMediaMetaData.Key.Title, title)

    source, session, recorder = QAudioBufferInput(samples), QMediaCaptureSession(), QMediaRecorder()
    session.setAudioBufferInput(source)
    session.setRecorder(recorder)
    recorder.setMediaFormat(m4a)
    recorder.setAudioBitRate(BITS_A_SECOND)
    recorder.setMetaData(data)
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
