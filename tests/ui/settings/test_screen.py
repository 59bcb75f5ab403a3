from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QSlider, QWidget
from pytestqt.qtbot import QtBot

import recovery_timer
from recovery_timer.app.settings import (
    FIELDS,
    FieldKind,
    SettingField,
    SettingGroup,
    SettingName,
    Settings,
    SettingValue,
)
from recovery_timer.ports import Device
from recovery_timer.ui.settings.screen import SettingsScreen
from recovery_timer.ui.shortcuts import ShortcutsDialog
from recovery_timer.ui.text.settings import group_label, setting_texts
from recovery_timer.ui.widgets.chips import Chips
from recovery_timer.ui.widgets.pick import ChoiceBox
from recovery_timer.ui.widgets.seconds_edit import SecondsEdit
from recovery_timer.ui.widgets.segmented_control import SegmentedControl
from recovery_timer.ui.widgets.stepper import Stepper
from recovery_timer.ui.widgets.switch import Switch
from tests.running_app import RunningApp

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform

NAMES = [field.name for field in FIELDS]

Control = TypeVar("Control", bound=QWidget)

ShowAlone = Callable[[QWidget], None]


@pytest.fixture
def running(run_app: Callable[..., RunningApp]) -> RunningApp:
    return run_app(opens=False)


@pytest.fixture
def screen(running: RunningApp, show_alone: ShowAlone) -> SettingsScreen:
    show_alone(running.settings_screen)
    running.settings_screen.focus_first()
    return running.settings_screen


def control(screen: SettingsScreen, name: str, kind: type[Control]) -> Control:
    found = screen.controls[name]
    return found if isinstance(found, kind) else found.findChildren(kind)[0]


def of_kind(kind: FieldKind | str) -> list[str]:
    return [field.name for field in FIELDS if field.kind == kind]


def type_into(edit: SecondsEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def test_screen__every_setting_has_a_row_with_its_words_and_a_named_control(screen: SettingsScreen) -> None:
    shown = {label.text() for label in screen.findChildren(QLabel)}
    for field in FIELDS:
        row, words = screen.controls[field.name], setting_texts()[field.name]

        assert {words.label, words.help, group_label(field.group).upper()} <= shown
        assert (row.accessibleName(), row.accessibleDescription()) == (words.label, words.help)
        assert row.isVisible(), field.name


def test_screen__says_the_version_and_leads_to_the_shortcuts(screen: SettingsScreen) -> None:
    assert recovery_timer.__version__ in [label.text() for label in screen.findChildren(QLabel)]
    next(each for each in screen.findChildren(QAbstractButton) if each.text() == "Show all (F1)").click()

    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ShortcutsDialog)
    dialog.accept()


def test_screen__has_no_row_for_what_is_not_a_setting(screen: SettingsScreen) -> None:
    assert list(screen.controls) == NAMES


def test_screen__every_control_can_be_reached_with_tab(screen: SettingsScreen) -> None:
    reached: set[str] = set()
    for _ in range(80):
        focused = QApplication.focusWidget()
        if focused is not None:
            reached |= {name for name, each in screen.controls.items() if each is focused or each.isAncestorOf(focused)}
        QTest.keyClick(focused or screen, Qt.Key.Key_Tab)

    assert reached == set(NAMES)


@pytest.mark.parametrize("name", of_kind(FieldKind.SWITCH))
def test_switch__toggled__changes_the_setting(running: RunningApp, screen: SettingsScreen, name: str) -> None:
    before = getattr(running.settings.current, name)
    switch = control(screen, name, Switch)
    assert switch.isChecked() == before

    QTest.keyClick(switch, Qt.Key.Key_Space)

    assert getattr(running.settings.current, name) is not before


@pytest.mark.parametrize("name", of_kind(FieldKind.PERCENT))
def test_slider__moved__changes_the_setting_and_says_the_number(
    running: RunningApp, screen: SettingsScreen, name: str
) -> None:
    slider = control(screen, name, QSlider)
    assert slider.accessibleName()
    QTest.keyClick(slider, Qt.Key.Key_Right)

    assert getattr(running.settings.current, name) == getattr(Settings(), name) + 1
    shown = screen.controls[name].findChildren(QLabel)[0].text()
    assert str(getattr(running.settings.current, name)) in shown

    QTest.keyClick(slider, Qt.Key.Key_End)
    (limit,) = [field.limit for field in FIELDS if field.name == name]
    assert limit is not None
    assert getattr(running.settings.current, name) == limit.high


@pytest.mark.parametrize(
    "field", [each for each in FIELDS if each.kind is FieldKind.CHOICE], ids=lambda each: each.name
)
def test_choice__every_one_can_be_chosen(running: RunningApp, screen: SettingsScreen, field: SettingField) -> None:
    buttons = {
        each.text(): each for each in control(screen, field.name, SegmentedControl).findChildren(QAbstractButton)
    }
    words = setting_texts()[field.name].choices
    assert list(buttons) == list(words.values())

    for choice in reversed(field.choices):
        QTest.mouseClick(buttons[words[choice]], Qt.MouseButton.LeftButton)
        assert getattr(running.settings.current, field.name) == choice
        assert [each.text() for each in buttons.values() if each.isChecked()] == [words[choice]]


def test_choice__the_arrow_keys_choose(running: RunningApp, screen: SettingsScreen) -> None:
    segments = control(screen, "theme", SegmentedControl)
    segments.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Right)

    assert running.settings.current.theme == "light"


def test_choice__the_one_that_is_chosen_has_the_focus(running: RunningApp, screen: SettingsScreen) -> None:
    running.settings.change("theme", "dark")
    segments = control(screen, "theme", SegmentedControl)
    segments.setFocus()
    focused = QApplication.focusWidget()

    assert isinstance(focused, QAbstractButton)
    assert focused.text() == "Dark"


@pytest.mark.parametrize("name", of_kind(FieldKind.SECONDS))
@pytest.mark.parametrize(
    "typed,seconds",
    [("90", 90), ("1:30", 90), ("1m30", 90), ("1.5 min", 90), ("0", 0), ("10:00", 600), ("  45 sec ", 45)],
)
def test_length__typed_in_any_form__is_accepted(
    running: RunningApp, screen: SettingsScreen, name: str, typed: str, seconds: int
) -> None:
    edit = control(screen, name, SecondsEdit)
    type_into(edit, typed)
    QTest.keyClick(edit, Qt.Key.Key_Return)

    assert getattr(running.settings.current, name) == seconds
    assert edit.text() == f"{seconds // 60}:{seconds % 60:02}"


def test_length__is_accepted_when_the_focus_leaves(running: RunningApp, screen: SettingsScreen) -> None:
    edit = control(screen, "get_ready", SecondsEdit)
    type_into(edit, "90")
    assert running.settings.current.get_ready == 10
    QTest.keyClick(edit, Qt.Key.Key_Tab)

    assert running.settings.current.get_ready == 90


@pytest.mark.parametrize(
    "typed,message",
    [
        ("ten", "is not a duration"),
        ("", "is not a duration"),
        ("-5", "is not a duration"),
        ("1.01 min", "whole number of seconds"),
        ("601", "0:00 to 10:00"),
        ("99:59:59", "0:00 to 10:00"),
    ],
)
@pytest.mark.parametrize("leave", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_length__that_is_invalid__is_explained_and_not_accepted(
    running: RunningApp, screen: SettingsScreen, typed: str, message: str, leave: Qt.Key
) -> None:
    edit = control(screen, "get_ready", SecondsEdit)
    edit.setFocus()
    edit.clear()
    QTest.keyClicks(edit, typed)
    QTest.keyClick(edit, leave)

    assert running.settings.current.get_ready == 10
    assert edit.text() == "0:10"
    assert message in edit.toolTip()
    assert message in edit.accessibleDescription()


def test_length__valid_again__shows_the_help_again(screen: SettingsScreen) -> None:
    edit = control(screen, "get_ready", SecondsEdit)
    help_words = edit.accessibleDescription()
    for typed in ("ten", "20"):
        type_into(edit, typed)
        QTest.keyClick(edit, Qt.Key.Key_Return)

    assert edit.toolTip() == ""
    assert edit.accessibleDescription() == help_words != ""


def test_length__the_arrow_keys_step_and_stop_at_the_limits(running: RunningApp, screen: SettingsScreen) -> None:
    edit = control(screen, "get_ready", SecondsEdit)
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert running.settings.current.get_ready == 15
    for _ in range(5):
        QTest.keyClick(edit, Qt.Key.Key_Down)
    assert running.settings.current.get_ready == 0

    running.settings.change("get_ready", 598)
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert running.settings.current.get_ready == 600


def test_screen__follows_a_change_made_elsewhere(running: RunningApp, screen: SettingsScreen) -> None:
    changes: dict[SettingName, SettingValue] = {"get_ready": 45, "half": False, "volume": 5, "theme": "dark"}
    for name, value in changes.items():
        running.settings.change(name, value)

    assert control(screen, "get_ready", SecondsEdit).text() == "0:45"
    assert not control(screen, "half", Switch).isChecked()
    assert control(screen, "volume", QSlider).value() == 5
    chosen = [each.text() for each in screen.controls["theme"].findChildren(QAbstractButton) if each.isChecked()]
    assert chosen == ["Dark"]


def test_motion__switched_off__keeps_the_figures_still(running: RunningApp) -> None:
    running.settings.change("motion", False)

    assert not running.theme.is_animated


def test_screen__showing_a_value__changes_nothing(running: RunningApp, screen: SettingsScreen) -> None:
    screen.refresh()

    assert running.settings.current == Settings()


def test_pick__visible__offers_what_is_available_and_changes_the_setting(
    running: RunningApp, show_alone: ShowAlone
) -> None:
    running.fakes.audio.there = [Device(id="usb", name="USB Headset")]
    running.fakes.synthesizer.there = [Device(id="en-1", name="Alice")]
    show_alone(running.settings_screen)
    for name, chosen in (("output", "usb"), ("voice_id", "en-1")):
        pick = control(running.settings_screen, name, ChoiceBox)
        assert pick.accessibleName()
        QTest.keyClick(pick, Qt.Key.Key_Down)

        assert getattr(running.settings.current, name) == chosen


def test_pick__an_output_is_plugged_in_meanwhile__offers_it(running: RunningApp, show_alone: ShowAlone) -> None:
    show_alone(running.settings_screen)
    pick = control(running.settings_screen, "output", ChoiceBox)
    before = pick.count()
    running.fakes.audio.plug_in(Device(id="usb", name="USB Headset"))

    assert (before, pick.count(), pick.findData("usb")) == (1, 2, 1)


def test_pick__until_the_page_is_seen__asks_for_nothing(running: RunningApp) -> None:
    assert running.fakes.synthesizer.asked == []
    for name in of_kind(FieldKind.PICK):
        assert control(running.settings_screen, name, ChoiceBox).count() == 1


def test_add_action__adds_a_row_with_a_button_that_does_it(running: RunningApp, show_alone: ShowAlone) -> None:
    done: list[str] = []
    screen = running.settings_screen
    first = screen.add_action("Tidying", "Old ones", "What nobody needs.", "Throw away…", lambda: done.append("first"))
    screen.add_action("Tidying", "New ones", "What somebody needs.", "Keep…", lambda: done.append("second"))
    show_alone(running.settings_screen)

    QTest.mouseClick(first, Qt.MouseButton.LeftButton)

    assert done == ["first"]
    shown = [label.text() for label in screen.panels["Tidying"].findChildren(QLabel)]
    assert shown == ["Old ones", "What nobody needs.", "New ones", "What somebody needs."]
    assert [label.text() for label in screen.findChildren(QLabel)].count("TIDYING") == 1


def test_screen__shown__has_the_focus_on_its_first_setting(running: RunningApp, screen: SettingsScreen) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    assert screen.controls["get_ready"].isAncestorOf(focused)


def test_groups__are_in_the_order_in_which_they_are_used(screen: SettingsScreen) -> None:
    expected = ["Session", "Sound and flash", "Voice", "Look", "Your data", "Help"]
    assert [name for name in screen.panels if name in expected] == expected


@pytest.mark.styled
def test_sections__lead_to_their_group__and_follow_what_is_in_sight(
    running: RunningApp, screen: SettingsScreen, qtbot: QtBot
) -> None:
    screen.resize(1_280, 800)
    (scroll,) = screen.findChildren(QScrollArea)
    sections = screen._sections
    assert sections.isVisible()
    qtbot.waitUntil(sections.buttons["Session"].isChecked, timeout=15_000)

    QTest.mouseClick(sections.buttons["Voice"], Qt.MouseButton.LeftButton)
    top = screen.panels["Voice"].mapTo(scroll.viewport(), QPoint(0, 0)).y()
    assert 0 < top < 100
    assert sections.buttons["Voice"].isChecked()

    scroll.verticalScrollBar().setValue(0)
    assert sections.buttons["Session"].isChecked()
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    assert sections.buttons["Help"].isChecked()


def test_sections__are_hidden_where_there_is_no_room(running: RunningApp, screen: SettingsScreen) -> None:
    screen.resize(800, 560)
    assert not screen._sections.isVisible()


@pytest.mark.parametrize(
    "name, key, kept", [("wake_up", Qt.Key.Key_Up, "07:15"), ("night_to", Qt.Key.Key_Down, "06:45")]
)
def test_time__stepped__changes_the_setting(
    running: RunningApp, screen: SettingsScreen, name: str, key: Qt.Key, kept: str
) -> None:
    edit = control(screen, name, Stepper).focusProxy()
    assert edit is not None
    QTest.keyClick(edit, key)

    assert getattr(running.settings.current, name) == kept


def test_several__each_chip__changes_the_setting(running: RunningApp, screen: SettingsScreen) -> None:
    chips = control(screen, "rest_days", Chips)
    QTest.keyClick(chips.buttons["fri"], Qt.Key.Key_Space)
    QTest.keyClick(chips.buttons["mon"], Qt.Key.Key_Space)
    assert running.settings.current.rest_days == "mon fri"
    assert chips.buttons["fri"].accessibleName() == "Rest days of the week: Fri"
    QTest.keyClick(chips.buttons["fri"], Qt.Key.Key_Space)

    assert running.settings.current.rest_days == "mon"


def test_search__shows_the_rows_with_every_word__and_all_of_a_group(run_app: Callable[..., RunningApp]) -> None:
    running = run_app()
    running.navigator.show("settings")
    screen = running.settings_screen

    def shown() -> list[str]:
        return [name for name, each in screen.controls.items() if each.isVisibleTo(screen)]

    all_of_it = shown()
    QTest.keyClick(running.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.search.hasFocus()
    screen.search.setText("rest day")
    assert shown() == ["tell_rest_day", "rest_days"]
    assert [name for name, panel in screen.panels.items() if panel.isVisibleTo(screen)] == ["Reminders"]
    QTest.keyClick(screen.search, Qt.Key.Key_Down)
    assert screen.controls["tell_rest_day"].isAncestorOf(running.window.focusWidget())
    screen.search.setText("reminders")
    assert shown() == [field.name for field in FIELDS if field.group is SettingGroup.REMINDERS]
    screen.search.setText("unicycle")
    assert shown() == []
    assert "No setting has these words." in visible_texts(screen)
    screen._go_to("Voice")

    assert (shown(), screen.search.text()) == (all_of_it, "")


def visible_texts(screen: SettingsScreen) -> list[str]:
    return [each.text() for each in screen.findChildren(QLabel) if each.isVisibleTo(screen)]
