"""The builder's model: the open draft as rows, and the user's edits as named entries of its history."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from msgspec.structs import asdict, replace
from PySide6.QtCore import QObject, QTimer, Signal

from recovery_timer.app.editing import (
    ChangedUnderneathError,
    Dismissals,
    Draft,
    EditLabel,
    UnreadTextError,
    Verb,
    Workbench,
)
from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.techniques import Techniques
from recovery_timer.ports import Clock, TypedText
from recovery_timer.routine import edits
from recovery_timer.routine.advice import guidance
from recovery_timer.routine.advice.guidance import GuidanceNote
from recovery_timer.routine.edits import Edit, RowPath
from recovery_timer.routine.lead_in import Gaps, LeadIn, lead_in
from recovery_timer.routine.leaves import leaves
from recovery_timer.routine.model import Block, Routine, Sketch
from recovery_timer.routine.technique import Catalogue
from recovery_timer.routine.timeline import Timeline, expand
from recovery_timer.ui.builder.reading import Reading, read, write, write_blocks
from recovery_timer.ui.builder.rows import BlockRow, rows_of
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.blocks import block_name
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.history import redone_text, undone_text
from recovery_timer.ui.text.notes import note_text
from recovery_timer.ui.text.refusals import refusal_text

PAUSE_MS = 1_000
"""After a pause this long, further typing or stepping in the same field is a new edit."""

LONG_TEXT = 2_000
"""A text longer than this (in characters) is read when typing pauses: reading a thousand lines takes 0.4 s."""

_READ_AFTER_MS = 300

_TEMPLATES = ("builtin-post-run-basics", "builtin-foam-roll-legs", "builtin-contrast-bath")

_TEXT = "text"
"""The text's name as a field, for merging what is typed into it."""


class BuilderModel(QObject):
    """Holds the draft on screen. `changed` is emitted when its value changes, `opened` when another draft is shown.

    `text_read` is emitted after typed text was read. `unread` is emitted instead of saving a draft whose text cannot be
    read, to ask what to do about it.
    """

    opened = Signal()
    changed = Signal()
    catalogue_changed = Signal()
    text_read = Signal()
    unread = Signal()
    text_kept = Signal()
    namesake = Signal(str)
    workbench_changed = Signal()
    refused = Signal(str)
    changed_underneath = Signal()
    left = Signal(Draft)
    saved = Signal(Routine)
    announced = Signal(str)
    """Text that only a screen reader needs: others see it happen."""

    def __init__(
        self,
        *,
        workbench: Workbench,
        techniques: Techniques,
        settings: SettingsBook,
        dismissals: Dismissals,
        clock: Clock,
    ) -> None:
        super().__init__()
        self.workbench = workbench
        self._techniques = techniques
        self._settings = settings
        self._dismissals = dismissals
        self._notes: tuple[GuidanceNote, ...] = ()
        self._clock = clock
        self._unsubscribe: Callable[[], None] = lambda: None
        self.draft = workbench.new(self.tr("New routine"))
        self.timeline: Timeline | None = None
        self._expanded: tuple[Sketch, Gaps, Timeline | None] | None = None
        self.rows: tuple[BlockRow, ...] = ()
        self._shown: tuple[str, Sketch, Gaps, frozenset[str]] | None = None
        self._reading = Reading("")
        self._line = 0
        self._changed_ms = 0
        self._read_later = QTimer(self)
        self._read_later.setSingleShot(True)
        self._read_later.setInterval(_READ_AFTER_MS)
        self._read_later.timeout.connect(self.read_typed)
        self._follow(self.draft)
        workbench.changed.connect(self._workbench_changed)
        techniques.changed.connect(lambda _: self._catalogue_changed())
        settings.changed.connect(lambda _: self._refresh())
        dismissals.changed.connect(lambda _: self._refresh())

    @property
    def catalogue(self) -> Catalogue:
        """All techniques, the user's own among them."""
        return self._techniques.catalogue

    # -- the open draft

    def open(self, routine_id: str) -> None:
        """Open the draft of a routine."""
        self._follow(self.workbench.open(routine_id))

    def new(self, name: str = "", blocks: tuple[Block, ...] = ()) -> None:
        """Open the draft of a new routine."""
        self._follow(self.workbench.new(name or self.tr("New routine"), blocks))

    # -- its value

    @property
    def sketch(self) -> Sketch:
        """The draft's present value."""
        return self.draft.sketch

    @property
    def chosen(self) -> Block | None:
        """The selected block; None if none or several are selected."""
        paths = self.draft.selection
        return edits.block_at(self.sketch, paths[0]) if len(paths) == 1 else None

    @property
    def default_lead_in(self) -> LeadIn | None:
        """The selected step's lead-in when it has no position of its own; None unless exactly one step is selected."""
        before = None
        for leaf in leaves(self.sketch):
            if self.draft.selection == (leaf.path,):
                return lead_in(replace(leaf.block, position=None), before, self.catalogue, self.gaps())
            before = leaf.block
        return None

    def total_words(self) -> str:
        """Return the total length as text."""
        if self.timeline is None:
            return domain.format_clock(0, about=False)
        return domain.format_clock(self.timeline.total_ms, about=self.timeline.is_about)

    def ends_words(self) -> str:
        """Return how many steps there are, and when the session would end if it started now, as text."""
        if self.timeline is None:
            return self.tr("No steps yet")
        ends = domain.format_time_after(self._clock.wall(), self.timeline.total_ms)
        steps = self.tr("%n steps", "", len(self.sketch.blocks))
        return self.tr("{steps}, ends {time}").format(steps=steps, time=ends)

    def templates(self) -> tuple[tuple[Routine, Timeline], ...]:
        """Return the routines that an empty one can start from."""
        saved = (self.workbench.saved(routine_id) for routine_id in _TEMPLATES)
        return tuple((each, expand(each, self.catalogue, self.gaps())) for each in saved if each is not None)

    def begin_with(self, template: Routine) -> None:
        """Add the blocks of ``template``."""
        label = EditLabel(Verb.ADD, translated(template.name), len(template.blocks))
        self._apply(label, lambda: edits.insert(self.sketch, self._after_selection(), template.blocks))

    def gaps(self) -> Gaps:
        """Return the lengths of gaps from the settings."""
        return self._settings.current.gaps

    # -- its notes

    def chosen_notes(self) -> frozenset[str]:
        """Return the keys of the notes on the selected blocks, and on those inside them."""
        chosen = self.draft.selection
        return frozenset(note.key for note in self._notes if note.path in chosen or note.path[:1] in chosen)

    def dismiss_notes(self) -> None:
        """Hide the notes on the selected blocks, here and in every other routine."""
        self._dismissals.dismiss(self.chosen_notes())

    # -- edits

    def select(self, paths: Sequence[RowPath]) -> None:
        if tuple(paths) != self.draft.selection:
            self.draft.select(tuple(paths))
            self.changed.emit()

    def add(self, technique_id: str, before: RowPath | None = None) -> None:
        """Add a block of a technique, with its default dose, before a row, else after the selection or at the end."""
        block = edits.new_block(self.catalogue[technique_id])
        self._insert(Verb.ADD, (block,), before)

    def paste(self, blocks: tuple[Block, ...]) -> None:
        """Insert ``blocks`` after the selection, or at the end."""
        if blocks:
            self._insert(Verb.PASTE, blocks, None)

    def copied(self) -> tuple[Block, ...]:
        """Return the selected blocks, for copying."""
        return edits.take(self.sketch, self.draft.selection)

    def remove(self, *, cut: bool = False) -> None:
        """Remove the selected blocks; ``cut`` only names the edit differently."""
        self._on_selection(Verb.CUT if cut else Verb.DELETE, lambda: edits.remove(self.sketch, self.draft.selection))

    def duplicate(self) -> None:
        """Insert a copy of the selected blocks after them."""
        self._on_selection(Verb.DUPLICATE, lambda: edits.duplicate(self.sketch, self.draft.selection))

    def nudge(self, *, down: bool) -> None:
        """Move the selected blocks one place up or down."""
        self._on_selection(Verb.MOVE, lambda: edits.nudge(self.sketch, self.draft.selection, down=down))
        for number, row in enumerate(self.rows, start=1):
            if row.path in self.draft.selection[:1]:
                self.announced.emit(self.tr("Row {number} of {all}").format(number=number, all=len(self.rows)))

    def move(self, paths: Sequence[RowPath], to: RowPath) -> None:
        """Move the blocks at ``paths`` before the row at ``to``."""
        self._apply(self._label(Verb.MOVE, paths), lambda: edits.move(self.sketch, paths, to))

    def group(self) -> None:
        """Group the selected blocks into a circuit."""
        self._on_selection(Verb.GROUP, lambda: edits.group(self.sketch, self.draft.selection))

    def ungroup(self) -> None:
        """Replace the selected circuit with its blocks."""
        self._on_selection(Verb.UNGROUP, lambda: edits.ungroup(self.sketch, self.draft.selection[0]))

    def change(self, field: str, block: Block) -> None:
        """Replace the selected block with ``block``, which differs in ``field``."""
        path = self.draft.selection[0]
        changed = asdict(block)
        self._apply(
            self._label(Verb.CHANGE, (path,)), lambda: edits.change(self.sketch, path, **changed), merge=(path, field)
        )

    def rename(self, name: str) -> None:
        self._end_merge_after_pause()
        try:
            self.workbench.rename(self.draft, name, merge="name")
        except ValueError as error:
            self.refused.emit(refusal_text(error))

    def fitted(self, sketch: Sketch, length: str) -> None:
        """Replace the draft's value with ``sketch``, which was fitted to ``length``."""
        self._apply(EditLabel(Verb.FIT, length), lambda: Edit(sketch, ()))

    def end_merge(self) -> None:
        """Stop merging keystrokes into one edit: the focus has left the field."""
        self.read_typed()
        self.draft.end_merge()

    def undo(self) -> None:
        self.read_typed()
        undone = self.draft.undo_label
        self.draft.undo()
        if undone is not None:
            self.announced.emit(undone_text(undone))

    def redo(self) -> None:
        redone = self.draft.redo_label
        self.draft.redo()
        if redone is not None:
            self.announced.emit(redone_text(redone))

    # -- typing it as text

    def text(self) -> str:
        """Return the draft as text: as typed, or else its blocks in the notation."""
        typed = self.draft.typed
        return write(self.sketch, self.catalogue) if typed is None else typed.text

    def line_of(self, technique_id: str) -> str:
        """Return a block of a technique, with its default dose, as a line of text."""
        block = edits.new_block(self.catalogue[technique_id])
        return write_blocks((block,), self.catalogue)

    def type_text(self, text: str, line: int, *, written: Sketch | None = None) -> None:
        """Make ``text`` the draft's; the cursor is in ``line``. Typing in another line is a new edit.

        ``written`` is the sketch if ``text`` is exactly as `text` writes it; then nothing has to be read.
        """
        if line != self._line:
            self.draft.end_merge()
        self._line = line
        self._end_merge_after_pause()
        if written is not None:
            self.draft.retype(EditLabel(Verb.TYPE), Edit(written, ()), None, _TEXT)
            return
        if len(text) >= LONG_TEXT:
            self._read_later.start()
        else:
            self._reading = read(text, self.sketch.name, self.catalogue)
        self._take_reading(text)

    def read_typed(self) -> None:
        """Read typed text that has not been read yet."""
        self._read_later.stop()
        typed = self.draft.typed
        if typed is not None and not typed.is_read and self._reading.text != typed.text:
            _ = self.reading
            self._take_reading(typed.text)
            self.text_read.emit()

    @property
    def reading(self) -> Reading:
        """The reading of the draft's typed text; that of an empty text if there is none."""
        typed = self.draft.typed
        if typed is None:
            return Reading("")
        if self._reading.text != typed.text:
            self._reading = read(typed.text, self.sketch.name, self.catalogue)
        return self._reading

    @property
    def is_reading(self) -> bool:
        """Whether there is typed text that will be read when the typing pauses."""
        return self._read_later.isActive()

    def _take_reading(self, text: str) -> None:
        """Make ``text`` the draft's, with the sketch read from it if there is one that stays within the limits."""
        sketch = self._reading.sketch if self._reading.text == text else None
        if sketch is not None:
            try:
                self._expand(sketch)
            except ValueError as error:
                self.refused.emit(refusal_text(error))
                sketch = None
        edit = Edit(self.sketch if sketch is None else sketch, ())
        self.draft.retype(EditLabel(Verb.TYPE), edit, TypedText(text, is_read=sketch is not None), _TEXT)

    def keep_text(self) -> None:
        """Keep the typed text as a draft, unchanged. Emits `text_kept`."""
        self.workbench.keep(self.draft)
        self.text_kept.emit()

    # -- saving it

    def save(self, *, without_unread: bool = False, beside_namesake: bool = False) -> None:
        """Save the draft to the library, after checking for changes that other programs have made to the routine.

        ``without_unread`` saves the blocks even if the text cannot be read yet, ``beside_namesake`` even if another
        routine has the same name. Emits `saved`, `unread`, `namesake`, `refused` or `changed_underneath`.
        """
        self.read_typed()
        save = partial(self._save, self.draft, without_unread=without_unread, beside_namesake=beside_namesake)
        self.workbench.catch_up(save)

    def save_under_free_name(self) -> None:
        """Give the draft a name that no other routine has, and save it."""
        self.workbench.rename(self.draft, self.workbench.free_name(self.sketch.name))
        self.save()

    def _save(self, draft: Draft, *, without_unread: bool, beside_namesake: bool) -> None:
        if draft not in self.workbench.drafts:
            # Discarded in the meantime.
            return
        if draft.routine is not None and self.workbench.has_namesake(draft) and not beside_namesake:
            self.namesake.emit(draft.sketch.name)
            return
        try:
            routine = self.workbench.save(draft, without_unread=without_unread)
        except UnreadTextError:
            self.unread.emit()
        except ChangedUnderneathError:
            self.changed_underneath.emit()
        except ValueError as error:
            self.refused.emit(refusal_text(error))
        else:
            self.saved.emit(routine)

    def save_as(self, name: str) -> None:
        """Save the draft as a new routine called ``name``.

        Raises:
            ValueError: if the name is not allowed, or another routine has it.
            UnreadTextError: if there is text that cannot be read yet.
        """
        self.saved.emit(self.workbench.save_as(self.draft, name))

    def discard(self) -> None:
        """Drop unsaved changes, and show the routine as saved, or a new one."""
        base = self.draft.base
        self.workbench.discard(self.draft.routine_id)
        if base is None:
            self.new()
        else:
            self.open(base.id)

    # -- internals

    def _insert(self, verb: Verb, blocks: tuple[Block, ...], before: RowPath | None) -> None:
        to = before or self._after_selection()
        label = EditLabel(verb, block_name(blocks[0]), len(blocks))
        self._apply(label, lambda: edits.insert(self.sketch, to, blocks))

    def _after_selection(self) -> RowPath:
        if not self.draft.selection:
            return (len(self.sketch.blocks),)
        *circuit, last = max(self.draft.selection)
        return (*circuit, last + 1)

    def _on_selection(self, verb: Verb, edit: Callable[[], Edit]) -> None:
        if self.draft.selection:
            self._apply(self._label(verb, self.draft.selection), edit)

    def _label(self, verb: Verb, paths: Sequence[RowPath]) -> EditLabel:
        return EditLabel(verb, block_name(edits.block_at(self.sketch, paths[0])), len(paths))

    def _apply(self, label: EditLabel, edit: Callable[[], Edit], merge: Hashable = None) -> None:
        """Apply ``edit``; if the routine's model refuses it, emit why and change nothing."""
        self._end_merge_after_pause()
        try:
            made = edit()
            self._expand(made.sketch)
        except ValueError as error:
            self.refused.emit(refusal_text(error))
        else:
            self.draft.apply(label, made, merge)

    def _end_merge_after_pause(self) -> None:
        now = self._clock.now()
        if now - self._changed_ms > PAUSE_MS:
            self.draft.end_merge()
        self._changed_ms = now

    def _follow(self, draft: Draft) -> None:
        self.read_typed()
        self._unsubscribe()
        before, self.draft = self.draft, draft
        self.read_typed()
        self._unsubscribe = draft.changed.connect(lambda _: self._refresh())
        self.opened.emit()
        self._refresh()
        if before is not draft and before.has_changes and before in self.workbench.drafts:
            self.left.emit(before)

    def _workbench_changed(self, draft: Draft) -> None:
        self.workbench_changed.emit()
        if draft is self.draft:
            self.changed.emit()
            if draft.theirs is not None:
                self.changed_underneath.emit()

    def _catalogue_changed(self) -> None:
        """Show the draft with the changed techniques; text that could not be read may name a new one."""
        self._shown = self._expanded = None
        self._reading = Reading("")
        self.catalogue_changed.emit()
        self._refresh()

    def _refresh(self) -> None:
        shown = (self.draft.routine_id, self.sketch, self.gaps(), self._dismissals.keys)
        if shown != self._shown:
            self._shown = shown
            self._show_blocks()
        self.changed.emit()

    def _show_blocks(self) -> None:
        self.timeline = self._expand(self.sketch)
        routine = self.draft.routine
        notes: dict[RowPath, tuple[str, ...]] = {}
        cautions: dict[RowPath, tuple[str, ...]] = {}
        self._notes = guidance.notes(routine, self.catalogue, self._dismissals.keys) if routine else ()
        for note in self._notes:
            beside = cautions if note.is_caution else notes
            beside[note.path] = (*beside.get(note.path, ()), note_text(note))
        self.rows = rows_of(self.sketch, self.timeline, self.catalogue, notes, cautions)

    def _expand(self, sketch: Sketch) -> Timeline | None:
        """Return the timeline of ``sketch``. The last one is cached: it is made to check an edit, and then shown."""
        gaps = self.gaps()
        if self._expanded is None or self._expanded[:2] != (sketch, gaps):
            self._expanded = (sketch, gaps, self._made(sketch, gaps))
        return self._expanded[2]

    def _made(self, sketch: Sketch, gaps: Gaps) -> Timeline | None:
        if not sketch.blocks:
            return None
        routine = Routine(id=self.draft.routine_id, name=sketch.name, blocks=sketch.blocks)
        return expand(routine, self.catalogue, gaps)
