"""The user's own techniques, and the catalogue that they make together with those that ship with the program.

The catalogue is a value: each change makes a new one. Code that keeps anything derived from it connects to
`Techniques.changed`; all other code gets `Techniques.catalogue` when it needs it.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from recovery_timer.app.signals import Signal
from recovery_timer.app.techniques.refusals import NameRefusedError
from recovery_timer.ports import (
    DAYS_KEPT,
    Clock,
    ImmediateWorker,
    QuarantinedFile,
    SaveKey,
    SaveKind,
    Saver,
    TechniqueStore,
    TrashedTechnique,
    Worker,
)
from recovery_timer.routine import own
from recovery_timer.routine.limits import as_copy, with_mark
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.routine.technique import Catalogue, Technique

if TYPE_CHECKING:
    from recovery_timer.routine.notation.lexicon import Lexicon


class Techniques:
    """Every technique by its id. `changed` is emitted when there is another `catalogue`."""

    def __init__(
        self,
        *,
        shipped: Catalogue,
        store: TechniqueStore,
        saver: Saver,
        clock: Clock,
        new_id: Callable[[], str],
        worker: Worker | None = None,
    ) -> None:
        """Without a ``worker``, files are read synchronously."""
        self.changed: Signal[None] = Signal()
        self.quarantined: tuple[QuarantinedFile, ...] = ()
        self._shipped = shipped
        self._store = store
        self._saver = saver
        self._clock = clock
        self._new_id = new_id
        self._worker = worker or ImmediateWorker()
        self._own: dict[str, OwnTechnique] = {}
        self._trashed: list[TrashedTechnique] = []
        # For each `reload` in progress, the techniques whose files may have changed since it started.
        self._reloads: list[set[str]] = []
        self._catalogue = shipped

    def load(self, then: Callable[[], None] = lambda: None) -> None:
        """Let the worker read the user's techniques, then call ``then``: `quarantined` has the unreadable files now.

        Nothing may be changed before that.
        """

        def read() -> tuple[list[OwnTechnique], list[QuarantinedFile], list[TrashedTechnique]]:
            return *self._store.load(), self._store.deleted()

        def take(found: Future[tuple[list[OwnTechnique], list[QuarantinedFile], list[TrashedTechnique]]]) -> None:
            techniques, quarantined, deleted = found.result()
            self.quarantined = tuple(quarantined)
            present = (each for each in deleted if self.days_left(each) >= 0)
            self._trashed = sorted(present, key=lambda each: each.deleted)
            self._become({technique.id: technique for technique in techniques})
            then()

        self._worker.run(read, take)

    def purge(self) -> None:
        """Remove the techniques that were deleted more than `DAYS_KEPT` days ago."""
        oldest = self._clock.wall().date() - timedelta(days=DAYS_KEPT)
        self._saver.submit(SaveKey(SaveKind.TRASH, "techniques"), lambda: self._store.purge(oldest))

    def reload(self) -> None:
        """Pick up changes that other programs have made.

        Techniques that cannot be read now, are being saved or were saved meanwhile stay as they are.
        """
        ours = set(self._saver.pending(SaveKind.TECHNIQUE))
        self._reloads.append(ours)

        def take(kept: Future[dict[str, OwnTechnique | None]]) -> None:
            self._reloads = [each for each in self._reloads if each is not ours]
            # A drive that is temporarily missing must not take the techniques away.
            with suppress(OSError):
                theirs = kept.result()
                stay = ours | {technique_id for technique_id, each in theirs.items() if each is None}
                present = {id_: each for id_, each in theirs.items() if each is not None and id_ not in stay}
                self._become(present | {id_: each for id_, each in self._own.items() if id_ in stay})

        self._worker.run(self._store.reread, take)

    # -- queries

    @property
    def catalogue(self) -> Catalogue:
        """All techniques, the user's own among them."""
        return self._catalogue

    @property
    def own(self) -> Mapping[str, OwnTechnique]:
        """The user's own by their ids."""
        return self._own

    def has(self, technique: OwnTechnique) -> bool:
        """Whether it is here already, if only as a copy under another id."""
        return self._just_like(technique) is not None

    def require_free(self, name: str, *, by_other_than: str = "") -> None:
        """Check that no technique is called ``name``, other than the one with that id.

        Raises:
            NameRefusedError: if one is, in any of the ways in which it can be typed.
        """
        taken_by = self._called(name, by_other_than)
        if taken_by is not None:
            raise NameRefusedError(name, taken_by)

    def draft_of(self, technique_id: str) -> OwnTechnique:
        """Return a copy of a technique as one of the user's own, with a name of its own, without saving it.

        Raises:
            KeyError: if there is none.
            ValueError: if it is only to be read about.
        """
        technique = self._catalogue[technique_id]
        name = self._free_name(technique.name)
        if technique_id in self._own:
            return replace(self._own[technique_id], id=self._fresh_id(), name=name)
        return own.copy_of(technique, self._fresh_id(), name)

    def new_draft(self, name: str) -> OwnTechnique:
        """Return a technique called ``name`` to start from, without saving it."""
        return OwnTechnique(id=self._fresh_id(), name=name, family=own.FAMILIES[0], seconds=30)

    # -- changes

    def save(self, technique: OwnTechnique) -> None:
        """Save ``technique``.

        Raises:
            NameRefusedError: if another one has its name.
        """
        self.require_free(technique.name, by_other_than=technique.id)
        self._save(technique)

    def delete(self, technique_id: str) -> TrashedTechnique:
        """Move one of the user's techniques to the trash, and return it for `restore`.

        Routines keep their steps with it, which are played with their own names and times; restoring it brings back
        the rest.
        """
        deleted = TrashedTechnique(technique=self._own[technique_id], deleted=self._clock.wall().date())
        self._submit(technique_id, lambda: self._store.delete(deleted))
        self._trashed.append(deleted)
        self._become({id_: each for id_, each in self._own.items() if id_ != technique_id})
        return deleted

    def restore(self, deleted: TrashedTechnique) -> OwnTechnique:
        """Bring a technique back from the trash, and return it; if its id or its name is taken by now, as a copy.

        Raises:
            KeyError: if it is not in the trash.
        """
        if deleted not in self._trashed:
            raise KeyError(deleted.technique.id)
        back = deleted.technique
        if back.id in self._catalogue:
            back = replace(back, id=self._fresh_id())
        if self._called(back.name) is not None:
            back = replace(back, name=self._free_name(back.name))
        self._submit(back.id, lambda: self._store.restore(deleted, back))
        self._trashed.remove(deleted)
        self._become({**self._own, back.id: back})
        return back

    @property
    def trashed(self) -> tuple[TrashedTechnique, ...]:
        """The techniques that can be restored, last deleted first."""
        return tuple(reversed(self._trashed))

    def days_left(self, trashed: TrashedTechnique) -> int:
        """Return how many more days ``trashed`` can be restored."""
        return DAYS_KEPT - (self._clock.wall().date() - trashed.deleted).days

    def add(self, technique: OwnTechnique) -> OwnTechnique:
        """Import a technique, and return it as it is here.

        An identical one is not added again. Nothing is overwritten: where another has the id, this one becomes a copy,
        and where another has the name, it gets a name of its own.
        """
        known = self._just_like(technique)
        if known is not None:
            return known
        # Ids are compared without case: on some systems they would share a file.
        if technique.id.casefold() in {each.casefold() for each in self._catalogue}:
            technique = replace(technique, id=self._fresh_id())
        if self._called(technique.name) is not None:
            technique = replace(technique, name=self._free_name(technique.name))
        self._save(technique)
        return technique

    def _save(self, technique: OwnTechnique) -> None:
        self._submit(technique.id, lambda: self._store.save(technique))
        self._become({**self._own, technique.id: technique})

    def _submit(self, technique_id: str, job: Callable[[], None]) -> None:
        for ours in self._reloads:
            ours.add(technique_id)
        self._saver.submit(SaveKey(SaveKind.TECHNIQUE, technique_id), job)

    def _become(self, techniques: dict[str, OwnTechnique]) -> None:
        if techniques == self._own:
            return
        self._own = techniques
        self._catalogue = own.with_own(self._shipped, techniques.values())
        self.changed.emit(None)

    def _just_like(self, technique: OwnTechnique) -> OwnTechnique | None:
        """Return the technique that is the same but for its id, or for the mark in the name of a copy."""
        present = self._own.get(technique.id)
        if present == technique:
            return present
        names = {technique.name, with_mark(technique.name, "copy")}
        return next(
            (
                each
                for each in self._own.values()
                if each.name in names and replace(each, id=technique.id, name=technique.name) == technique
            ),
            None,
        )

    def _called(self, name: str, by_other_than: str = "") -> Technique | None:
        return self._names(by_other_than).find(name)

    def _free_name(self, name: str) -> str:
        names = self._names()
        return as_copy(name, lambda marked: names.find(marked) is not None)

    def _names(self, by_other_than: str = "") -> "Lexicon":
        """Return the names of all techniques but one, in all the ways in which they can be typed."""
        # Imported late: it takes 60 ms, and few users make a technique.
        from recovery_timer.routine.notation.lexicon import Lexicon

        return Lexicon({id_: each for id_, each in self._catalogue.items() if id_ != by_other_than})

    def _fresh_id(self) -> str:
        # A letter comes first, so that the id is never taken for an amount where it is typed.
        return f"own-{self._new_id()}"
