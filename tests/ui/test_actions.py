from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.ui.actions import EVERYWHERE, OUTSIDE_A_SESSION, Action, Section, add_actions, words
from recovery_timer.ui.builder import actions as builder
from recovery_timer.ui.guide import actions as guide
from recovery_timer.ui.routines import actions as routines
from recovery_timer.ui.shortcuts import ShortcutsDialog
from recovery_timer.ui.theme.manager import ThemeManager

SECTIONS = {
    "guide": guide.ACTIONS,
    "routines": routines.ACTIONS,
    "build": builder.ACTIONS,
    "outside": OUTSIDE_A_SESSION,
    "everywhere": EVERYWHERE,
}
ACTIONS = tuple(each for actions in SECTIONS.values() for each in actions)

KEYS_OF_THE_DESIGN = {
    ("guide", "Space"): "press",
    ("guide", "F5"): "press",
    ("guide", "P"): "pause",
    ("guide", "."): "pause",
    ("guide", "B"): "pause",
    ("guide", "Right"): "next",
    ("guide", "PgDown"): "next",
    ("guide", "End"): "next",
    ("guide", "Left"): "previous",
    ("guide", "PgUp"): "previous",
    ("guide", "Home"): "previous",
    ("guide", "Up"): "louder",
    ("guide", "Down"): "softer",
    ("guide", "M"): "mute",
    ("guide", "+"): "extend",
    ("guide", "-"): "shorten",
    ("guide", "F"): "floor",
    ("guide", "F11"): "full_screen",
    ("guide", "Esc"): "escape",
    ("routines", "Ctrl+F"): "search",
    ("routines", "Ctrl+D"): "duplicate",
    ("routines", "Del"): "delete",
    ("routines", "F2"): "rename",
    ("outside", "Ctrl+,"): "settings",
    ("everywhere", "Ctrl+?"): "shortcuts",
    ("everywhere", "Ctrl+Q"): "quit",
}

KEYS = {
    "Space": Qt.Key.Key_Space, "P": Qt.Key.Key_P, "Right": Qt.Key.Key_Right, "Left": Qt.Key.Key_Left,
    "Up": Qt.Key.Key_Up, "Down": Qt.Key.Key_Down, "M": Qt.Key.Key_M, "+": Qt.Key.Key_Plus, "-": Qt.Key.Key_Minus,
    "F": Qt.Key.Key_F, "F11": Qt.Key.Key_F11, "Esc": Qt.Key.Key_Escape,
    "F5": Qt.Key.Key_F5, ".": Qt.Key.Key_Period, "B": Qt.Key.Key_B, "PgDown": Qt.Key.Key_PageDown,
    "PgUp": Qt.Key.Key_PageUp, "Home": Qt.Key.Key_Home, "End": Qt.Key.Key_End,
}  # fmt: skip


class ActionBench:
    """A window with every action, which records the commands that were run."""

    def __init__(self, qtbot: QtBot) -> None:
        self.done: list[str] = []
        self.window = QWidget()
        self.edit = QLineEdit()
        QVBoxLayout(self.window).addWidget(self.edit)
        qtbot.addWidget(self.window)
        commands = {each.id: self._doing(each.id) for each in ACTIONS}
        self.made = {where: add_actions(self.window, actions, commands) for where, actions in SECTIONS.items()}

    def only(self, where: str) -> None:
        for there, actions in self.made.items():
            for action in actions:
                action.setEnabled(there in {where, "everywhere"})

    def _doing(self, action_id: str) -> "Doing":
        return Doing(self.done, action_id)


class Doing:
    """Records that it was called, and refuses arguments, which Qt might pass on."""

    def __init__(self, done: list[str], action_id: str) -> None:
        self._done, self._id = done, action_id

    def __call__(self) -> None:
        self._done.append(self._id)


@pytest.fixture
def bench(qtbot: QtBot) -> ActionBench:
    made = ActionBench(qtbot)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    return made


def test_table__ids_and_words_are_unique() -> None:
    assert max(Counter(each.id for each in ACTIONS).values()) == 1
    assert all(max(Counter(map(words, actions)).values()) == 1 for actions in SECTIONS.values())
    # No keys for actions that lose something, or that are seldom wanted and easy to find.
    assert {each.id for each in ACTIONS if not each.keys} == {"discard", "drafts", "hide_notes", "typing_help"}


def test_table__has_the_keys_of_the_design() -> None:
    table = {(where, key): each.id for where, actions in SECTIONS.items() for each in actions for key in each.keys}

    assert table.items() >= KEYS_OF_THE_DESIGN.items()


@pytest.mark.parametrize("where", ["guide", "routines", "build"])
def test_table__no_key_means_two_things_in_one_place(where: str) -> None:
    also = () if where == "guide" else OUTSIDE_A_SESSION
    there = (*SECTIONS[where], *also, *EVERYWHERE)

    assert max(Counter(key for each in there for key in (*each.keys, *each.signed_keys)).values()) == 1


@pytest.mark.parametrize("each", ACTIONS, ids=[each.id for each in ACTIONS])
def test_table__every_key_is_one_that_qt_knows(each: Action) -> None:
    for key in (*each.keys, *each.signed_keys):
        sequence = QKeySequence(key)
        assert sequence.count() == 1
        assert sequence != QKeySequence(Qt.Key.Key_unknown)
        assert sequence.toString()


def test_table__keys_repeat_only_where_holding_them_does_no_harm() -> None:
    repeating = {each.id for each in ACTIONS if each.repeats}

    assert repeating <= {"extend", "shorten", "louder", "softer", "undo", "redo", "move_up", "move_down"}


def test_add_actions__each_runs_only_its_own_command(bench: ActionBench) -> None:
    for action in bench.window.actions():
        action.trigger()

    assert bench.done == [each.id for each in ACTIONS]


def test_add_actions__returns_one_for_each(bench: ActionBench) -> None:
    for where, made in bench.made.items():
        assert [action.text() for action in made] == [words(each) for each in SECTIONS[where]]


def test_add_actions__keys_repeat_only_where_the_table_says(bench: ActionBench) -> None:
    repeats = {each.text: each.repeats for each in ACTIONS}

    assert {action.text(): action.autoRepeat() for action in bench.window.actions()} == repeats


def test_add_actions__without_a_command_for_one__fails_at_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    with pytest.raises(KeyError, match="quit"):
        add_actions(window, EVERYWHERE, {"shortcuts": lambda: None})


@pytest.mark.parametrize("key", KEYS)
def test_keys__of_the_guide__act_in_the_window(bench: ActionBench, key: str) -> None:
    bench.only("guide")
    bench.window.setFocus()
    QTest.keyClick(bench.window, KEYS[key])

    assert bench.done == [KEYS_OF_THE_DESIGN["guide", key]]


@pytest.mark.parametrize(
    "key,done",
    [
        (Qt.Key.Key_MediaTogglePlayPause, "press"),
        (Qt.Key.Key_MediaPlay, "press"),
        (Qt.Key.Key_MediaPause, "pause"),
        (Qt.Key.Key_MediaNext, "next"),
        (Qt.Key.Key_MediaPrevious, "previous"),
    ],
)
@pytest.mark.qt_log_ignore("keyToAscii Unhandled key code", extend=True)  # QTest's, which tries to type it
def test_media_keys__act_in_the_guide(bench: ActionBench, key: Qt.Key, done: str) -> None:
    bench.only("guide")
    QTest.keyClick(bench.window, key)

    assert bench.done == [done]


def test_keys__plus_without_shift__also_adds(bench: ActionBench) -> None:
    bench.only("guide")
    QTest.keyClick(bench.window, Qt.Key.Key_Equal)

    assert bench.done == ["extend"]


def test_keys__of_the_guide__are_typed_elsewhere(bench: ActionBench) -> None:
    bench.only("routines")
    bench.edit.setFocus()
    QTest.keyClicks(bench.edit, "p m-f+ ")

    assert bench.done == []
    assert bench.edit.text() == "p m-f+ "


def test_shortcuts_page__lists_every_action_with_its_keys(theme: ThemeManager, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    page = ShortcutsDialog(theme, [Section(where, actions) for where, actions in SECTIONS.items()], parent)
    shown = [label.text() for label in page.findChildren(QLabel)]

    for each in (action for action in ACTIONS if action.keys):
        at = shown.index(words(each))
        native = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in each.keys]
        assert all(key in shown[at + 1] for key in native)
