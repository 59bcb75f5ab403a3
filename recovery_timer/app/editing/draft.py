"""A draft: a routine being edited, with its undo history.

The history is a list of entries over immutable sketches, so an undo is an assignment. Typing into one field merges
into one entry; see `Draft.apply`. Saving keeps the history.
"""

from collections.abc import Hashable
from enum import StrEnum

from msgspec import Struct

from recovery_timer.app.signals import Signal
from recovery_timer.routine.edits import Edit, RowPath, leads_somewhere
from recovery_timer.routine.model import Routine, Sketch

MOST_ENTRIES = 1_000
"""How many edits can be undone; older ones are dropped."""


class Verb(StrEnum):
    """The kind of an edit. The window has a whole sentence for each: "Undo: move {subject}"."""

    ADD = "add"
    PASTE = "paste"
    CUT = "cut"
    DELETE = "delete"
    DUPLICATE = "duplicate"
    MOVE = "move"
    CHANGE = "change"
    GROUP = "group"
    UNGROUP = "ungroup"
    RENAME = "rename"
    TYPE = "type"
    FIT = "fit"
    RESUME = "resume"
    TAKE_THEIRS = "take theirs"


class EditLabel(Struct, frozen=True):
    """The name of an edit in the history: the kind, its subject, and the number of rows.

    ``subject`` is the user's name for it (that of a row or the routine), empty if ``verb`` is enough.
    """

    verb: Verb
    subject: str = ""
    count: int = 1


class _Entry(Struct, frozen=True, kw_only=True):
    """One edit: the sketch and the selection, before and after."""

    label: EditLabel
    before: Sketch
    after: Sketch
    merge: Hashable
    selected_before: tuple[RowPath, ...]
    selected_after: tuple[RowPath, ...]


class Draft:
    """A routine being edited. `changed` is emitted on every edit, undo, redo and save.

    `routine_id` is the id under which it is, or will be, saved. `base` is the saved routine that it started from, None
    if it was never saved. `theirs` is the routine with which somebody else has meanwhile replaced `base`; see
    `app.editing.workbench`, the only place that changes these three.
    """

    def __init__(self, routine_id: str, sketch: Sketch, base: Routine | None = None) -> None:
        """Start with ``sketch`` and no history. Without ``base``, ``sketch`` is a blank and need not be saved."""
        self.changed: Signal[None] = Signal()
        self.routine_id = routine_id
        self.base = base
        self.theirs: Routine | None = None
        self._sketch = sketch
        self._saved: Sketch | None = sketch_of(base) if base is not None else sketch
        self._selection: tuple[RowPath, ...] = ()
        self._done: list[_Entry] = []
        self._undone: list[_Entry] = []
        self._open = False

    # -- its present state

    @property
    def sketch(self) -> Sketch:
        """The current content."""
        return self._sketch

    @property
    def routine(self) -> Routine | None:
        """The current content as a routine, which can be expanded, played and saved; None if it has no block."""
        if not self._sketch.blocks:
            return None
        return Routine(id=self.routine_id, name=self._sketch.name, blocks=self._sketch.blocks)

    @property
    def has_changes(self) -> bool:
        """Whether there are unsaved changes."""
        return self._sketch != self._saved

    @property
    def is_saved(self) -> bool:
        """Whether the library has it exactly as it is now."""
        return self.base is not None and not self.has_changes

    @property
    def selection(self) -> tuple[RowPath, ...]:
        """The paths of the selected rows, updated by every edit, undo and redo."""
        return self._selection

    def select(self, paths: tuple[RowPath, ...]) -> None:
        """Select other rows and end a merge. This is no edit, so `changed` is not emitted."""
        if paths != self._selection:
            self._selection = paths
            self.end_merge()

    # -- edits

    def apply(self, label: EditLabel, edit: Edit, merge: Hashable = None) -> None:
        """Apply ``edit`` under the name ``label``; one that changes only the selection leaves no entry.

        It merges into the previous entry if both have the same ``merge`` key, which names the field being typed into,
        and nothing came between: no other edit, undo, redo, save or selection, and no `end_merge`.
        """
        selected = self._selected_by(edit)
        if edit.sketch == self._sketch:
            self._selection = selected
            return
        before, selected_before = self._sketch, self._selection
        if merge is not None and self._open and self._done[-1].merge == merge:
            joined = self._done.pop()
            before, selected_before = joined.before, joined.selected_before
        if edit.sketch != before:
            entry = _Entry(
                label=label,
                before=before,
                after=edit.sketch,
                merge=merge,
                selected_before=selected_before,
                selected_after=selected,
            )
            self._done.append(entry)
            del self._done[:-MOST_ENTRIES]
        self._undone.clear()
        self._open = merge is not None and edit.sketch != before
        self._sketch, self._selection = edit.sketch, selected
        self.changed.emit(None)

    def end_merge(self) -> None:
        """End a merge: the focus has left the field, so further typing is a new edit."""
        self._open = False

    # -- undo and redo

    @property
    def undo_label(self) -> EditLabel | None:
        """The name of the edit that `undo` would take back, if any."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> EditLabel | None:
        """The name of the edit that `redo` would repeat, if any."""
        return self._undone[-1].label if self._undone else None

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to redo."""
        return bool(self._undone)

    def undo(self) -> None:
        """Take back the last edit, if any, and restore the selection."""
        if self._done:
            entry = self._done.pop()
            self._undone.append(entry)
            self._show(entry.before, entry.selected_before)

    def redo(self) -> None:
        """Repeat the edit that was undone last, if any."""
        if self._undone:
            entry = self._undone.pop()
            self._done.append(entry)
            self._show(entry.after, entry.selected_after)

    def _selected_by(self, edit: Edit) -> tuple[RowPath, ...]:
        if edit.selected is not None:
            return edit.selected
        return tuple(path for path in self._selection if leads_somewhere(edit.sketch, path))

    def _show(self, sketch: Sketch, selection: tuple[RowPath, ...]) -> None:
        self.end_merge()
        self._sketch, self._selection = sketch, selection
        self.changed.emit(None)

    # -- saving, for the workbench

    def rebase(self, base: Routine | None) -> None:
        """Make ``base`` the saved routine; None means that there no longer is one, so everything is unsaved."""
        self.end_merge()
        self.base = base
        self.theirs = None
        self._saved = sketch_of(base) if base is not None else None
        self.changed.emit(None)


def sketch_of(routine: Routine) -> Sketch:
    """Return the editable content of ``routine``: everything but its id."""
    return Sketch(name=routine.name, blocks=routine.blocks)
