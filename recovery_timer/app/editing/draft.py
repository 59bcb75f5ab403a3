"""A draft: the routine that is being edited, with everything that was done to it.

The history is a list of entries over immutable sketches, so an undo is an assignment. What is typed into one field
merges into one entry; see `Draft.apply`. The history outlives saving.
"""

from collections.abc import Hashable
from enum import StrEnum

from msgspec import Struct

from recovery_timer.app.signals import Signal
from recovery_timer.routine.edits import Edit, RowPath, leads_somewhere
from recovery_timer.routine.model import Routine, Sketch

MOST_ENTRIES = 1_000
"""So many edits can be undone; then the oldest is forgotten."""


class Verb(StrEnum):
    """What an edit does. The window has one whole sentence for each: "Undo: move {subject}"."""

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
    """The name of an edit in the history: what was done, to what, and to how many rows.

    ``subject`` is what the user calls it (the name of a row, of the routine); it is empty where ``verb`` says all.
    """

    verb: Verb
    subject: str = ""
    count: int = 1


class _Entry(Struct, frozen=True, kw_only=True):
    """One thing that was done: the sketch and what was selected, before and after."""

    label: EditLabel
    before: Sketch
    after: Sketch
    merge: Hashable
    selected_before: tuple[RowPath, ...]
    selected_after: tuple[RowPath, ...]


class Draft:
    """A routine while it is edited. `changed` hears of every edit, undo, redo, and of being saved.

    `routine_id` is the id that it is, or will be, saved under. `base` is the saved routine that it comes from, None
    for one that is not saved. `theirs` is the routine that somebody else has put in place of `base` meanwhile; see
    `app.workbench`, which alone changes these three.
    """

    def __init__(self, routine_id: str, sketch: Sketch, base: Routine | None = None) -> None:
        """Begin with ``sketch`` and nothing done. Without ``base``, ``sketch`` is a blank that nobody would miss."""
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

    # -- what it is now

    @property
    def sketch(self) -> Sketch:
        """The routine as it is now."""
        return self._sketch

    @property
    def routine(self) -> Routine | None:
        """The same as a routine, which can be expanded, played and saved; None while it has no block."""
        if not self._sketch.blocks:
            return None
        return Routine(id=self.routine_id, name=self._sketch.name, blocks=self._sketch.blocks)

    @property
    def has_changes(self) -> bool:
        """Whether there is something that is not saved."""
        return self._sketch != self._saved

    @property
    def is_saved(self) -> bool:
        """Whether it is in the library, just as it is now."""
        return self.base is not None and not self.has_changes

    @property
    def selection(self) -> tuple[RowPath, ...]:
        """The paths of the rows that are selected. It follows every edit, undo and redo."""
        return self._selection

    def select(self, paths: tuple[RowPath, ...]) -> None:
        """Select other rows: no edit, so it is told to nobody. It ends a merge."""
        if paths != self._selection:
            self._selection = paths
            self.end_merge()

    # -- what is done to it

    def apply(self, label: EditLabel, edit: Edit, merge: Hashable = None) -> None:
        """Do ``edit``, under the name ``label``; nothing happens if it changes nothing but the selection.

        It joins the entry before it if both have the same ``merge`` key, which names what is typed into (a field of a
        row), and nothing came between: no other edit, undo, redo, save, selection, nor `settle`.
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
        """End a merge: the focus has left the field, so what is typed next is a new edit."""
        self._open = False

    # -- undo and redo

    @property
    def undo_label(self) -> EditLabel | None:
        """The name of what `undo` would take back; None if there is nothing."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> EditLabel | None:
        """The name of what `redo` would do again; None if there is nothing."""
        return self._undone[-1].label if self._undone else None

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to redo."""
        return bool(self._undone)

    def undo(self) -> None:
        """Take the last edit back, the selection too; nothing happens if there is none."""
        if self._done:
            entry = self._done.pop()
            self._undone.append(entry)
            self._show(entry.before, entry.selected_before)

    def redo(self) -> None:
        """Do again what was undone last; nothing happens if there is nothing."""
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
        """Take ``base`` as the saved routine; None: there is none any more, so all of this is unsaved."""
        self.end_merge()
        self.base = base
        self.theirs = None
        self._saved = sketch_of(base) if base is not None else None
        self.changed.emit(None)


def sketch_of(routine: Routine) -> Sketch:
    """Return what is edited of ``routine``: all but its id."""
    return Sketch(name=routine.name, blocks=routine.blocks)
