"""Shared by the tests of the builder: its parts by short names, and keys pressed wherever the focus is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from recovery_timer.routine.edits import RowPath
from recovery_timer.routine.model import Block, Circuit, Contrast, Routine, Sides, Step
from recovery_timer.ui.builder.model import BuilderModel
from recovery_timer.ui.builder.rows import BlockRowModel, RowRole
from recovery_timer.ui.builder.screen import BuilderScreen
from tests.desk import Desk

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier

STRETCH = Step(name="Calf stretch", technique="calf-stretch", seconds=30, sets=2, sides=Sides.EACH)
SQUATS = Step(name="Squats", technique="squats", reps=10)
WALL = Step(name="Legs up the wall", technique="legs-up-the-wall", seconds=300)
OWN = Step(name="Breathe", seconds=60)
BATH = Contrast(cycles=4)
ROUNDS = Circuit(blocks=(OWN, SQUATS), rounds=3, rest=20)
LEGS = Routine(id="legs", name="Legs", blocks=(STRETCH, WALL, OWN))


def build(desk: Desk) -> BuilderScreen:
    return desk.window.build


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press ``key`` where the focus is, as a keyboard does."""
    QTest.keyClick(focus(), key, modifiers)


def type_text(text: str) -> None:
    """Type ``text`` where the focus is."""
    QTest.keyClicks(focus(), text)


def focus() -> QWidget:
    """Return the focused widget. A function, so that no type checker assumes that it stays the same."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def names(desk: Desk) -> list[str]:
    """Return the names of the rows as the list shows them, those inside a circuit indented."""
    return [("  " if row.is_inner else "") + row.name for row in desk.build.rows]


def rows_shown(desk: Desk) -> list[str]:
    """Return the names of the rows in the list."""
    shown = build(desk).blocks.model()
    return [str(shown.index(row, 0).data(RowRole).name) for row in range(shown.rowCount())]


def row_list(desk: Desk) -> BlockRowModel:
    shown = build(desk).blocks.model()
    assert isinstance(shown, BlockRowModel)
    return shown


def choose(desk: Desk, *paths: RowPath) -> None:
    """Select the rows at ``paths``, with the focus on their list."""
    desk.build.select(paths)
    build(desk).blocks.setFocus()


def only(desk: Desk, *blocks: Block) -> None:
    """Show a new routine of ``blocks``, with the first selected."""
    desk.build.new("Legs", blocks)
    choose(desk, (0,))


def undone(model: BuilderModel) -> int:
    """Undo everything, redo everything, and return how many entries that were."""
    count = 0
    while model.draft.can_undo:
        model.undo()
        count += 1
    for _ in range(count):
        model.redo()
    return count


def dialog(desk: Desk) -> QDialog:
    """Return the one dialog that is open."""
    (found,) = (each for each in desk.window.findChildren(QDialog) if each.isVisible())
    return found


def dialogs(desk: Desk) -> list[QDialog]:
    return [each for each in desk.window.findChildren(QDialog) if each.isVisible()]


def button(parent: QWidget, text: str) -> QPushButton:
    """Return the button that shows ``text``."""
    return next(each for each in parent.findChildren(QPushButton) if text in {each.text(), each.accessibleName()})


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
