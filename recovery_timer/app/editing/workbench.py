"""The workbench: holds the open drafts, keeps them safe during editing, and saves them to the library.

Every routine has at most one draft, so undo survives leaving the screen. A draft with changes has a file of its own,
written after every edit; drafts left by a crash are offered at the next start. If somebody else changes the routine
meanwhile, a draft without changes of its own follows; otherwise `Draft.theirs` is set, and the user chooses.
"""

from collections.abc import Callable, Hashable, Iterable

from recovery_timer.app.editing.draft import Draft, EditLabel, Verb, sketch_of
from recovery_timer.app.library import Library, NameTakenError
from recovery_timer.app.signals import Signal
from recovery_timer.app.techniques import Techniques
from recovery_timer.ports import DraftStore, SavedDraft, SaveKey, SaveKind, Saver, TypedText
from recovery_timer.routine import edits
from recovery_timer.routine.edits import Edit
from recovery_timer.routine.model import Block, Routine, Sketch


class ChangedUnderneathError(Exception):
    """Somebody else has changed the routine since the draft was opened; `theirs` is its present version."""

    def __init__(self, theirs: Routine) -> None:
        super().__init__(theirs.name)
        self.theirs = theirs


class UnreadTextError(Exception):
    """The draft has typed text that cannot be read yet, so its blocks are not what the user has typed."""


class Workbench:
    """The open drafts, by routine id.

    `changed` is emitted with a draft that is opened, saved or discarded, or gains or loses `Draft.theirs`. The draft's
    own signal reports edits.
    """

    def __init__(
        self, *, library: Library, store: DraftStore, saver: Saver, techniques: Techniques, new_id: Callable[[], str]
    ) -> None:
        self.changed: Signal[Draft] = Signal()
        self._library = library
        self._store = store
        self._saver = saver
        self._techniques = techniques
        self._new_id = new_id
        self._drafts: dict[str, Draft] = {}
        self._unsubscribe: dict[str, Callable[[], None]] = {}
        self._offered: dict[str, SavedDraft] = {}
        library.changed.connect(self._follow)

    def offer(self, left: Iterable[SavedDraft]) -> None:
        """Offer drafts that were left behind. Call this after loading the library, and before opening any draft."""
        for kept in left:
            saved = self.saved(kept.routine_id)
            if saved is not None and sketch_of(saved) == kept.sketch and kept.typed is None:
                self._forget(kept.routine_id)
            else:
                self._offered[kept.routine_id] = kept

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The open drafts, in the order in which they were opened."""
        return tuple(self._drafts.values())

    @property
    def offered(self) -> tuple[SavedDraft, ...]:
        """Drafts left behind and not opened yet; `open` or `discard` one by its `routine_id`."""
        return tuple(self._offered.values())

    @property
    def unsaved(self) -> tuple[Draft | SavedDraft, ...]:
        """Every draft with changes, whether open or left behind."""
        return (*(draft for draft in self.drafts if draft.has_changes), *self.offered)

    def saved(self, routine_id: str) -> Routine | None:
        """Return the saved routine, or None."""
        try:
            return self._library.entry(routine_id).routine
        except KeyError:
            return None

    # -- opening

    def open(self, routine_id: str) -> Draft:
        """Return the draft of a routine: the open one, the one left behind, or else a fresh one.

        One that was left behind starts as the saved routine plus a single edit that can be undone. Raise KeyError if no
        routine or draft has this id.
        """
        if routine_id in self._drafts:
            return self._drafts[routine_id]
        if routine_id not in self._offered:
            saved = self._library.entry(routine_id).routine
            return self._hold(Draft(routine_id, sketch_of(saved), saved))
        kept = self._offered.pop(routine_id)
        before = sketch_of(kept.base) if kept.base is not None else Sketch(name=kept.sketch.name)
        draft = Draft(routine_id, before, kept.base)
        draft.retype(EditLabel(Verb.RESUME, kept.sketch.name), Edit(kept.sketch), kept.typed)
        self._hold(draft)
        self._compare(draft)
        return draft

    def new(self, name: str, blocks: tuple[Block, ...] = ()) -> Draft:
        """Return the draft of a new routine."""
        draft = self._hold(Draft(self._new_id(), Sketch(name=name)))
        if blocks:
            draft.apply(EditLabel(Verb.PASTE, name, len(blocks)), edits.insert(draft.sketch, (0,), blocks))
        return draft

    def discard(self, routine_id: str) -> None:
        """Discard the routine's draft, open or left behind, with its changes."""
        if routine_id in self._offered:
            self.open(routine_id)
        if routine_id in self._drafts:
            self._let_go(self._drafts[routine_id])

    def rename(self, draft: Draft, name: str, merge: Hashable = None) -> None:
        """Rename ``draft``, and in the text that it is typed as only the name; raise ValueError if it is not allowed.

        It merges as `Draft.apply` does.
        """
        label, edit, typed = EditLabel(Verb.RENAME, name.strip()), edits.rename(draft.sketch, name), draft.typed
        if typed is None or edit.sketch == draft.sketch:
            draft.apply(label, edit, merge)
            return
        # Imported where a text is read: it takes 60 ms, and most users never type one.
        from recovery_timer.routine import notation

        renamed = notation.rename(typed.text, edit.sketch.name, self._techniques.catalogue)
        draft.retype(label, edit, TypedText(renamed, typed.is_read), merge)

    def has_namesake(self, draft: Draft) -> bool:
        """Whether saving ``draft`` would give another routine's name to a second one."""
        name = draft.sketch.name
        if draft.base is not None and draft.base.name == name:
            return False
        return self._library.is_taken(name, by_other_than=draft.routine_id)

    def free_name(self, name: str) -> str:
        """Return ``name`` with a mark that makes it unique."""
        return self._library.free_name(name)

    def keep(self, draft: Draft) -> None:
        """Bring the file of ``draft`` up to date; every edit does."""
        self._submit(SaveKey(SaveKind.DRAFT, draft.routine_id), draft.routine_id, draft)

    # -- saving

    def catch_up(self, then: Callable[[], None]) -> None:
        """Pick up changes that others have made to the routines, then call ``then``.

        Call this before `save`: somebody may have written the routine's file a moment ago.
        """
        self._library.reload(then)

    def save(self, draft: Draft, *, without_unread: bool = False) -> Routine:
        """Save ``draft`` to the library. A read-only routine is saved as a copy with a name of its own.

        ``without_unread`` saves the blocks although there is text that cannot be read yet; that stays a draft.

        Raises:
            UnreadTextError: if there is text that cannot be read yet.
            ChangedUnderneathError: if somebody else has changed it; see `keep_mine`, `take_theirs` and `keep_both`.
            ValueError: if it has no block yet.
            OSError: from the saver.
        """
        if draft.is_unread and not without_unread:
            raise UnreadTextError
        if draft.theirs is not None:
            raise ChangedUnderneathError(draft.theirs)
        if not self._is_read_only(draft):
            return self._save_under(draft, draft.routine_id, draft.sketch.name)
        name = draft.sketch.name
        is_taken = draft.base is not None and draft.base.name == name
        return self._save_under(draft, self._new_id(), self._library.free_name(name) if is_taken else name)

    def save_as(self, draft: Draft, name: str) -> Routine:
        """Save ``draft`` as another routine called ``name``, to which the draft belongs from now on.

        Raises:
            UnreadTextError: if there is text that cannot be read yet.
            NameTakenError: if another routine has the name.
            ValueError: if it has no block yet, or the name is not allowed.
        """
        if draft.is_unread:
            raise UnreadTextError
        if self._library.is_taken(edits.rename(draft.sketch, name).sketch.name):
            raise NameTakenError(name)
        return self._save_under(draft, self._new_id(), name)

    def _save_under(self, draft: Draft, routine_id: str, name: str) -> Routine:
        routine = Routine(id=routine_id, name=name, blocks=draft.sketch.blocks)
        self._library.save(routine)
        self._move(draft, routine_id, name)
        draft.rebase(routine, None if draft.is_unread else draft.typed)
        self._submit(SaveKey(SaveKind.SAVED_DRAFT, routine_id), routine_id, draft)
        self.changed.emit(draft)
        return routine

    # -- when somebody else has changed the routine

    def keep_mine(self, draft: Draft) -> None:
        """Keep ``draft``; saving it will replace somebody else's version."""
        if draft.theirs is not None:
            draft.rebase(draft.theirs)
            self.changed.emit(draft)

    def take_theirs(self, draft: Draft) -> None:
        """Continue with somebody else's version; an undo restores the draft's own changes."""
        if draft.theirs is not None:
            self._take(draft, draft.theirs, sketch_of(draft.theirs))
            self.changed.emit(draft)

    def keep_both(self, draft: Draft) -> None:
        """Leave the other version as it is, and save ``draft`` as a new routine with a name of its own."""
        if draft.theirs is None:
            return
        routine_id, name = self._new_id(), self._library.free_name(draft.sketch.name)
        if draft.sketch.blocks:
            self._save_under(draft, routine_id, name)
        else:
            self._move(draft, routine_id, name)
            draft.rebase(None)
            self.changed.emit(draft)

    def _follow(self, changed: frozenset[str]) -> None:
        for routine_id in changed & self._drafts.keys():
            self._compare(self._drafts[routine_id])

    def _compare(self, draft: Draft) -> None:
        """Reconcile ``draft`` with the routine that the library has now."""
        saved = self.saved(draft.routine_id)
        if saved == draft.base:
            if draft.theirs is None:
                return
            draft.theirs = None
        elif saved is None:
            if not draft.has_changes:
                self._let_go(draft)
                return
            draft.rebase(None)
        elif (both := _merged(draft, saved)) is not None:
            self._take(draft, saved, both)
        else:
            draft.theirs = saved
        self.changed.emit(draft)

    def _take(self, draft: Draft, theirs: Routine, sketch: Sketch) -> None:
        draft.apply(EditLabel(Verb.TAKE_THEIRS, theirs.name), Edit(sketch))
        draft.rebase(theirs)

    def _is_read_only(self, draft: Draft) -> bool:
        return draft.base is not None and self._library.entry(draft.routine_id).read_only

    # -- holding drafts, and keeping them in their files

    def _hold(self, draft: Draft) -> Draft:
        routine_id = draft.routine_id
        self._drafts[routine_id] = draft
        self._unsubscribe[routine_id] = draft.changed.connect(lambda _: self.keep(draft))
        self.changed.emit(draft)
        return draft

    def _let_go(self, draft: Draft) -> None:
        del self._drafts[draft.routine_id]
        self._unsubscribe.pop(draft.routine_id)()
        self.keep(draft)
        self.changed.emit(draft)

    def _move(self, draft: Draft, routine_id: str, name: str) -> None:
        """Make ``draft`` belong to another routine, with an id and a name of its own."""
        if routine_id != draft.routine_id:
            before = draft.routine_id
            del self._drafts[before]
            self._unsubscribe.pop(before)()
            draft.routine_id = routine_id
            self._drafts[routine_id] = draft
            self._unsubscribe[routine_id] = draft.changed.connect(lambda _: self.keep(draft))
            self._submit(SaveKey(SaveKind.SAVED_DRAFT, before), before, draft)
        self.rename(draft, name)

    def _submit(self, key: SaveKey, routine_id: str, draft: Draft) -> None:
        """Bring the draft file of ``routine_id`` up to date with ``draft``, as it is when the job runs.

        A job with a key of its own runs after all that were submitted before it, so that a draft's file is not removed
        before its routine has been written.
        """

        def job() -> None:
            is_open = self._drafts.get(routine_id) is draft
            if (is_open and draft.has_changes) or self._library.is_being_saved(draft.routine_id):
                self._store.save(
                    SavedDraft(routine_id=routine_id, sketch=draft.sketch, base=draft.base, typed=draft.typed)
                )
            else:
                self._store.forget(routine_id)

        self._saver.submit(key, job)

    def _forget(self, routine_id: str) -> None:
        self._saver.submit(SaveKey(SaveKind.DRAFT, routine_id), lambda: self._store.forget(routine_id))


def _merged(draft: Draft, theirs: Routine) -> Sketch | None:
    """Merge somebody else's changes into ``draft``; return None if both changed the name, or both the rows.

    Typed text is not merged: it may say more than its blocks.
    """
    before, mine = draft.base, draft.sketch
    if before is None or (draft.typed is not None and draft.has_changes):
        return sketch_of(theirs) if mine == sketch_of(theirs) or not draft.has_changes else None
    if not (mine.name in {before.name, theirs.name} or theirs.name == before.name):
        return None
    if not (mine.blocks in (before.blocks, theirs.blocks) or theirs.blocks == before.blocks):
        return None
    return Sketch(
        name=theirs.name if mine.name == before.name else mine.name,
        blocks=theirs.blocks if mine.blocks == before.blocks else mine.blocks,
    )
