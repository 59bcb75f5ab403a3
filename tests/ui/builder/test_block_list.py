"""The list of blocks lays out its rows only when necessary, yet every row is as high as its text needs."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from recovery_timer.routine.model import Step
from recovery_timer.ui.builder.block_list import BlockList
from recovery_timer.ui.builder.rows import BlockRow
from recovery_timer.ui.theme.manager import ThemeManager

STEP = Step(name="Calf stretch", seconds=30)
LONG = "a note that takes more than one line of the list, as it goes on and on and on"


def row(number: int, *notes: str) -> BlockRow:
    return BlockRow(
        path=(number,),
        block=STEP,
        name="Calf stretch",
        words="30 s",
        ms=35_000,
        about=False,
        figure=None,
        family=None,
        notes=notes,
    )


class PaintedRows(QObject):
    """Counts how often a row is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


@pytest.fixture
def blocks(theme: ThemeManager) -> Iterator[BlockList]:
    made = BlockList(theme)
    made.resize(400, 600)
    made.show_rows((row(0), row(1)), ())
    made.show()
    QApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()


def tops(blocks: BlockList) -> list[int]:
    model = blocks.model()
    return [blocks.visualRect(model.index(number, 0)).top() for number in range(model.rowCount())]


def test_show_rows__with_a_note_more__makes_room_for_it(blocks: BlockList) -> None:
    low = tops(blocks)

    blocks.show_rows((row(0, LONG), row(1)), ())
    high = tops(blocks)
    blocks.show_rows((row(0), row(1)), ())

    assert high[1] > low[1] + 20
    assert tops(blocks) == low


def test_show_rows__with_one_row_more__has_a_place_for_it(blocks: BlockList) -> None:
    blocks.show_rows((row(0), row(1), row(2)), ())

    first, second, third = tops(blocks)
    assert third - second == second - first > 0


def test_show_rows__of_another_length__is_painted_at_once(blocks: BlockList) -> None:
    painted = PaintedRows()
    blocks.viewport().installEventFilter(painted)

    blocks.show_rows((row(0), row(1)), ())
    QApplication.processEvents()
    assert painted.count == 0
    blocks.show_rows((replace(row(0), ms=40_000), row(1)), ())
    QApplication.processEvents()

    assert painted.count == 1
