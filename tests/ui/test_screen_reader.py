"""The window as a screen reader sees it: a tree of everything visible, with names, roles and actions.

`tests/real/test_screen_reader.py` does the same over the system's own bus, and `test_tab_order` holds everything that
takes the focus to a name.
"""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.routine.model import Circuit, Routine, Step
from recovery_timer.ui.builder.technique_palette import TechniquePalette
from recovery_timer.ui.widgets.pick import ChoiceBox
from tests.running_app import RunningApp

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform

Role = QAccessible.Role
Find = Callable[[QWidget, QAccessible.Role, str], QAccessibleInterface]


def tree(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def name(node: QAccessibleInterface) -> str:
    return node.text(QAccessible.Text.Name)


def inside(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield ``node`` and everything visible inside it."""
    if not node.state().invisible:
        yield node
        for number in range(node.childCount()):
            child = node.child(number)
            if child is not None:
                yield from inside(child)


@pytest.fixture
def find(qtbot: QtBot) -> Find:
    """Return a function that waits for the only node with a role and a name (up to a comma), and returns it."""

    def wait(window: QWidget, role: QAccessible.Role, called: str) -> QAccessibleInterface:
        found: list[QAccessibleInterface] = []

        def is_there() -> None:
            found[:] = [each for each in inside(tree(window)) if each.role() is role]
            found[:] = [each for each in found if name(each).split(",")[0] == called]
            assert len(found) == 1, f"{called}: {[name(each) for each in found]}"

        # A button runs its action 0.1 s later.
        qtbot.waitUntil(is_there, timeout=15_000)
        return found[0]

    return wait


def act(node: QAccessibleInterface, action: str | None = None) -> None:
    """Run the action called ``action`` in the user's language, or the default action."""
    actions = node.actionInterface()
    names = actions.actionNames()
    actions.doAction(next(each for each in names if action is None or actions.localizedActionName(each) == action))


def test_a_new_routine__by_actions_alone__is_built_saved_and_started(
    running: RunningApp, find: Find, qtbot: QtBot
) -> None:
    window = running.window
    act(find(window, Role.Button, "New routine"))
    act(find(window, Role.ListItem, "Calf stretch"))
    act(find(window, Role.ListItem, "Legs up the wall"))
    blocks = find(window, Role.List, "Blocks of the routine")
    act(blocks.child(1), "Move up")
    act(blocks.child(1), "Duplicate")
    act(blocks.child(2), "Delete")
    assert [name(blocks.child(row)).split(",")[0] for row in range(blocks.childCount())] == [
        "Legs up the wall",
        "Calf stretch",
    ]

    act(blocks.child(1))
    fields = running.builder_screen.inspector
    qtbot.waitUntil(lambda: QApplication.focusWidget() in fields.findChildren(QWidget), timeout=15_000)
    act(find(window, Role.RadioButton, "Left"))
    act(find(window, Role.Button, "Save"))
    qtbot.waitUntil(lambda: len(running.fakes.routines.routines) == 1, timeout=15_000)
    (saved,) = running.fakes.routines.routines.values()
    assert [block.sides for block in saved.blocks if isinstance(block, Step)] == ["together", "left"]

    act(find(window, Role.Button, "Start"))
    qtbot.waitUntil(lambda: running.player.is_playing, timeout=15_000)
    assert running.session.timeline.segments[1].label == "Legs up the wall"


def test_a_routine__by_its_default_action__is_started(running: RunningApp, find: Find) -> None:
    act(find(running.window, Role.ListItem, "Ice bath"))
    # It has never been played.
    running.routine_sheet.start.click()

    assert running.player.is_playing
    assert running.session.timeline.name == "Ice bath"


def test_a_technique__says_its_family_in_a_heading(running: RunningApp, find: Find) -> None:
    running.navigator.show("build")
    techniques = find(running.window, Role.List, "Techniques")
    first, second = techniques.child(0), techniques.child(1)

    assert (first.role(), name(first)) == (Role.Heading, "Stretch, 7")
    assert first.actionInterface().actionNames() == []
    assert second.role() is Role.ListItem


def test_a_block__says_that_it_is_in_a_circuit_and_has_its_notes(
    run_app: Callable[..., RunningApp], find: Find
) -> None:
    long = Step(name="Calf stretch", technique="calf-stretch", seconds=600)
    running = run_app(routines=[Routine(id="legs", name="Legs", blocks=(Circuit(blocks=(long,), rounds=2),))])
    running.builder_model.open("legs")
    blocks = find(running.window, Role.List, "Blocks of the routine")

    assert name(blocks.child(1)).endswith(", in a circuit")
    assert blocks.child(1).text(QAccessible.Text.Description) == " ".join(running.builder_model.rows[1].notes) != ""


def test_items__of_a_screen_that_is_not_shown__do_not_show(running: RunningApp) -> None:
    running.navigator.show("build")
    palette = running.window.findChildren(TechniquePalette)[0]
    item = tree(palette.list).child(1)
    palette.list.setFocus()
    assert not item.state().invisible
    running.navigator.show("routines")

    assert item.state().invisible
    assert not item.state().focused


def test_choice_of_a_device__is_named_by_its_label_and_says_what_is_chosen(running: RunningApp) -> None:
    running.navigator.show("settings")
    box = next(each for each in running.settings_screen.findChildren(ChoiceBox) if each.accessibleName() == "Output")
    node = tree(box)

    assert (node.role(), name(node)) == (Role.ComboBox, "Output")
    assert node.text(QAccessible.Text.Value) == "System default"
    assert node.text(QAccessible.Text.Description).startswith("System default. ")
    act(node)
    assert box.view().isVisible()
    box.hidePopup()
