"""The sounds: those that ship with the program, and the user's own in place of some."""

from collections import ChainMap, Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from functools import partial

from msgspec import Struct

from recovery_timer.app.signals import Signal
from recovery_timer.audio.sounds import RATE_HZ, Samples, Sound
from recovery_timer.ports import QuarantinedFile, SaveKey, SaveKind, Saver, SoundStore, Worker


class LostSound(Struct, frozen=True):
    """One of the user's own sounds that can no longer be played; ``file`` is the broken one, None if it vanished."""

    name: Sound
    file: QuarantinedFile | None


class LoadedSounds(Struct, frozen=True):
    """The result of `Sounds.load`: whether any sound has changed, and those that vanished or cannot be read."""

    changed: bool
    lost: tuple[LostSound, ...]


_Found = tuple[dict[Sound, Samples], dict[Sound, QuarantinedFile]]


class Sounds:
    """Every sound by its name. `changed` is emitted with the name of a sound that was replaced, `loaded` after `load`.

    Files are read by the worker: decoding one that the user has chosen can take a second.

    `all` is a live view; a stream that is playing keeps the sounds that it has.
    """

    def __init__(self, built_in: Mapping[Sound, Samples], store: SoundStore, saver: Saver, worker: Worker) -> None:
        """The user's own sounds are not read before `load`."""
        self.changed: Signal[Sound] = Signal()
        self.loaded: Signal[LoadedSounds] = Signal()
        self._built_in = built_in
        self._store = store
        self._saver = saver
        self._worker = worker
        self._own: dict[Sound, Samples] = {}
        self._keeps: Counter[Sound] = Counter()
        # A chain writes only to its first.
        self.all: Mapping[Sound, Samples] = ChainMap(self._own, built_in)  # type: ignore[arg-type]  # as above

    def own(self, name: Sound) -> "Samples | None":
        """Return the user's own sound ``name``; None if the built-in one is used."""
        return self._own.get(name)

    def length_ms(self, name: Sound) -> int:
        """Return the length of the sound ``name`` in ms."""
        return len(self.all[name]) * 1000 // RATE_HZ

    def load(self) -> None:
        """Read the user's own sounds; one that is missing or unreadable is replaced by the built-in one."""
        # A sound still being saved, or waiting for a full disk, has no file yet.
        unsaved = self._saver.pending(SaveKind.SOUND)
        names = [name for name in self._built_in if name not in unsaved]
        self._worker.run(partial(self._store.load, names), partial(self._take, names, self._keeps.copy()))

    def choose(self, name: Sound, file: str, done: Callable[[Exception | None], None]) -> None:
        """Make a copy of the WAV ``file`` the user's own sound ``name``, and call ``done``.

        ``done`` receives None, or why nothing has changed: an `UnusableSoundError`, or an OSError if the file cannot
        be read.
        """
        self._worker.run(partial(self._store.read, file), partial(self._keep_chosen, name, done))

    def keep(self, name: Sound, samples: "Samples | None") -> None:
        """Make ``samples`` the user's own sound ``name``; None brings the built-in one back."""
        job = partial(self._store.remove, name) if samples is None else partial(self._store.save, name, samples)
        self._saver.submit(SaveKey(SaveKind.SOUND, name), job)
        self._keeps[name] += 1
        self._put(name, samples)

    def _take(self, names: Sequence[Sound], keeps: Counter[Sound], future: Future[_Found]) -> None:
        found, broken = future.result()
        # One that was replaced while the files were read is newer than its file.
        names = [name for name in names if self._keeps[name] == keeps[name]]
        vanished = [name for name in names if name in self._own and name not in found and name not in broken]
        before = dict(self._own)
        for name in names:
            self._put(name, found.get(name))
        lost = [LostSound(name, None) for name in vanished]
        lost += [LostSound(name, file) for name, file in broken.items()]
        self.loaded.emit(LoadedSounds(self._own != before, tuple(lost)))

    def _keep_chosen(self, name: Sound, done: Callable[[Exception | None], None], future: Future[Samples]) -> None:
        try:
            samples = future.result()
        except (ValueError, OSError) as error:
            done(error)
        else:
            self.keep(name, samples)
            done(None)

    def _put(self, name: Sound, samples: "Samples | None") -> None:
        if samples == self._own.get(name):
            return
        if samples is None:
            del self._own[name]
        else:
            self._own[name] = samples
        self.changed.emit(name)
