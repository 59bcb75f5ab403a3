from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from recovery_timer.ports import QuarantinedFile
from recovery_timer.ports.problems import NewerRoutine
from recovery_timer.routine.facts import Filter
from recovery_timer.routine.model import Routine, Step
from recovery_timer.ui.routines.card_delegate import CardPart
from recovery_timer.ui.routines.screen import RoutinesScreen
from recovery_timer.ui.widgets.name_dialog import ask_for_name
from tests.running_app import RunningApp
from tests.ui.routines.cards import visible_ids

WALK = Routine(id="walk", name="Slow walk", blocks=(Step(name="Walk", seconds=600),))
HIPS = Routine(id="hips", name="Hips", blocks=(Step(name="Hips", seconds=60),))

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform


@pytest.fixture
def own(run_app: Callable[..., RunningApp]) -> RunningApp:
    """The program with two of the user's own routines."""
    return run_app(routines=[WALK, HIPS])


def screen(running: RunningApp) -> RoutinesScreen:
    return running.routines_screen


def shown(running: RunningApp) -> list[str]:
    grid = screen(running).grid
    return visible_ids(grid) if grid.isVisible() else []


def texts(running: RunningApp) -> list[str]:
    return [label.text() for label in screen(running).findChildren(QLabel) if label.isVisible()]


def dialog(running: RunningApp) -> QDialog:
    return next(each for each in running.window.findChildren(QDialog) if each.isVisible())


def button(parent: QDialog, text: str) -> QPushButton:
    return next(each for each in parent.findChildren(QPushButton) if each.text() == text)


def test_screen__shows_every_routine_and_where_the_user_is(own: RunningApp) -> None:
    assert shown(own)[:2] == ["hips", "walk"]
    assert own.routines_model.greeting() in texts(own)
    assert screen(own).head.hero.name.text() == "Post-run basics"
    assert own.routines_model.why_hero()[0] in texts(own)


def test_search__typed__shows_what_matches(own: RunningApp) -> None:
    QTest.keyClicks(screen(own).search, "hips")
    assert shown(own)[0] == "hips"
    assert "walk" not in shown(own)

    screen(own).search.clear()
    assert "walk" in shown(own)


def test_search__that_finds_nothing__says_so_and_offers_all_again(own: RunningApp) -> None:
    QTest.keyClicks(screen(own).search, "trombone")
    assert shown(own) == []
    assert any("trombone" in text for text in texts(own))

    again = next(each for each in screen(own).findChildren(QPushButton) if each.isVisible() and "all" in each.text())
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)

    assert screen(own).search.text() == ""
    assert "walk" in shown(own)


def test_search__has_a_name_for_a_screen_reader(own: RunningApp) -> None:
    assert screen(own).search.accessibleName()


def test_start__a_click_on_it__begins_the_session_of_what_was_played_before(own: RunningApp) -> None:
    own.start("Slow walk")
    own.guide_model.end()
    own.navigator.show("routines")
    assert own.routines_model.hero == "walk"
    QTest.mouseClick(screen(own).head.hero.start, Qt.MouseButton.LeftButton)

    assert own.player.is_playing
    assert own.player.session is not None
    assert own.player.session.timeline.name == "Slow walk"


def test_duplicate__makes_a_copy_with_a_unique_name_and_gives_it_the_focus(own: RunningApp) -> None:
    own.routines_model.choose("walk")
    screen(own).duplicate()
    (copy,) = (each for each in own.fakes.routines.routines.values() if each.id not in {"walk", "hips"})

    assert (copy.name, copy.blocks) == ("Slow walk (copy)", WALK.blocks)
    assert own.routines_model.chosen == copy.id


def test_duplicate__of_a_built_in_one__is_the_users_own(own: RunningApp) -> None:
    own.routines_model.choose("builtin-ice-bath")
    screen(own).duplicate()
    focused = own.routines_model.chosen

    assert focused in own.fakes.routines.routines
    assert own.library.entry("builtin-ice-bath").built_in


def test_rename__a_good_name__is_accepted(own: RunningApp) -> None:
    own.routines_model.choose("walk")
    screen(own).rename()
    asked = dialog(own)
    edit = asked.findChildren(QLineEdit)[0]
    assert edit.text() == "Slow walk"
    edit.setText("  Brisk   walk ")
    QTest.keyClick(edit, Qt.Key.Key_Return)

    assert own.fakes.routines.routines["walk"].name == "Brisk walk"
    assert not asked.isVisible()


@pytest.mark.parametrize(
    "bad,why",
    [
        ("", "The name cannot be empty."),
        ("   ", "The name cannot be empty."),
        ("x" * 81, "The name may have at most 80 characters; this one has 81."),
        ("contrast bath", "Another routine has this name."),
    ],
)
def test_rename__a_bad_name__is_refused_with_the_reason(own: RunningApp, bad: str, why: str) -> None:
    own.routines_model.choose("walk")
    screen(own).rename()
    asked = dialog(own)
    edit = asked.findChildren(QLineEdit)[0]
    edit.setText(bad)
    before = {label.text() for label in asked.findChildren(QLabel)}
    QTest.mouseClick(button(asked, "Rename"), Qt.MouseButton.LeftButton)
    message = " ".join({label.text() for label in asked.findChildren(QLabel)} - before)

    assert asked.isVisible()
    assert message == why
    assert own.fakes.routines.routines["walk"].name == "Slow walk"

    edit.setText("Brisk walk")
    QTest.mouseClick(button(asked, "Rename"), Qt.MouseButton.LeftButton)
    assert own.fakes.routines.routines["walk"].name == "Brisk walk"


@pytest.mark.parametrize("leave", ["Cancel", "Esc"])
def test_rename__cancelled__changes_nothing(own: RunningApp, leave: str) -> None:
    own.routines_model.choose("walk")
    screen(own).rename()
    asked = dialog(own)
    asked.findChildren(QLineEdit)[0].setText("Brisk walk")
    if leave == "Esc":
        QTest.keyClick(asked, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(button(asked, leave), Qt.MouseButton.LeftButton)

    assert own.fakes.routines.routines["walk"].name == "Slow walk"
    assert not asked.isVisible()


def test_ask_for_name__error_other_than_a_bad_name__is_not_hidden(own: RunningApp, qtbot: QtBot) -> None:
    def take(_: str) -> None:
        raise OSError("No space left on device")

    asked = ask_for_name(own.window, own.theme, "Slow walk", take)
    with qtbot.captureExceptions() as errors:
        QTest.keyClick(asked.findChildren(QLineEdit)[0], Qt.Key.Key_Return)

    assert [kind for kind, _, _ in errors] == [OSError]
    asked.reject()


def test_delete__is_reported_and_can_be_undone(own: RunningApp) -> None:
    own.routines_model.choose("walk")
    screen(own).delete()
    assert "walk" not in own.fakes.routines.routines
    assert "walk" not in shown(own)
    assert any("Slow walk" in text for text in own.notices.texts())

    undo = next(each for each in own.notices.findChildren(QPushButton) if each.text() == "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)

    assert own.fakes.routines.routines["walk"] == WALK
    assert "walk" in shown(own)
    assert own.notices.texts() == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_F2])
def test_delete_and_rename__of_a_built_in_one__say_why_not(own: RunningApp, key: Qt.Key) -> None:
    before = own.routines_model.ids
    own.routines_model.choose("builtin-ice-bath")
    QTest.keyClick(screen(own).grid, key)

    assert own.routines_model.ids == before
    assert not [each for each in own.window.findChildren(QDialog) if each.isVisible()]
    assert own.notices.texts() == [
        "“Ice bath” ships with the program: it cannot be renamed or deleted, but a duplicate can."
    ]


def test_delete__leaves_the_focus_among_the_cards(own: RunningApp) -> None:
    own.routines_model.choose("hips")
    screen(own).delete()

    assert own.routines_model.chosen == "walk"


def test_commands__with_no_card_shown__do_nothing(own: RunningApp) -> None:
    QTest.keyClicks(screen(own).search, "trombone")
    before = dict(own.fakes.routines.routines)
    for command in set(screen(own).commands()) - {"search", "paste_routine", "undo_delete"}:
        screen(own).commands()[command]()

    assert own.routines_model.chosen is None
    assert own.fakes.routines.routines == before
    assert not [each for each in own.window.findChildren(QDialog) if each.isVisible()]


@pytest.mark.parametrize("routine_id,changeable", [("walk", True), ("builtin-ice-bath", False)])
def test_more__offers_only_what_can_be_done(own: RunningApp, routine_id: str, changeable: bool) -> None:
    own.routines_model.choose(routine_id)
    screen(own).grid.open_menu()
    (menu,) = (each for each in screen(own).findChildren(QMenu) if each.isVisible())
    offered = {action.text().rstrip("…"): action.isEnabled() for action in menu.actions()}
    menu.close()

    assert {"Start", "Preview", "Duplicate"} <= {text for text, enabled in offered.items() if enabled}
    assert ({"Rename", "Delete"} <= offered.keys(), "Edit a copy" in offered) == (changeable, not changeable)


def test_more__for_one_of_a_newer_version__offers_a_copy(own: RunningApp) -> None:
    newer = replace(WALK, id="newer")
    own.fakes.routines.quarantined.append(
        QuarantinedFile(file="n", kept_as="n", problem=NewerRoutine(2, 1), understood=newer)
    )
    own.library.load()
    own.routines_model.choose("newer")
    screen(own).grid.open_menu()
    (menu,) = (each for each in screen(own).findChildren(QMenu) if each.isVisible())
    offered = {action.text().rstrip("…"): action.isEnabled() for action in menu.actions()}
    menu.close()

    assert {"Edit a copy", "Duplicate"} <= offered.keys()
    assert not {"Rename", "Delete"} & offered.keys()


# -- commands act on the chosen routine


@pytest.fixture
def many(run_app: Callable[..., RunningApp]) -> RunningApp:
    """The program with more routines than fit on the screen."""
    return run_app(routines=[replace(WALK, id=f"own-{n:02}", name=f"Own {n:02}") for n in range(60)])


def wheel(running: RunningApp) -> None:
    """Scroll down by wheel until the chosen card is far out of sight."""
    bar = screen(running).grid.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert running.routines_model.chosen not in shown(running)


@pytest.mark.parametrize(
    "key,modifier,hit",
    [
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "deleted"),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, "duplicated"),
        (Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier, "favoured"),
        (Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier, "edited"),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "asked"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "opened"),
    ],
)
def test_commands__after_scrolling_away_from_the_chosen_card__still_go_to_it(
    many: RunningApp, key: Qt.Key, modifier: Qt.KeyboardModifier, hit: str
) -> None:
    grid = screen(many).grid
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.room("own-04", CardPart.CARD).center())
    wheel(many)
    before = dict(many.fakes.routines.routines)
    QTest.keyClick(grid, key, modifier)
    after = many.fakes.routines.routines

    match hit:
        case "deleted":
            assert set(before) - set(after) == {"own-04"}
            assert many.routines_model.chosen == "own-05"
        case "duplicated":
            (copy,) = (after[each] for each in set(after) - set(before))
            assert copy.name == "Own 04 (copy)"
            assert copy.id in shown(many)
        case "favoured":
            assert [each.routine.id for each in many.library.entries if each.favourite] == ["own-04"]
        case "edited":
            assert many.builder_model.sketch.name == "Own 04"
        case "asked":
            assert dialog(many).findChildren(QLineEdit)[0].text() == "Own 04"
        case _:
            assert many.routine_sheet.name.text() == "Own 04"


def test_commands__after_the_card_has_gone_by_itself__go_to_the_one_in_its_place(many: RunningApp) -> None:
    many.routines_model.choose("own-30")
    many.library.delete("own-30")
    QTest.keyClick(screen(many).grid, Qt.Key.Key_Delete)

    assert {"own-30", "own-31"} == {f"own-{n:02}" for n in range(60)} - set(many.fakes.routines.routines)


def test_choice__is_shown_wherever_the_focus_is(many: RunningApp) -> None:
    many.routines_model.choose("own-20")
    screen(many).search.setFocus()

    assert screen(many).grid.current_id() == "own-20"
    assert "own-20" in shown(many)


def test_undo__after_deletions__restores_them_last_first_and_shows_them(many: RunningApp) -> None:
    for routine_id in ("own-50", "own-07"):
        many.routines_model.choose(routine_id)
        screen(many).delete()
    screen(many).grid.setFocus()
    for expected in ("own-07", "own-50"):
        QTest.keyClick(screen(many).grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert many.routines_model.chosen == expected
        assert expected in shown(many)
    QTest.keyClick(screen(many).grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert len(many.fakes.routines.routines) == 60


def test_undo__withdraws_the_notice_of_the_deletion(own: RunningApp) -> None:
    for routine_id in ("walk", "hips"):
        own.routines_model.choose(routine_id)
        screen(own).delete()
    QTest.keyClick(screen(own).grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert own.notices.texts() == ["“Slow walk” was deleted."]


def test_undo__of_a_deletion_undone_already__does_nothing(own: RunningApp) -> None:
    own.routines_model.choose("walk")
    screen(own).delete()
    next(each for each in own.notices.findChildren(QPushButton) if each.text() == "Undo").click()
    QTest.keyClick(screen(own).grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert own.fakes.routines.routines == {"walk": WALK, "hips": HIPS}


# -- the search


def test_search__counts_what_it_has_found(own: RunningApp) -> None:
    QTest.keyClicks(screen(own).search, "hips")

    assert own.routines_model.found() in texts(own)


def test_search__finds_more_than_fits__is_shown_from_the_top(own: RunningApp) -> None:
    own.window.resize(800, 560)
    own.routines_model.choose("builtin-the-day-after-a-race")
    QApplication.processEvents()
    QTest.keyClicks(screen(own).search, "calves")

    assert screen(own).grid.verticalScrollBar().maximum() > 0
    assert screen(own).grid.verticalScrollBar().value() == 0


def test_search__esc__clears_it(own: RunningApp) -> None:
    QTest.keyClicks(screen(own).search, "hips")
    QTest.keyClick(screen(own).search, Qt.Key.Key_Escape)

    assert screen(own).search.text() == ""
    assert "walk" in shown(own)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_search__down_or_enter__goes_to_the_first_found(own: RunningApp, key: Qt.Key) -> None:
    QTest.keyClicks(screen(own).search, "slow")
    QTest.keyClick(screen(own).search, key)

    assert screen(own).grid.hasFocus()
    assert screen(own).grid.current_id() == "walk"
    assert not own.player.is_playing


def test_new_one__while_a_search_hides_it__ends_the_search_and_is_shown(own: RunningApp) -> None:
    QTest.keyClicks(screen(own).search, "hips")
    QGuiApplication.clipboard().setText("# Zebra\n5 min walk")
    screen(own).paste_wanted.emit()

    assert screen(own).search.text() == ""
    assert own.library.entry(str(own.routines_model.chosen)).routine.name == "Zebra"
    assert own.routines_model.chosen in shown(own)


def test_new_one__saved_in_the_builder__is_chosen_and_shown(many: RunningApp) -> None:
    many.new_routine()
    many.builder_model.rename("Own 33 and a half")
    many.builder_model.add("calf-stretch")
    many.builder_model.save()
    many.navigator.show("routines")

    assert many.library.entry(str(many.routines_model.chosen)).routine.name == "Own 33 and a half"
    assert many.routines_model.chosen in shown(many)


# -- the menu


def test_menu__shows_the_keys_and_acts_on_its_card(own: RunningApp) -> None:
    own.routines_model.choose("walk")
    screen(own).grid.open_menu()
    (menu,) = (each for each in screen(own).findChildren(QMenu) if each.isVisible())
    offered = {action.text(): action for action in menu.actions()}
    keys = {text: action.shortcut().toString() for text, action in offered.items() if not action.shortcut().isEmpty()}
    offered["Copy as text"].trigger()
    menu.close()

    assert keys == {
        "Start": "Space",
        "Preview": "Return",
        "Edit": "Ctrl+E",
        "Make a favourite": "Ctrl+B",
        "Duplicate": "Ctrl+D",
        "Copy as text": "Ctrl+C",
        "Rename…": "F2",
        "Delete": "Del",
    }
    assert QGuiApplication.clipboard().text() == '# Slow walk\n10:00 "Walk"\n'


def test_copy_as_text__can_be_pasted_again(own: RunningApp) -> None:
    own.routines_model.choose("walk")
    QTest.keyClick(screen(own).grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(screen(own).grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    (copy,) = (each for each in own.fakes.routines.routines.values() if each.id not in {"walk", "hips"})
    assert (copy.name, copy.blocks) == ("Slow walk (copy)", WALK.blocks)


def test_filters__show_what_passes_all_of_them__and_end_with_show_all(running: RunningApp) -> None:
    filters = screen(running).head.filters
    filters[Filter.ON_THE_FLOOR].click()
    on_the_floor = set(running.routines_model.ids)
    filters[Filter.SHORT].click()
    assert set(running.routines_model.ids) < on_the_floor
    assert [each for each, chip in filters.items() if chip.isChecked()] == [Filter.SHORT, Filter.ON_THE_FLOOR]

    running.routines_model.show_all()
    assert len(running.routines_model.ids) == len(running.library.entries)
    assert not any(chip.isChecked() for chip in filters.values())


def test_filters__nothing_passes__says_so_and_offers_all(running: RunningApp) -> None:
    filters = screen(running).head.filters
    filters[Filter.UPRIGHT].click()
    filters[Filter.IN_WATER].click()

    assert running.routines_model.ids == []
    assert "No routine is all of this" in texts(running)
    assert screen(running).new_named.isHidden()
    screen(running).show_all.click()
    assert len(running.routines_model.ids) == len(running.library.entries)


def test_filters__hide_a_routine_that_is_chosen_from_elsewhere__end(running: RunningApp) -> None:
    screen(running).head.filters[Filter.IN_WATER].click()
    running.routines_model.choose("builtin-post-run-basics")

    assert running.routines_model.chosen == "builtin-post-run-basics"
    assert running.routines_model.filters == frozenset()
