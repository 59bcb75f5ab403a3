"""The user's own techniques: made, changed, copied, deleted and used, with keys alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.app.navigation import Stage
from recovery_timer.routine.model import WAIT, Circuit, Routine, Sides, Step
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.routine.technique import Family, Muscle, Timing
from recovery_timer.session.speech import announcement
from recovery_timer.ui.techniques.form import TechniqueForm
from recovery_timer.ui.widgets.question import QuestionDialog
from tests.running_app import RunningApp

COUCH = OwnTechnique(
    id="own-couch",
    name="Couch stretch",
    family=Family.STRETCH,
    muscles=(Muscle.QUADS,),
    sides="each",
    seconds=90,
    how_to="Kneel before a couch.",
    instruction="Hips forward",
    timing=Timing(position=20),
    figure="quad-stretch",
)
Modifiers = Qt.KeyboardModifier
NONE, CTRL, SHIFT = Modifiers.NoModifier, Modifiers.ControlModifier, Modifiers.ShiftModifier


@pytest.fixture
def page(running: RunningApp) -> RunningApp:
    """The techniques screen, with one of the user's own techniques."""
    running.techniques.save(COUCH)
    running.navigator.show("techniques")
    running.techniques_screen.show_technique(COUCH.id)
    return running


def press(key: Qt.Key, modifiers: Modifiers = NONE) -> None:
    """Press a key in whatever has the focus."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def write(words: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, words)


class TypedKeys:
    """Opens forms with keys; waits, as a user does, for the window that has the keyboard."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def form(self) -> TechniqueForm:
        """Return the form that was opened, once it has the keyboard."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TechniqueForm)
        self._wait_for(dialog)
        return dialog

    def ask(self, running: RunningApp, key: Qt.Key, modifiers: Modifiers = NONE) -> TechniqueForm:
        """Press a key of the techniques screen that opens the form."""
        # There is no window manager here to do it.
        running.window.activateWindow()
        self._wait_for(running.window)
        QTest.keyClick(running.window, key, modifiers)
        return self.form()

    def _wait_for(self, window: QWidget) -> None:
        self._qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=15_000)


@pytest.fixture
def keyboard(qtbot: QtBot) -> TypedKeys:
    return TypedKeys(qtbot)


def tab_to(widget: QWidget) -> None:
    """Press Tab until ``widget`` has the focus."""
    for _ in range(40):
        if QApplication.focusWidget() is widget:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {widget.accessibleName() or widget}")


# -- making one


def test_new__with_keys_alone__is_saved_as_entered(running: RunningApp, keyboard: TypedKeys, qtbot: QtBot) -> None:
    running.navigator.show("techniques")
    asked = keyboard.ask(running, Qt.Key.Key_N, CTRL | SHIFT)
    write("Ball roll")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    tab_to(asked.muscles[Muscle.CALVES])
    press(Qt.Key.Key_Space)
    tab_to(asked.amount.buttons["seconds"])
    press(Qt.Key.Key_Right)
    tab_to(asked.reps)
    press(Qt.Key.Key_Up)
    tab_to(asked.sets)
    press(Qt.Key.Key_Up)
    tab_to(asked.sides.buttons["together"])
    press(Qt.Key.Key_Left)
    tab_to(asked.lead_in.buttons["time"])
    press(Qt.Key.Key_Right)
    tab_to(asked.figure)
    press(Qt.Key.Key_Right)
    tab_to(asked.instruction)
    write("Slowly")
    tab_to(asked.how_to)
    write("Roll a ball.")
    tab_to(asked.save)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(running.techniques.own), timeout=15_000)

    (made,) = running.techniques.own.values()
    assert made == OwnTechnique(
        id=made.id,
        name="Ball roll",
        family=Family.ROLL,
        muscles=(Muscle.CALVES,),
        sides="each",
        reps=11,
        sets=2,
        timing=Timing(position=WAIT),
        figure="hamstring-stretch",
        instruction="Slowly",
        how_to="Roll a ball.",
    )
    assert running.techniques_model.technique.id == made.id
    assert running.techniques_screen.page.name.text() == "Ball roll"


def test_new__without_a_name_or_with_a_taken_one__says_so_and_stays_open(
    running: RunningApp, keyboard: TypedKeys
) -> None:
    running.navigator.show("techniques")
    asked = keyboard.ask(running, Qt.Key.Key_N, CTRL | SHIFT)
    press(Qt.Key.Key_Return)
    assert asked.name_fault.text() == "The name cannot be empty."

    write("calf-stretches")
    taken = "In a typed routine, “calf-stretches” means Calf stretch. Choose another name."
    assert (asked.name_fault.text(), asked.name.accessibleDescription()) == (taken, taken)
    press(Qt.Key.Key_Return)
    assert keyboard.form() is asked
    assert not running.techniques.own

    asked.name.selectAll()
    write("Walking")
    assert asked.name_fault.text() == "There is a technique called Walking already."
    write(" on toes")
    assert asked.name_fault.isHidden()
    press(Qt.Key.Key_Return)
    assert [each.name for each in running.techniques.own.values()] == ["Walking on toes"]


def test_new__outside_a_limit__says_which(running: RunningApp, keyboard: TypedKeys) -> None:
    running.navigator.show("techniques")
    asked = keyboard.ask(running, Qt.Key.Key_N, CTRL | SHIFT)
    write("Ball roll")
    tab_to(asked.sets)
    asked.sets.selectAll()
    write("101")
    tab_to(asked.name)
    press(Qt.Key.Key_Return)

    assert asked.fault.text() == "Sets must be 1 to 100, not 101."
    assert not running.techniques.own


def test_new__its_name_is_found_in_the_palette_and_read_as_text(running: RunningApp) -> None:
    running.navigator.show("build")
    running.techniques.save(COUCH)
    running.builder_screen.techniques.search.setFocus()
    write("couch")
    press(Qt.Key.Key_Return)
    assert [(row.name, row.figure, row.family) for row in running.builder_model.rows] == [
        ("Couch stretch", "quad-stretch", Family.STRETCH)
    ]

    running.builder_screen.show_text(True)
    assert "1:30 Couch stretch L/R" in running.builder_screen.text.editor.toPlainText()
    running.builder_model.type_text("# Legs\n90s couch stretches L/R\n30s coush stretch left", 2)
    steps = running.builder_model.sketch.blocks
    assert [step.technique for step in steps if isinstance(step, Step)] == ["own-couch", None]
    (notice,) = running.builder_model.reading.notices
    assert notice.suggestions == ("Couch stretch",)


# -- changing and copying one


@pytest.mark.parametrize("key,modifiers", [(Qt.Key.Key_F2, NONE), (Qt.Key.Key_E, CTRL)])
def test_edit__changes_it_everywhere(page: RunningApp, key: Qt.Key, modifiers: Modifiers, keyboard: TypedKeys) -> None:
    step = Step(name="Couch stretch", technique="own-couch", seconds=90, sides=Sides.EACH)
    page.library.save(Routine(id="couch", name="Couch", blocks=(step,)))
    page.builder_model.open("couch")
    page.navigator.show("techniques")
    asked = keyboard.ask(page, key, modifiers)
    assert asked.name.text() == "Couch stretch"
    tab_to(asked.muscles[Muscle.GLUTES])
    press(Qt.Key.Key_Space)
    tab_to(asked.figure)
    press(Qt.Key.Key_Home)
    tab_to(asked.name)
    press(Qt.Key.Key_Return)

    changed = page.techniques.own["own-couch"]
    assert (changed.muscles, changed.figure) == ((Muscle.QUADS, Muscle.GLUTES), None)
    assert page.builder_model.rows[0].figure == "own-couch"
    (work,) = {segment.muscles for segment in page.routines_model.timeline("couch").segments}
    assert work == (Muscle.QUADS, Muscle.GLUTES)
    assert page.techniques_screen.page.muscles.text() == "Quads and glutes, left side"


def test_edit__of_a_built_in_technique__offers_a_copy(page: RunningApp, keyboard: TypedKeys) -> None:
    page.techniques_model.choose("ice-bath")
    QTest.keyClick(page.window, Qt.Key.Key_F2)
    assert page.notices.texts() == [
        "“Ice bath” ships with the program: it stays as it is, but a copy of it can be changed."
    ]

    next(each for each in page.notices.findChildren(QPushButton) if each.text() == "Make a copy").click()

    assert keyboard.form().name.text() == "Ice bath (copy)"
    press(Qt.Key.Key_Return)
    copy = page.techniques_model.technique
    assert (copy.is_own, copy.drawn_as, copy.timing.position) == (True, "ice-bath", WAIT)
    assert copy.cautions == page.techniques.catalogue["ice-bath"].cautions


def test_duplicate__of_a_built_in_or_own_technique__is_a_new_one(page: RunningApp, keyboard: TypedKeys) -> None:
    for technique_id, name in (("calf-stretch", "Calf stretch (copy)"), ("own-couch", "Couch stretch (copy)")):
        page.techniques_model.choose(technique_id)
        keyboard.ask(page, Qt.Key.Key_D, CTRL)
        press(Qt.Key.Key_Return)
        assert page.techniques_screen.page.name.text() == name
    assert len(page.techniques.own) == 3


def test_duplicate__of_a_technique_only_to_read__does_nothing(page: RunningApp) -> None:
    page.techniques_model.choose("supplements")
    QTest.keyClick(page.window, Qt.Key.Key_D, CTRL)
    assert QApplication.activeModalWidget() is None


def test_esc__with_changes__asks_before_they_are_lost(page: RunningApp, keyboard: TypedKeys) -> None:
    asked = keyboard.ask(page, Qt.Key.Key_F2)
    press(Qt.Key.Key_Escape)
    assert asked.isHidden()

    asked = keyboard.ask(page, Qt.Key.Key_F2)
    write("Other")
    press(Qt.Key.Key_Escape)
    question = QApplication.activeModalWidget()
    assert isinstance(question, QuestionDialog)
    question.buttons["Keep editing"].click()
    assert asked.isVisible()
    asked.reject()
    question = QApplication.activeModalWidget()
    assert isinstance(question, QuestionDialog)
    question.buttons["Discard"].click()

    assert asked.isHidden()
    assert page.techniques.own == {"own-couch": COUCH}


# -- deleting one


def test_delete__keeps_the_routines_and_is_undone(page: RunningApp) -> None:
    step = Step(name="Couch stretch", technique="own-couch", seconds=90)
    routine = Routine(id="couch", name="Couch", blocks=(step, Circuit(blocks=(step,))))
    page.library.save(routine)
    page.techniques_screen.list.setFocus()

    press(Qt.Key.Key_Delete)

    assert page.notices.texts() == [
        "“Couch stretch” was deleted. 1 routine has steps of it, which keep their names and times."
    ]
    assert not page.techniques.own
    assert page.techniques_model.technique.id == "walking-lunges"
    assert page.library.entry("couch").routine == routine
    assert {segment.label for segment in page.routines_model.timeline("couch").segments} == {"Couch stretch"}
    page.builder_model.open("couch")
    missing = "Its technique is not here: the step keeps its name and times, without figure and how-to."
    assert [row.notes for row in page.builder_model.rows] == [(missing,), (), (missing,)]

    page.navigator.show("techniques")
    press(Qt.Key.Key_Z, CTRL)

    assert page.techniques.own == {"own-couch": COUCH}
    assert page.techniques_model.technique.id == "own-couch"
    assert page.builder_model.rows[0].notes == ()
    assert page.notices.texts() == []


def test_delete__of_a_built_in_technique__says_why_not(page: RunningApp) -> None:
    page.techniques_model.choose("supplements")
    page.techniques_screen.list.setFocus()
    press(Qt.Key.Key_Delete)
    assert "ships with the program" in page.notices.texts()[0]


def test_delete__undone_in_the_trash_meanwhile__does_not_come_back_twice(page: RunningApp) -> None:
    page.techniques_screen.list.setFocus()
    press(Qt.Key.Key_Delete)
    (deleted,) = page.techniques.trashed
    page.techniques.restore(deleted)

    press(Qt.Key.Key_Z, CTRL)
    press(Qt.Key.Key_Z, CTRL)

    assert page.techniques.own == {"own-couch": COUCH}
    assert page.notices.texts() == []


def test_keys__among_the_questions__change_nothing(page: RunningApp) -> None:
    page.techniques_screen.tabs.buttons["questions"].click()
    page.techniques_screen.questions.setFocus()
    for command in ("edit_technique", "duplicate_technique", "delete_technique"):
        page.techniques_screen.commands()[command]()
    assert page.techniques.own == {"own-couch": COUCH}
    assert QApplication.activeModalWidget() is None


# -- using one


def test_start__shows_its_figure_and_says_its_name(page: RunningApp) -> None:
    page.techniques_screen.list.setFocus()
    press(Qt.Key.Key_Return)

    assert page.navigator.place.stage is Stage.GUIDE
    assert page.session.segment.drawn_as == "quad-stretch"
    assert page.guide_screen.guide.figure.accessibleName().endswith("left side")
    said = announcement(page.session.segment, page.session.length_ms, lambda _: 0).spoken
    assert "Couch stretch" in said[0].text


def test_page__shows_what_the_user_entered_and_no_recommendation(page: RunningApp) -> None:
    shown = page.techniques_screen.page
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert shown.family.text() == "Stretch · your own"
    assert (shown.edit.isHidden(), shown.delete.isHidden()) == (False, False)
    page.techniques_model.choose("calf-stretch")
    assert (shown.edit.isHidden(), shown.delete.isHidden(), shown.duplicate.isHidden()) == (True, True, False)


def test_search__finds_any_word_of_it__and_showing_it_ends_a_search(page: RunningApp) -> None:
    screen = page.techniques_screen
    screen.search.setText("kneel couch")
    assert [each.id for each in page.techniques_model.techniques] == ["own-couch"]

    screen.search.setText("calf")
    screen.show_technique("own-couch")

    assert screen.search.text() == ""
    assert page.techniques_model.technique.id == "own-couch"


def test_changed_elsewhere__shows_the_present_version(run_app: Callable[..., RunningApp]) -> None:
    running = run_app()
    running.navigator.show("techniques")
    running.fakes.techniques.save(COUCH)
    running.techniques.reload()
    running.techniques_screen.show_technique("own-couch")
    assert running.techniques_screen.page.name.text() == "Couch stretch"
