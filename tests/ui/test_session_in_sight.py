"""A session is never out of sight: whatever is pressed anywhere, while one is in progress the window shows it.

The state machine walks through the whole window as users do, by every button, key, menu and notice, mixed with second
starts, drops and the close button; it does not know what they do. A user cannot press what a dialog covers, so while
one is open, only its own buttons are pressed.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.app.navigation import Stage
from recovery_timer.app.playback import CannotKeepAwake
from recovery_timer.desktop.remote_control import RefusedError, RemoteControl
from recovery_timer.routine.model import Routine, Step
from recovery_timer.storage import document
from recovery_timer.ui.actions import EVERYWHERE, OUTSIDE_A_SESSION, words
from recovery_timer.ui.builder import actions as builder
from recovery_timer.ui.guide import actions as guide
from recovery_timer.ui.routines import actions as routines
from recovery_timer.ui.techniques import actions as techniques
from tests.running_app import RunningApp

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEGS = Routine(id="legs", name="Legs", blocks=(Step(name="Hips", seconds=40), Step(name="Squats", reps=10)))
BLINK = Routine(id="blink", name="Blink", blocks=(Step(name="Blink", seconds=1),))

Run = Callable[..., RunningApp]


class UserMachine(RuleBasedStateMachine):
    """A user with every way to press something. The steps of all machines are counted in `steps`."""

    run_app: Run
    folder: Path
    steps = 0
    in_session = 0
    pressed: set[str]

    def __init__(self) -> None:
        super().__init__()
        self.app = type(self).run_app(routines=[LEGS])
        self.remote = RemoteControl(self.app)
        self.is_closing = False
        self.app.window.close_agreed.connect(self._close)
        self.file = self.folder / "blink.json"
        self.file.write_bytes(document.encode(BLINK))

    def _close(self) -> None:
        self.is_closing = True

    # -- what can be pressed

    def dialog(self) -> QWidget | None:
        return QApplication.activeModalWidget()

    def menu(self) -> QMenu | None:
        popup = QApplication.activePopupWidget()
        return popup if isinstance(popup, QMenu) else None

    def is_free(self) -> bool:
        return self.dialog() is None and self.menu() is None

    def press(self, inside: QWidget, number: int) -> None:
        buttons = [each for each in inside.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
        if buttons:
            button = buttons[number % len(buttons)]
            self.note(button.text() or button.accessibleName())
            button.click()

    def note(self, what: str) -> None:
        UserMachine.pressed.add(what)
        UserMachine.steps += 1
        UserMachine.in_session += self.app.player.is_playing

    # -- what a user does

    @precondition(is_free)
    @rule(number=st.integers(0, 99))
    def press_any_button(self, number: int) -> None:
        self.press(self.app.window, number)

    @precondition(is_free)
    @rule(number=st.integers(0, 9))
    def press_a_notices_button(self, number: int) -> None:
        if self.app.navigator.is_in_session:
            self.app.notices.open_or_close()
        self.press(self.app.notices, number)

    @precondition(is_free)
    @rule(number=st.integers(0, 99))
    def press_a_key(self, number: int) -> None:
        actions = [each for each in self.app.window.actions() if each.isEnabled()]
        self.trigger(actions, number)

    @precondition(lambda self: self.menu() is not None)
    @rule(number=st.integers(0, 30))
    def choose_from_the_menu(self, number: int) -> None:
        menu = self.menu()
        assert menu is not None
        menu.close()
        self.trigger([each for each in menu.actions() if each.isEnabled() and not each.isSeparator()], number)

    @precondition(lambda self: self.dialog() is not None)
    @rule(number=st.integers(0, 9), accept=st.booleans())
    def answer(self, number: int, accept: bool) -> None:
        dialog = self.dialog()
        if accept and not isinstance(dialog, QFileDialog):
            assert dialog is not None
            self.press(dialog, number)
        else:
            self.note("close a dialog")
            dialog.close()  # type: ignore[union-attr]  # there is one

    def trigger(self, actions: Sequence[QAction], number: int) -> None:
        if actions:
            action = actions[number % len(actions)]
            self.note(action.text())
            action.trigger()

    @initialize(screen=st.sampled_from(["routines", "build", "settings"]), told=st.sampled_from(["draft", "paste"]))
    def begin_somewhere(self, screen: str, told: str) -> None:
        self.app.new_routine()
        self.app.builder_model.add("calf-stretch")
        self.be_told(told)
        self.app.navigator.show(screen)
        self.start("Legs")

    @precondition(is_free)
    @rule(name=st.sampled_from(["Legs", "Post-run basics", "Ice bath"]))
    def start(self, name: str) -> None:
        if not self.app.navigator.is_in_session:
            self.note("start")
            self.app.start(name)

    @precondition(is_free)
    @rule()
    def close_the_window(self) -> None:
        self.note("close")
        self.app.window.close()

    @precondition(is_free)
    @rule()
    def drop_a_file(self) -> None:
        self.note("drop")
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self.file))])
        drop = QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        self.app.window.dropEvent(drop)

    # -- what comes from elsewhere, whatever is open

    @rule(what=st.sampled_from(["play", "open", "come forward"]))
    def start_again(self, what: str) -> None:
        self.note(f"second start: {what}")
        try:
            if what == "play":
                self.remote.play(BLINK)
            elif what == "open":
                self.remote.open([str(self.file)])
            else:
                self.remote.activate()
        except RefusedError:
            assert self.dialog() is not None

    @rule(what=st.sampled_from(["draft", "paste", "delete", "awake", "sleep"]))
    def be_told(self, what: str) -> None:
        """Cause a notice with a button that leads somewhere."""
        self.note(f"notice: {what}")
        match what:
            case "draft":
                self.app.draft_notices.offer_drafts(self.app.workbench.offered)
            case "paste" if self.is_free():
                QGuiApplication.clipboard().setText("# Typed\n2x30s calf stretch L/R")
                self.app.import_export.paste()
            case "delete":
                self.app.library.save(LEGS)
                self.app.routines_model.choose("legs")
                self.app.routines_screen.delete()
                self.app.library.save(LEGS)
            case "awake":
                self.app.player.events.emit(CannotKeepAwake())
            case _:
                self.app.fakes.clock.sleep(300_000)
                self.app.player.wake_up()

    @rule(ms=st.sampled_from([0, 1_000, 11_000, 60_000]))
    def let_pass(self, ms: int) -> None:
        self.note("time passes")
        self.app.let_pass(ms)

    # -- what must always hold

    @invariant()
    def session_is_in_sight(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        is_playing = self.app.player.is_playing
        assert (self.app.navigator.place.stage is Stage.GUIDE) == is_playing
        if is_playing:
            assert self.app.guide_screen.isVisibleTo(self.app.window)
            assert self.app.window.windowTitle()

    @invariant()
    def closing_ends_the_session(self) -> None:
        if self.is_closing:
            assert not self.app.player.is_playing
            self.is_closing = False

    def teardown(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if widget is not self.app.window:
                widget.close()
        self.app.player.break_off()
        self.app.window.close_without_asking()


@pytest.fixture
def machine(run_app: Run, tmp_path: Path, qtbot: QtBot) -> type[UserMachine]:
    UserMachine.run_app = staticmethod(run_app)  # of each test
    UserMachine.folder = tmp_path
    UserMachine.steps = UserMachine.in_session = 0
    UserMachine.pressed = set()
    return UserMachine


def test_session__whatever_is_pressed__is_in_sight(machine: type[UserMachine]) -> None:
    walk(machine, examples=8)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(10))
def test_session__whatever_is_pressed_for_minutes__is_in_sight(machine: type[UserMachine], part: int) -> None:
    # In parts, each with its own random examples, as a single test of over 2 min counts as hanging.
    walk(machine, examples=30)


def walk(machine: type[UserMachine], *, examples: int) -> None:
    # Shrinking opens hundreds of windows, and the steps can be read as they are.
    quick = settings(phases=[Phase.generate], max_examples=examples, stateful_step_count=40)
    run_state_machine_as_test(machine, settings=quick)
    print(f"{machine.steps} steps, {machine.in_session} of them in a session: {sorted(machine.pressed)}")
    assert machine.in_session > 10 * examples


SCREENS = ("routines", "build", "techniques", "settings")


@pytest.mark.parametrize("screen", SCREENS)
def test_session__every_action__keeps_it_in_sight(run_app: Run, screen: str) -> None:
    app = run_app(routines=[LEGS])
    for each in (*SCREENS, screen):
        app.navigator.show(each)
    app.start("Legs up the wall")
    pressed = []
    for action in app.window.actions():
        action.trigger()
        pressed.append(action.text())
        require_in_sight(app)
        close_dialogs()

    tables = (routines.ACTIONS, builder.ACTIONS, guide.ACTIONS, techniques.ACTIONS, OUTSIDE_A_SESSION, EVERYWHERE)
    assert set(pressed) == {words(action) for table in tables for action in table}


@pytest.mark.parametrize("told", ["draft", "paste", "delete", "unreadable file", "other"])
def test_session__every_button_of_a_notice__keeps_it_in_sight(run_app: Run, tmp_path: Path, told: str) -> None:
    app = run_app(routines=[LEGS])
    tell(app, told, tmp_path)
    app.start("Legs up the wall")
    tell(app, told, tmp_path)
    app.notices.open_or_close()
    buttons = app.notices.findChildren(QAbstractButton)
    for button in buttons:
        button.click()
        require_in_sight(app)
        close_dialogs()

    assert buttons


def tell(app: RunningApp, what: str, folder: Path) -> None:
    """Show a notice with a button that leads somewhere, as its cause would."""
    match what:
        case "draft":
            if not app.player.is_playing:
                app.new_routine()
                app.builder_model.add("calf-stretch")
                app.new_routine()
            app.draft_notices.offer_drafts(app.workbench.offered)
        case "paste":
            QGuiApplication.clipboard().setText("# Typed\n2x30s calf stretch L/R")
            app.import_export.paste()
        case "delete":
            app.import_export.report_deleted(app.library.delete(app.library.duplicate("legs").id))
        case "unreadable file":
            (folder / "typed.txt").write_text("# Legs\n30s squats, rest soon")
            app.import_export.import_files([str(folder / "typed.txt")])
        case _:
            app.notices.show_notice("Another.", action="New", act=app.new_routine, problem=True)


def require_in_sight(app: RunningApp) -> None:
    assert app.player.is_playing
    assert app.navigator.place.stage is Stage.GUIDE
    assert app.guide_screen.isVisibleTo(app.window)


def close_dialogs() -> None:
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.close()
