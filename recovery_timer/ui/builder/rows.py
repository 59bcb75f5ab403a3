"""The builder's rows: a routine's blocks with their times, the blocks of a circuit beneath it."""

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import assert_never

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, Qt, Signal

from recovery_timer.routine.edits import RowPath
from recovery_timer.routine.lead_in import CONTRAST_TECHNIQUES, OWN, technique_of, timing_of
from recovery_timer.routine.model import Block, Circuit, Contrast, Routine, Sketch, Step, Temperature, blocks_inside
from recovery_timer.routine.technique import Catalogue, Family
from recovery_timer.routine.timeline import Timeline
from recovery_timer.ui.builder.technique_list import TECHNIQUE_MIME
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.blocks import block_name, block_summary
from recovery_timer.ui.widgets.technique_rows import AnyIndex

BLOCKS_MIME = "application/x-recovery-timer-blocks"
RowRole = Qt.ItemDataRole.UserRole + 1

_ORIGIN = f"{os.getpid()}:"
"""Marks dragged rows as this process's own: row numbers mean nothing in another process."""


remembered_summary = lru_cache(maxsize=4_096)(block_summary)
"""Cached: one edit leaves all other rows unchanged, and there may be a thousand."""


class BlockRow(Struct, frozen=True, kw_only=True):
    """One row. `ms` includes get-ready and position time, so that the top-level rows add up to the total; inside a
    circuit, it is for one round.
    """

    path: RowPath
    block: Block
    name: str
    words: str
    ms: int
    about: bool
    figure: str | None
    family: Family | None
    notes: tuple[str, ...]
    cautions: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """All remarks on the block: what to change, then what to be careful about."""
        return (*self.notes, *self.cautions)

    @property
    def is_inner(self) -> bool:
        """Whether the row is inside a circuit."""
        return len(self.path) > 1


def rows_of(
    sketch: Routine | Sketch,
    timeline: Timeline | None,
    catalogue: Catalogue,
    notes: Mapping[RowPath, tuple[str, ...]],
    cautions: Mapping[RowPath, tuple[str, ...]] | None = None,
) -> tuple[BlockRow, ...]:
    """Return the rows of ``sketch`` with their ``notes`` and ``cautions``."""
    lengths: dict[RowPath, tuple[int, bool]] = {}
    waiting: set[RowPath] = set()
    for segment in timeline.segments if timeline else ():
        paths: list[RowPath] = [(segment.block,)]
        if segment.inner is not None and segment.round == 1:
            paths.append((segment.block, segment.inner - 1))
        for path in paths:
            if path not in lengths and segment.kind.is_gap and segment.is_manual:
                waiting.add(path)
            ms, about = lengths.get(path, (0, False))
            lengths[path] = (ms + segment.length_ms, about or segment.is_manual)
    rows: list[BlockRow] = []
    for number, block in enumerate(sketch.blocks):
        placed: list[tuple[RowPath, Block]] = [
            ((number,), block),
            *(((number, inner), inner_block) for inner, inner_block in enumerate(blocks_inside(block))),
        ]
        for path, shown in placed:
            ms, about = lengths.get(path, (0, False))
            rows.append(
                BlockRow(
                    path=path,
                    block=shown,
                    name=block_name(shown),
                    words=remembered_summary(
                        shown, usual_switch=_usual_switch(shown, catalogue), waits=path in waiting
                    ),
                    ms=ms,
                    about=about,
                    figure=figure_of(shown, catalogue),
                    family=family_of(shown, catalogue),
                    notes=notes.get(path, ()),
                    cautions=(cautions or {}).get(path, ()),
                )
            )
    return tuple(rows)


class BlockRowModel(QAbstractListModel):
    """The rows as a Qt model. `dropped` is emitted with the dropped paths and the row that they go before."""

    dropped = Signal(tuple, int)
    technique_dropped = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[BlockRow, ...] = ()

    def show_rows(self, rows: tuple[BlockRow, ...]) -> None:
        """Show ``rows``. If their number is unchanged, only those that differ are repainted."""
        before = self.rows
        if len(before) != len(rows):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        self.rows = rows
        changed = [number for number, (old, new) in enumerate(zip(before, rows, strict=True)) if old != new]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def row_of(self, path: RowPath) -> int | None:
        """Return the row number of ``path``, or None."""
        return next((number for number, row in enumerate(self.rows) if row.path == path), None)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(row.remarks)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            length = domain.format_clock(row.ms, about=row.about)
            words = self.tr("{name}, {words}, {length}")
            if row.is_inner:
                words = self.tr("{name}, {words}, {length}, in a circuit")
            return words.format(name=row.name, words=row.words, length=length)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return " ".join(row.remarks)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        drop = Qt.ItemFlag.ItemIsDropEnabled
        if not index.isValid():
            return drop
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [BLOCKS_MIME, TECHNIQUE_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(BLOCKS_MIME, f"{_ORIGIN}{','.join(str(index.row()) for index in indexes)}".encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        before = row if row >= 0 else len(self.rows)
        if data.hasFormat(TECHNIQUE_MIME):
            self.technique_dropped.emit(bytes(data.data(TECHNIQUE_MIME).data()).decode(), before)
        elif data.hasFormat(BLOCKS_MIME):
            origin, dragged = bytes(data.data(BLOCKS_MIME).data()).decode().split(":")
            if f"{origin}:" != _ORIGIN:
                return False
            numbers = dragged.split(",")
            self.dropped.emit(tuple(self.rows[int(number)].path for number in numbers), before)
        # Not reported as a move: the routine has been edited already, and the view must not remove rows itself.
        return False


def _usual_switch(block: Block, catalogue: Catalogue) -> int:
    return OWN.switch if isinstance(block, Circuit) else timing_of(block, catalogue).switch


def waters_of(block: Block) -> tuple[Temperature | None, ...]:
    """Return the water of each figure of ``block``: for a contrast both, in its order; else a single None."""
    if not isinstance(block, Contrast):
        return (None,)
    other = Temperature.COLD if block.start_on is Temperature.WARM else Temperature.WARM
    return block.start_on, other


def figure_of(block: Block, catalogue: Catalogue) -> str | None:
    """Return the id of the technique whose figure stands for ``block``."""
    match block:
        case Step():
            technique = technique_of(block, catalogue)
            return technique.drawn_as if technique is not None else None
        case Contrast(water=water):
            return CONTRAST_TECHNIQUES[water]
        case Circuit():
            return None
    assert_never(block)


def family_of(block: Block, catalogue: Catalogue) -> Family | None:
    """Return the family that ``block`` belongs to; None for the user's own steps and for circuits."""
    match block:
        case Step():
            technique = technique_of(block, catalogue)
            return technique.family if technique is not None else None
        case Contrast():
            return Family.CONTRAST
        case Circuit():
            return None
    assert_never(block)
