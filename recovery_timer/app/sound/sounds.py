"""The sounds: those that ship with the program, and the user's own in place of some."""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import Struct

from recovery_timer.app.signals import Signal
from recovery_timer.audio.sounds import RATE_HZ, Samples, Sound
from recovery_timer.ports import QuarantinedFile, SaveKey, SaveKind, Saver, SoundStore


class LostSound(Struct, frozen=True):
    """One of the user's own sounds that can no longer be played; ``file`` is the broken one, None if it vanished."""

    name: Sound
    file: QuarantinedFile | None


class Sounds:
    """Every sound by its name. `changed` is emitted with the name of a sound that was replaced.

    `all` is a live view; a stream that is playing keeps the sounds that it has.
    """

    def __init__(self, built_in: Mapping[Sound, Samples], store: SoundStore, saver: Saver) -> None:
        """The user's own sounds are not read before `load`."""
        self.changed: Signal[Sound] = Signal()
        self._built_in = built_in
        self._store = store
        self._saver = saver
        self._own: dict[Sound, Samples] = {}
        self.all: Mapping[Sound, Samples] = ChainMap(self._own, dict(built_in))

    def own(self, name: Sound) -> "Samples | None":
        """Return the user's own sound ``name``; None if the built-in one is used."""
        return self._own.get(name)

    def length_ms(self, name: Sound) -> int:
        """Return the length of the sound ``name`` in ms."""
        return len(self.all[name]) * 1000 // RATE_HZ

    def load(self) -> Sequence[LostSound]:
        """Read the user's own sounds; one that is missing or unreadable is replaced by the built-in one.

        Returns:
            The sounds that have vanished since, and those that cannot be read.
        """
        # A sound still being saved, or waiting for a full disk, has no file yet.
        unsaved = self._saver.pending(SaveKind.SOUND)
        names = [name for name in self._built_in if name not in unsaved]
        found, broken = self._store.load(names)
        vanished = [name for name in names if name in self._own and name not in found and name not in broken]
        for name in names:
            self._put(name, found.get(name))
        return [
            *(LostSound(name, None) for name in vanished),
            *(LostSound(name, file) for name, file in broken.items()),
        ]

    def choose(self, name: Sound, file: str) -> None:
        """Make a copy of the WAV ``file`` the user's own sound ``name``.

        Raises:
            ValueError: if it cannot be used; the message says why. Nothing has changed.
            OSError: if it cannot be read. Nothing has changed.
        """
        self.keep(name, self._store.read(file))

    def keep(self, name: Sound, samples: "Samples | None") -> None:
        """Make ``samples`` the user's own sound ``name``; None brings the built-in one back."""
        job = partial(self._store.remove, name) if samples is None else partial(self._store.save, name, samples)
        self._saver.submit(SaveKey(SaveKind.SOUND, name), job)
        self._put(name, samples)

    def _put(self, name: Sound, samples: "Samples | None") -> None:
        if samples == self._own.get(name):
            return
        if samples is None:
            del self._own[name]
        else:
            self._own[name] = samples
        self.changed.emit(name)
