"""The guided session in the window: what is shown, and its keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.session.session import Session
from recovery_timer.session.state import State
from recovery_timer.ui.guide.step_panel import StepPanel
from recovery_timer.ui.widgets.button import Button
from tests.desk import Desk

LEGS = Routine(
    id="legs",
    name="Legs",
    blocks=(
        Step(name="Hamstring stretch", technique="hamstring-stretch", seconds=30, sets=2, sides=Sides.EACH),
        Step(name="Ten squats", reps=10),
        Step(name="Legs up the wall", technique="legs-up-the-wall", seconds=300),
    ),
)
GET_READY_MS = 10_000


def playing(desk: Desk) -> Session:
    """Begin `LEGS` and return its session."""
    desk.window.play_routine(LEGS)
    assert desk.player.session is not None
    return desk.player.session


def shown(widget: QWidget) -> str:
    """Return all the words that ``widget`` shows."""
    labels = [label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return " | ".join(label.text() for label in labels)


def test_shows_what_is_done_and_what_comes_next__in_the_first_hold(desk: Desk) -> None:
    playing(desk)
    desk.let_pass(GET_READY_MS + 7_000)
    words = shown(desk.window.guide.guide)
    for expected in ("STRETCH", "Hamstring stretch", "LEFT", "set 1 of 2", "switch to RIGHT", "Legs", "block 1 of 3"):
        assert expected in words
    state = desk.guide.state()
    assert state is not None
    assert state.digits == "0:23"
    assert state.share == pytest.approx(23 / 30)


def test_says_about__while_a_step_that_waits_is_ahead(desk: Desk) -> None:
    playing(desk)
    state = desk.guide.state()
    assert state is not None
    assert state.left.startswith("about ")
    while desk.player.session is not None and desk.player.session.segment.block < 2:
        desk.player.next()
    state = desk.guide.state()
    assert state is not None
    assert not state.left.startswith("about ")


@pytest.mark.parametrize(
    "key, index",
    [(Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 1)],
)
def test_arrow_keys_move__whatever_has_the_focus(desk: Desk, key: Qt.Key, index: int) -> None:
    session = playing(desk)
    desk.let_pass(GET_READY_MS + 5_000)
    desk.window.guide.guide.controls.end.setFocus()
    QTest.keyClick(desk.window, key)
    assert session.segment.index == index
    assert session.position(desk.clock.now()) == 0


def test_space_pauses_and_resumes__with_the_focus_on_another_button(desk: Desk) -> None:
    playing(desk)
    desk.let_pass(2_000)
    end = desk.window.guide.guide.controls.end
    end.setFocus()
    QTest.keyClick(end, Qt.Key.Key_Space)
    assert desk.state() is State.PAUSED
    QTest.keyClick(end, Qt.Key.Key_Space)
    assert desk.state() is State.RUNNING


def test_enter_presses_the_focused_control(desk: Desk, qtbot: QtBot) -> None:
    playing(desk)
    desk.let_pass(2_000)
    end = desk.window.guide.guide.controls.end
    end.setFocus()
    QTest.keyClick(end, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.state() is State.ENDED)


def test_space_is_done__on_a_step_that_waits(desk: Desk) -> None:
    session = playing(desk)
    while session.segment.reps is None:
        desk.player.next()
    QTest.keyClick(desk.window, Qt.Key.Key_Space)
    assert desk.state() is State.RUNNING
    assert session.segment.block == 2


def test_p_pauses__on_a_step_that_waits(desk: Desk) -> None:
    session = playing(desk)
    while session.segment.reps is None:
        desk.player.next()
    QTest.keyClick(desk.window, Qt.Key.Key_P)
    assert desk.state() is State.PAUSED


def test_plus_and_minus_change_the_length(desk: Desk) -> None:
    session = playing(desk)
    desk.let_pass(GET_READY_MS + 1_000)
    QTest.keyClick(desk.window, Qt.Key.Key_Plus)
    assert session.length_ms == 45_000
    QTest.keyClick(desk.window, Qt.Key.Key_Minus)
    assert session.length_ms == 30_000


def test_up_down_and_m_change_the_volume(desk: Desk) -> None:
    playing(desk)
    QTest.keyClick(desk.window, Qt.Key.Key_Up)
    assert desk.settings.current.volume == 75
    QTest.keyClick(desk.window, Qt.Key.Key_Down)
    assert desk.settings.current.volume == 70
    QTest.keyClick(desk.window, Qt.Key.Key_M)
    assert desk.audio.calls[-1] == ("set_volume", 0)


def test_f_shows_the_floor_view_and_escape_leaves_it__before_it_asks(desk: Desk) -> None:
    playing(desk)
    desk.let_pass(1_000)
    QTest.keyClick(desk.window, Qt.Key.Key_F)
    floor = [desk.window.guide.is_floor]
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    floor.append(desk.window.guide.is_floor)
    assert floor == [True, False]
    assert desk.state() is State.RUNNING


def test_click_on_the_ring_pauses(desk: Desk) -> None:
    playing(desk)
    QTest.mouseClick(desk.window.guide.guide.ring, Qt.MouseButton.LeftButton)
    assert desk.state() is State.PAUSED


def test_click_on_the_strip_jumps(desk: Desk) -> None:
    session = playing(desk)
    strip = desk.window.guide.guide.strip
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.cell(5).center().toPoint())
    assert session.segment.index == 5


def test_buttons_do_what_they_say(desk: Desk) -> None:
    session = playing(desk)
    desk.let_pass(GET_READY_MS + 1_000)
    buttons = {each.text(): each for each in desk.window.guide.guide.controls.findChildren(Button)}
    buttons["+15 s"].click()
    assert session.length_ms == 45_000
    buttons["Next"].click()
    assert session.segment.index == 2
    buttons["Back"].click()
    assert session.segment.index == 1
    buttons["Pause"].click()
    assert desk.state() is State.PAUSED


def test_offers_only_what_can_be_done__on_a_step_that_waits(desk: Desk) -> None:
    session = playing(desk)
    while session.segment.reps is None:
        desk.player.next()
    controls = desk.window.guide.guide.controls
    buttons = {each.text(): each for each in controls.findChildren(Button)}
    assert controls.big.text() == "Done"
    assert not buttons["+15 s"].isEnabled()
    assert not buttons["−15 s"].isEnabled()


def test_shows_preparation_and_caution__until_the_user_is_ready(desk: Desk) -> None:
    desk.play("Ice bath")
    desk.let_pass(60_000)
    words = shown(desk.window.guide.guide)
    assert "healthcare professional" in words
    assert desk.window.guide.guide.controls.big.text() == "I’m ready"
    session = desk.player.session
    assert session is not None
    assert session.segment.index == 0
    desk.player.press()
    assert session.segment.index == 1


def test_flashes_with_each_cue__only_if_the_user_wants_it(desk: Desk) -> None:
    desk.settings.change("flash", False)
    playing(desk)
    desk.let_pass(GET_READY_MS)
    assert not desk.window.guide.flash.isVisible()
    desk.settings.change("flash", True)
    desk.player.next()
    assert desk.window.guide.flash.isVisible()


@pytest.mark.parametrize("silent", ["no output", "muted", "volume 0"])
def test_no_sound_and_no_flash__offers_the_flash_once_a_session_and_forces_nothing(desk: Desk, silent: str) -> None:
    desk.settings.change("flash", False)
    if silent == "no output":
        desk.audio.problem = "No sound: there is no sound output."
    elif silent == "muted":
        desk.volume.mute()
    else:
        desk.settings.change("volume", 0)
    playing(desk)
    desk.let_pass(GET_READY_MS)
    assert not desk.window.guide.flash.isVisible()
    (offer,) = desk.window.notices.texts()
    assert "flash" in offer

    (button,) = [each for each in desk.window.notices.findChildren(Button) if each.text() == "Flash"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.settings.current.flash
    desk.player.next()
    assert desk.window.guide.flash.isVisible()


def test_muted_meanwhile__offers_the_flash__but_not_again(desk: Desk) -> None:
    desk.settings.change("flash", False)
    playing(desk)
    desk.let_pass(GET_READY_MS)
    assert desk.window.notices.texts() == []
    desk.volume.mute()
    assert len(desk.window.notices.texts()) == 1

    desk.window.notices.clear()
    desk.volume.mute()
    desk.volume.mute()
    assert desk.window.notices.texts() == []


def test_muted__with_the_flash_on__offers_nothing(desk: Desk) -> None:
    playing(desk)
    desk.volume.mute()

    assert desk.window.notices.texts() == []


def test_digits_can_be_read_from_the_floor__in_every_window(desk: Desk) -> None:
    playing(desk)
    desk.let_pass(GET_READY_MS + 7_000)
    for width, height in ((800, 560), (1280, 800), (1920, 1080)):
        desk.window.resize(width, height)
        desk.window.guide.show_floor(False)
        desk.window.grab()
        assert desk.window.guide.guide.ring.digits_px >= height / 6 * 0.9, (width, height)
        desk.window.guide.show_floor(True)
        desk.window.grab()
        assert desk.window.guide.floor.digits.digits_px >= height / 3, (width, height)


def test_stops_painting__while_nothing_moves(desk: Desk) -> None:
    playing(desk)
    painting = [desk.window.guide._repaint.isActive()]
    desk.player.pause_or_resume()
    painting.append(desk.window.guide._repaint.isActive())
    assert painting == [True, False]


def test_stops_painting__while_it_cannot_be_seen(desk: Desk, qtbot: QtBot) -> None:
    playing(desk)
    desk.window.showMinimized()
    qtbot.waitUntil(lambda: not desk.window.guide._repaint.isActive())
    desk.player.extend()
    assert not desk.window.guide._repaint.isActive()
    desk.window.showNormal()
    qtbot.waitUntil(desk.window.guide._repaint.isActive)
    desk.window.hide()
    assert not desk.window.guide._repaint.isActive()


def test_step_panel__nothing_of_it_changes__is_not_laid_out_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    playing(desk)
    desk.let_pass(GET_READY_MS)
    fitted: list[bool] = []
    monkeypatch.setattr(StepPanel, "_fit", lambda _: fitted.append(True))
    desk.player.extend()
    once = len(fitted)
    desk.player.next()

    assert (once, len(fitted)) == (0, 1)


def test_announces_each_segment_to_a_screen_reader(desk: Desk) -> None:
    playing(desk)
    desk.let_pass(GET_READY_MS)
    assert desk.window.guide.accessibleDescription() == "Hamstring stretch, Left, set 1 of 2, 0:30"


def test_every_control_has_an_accessible_name(desk: Desk) -> None:
    playing(desk)
    for button in desk.window.guide.findChildren(Button):
        assert button.accessibleName() or button.text()


def test_pauses_and_says_so__after_the_machine_slept(desk: Desk) -> None:
    playing(desk)
    desk.let_pass(GET_READY_MS + 5_000)
    desk.clock.sleep(250_000)
    desk.ticker.fire()
    assert desk.state() is State.PAUSED
    assert desk.window.notices.texts() == ["Paused at step 1 while the computer slept, 4:10."]
