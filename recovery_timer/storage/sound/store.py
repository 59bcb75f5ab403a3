"""The sounds of the cues: those that ship with the program, and the user's own, one file per cue in the data folder.

The file is the setting: if it exists, it is played. It is a copy in the playback format, so the original may be moved
or deleted.
"""

import errno
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from recovery_timer import assets
from recovery_timer.audio.resampling import SCALE, resample
from recovery_timer.audio.sounds import RATE_HZ, Samples, Sound
from recovery_timer.ports import QuarantinedFile
from recovery_timer.ports.problems import SoundFault, SoundTooLarge, SoundTooLong, SoundUnusable, UnusableSoundError
from recovery_timer.storage.files.atomic import quarantine, read_bounded, require_no_link, unreadable, write_atomically
from recovery_timer.storage.sound import wav

LONGEST_S = 3
LARGEST_BYTES = 20 * 1024 * 1024
SILENT_BELOW = 0.001
"""A sound whose loudest sample is below this share of full scale (-60 dB) counts as silent."""

_SUFFIX = ".wav"
_FULL_16_BIT, _FULL_32_BIT = 2**15, 2**31


class BuiltInSounds(Mapping[Sound, Samples]):
    """The sounds that ship with the program. Each is read when first needed, so none is at start-up.

    Raises:
        OSError: if a file is missing or cannot be read.
        ValueError: if a file is not a mono 16-bit WAV at 48 kHz; the message names it.
    """

    def __init__(self) -> None:
        self._read: dict[Sound, Samples] = {}

    def __getitem__(self, name: Sound) -> Samples:
        if name not in self._read:
            self._read[name] = self._decoded(assets.path(f"sounds/{name}{_SUFFIX}"))
        return self._read[name]

    def __iter__(self) -> Iterator[Sound]:
        return iter(Sound)

    def __len__(self) -> int:
        return len(Sound)

    @staticmethod
    def _decoded(path: Path) -> Samples:
        try:
            return wav.decode_kept(path.read_bytes())
        except ValueError as error:
            raise ValueError(f"{path.name}: {error}") from error


class OwnSoundFiles:
    """The user's own sounds in a folder, as `ports.SoundStore`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, names: Sequence[Sound]) -> tuple[dict[Sound, Samples], dict[Sound, QuarantinedFile]]:
        """Return those of ``names`` that exist, and the files that could not be read."""
        found: dict[Sound, Samples] = {}
        broken: dict[Sound, QuarantinedFile] = {}
        for name in names:
            path = self._path(name)
            try:
                require_no_link(path)
                found[name] = _sound(path)
            except FileNotFoundError:
                continue
            except UnusableSoundError as error:
                broken[name] = quarantine(path, error.problem)
            except OSError as error:
                broken[name] = unreadable(path, error)
        return found, broken

    def read(self, file: str) -> Samples:
        """Return the sound in ``file``, one of the user's WAV files, in the playback format.

        Raises:
            UnusableSoundError: if it cannot be used.
            OSError: if it cannot be read.
        """
        return _sound(Path(file))

    def save(self, name: Sound, samples: Samples) -> None:
        """Save ``samples`` as the user's own sound ``name``; raise OSError if it cannot be written."""
        write_atomically(self._path(name), wav.encode(samples))

    def remove(self, name: Sound) -> None:
        """Remove the user's own sound ``name``, if there is one; raise OSError if that fails."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: Sound) -> Path:
        return self._folder / f"{name}{_SUFFIX}"


def _sound(path: Path) -> Samples:
    try:
        data = read_bounded(path, LARGEST_BYTES)
    except OSError as error:
        if error.errno != errno.EFBIG:
            raise
        raise UnusableSoundError(SoundTooLarge(LARGEST_BYTES // 1024**2)) from error
    # The program's own format takes a millisecond, anything else up to a second.
    with suppress(UnusableSoundError):
        return _checked(wav.Recording(rate_hz=RATE_HZ, samples=wav.decode_kept(data)), _FULL_16_BIT).samples
    recording = _checked(wav.decode(data), _FULL_32_BIT)
    values = resample(recording.samples, recording.rate_hz, RATE_HZ)
    scale = SCALE * _FULL_32_BIT // _FULL_16_BIT
    return array("h", (min(max(round(each / scale), -_FULL_16_BIT), _FULL_16_BIT - 1) for each in values))


def _checked(recording: wav.Recording, full_scale: int) -> wav.Recording:
    """Return ``recording``; raise UnusableSoundError if it is silent, empty or too long."""
    length_s = len(recording.samples) / recording.rate_hz
    if length_s > LONGEST_S:
        raise UnusableSoundError(SoundTooLong(length_s, LONGEST_S))
    if not recording.samples:
        raise UnusableSoundError(SoundUnusable(SoundFault.EMPTY))
    if max(map(abs, recording.samples)) < SILENT_BELOW * full_scale:
        raise UnusableSoundError(SoundUnusable(SoundFault.SILENT))
    return recording
