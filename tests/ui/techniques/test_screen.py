"""The techniques screen: everything in the catalogue can be read, found, started and added there."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.app.navigation import Stage
from recovery_timer.journal.entries import Run
from recovery_timer.routine.model import Routine
from recovery_timer.routine.technique import Family, Muscle, Technique
from recovery_timer.storage.catalogue import load_catalogue, load_questions
from recovery_timer.ui.techniques.model import TechniquesModel
from recovery_timer.ui.techniques.range_bar import RangeBar
from recovery_timer.ui.techniques.screen import TechniquesScreen
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.manager import ThemeManager
from tests.fakes.ports import EVENING
from tests.fakes.techniques import techniques_of
from tests.running_app import RunningApp

CATALOGUE = load_catalogue()
QUESTIONS = load_questions()
DONE = [each.id for each in CATALOGUE.values() if each.place != "page"]
TO_READ = [each.id for each in CATALOGUE.values() if each.place == "page"]


@pytest.fixture
def screen(theme: ThemeManager, qtbot: QtBot) -> TechniquesScreen:
    model = TechniquesModel(techniques_of(CATALOGUE), QUESTIONS)
    made = TechniquesScreen(theme, model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(1190, 800)
    made.show()
    return made


def shown_in(widget: QWidget) -> str:
    """Return all the text that is shown in ``widget``."""
    # A layout shows its new widgets with the next event.
    QApplication.processEvents()
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    buttons = [each.text() for each in widget.findChildren(QAbstractButton) if each.isVisibleTo(widget)]
    return "\n".join([*labels, *buttons])


def texts_of(technique: Technique) -> list[str]:
    """Return every text of ``technique`` in the catalogue."""
    dose = technique.dose
    amounts = (dose.seconds, dose.reps, dose.sets, dose.warm, dose.cold, dose.total, dose.cycles)
    return [
        each
        for each in (
            *(technique.name, technique.how_to, technique.instruction, technique.how_often, technique.preparation),
            *(*technique.claims, *technique.cautions, *technique.equipment),
            *(amount.claim for amount in amounts if amount is not None),
            *(amount.words for amount in amounts if amount is not None),
            *(text for fact in technique.facts for text in (fact.what, fact.claim)),
        )
        if each
    ]


def test_page__shows_every_text_of_every_technique(screen: TechniquesScreen) -> None:
    for technique in CATALOGUE.values():
        screen._model.choose(technique.id)

        # A list of needs begins with a capital.
        shown = shown_in(screen.page).casefold()
        assert [each for each in texts_of(technique) if each.casefold() not in shown] == []


def test_questions__show_every_text_of_every_question(screen: TechniquesScreen) -> None:
    screen.tabs.buttons["questions"].click()
    for question in QUESTIONS:
        row = screen.questions.rows[question.id]
        row.button.click()

        texts = [question.question, question.answer, *(t for fact in question.facts for t in (fact.what, fact.claim))]
        assert [each for each in texts if each not in shown_in(row)] == []


def test_questions__have_one_answer_open(screen: TechniquesScreen) -> None:
    screen.tabs.buttons["questions"].click()
    for question in QUESTIONS:
        screen.questions.rows[question.id].button.click()

    open_ = [id_ for id_, row in screen.questions.rows.items() if row.answer.isVisible()]
    assert open_ == [QUESTIONS[-1].id]
    screen.questions.rows[QUESTIONS[-1].id].button.click()
    assert not any(row.answer.isVisible() for row in screen.questions.rows.values())


@pytest.mark.parametrize("word", ["myofascial", "magnesium", "avocado", "BCAA", "swelling"])
def test_search__finds_a_word_of_any_text(screen: TechniquesScreen, word: str) -> None:
    screen.search.setText(word)

    found = [screen._rows.technique(screen._rows.index(row)) for row in range(screen._rows.rowCount())]
    open_answers = [row for row in screen.questions.rows.values() if row.answer.isVisibleTo(screen.questions)]
    assert any(found) or open_answers
    if any(found):
        assert word.casefold() in "\n".join([shown_in(screen.page), *screen._model.technique.aliases]).casefold()


def test_search__finds_nothing__says_so(screen: TechniquesScreen) -> None:
    screen.search.setText("unicycle")
    assert screen.nothing_found.isVisible()
    assert screen.tabs.buttons["techniques"].text() == "Techniques 0"

    screen.search.clear()
    assert not screen.nothing_found.isVisible()
    assert screen.tabs.buttons["techniques"].text() == f"Techniques {len(CATALOGUE)}"


def test_chip__shows_the_techniques_of_one_muscle__and_all_when_pressed_again(screen: TechniquesScreen) -> None:
    screen.muscles[Muscle.GLUTES].click()
    assert {each.id for each in screen._model.techniques} == {
        each.id for each in CATALOGUE.values() if Muscle.GLUTES in each.muscles
    }
    screen.muscles[Muscle.CALVES].click()
    assert [muscle for muscle, chip in screen.muscles.items() if chip.isChecked()] == [Muscle.CALVES]

    screen.muscles[Muscle.CALVES].click()
    assert len(screen._model.techniques) == len(CATALOGUE)


def test_side__is_shown_by_the_figure_and_the_map(screen: TechniquesScreen) -> None:
    screen._model.choose("hip-flexor-stretch")
    assert screen.page.figure.accessibleName().endswith("left side")

    screen.page.side.buttons["right"].click()
    assert screen.page.figure.accessibleName().endswith("right side")
    assert screen.page.muscles.text() == "Right hip flexors"


def test_still__stops_the_figure__and_resumes_it(screen: TechniquesScreen) -> None:
    screen._model.choose("walking-lunges")
    screen.page.still.click()
    assert not screen.page.figure.is_moving
    assert screen.page.still.accessibleName() == "Let it move"

    screen.page.still.click()
    assert screen.page.still.accessibleName() == "Stop the movement"


@pytest.mark.parametrize("technique_id", TO_READ)
def test_page__of_a_technique_only_to_read__offers_no_start(
    screen: TechniquesScreen, technique_id: str, qtbot: QtBot
) -> None:
    screen._model.choose(technique_id)

    assert not screen.page.start.isVisible()
    assert not screen.page.add.isVisible()
    with qtbot.assertNotEmitted(screen.started):
        QTest.keyClick(screen.list, Qt.Key.Key_Return)


def test_enter__starts_each_technique_that_is_done(screen: TechniquesScreen) -> None:
    started: list[Routine] = []
    screen.started.connect(started.append)
    for technique_id in DONE:
        screen._model.choose(technique_id)
        QTest.keyClick(screen.list, Qt.Key.Key_Return)

    assert [routine.blocks[0].technique for routine in started if hasattr(routine.blocks[0], "technique")] == [
        each for each in DONE if CATALOGUE[each].place == "step"
    ]
    assert [routine.name for routine in started] == [CATALOGUE[each].name for each in DONE]


def test_start__from_its_page__plays_the_technique_and_leads_back(running: RunningApp) -> None:
    running.navigator.show("techniques")
    running.techniques_model.choose("calf-stretch")
    QTest.keyClick(running.techniques_screen.list, Qt.Key.Key_Return)
    assert running.navigator.place.stage is Stage.GUIDE
    assert running.session.timeline.name == "Calf stretch"

    running.guide_model.end()
    running.finish_screen.back.emit()
    assert (running.navigator.place.stage, running.navigator.place.screen) == (Stage.HOME, "techniques")


def test_add__appends_the_technique_to_the_routine_in_build(running: RunningApp) -> None:
    running.navigator.show("techniques")
    running.techniques_model.choose("calf-stretch")
    QTest.keyClick(running.techniques_screen.list, Qt.Key.Key_A)

    assert running.navigator.place.screen == "build"
    assert [row.name for row in running.builder_model.rows] == ["Calf stretch"]


def test_keys__in_the_search__are_text(running: RunningApp) -> None:
    running.navigator.show("techniques")
    search = running.techniques_screen.search
    search.setFocus()
    QTest.keyClicks(search, "calf")

    assert search.text() == "calf"
    assert running.navigator.place.screen == "techniques"


def test_keys__lead_to_both_halves(running: RunningApp) -> None:
    running.navigator.show("techniques")
    QTest.keyClick(running.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert running.techniques_screen.questions.isVisible()

    QTest.keyClick(running.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert running.techniques_screen.list.isVisible()


def test_family__is_named_on_the_page(screen: TechniquesScreen) -> None:
    for technique in CATALOGUE.values():
        screen._model.choose(technique.id)
        assert screen.page.family.text() == domain.family_label(technique.family)


def test_list__in_a_lower_window__keeps_the_chosen_one_in_sight(screen: TechniquesScreen) -> None:
    screen.show_technique("supplements")
    QApplication.processEvents()
    screen.resize(1190, 700)
    QApplication.processEvents()
    assert screen.list.viewport().rect().contains(screen.list.visualRect(screen.list.currentIndex()))


def test_page__of_a_contrast__shows_how_long_in_cold_water_in_the_colour_of_cold(screen: TechniquesScreen) -> None:
    screen._model.choose("contrast-bath")
    *_, warm, cold, _total = (bar.colour.name() for bar in screen.page.findChildren(RangeBar))
    families = screen._theme.colours
    assert [warm, cold] == [families.family(each).lower() for each in (Family.CONTRAST, Family.COLD)]


def test_search__esc__clears_it_and_down_leads_to_the_list(screen: TechniquesScreen) -> None:
    QTest.keyClicks(screen.search, "calf")
    QTest.keyClick(screen.search, Qt.Key.Key_Escape)
    assert screen.search.text() == ""
    screen.window().activateWindow()
    QTest.keyClick(screen.search, Qt.Key.Key_Down)

    assert screen.focusWidget() is screen.list


def test_item__for_a_screen_reader__can_be_shown_started_and_added(screen: TechniquesScreen, qtbot: QtBot) -> None:
    items = QAccessible.queryAccessibleInterface(screen.list)
    actions = [items.child(row).actionInterface() for row in range(items.childCount())]
    offered = {items.child(row).text(QAccessible.Text.Name): each.actionNames() for row, each in enumerate(actions)}
    done = {name for name, names in offered.items() if names == ["Press", "Start", "Add"]}
    to_read = {name for name, names in offered.items() if names == ["Press"]}
    assert (len(done), len(to_read)) == (len(DONE), len(TO_READ))

    item = next(row for row in range(items.childCount()) if actions[row].actionNames() == ["Press", "Start", "Add"])
    with qtbot.waitSignal(screen.added) as added:
        actions[item + 1].doAction("Add")
    assert added.args is not None
    assert CATALOGUE[added.args[0]].name in items.child(item + 1).text(QAccessible.Text.Name)


def test_reminder__of_a_daily_technique__is_switched_from_its_page(running: RunningApp) -> None:
    running.navigator.show("techniques")
    page = running.techniques_screen.page

    def press(words: str) -> None:
        assert page.remind is not None
        assert page.remind.text() == words
        page.remind.click()

    running.techniques_screen.show_technique("friction-quads")
    press("Remind me every day")
    assert [reminder.about for reminder in running.follow_ups.known.reminders] == ["friction"]
    assert running.notices.texts()[-1].endswith(": every day at 19:00")
    press("Stop reminding me")
    assert running.follow_ups.known.reminders == ()
    running.techniques_screen.show_technique("quad-stretch")

    assert page.remind is None


@pytest.mark.parametrize("technique_id, setting", [("sleep", "tell_sleep"), ("rest-day", "rest_days")])
def test_reminder__that_is_a_setting__is_shown_there_from_its_page(
    running: RunningApp, qtbot: QtBot, technique_id: str, setting: str
) -> None:
    running.window.resize(800, 560)
    running.navigator.show("techniques")
    page = running.techniques_screen.page
    running.techniques_screen.show_technique(technique_id)
    page.choose_reminder.click()

    assert running.navigator.place.screen == "settings"
    control = running.settings_screen.controls[setting]
    qtbot.waitUntil(lambda: control.visibleRegion().boundingRect() == control.rect())
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is control or control.isAncestorOf(focused)

    running.navigator.show("techniques")
    running.techniques_screen.show_technique("nutrition")
    assert not page.choose_reminder.isVisible()


def test_heat__less_than_48_hours_after_a_run__says_until_when_it_waits(
    running: RunningApp, qapp: QApplication
) -> None:
    running.show_today()
    running.navigator.show("techniques")
    screen = running.techniques_screen
    screen.show_technique("warm-compress")
    words = "Your run was 20 h ago. Heat waits 48 hours: until Sat 23:30."

    def is_said() -> bool:
        qapp.processEvents()
        return words in [each.text() for each in screen.page.findChildren(QLabel) if each.isVisibleTo(screen)]

    assert not is_said()
    undo = running.journal.log(Run(id="run", at=EVENING - timedelta(hours=20)))
    assert is_said()
    screen.show_technique("ice-pack")
    assert not is_said()
    screen.show_technique("warm-compress")
    assert is_said()
    undo()

    assert not is_said()
