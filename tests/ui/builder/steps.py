"""Shared by the tests of the builder: short names for its parts, and key presses wherever the focus is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from recovery_timer.routine.edits import RowPath
from recovery_timer.routine.model import Block, Circuit, Contrast, Routine, Sides, Step
from recovery_timer.ui.builder.model import BuilderModel
from recovery_timer.ui.builder.rows import BlockRowModel, RowRole
from recovery_timer.ui.builder.screen import BuilderScreen
from tests.running_app import RunningApp

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier

STRETCH = Step(name="Calf stretch", technique="calf-stretch", seconds=30, sets=2, sides=Sides.EACH)
SQUATS = Step(name="Squats", technique="squats", reps=10)
WALL = Step(name="Legs up the wall", technique="legs-up-the-wall", seconds=300)
OWN = Step(name="Breathe", seconds=60)
BATH = Contrast(cycles=4)
ROUNDS = Circuit(blocks=(OWN, SQUATS), rounds=3, rest=20)
LEGS = Routine(id="legs", name="Legs", blocks=(STRETCH, WALL, OWN))


def build(running: RunningApp) -> BuilderScreen:
    return running.builder_screen


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press ``key`` where the focus is, as a keyboard does."""
    QTest.keyClick(focus(), key, modifiers)


def type_text(text: str) -> None:
    """Type ``text`` where the focus is."""
    QTest.keyClicks(focus(), text)


def focus() -> QWidget:
    """Return the focused widget. A function, so that type checkers do not assume that it stays the same."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def names(running: RunningApp) -> list[str]:
    """Return the names of the rows as the list shows them, those inside a circuit indented."""
    return [("  " if row.is_inner else "") + row.name for row in running.builder_model.rows]


def rows_shown(running: RunningApp) -> list[str]:
    """Return the names of the rows in the list."""
    shown = build(running).blocks.model()
    return [str(shown.index(row, 0).data(RowRole).name) for row in range(shown.rowCount())]


def row_list(running: RunningApp) -> BlockRowModel:
    shown = build(running).blocks.model()
    assert isinstance(shown, BlockRowModel)
    return shown


def choose(running: RunningApp, *paths: RowPath) -> None:
    """Select the rows at ``paths``, with the focus on their list."""
    running.builder_model.select(paths)
    build(running).blocks.setFocus()


def only(running: RunningApp, *blocks: Block) -> None:
    """Show a new routine of ``blocks``, with the first selected."""
    running.builder_model.new("Legs", blocks)
    choose(running, (0,))


def undone(model: BuilderModel) -> int:
    """Undo everything, redo everything, and return the number of entries."""
    count = 0
    while model.draft.can_undo:
        model.undo()
        count += 1
    for _ in range(count):
        model.redo()
    return count


def dialog(running: RunningApp) -> QDialog:
    """Return the one dialog that is open."""
    (found,) = (each for each in running.window.findChildren(QDialog) if each.isVisible())
    return found


def dialogs(running: RunningApp) -> list[QDialog]:
    return [each for each in running.window.findChildren(QDialog) if each.isVisible()]


def button(parent: QWidget, text: str) -> QPushButton:
    """Return the button that shows ``text``."""
    return next(each for each in parent.findChildren(QPushButton) if text in {each.text(), each.accessibleName()})


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
