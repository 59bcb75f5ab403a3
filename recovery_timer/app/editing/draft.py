"""A draft: a routine being edited, with its undo history.

The history is a list of entries over immutable contents, so an undo is an assignment. Typing into one field merges
into one entry; see `Draft.apply`. Saving keeps the history.

A draft that is typed as text keeps the text as typed, with comments, layout and unreadable lines: the text is then the
user's work, and the sketch is the latest that could be read from it. An edit of the blocks replaces the text, and
undoing that edit brings it back.
"""

from collections.abc import Hashable
from enum import StrEnum

from msgspec import Struct

from recovery_timer.app.signals import Signal
from recovery_timer.ports import TypedText
from recovery_timer.routine.edits import Edit, RowPath, leads_somewhere
from recovery_timer.routine.model import Routine, Sketch

MOST_ENTRIES = 1_000
"""How many edits can be undone; older ones are dropped."""

MOST_TEXT = 32 * 1024 * 1024
"""How many characters of typed text the history holds; beyond that, the oldest edits are dropped."""


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


class _Content(Struct, frozen=True):
    """The content of a draft: its sketch, and the text that it was typed as, if its last edit was typing."""

    sketch: Sketch
    typed: TypedText | None = None

    @property
    def text(self) -> str | None:
        return None if self.typed is None else self.typed.text


class _Entry(Struct, frozen=True, kw_only=True):
    """One edit: the content and the selection, before and after."""

    label: EditLabel
    before: _Content
    after: _Content
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
        self._content = _Content(sketch)
        self._saved: _Content | None = _Content(sketch_of(base) if base is not None else sketch)
        self._selection: tuple[RowPath, ...] = ()
        self._done: list[_Entry] = []
        self._undone: list[_Entry] = []
        self._open = False

    # -- its present state

    @property
    def sketch(self) -> Sketch:
        """The current content; for typed text, the latest that could be read."""
        return self._content.sketch

    @property
    def typed(self) -> TypedText | None:
        """The text as it was typed; None if the blocks were edited since."""
        return self._content.typed

    @property
    def is_unread(self) -> bool:
        """Whether there is text that differs from `sketch`, because it cannot be read."""
        return self.typed is not None and not self.typed.is_read

    @property
    def routine(self) -> Routine | None:
        """The current content as a routine, which can be expanded, played and saved; None if it has no block."""
        if not self.sketch.blocks:
            return None
        return Routine(id=self.routine_id, name=self.sketch.name, blocks=self.sketch.blocks)

    @property
    def has_changes(self) -> bool:
        """Whether there are unsaved changes, including those to typed text: a saved routine lacks its comments."""
        if self._saved is None or self.sketch != self._saved.sketch:
            return True
        return self.typed is not None and self.typed.text != self._saved.text

    @property
    def is_saved(self) -> bool:
        """Whether the library has it exactly as it is now."""
        return self.base is not None and not self.has_changes

    @property
    def selection(self) -> tuple[RowPath, ...]:
        """The paths of the selected rows, updated by every edit, undo and redo."""
        return self._selection

    def select(self, paths: tuple[RowPath, ...]) -> None:
        """Select other rows and end a merge. This is not an edit, so `changed` is not emitted."""
        if paths != self._selection:
            self._selection = paths
            self.end_merge()

    # -- edits

    def apply(self, label: EditLabel, edit: Edit, merge: Hashable = None) -> None:
        """Apply ``edit`` under the name ``label``; one that changes only the selection leaves no entry.

        It merges into the previous entry if both have the same ``merge`` key, which names the field being typed into,
        and nothing came between: no other edit, undo, redo, save or selection, and no `end_merge`.
        """
        is_change = edit.sketch != self.sketch
        self._put(label, _Content(edit.sketch) if is_change else self._content, self._selected_by(edit), merge)

    def retype(self, label: EditLabel, edit: Edit, typed: TypedText | None, merge: Hashable = None) -> None:
        """Apply ``edit``, made by typing ``typed``, which is None if the blocks would be written exactly so.

        If the text cannot be read, ``edit`` leaves the sketch as it is. It merges as `apply` does.
        """
        self._put(label, _Content(edit.sketch, typed), self._selected_by(edit), merge)

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

    def _put(self, label: EditLabel, content: _Content, selected: tuple[RowPath, ...], merge: Hashable) -> None:
        if content == self._content:
            self._selection = selected
            return
        before, selected_before = self._content, self._selection
        if merge is not None and self._open and self._done[-1].merge == merge:
            joined = self._done.pop()
            before, selected_before = joined.before, joined.selected_before
        if content != before:
            entry = _Entry(
                label=label,
                before=before,
                after=content,
                merge=merge,
                selected_before=selected_before,
                selected_after=selected,
            )
            self._done.append(entry)
            self._drop_oldest()
        self._undone.clear()
        self._open = merge is not None and content != before
        self._content, self._selection = content, selected
        self.changed.emit(None)

    def _drop_oldest(self) -> None:
        del self._done[:-MOST_ENTRIES]
        text = sum(len(entry.after.text or "") for entry in self._done)
        while text > MOST_TEXT and len(self._done) > 1:
            text -= len(self._done.pop(0).after.text or "")

    def _show(self, content: _Content, selection: tuple[RowPath, ...]) -> None:
        self.end_merge()
        self._content, self._selection = content, selection
        self.changed.emit(None)

    # -- saving, for the workbench

    def rebase(self, base: Routine | None, typed: TypedText | None = None) -> None:
        """Make ``base`` the saved routine; None means that there no longer is one, so everything is unsaved.

        ``typed`` is the text that ``base`` was typed as; any other is still unsaved.
        """
        self.end_merge()
        self.base = base
        self.theirs = None
        self._saved = _Content(sketch_of(base), typed) if base is not None else None
        self.changed.emit(None)


def sketch_of(routine: Routine) -> Sketch:
    """Return the editable content of ``routine``: everything but its id."""
    return Sketch(name=routine.name, blocks=routine.blocks)
