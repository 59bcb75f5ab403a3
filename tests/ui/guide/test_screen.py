"""The guided session in the window: its contents, and its keys."""

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.audio.phrases import Phrase
from recovery_timer.ports import AudioFault, AudioProblem
from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.routine.timeline import Kind
from recovery_timer.session.record import PauseReason
from recovery_timer.session.session import Session
from recovery_timer.session.state import State
from recovery_timer.ui.guide.screen import repaint_in_ms
from recovery_timer.ui.guide.view import GuideView
from recovery_timer.ui.notices.card import NoticeCard
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.fit_label import FitLabel
from recovery_timer.ui.widgets.short_animation import ShortAnimation
from tests.fakes.synthesizer import phrase
from tests.running_app import RunningApp
from tests.ui.mouse import move_mouse

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


def playing(running: RunningApp) -> Session:
    """Begin `LEGS` and return its session."""
    running.play(LEGS)
    assert running.player.session is not None
    return running.player.session


def shown(widget: QWidget) -> str:
    """Return all the words that ``widget`` shows."""
    labels: list[QLabel | FitLabel] = [*widget.findChildren(QLabel), *widget.findChildren(FitLabel)]
    return " | ".join(label.text() for label in labels if label.isVisibleTo(widget))


def test_shows_what_is_done_and_what_comes_next__in_the_first_hold(running: RunningApp) -> None:
    playing(running)
    running.let_pass(GET_READY_MS + 7_000)
    words = shown(running.guide_screen.guide)
    for expected in ("Stretch", "Hamstring stretch", "LEFT", "set 1 of 2", "Switch to RIGHT", "Legs", "step 1 of 3"):
        assert expected in words
    state = running.guide_model.state()
    assert state is not None
    assert state.digits == "0:23"
    assert state.share == pytest.approx(23 / 30)


def test_state__kept_for_a_second__is_never_out_of_date(running: RunningApp) -> None:
    playing(running)
    model, player = running.guide_model, running.player
    commands = [player.extend, player.next, player.pause_or_resume, player.pause_or_resume, player.shorten, player.next]
    for number in range(240):
        running.let_pass(167)
        if number % 40 == 39:
            commands[number // 40]()
        kept, model._state = model.state(), None

        assert kept == model.state()


def test_begin__shows_the_first_step_at_once__before_the_sound_is_ready(running: RunningApp) -> None:
    running.start("Ice bath")
    running.player.end()
    running.fakes.audio._at_once = False
    running.play(LEGS)
    words = shown(running.guide_screen.guide)

    assert running.state() is State.READY
    assert "Hamstring stretch" in words
    assert running.guide_screen.guide.ring.dial.digits == "0:10"
    assert running.window.windowTitle() == ""
    running.fakes.audio.start_sounding()
    assert running.window.windowTitle().startswith("Get ready: Hamstring stretch")


def test_says_about__while_a_step_that_waits_is_ahead(running: RunningApp) -> None:
    playing(running)
    state = running.guide_model.state()
    assert state is not None
    assert state.left.startswith("about ")
    while running.player.session is not None and running.player.session.segment.block < 2:
        running.player.next()
    state = running.guide_model.state()
    assert state is not None
    assert not state.left.startswith("about ")


@pytest.mark.parametrize(
    "key, index",
    [(Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 1)],
)
def test_arrow_keys_move__whatever_has_the_focus(running: RunningApp, key: Qt.Key, index: int) -> None:
    session = playing(running)
    running.let_pass(GET_READY_MS + 5_000)
    running.guide_screen.guide.controls.end.setFocus()
    QTest.keyClick(running.window, key)
    assert session.segment.index == index
    assert session.position(running.fakes.clock.now()) == 0


def test_space_pauses_and_resumes__with_the_focus_on_another_button(running: RunningApp) -> None:
    playing(running)
    running.let_pass(2_000)
    end = running.guide_screen.guide.controls.end
    end.setFocus()
    QTest.keyClick(end, Qt.Key.Key_Space)
    assert running.state() is State.PAUSED
    QTest.keyClick(end, Qt.Key.Key_Space)
    assert running.state() is State.RUNNING


def test_enter_presses_the_focused_control(running: RunningApp, qtbot: QtBot) -> None:
    playing(running)
    running.let_pass(2_000)
    end = running.guide_screen.guide.controls.end
    end.setFocus()
    QTest.keyClick(end, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: running.state() is State.ENDED)


def test_space_is_done__on_a_step_that_waits(running: RunningApp) -> None:
    session = playing(running)
    while session.segment.reps is None:
        running.player.next()
    QTest.keyClick(running.window, Qt.Key.Key_Space)
    assert running.state() is State.RUNNING
    assert session.segment.block == 2


def test_p_pauses__on_a_step_that_waits(running: RunningApp) -> None:
    session = playing(running)
    while session.segment.reps is None:
        running.player.next()
    QTest.keyClick(running.window, Qt.Key.Key_P)
    assert running.state() is State.PAUSED


def test_plus_and_minus_change_the_length(running: RunningApp) -> None:
    session = playing(running)
    running.let_pass(GET_READY_MS + 1_000)
    QTest.keyClick(running.window, Qt.Key.Key_Plus)
    assert session.length_ms == 45_000
    QTest.keyClick(running.window, Qt.Key.Key_Minus)
    assert session.length_ms == 30_000


def test_up_down_and_m_change_the_volume(running: RunningApp) -> None:
    playing(running)
    QTest.keyClick(running.window, Qt.Key.Key_Up)
    assert running.settings.current.volume == 75
    QTest.keyClick(running.window, Qt.Key.Key_Down)
    assert running.settings.current.volume == 70
    QTest.keyClick(running.window, Qt.Key.Key_M)
    assert [call for call in running.fakes.audio.calls if call[0] == "set_volume"][-1] == ("set_volume", 0)


def test_t_announces_the_time_left(running: RunningApp) -> None:
    playing(running)
    running.let_pass(GET_READY_MS + 5_000)
    QTest.keyClick(running.window, Qt.Key.Key_T)

    now = running.fakes.clock.now()
    assert [each for at, each in running.fakes.audio.scheduled if at == now] == [phrase("25 seconds left")]


def test_d_pauses_and_describes_the_exercise__and_pressed_again_resumes(running: RunningApp) -> None:
    session = playing(running)
    running.let_pass(GET_READY_MS + 5_000)
    QTest.keyClick(running.window, Qt.Key.Key_D)
    assert session.state is State.PAUSED
    assert isinstance(running.fakes.audio.scheduled[0][1], Phrase)

    QTest.keyClick(running.window, Qt.Key.Key_D)

    assert session.remaining(running.fakes.clock.now()) == 25_000
    assert [pause.reason for pause in session.pauses] == [PauseReason.DESCRIPTION]


def test_f_shows_the_floor_view_and_escape_leaves_it__before_it_asks(running: RunningApp) -> None:
    playing(running)
    running.let_pass(1_000)
    QTest.keyClick(running.window, Qt.Key.Key_F)
    floor = [running.guide_screen.is_floor]
    QTest.keyClick(running.window, Qt.Key.Key_Escape)
    floor.append(running.guide_screen.is_floor)
    assert floor == [True, False]
    assert running.state() is State.RUNNING


def test_click_on_the_ring_pauses(running: RunningApp) -> None:
    playing(running)
    QTest.mouseClick(running.guide_screen.guide.ring, Qt.MouseButton.LeftButton)
    assert running.state() is State.PAUSED


def test_click_on_the_strip_jumps(running: RunningApp) -> None:
    session = playing(running)
    strip = running.guide_screen.guide.strip
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.cell(5).center().toPoint())
    assert session.segment.index == 5


def test_buttons_do_what_they_say(running: RunningApp) -> None:
    session = playing(running)
    running.let_pass(GET_READY_MS + 1_000)
    buttons = {each.text(): each for each in running.guide_screen.guide.controls.findChildren(Button)}
    buttons["+15 s"].click()
    assert session.length_ms == 45_000
    buttons["Next"].click()
    assert session.segment.index == 2
    buttons["Back"].click()
    assert session.segment.index == 1
    buttons["Pause"].click()
    assert running.state() is State.PAUSED


def test_offers_only_what_can_be_done__on_a_step_that_waits(running: RunningApp) -> None:
    session = playing(running)
    while session.segment.reps is None:
        running.player.next()
    controls = running.guide_screen.guide.controls
    buttons = {each.text(): each for each in controls.findChildren(Button)}
    assert controls.big.text() == "Done"
    assert not buttons["+15 s"].isEnabled()
    assert not buttons["−15 s"].isEnabled()


def test_shows_preparation_and_caution__until_the_user_is_ready(running: RunningApp) -> None:
    running.start("Ice bath")
    running.let_pass(60_000)
    words = shown(running.guide_screen.guide)
    assert "healthcare professional" in words
    assert running.guide_screen.guide.controls.big.text() == "I’m ready"
    session = running.player.session
    assert session is not None
    assert session.segment.index == 0
    running.player.press()
    assert session.segment.index == 1


def test_flashes_with_each_cue__only_if_the_user_wants_it(running: RunningApp) -> None:
    running.settings.change("flash", False)
    playing(running)
    running.let_pass(GET_READY_MS)
    assert not running.guide_screen.flash.isVisible()
    running.settings.change("flash", True)
    running.player.next()
    assert running.guide_screen.flash.isVisible()


@pytest.mark.parametrize("silent", ["no output", "muted", "volume 0"])
def test_no_sound_and_no_flash__offers_the_flash_once_a_session_and_forces_nothing(
    running: RunningApp, silent: str
) -> None:
    running.settings.change("flash", False)
    if silent == "no output":
        running.fakes.audio.problem = AudioProblem(AudioFault.NO_OUTPUT)
    elif silent == "muted":
        running.volume.mute()
    else:
        running.settings.change("volume", 0)
    playing(running)
    running.let_pass(GET_READY_MS)
    assert not running.guide_screen.flash.isVisible()
    (offer,) = running.notices.texts()
    assert "flash" in offer

    (button,) = [each for each in running.notices.findChildren(Button) if each.text() == "Flash"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert running.settings.current.flash
    running.player.next()
    assert running.guide_screen.flash.isVisible()


def test_output__gone_and_back__is_shown_beside_the_volume(running: RunningApp) -> None:
    playing(running)
    guide = running.guide_screen
    assert guide.guide.top.volume.text() == "70 %"
    running.fakes.audio.problem = AudioProblem(AudioFault.OUTPUT_LOST)
    guide.refresh()
    assert guide.guide.top.volume.text() == "no sound"
    guide.show_floor(True)
    assert "no sound" in shown(guide.floor)
    guide.show_floor(False)
    running.fakes.audio.problem = None
    guide.refresh()
    assert guide.guide.top.volume.text() == "70 %"


def test_muted_meanwhile__offers_the_flash__but_not_again(running: RunningApp) -> None:
    running.settings.change("flash", False)
    playing(running)
    running.let_pass(GET_READY_MS)
    assert running.notices.texts() == []
    running.volume.mute()
    assert len(running.notices.texts()) == 1

    running.notices.clear()
    running.volume.mute()
    running.volume.mute()
    assert running.notices.texts() == []


def test_muted__with_the_flash_on__offers_nothing(running: RunningApp) -> None:
    playing(running)
    running.volume.mute()

    assert running.notices.texts() == []


def test_notices__move_nothing_and_wait_behind_the_mark(running: RunningApp) -> None:
    guide = running.guide_screen.guide
    playing(running)
    running.window.grab()
    before = (guide.geometry(), guide.controls.big.geometry(), guide.ring.geometry())
    running.notices.show_notice("No sound.", problem=True)
    running.notices.show_notice("“Walk” has unsaved changes.", stays=True)
    running.window.grab()
    assert (guide.geometry(), guide.controls.big.geometry(), guide.ring.geometry()) == before
    assert not running.notices.isVisible()
    QTest.mouseClick(guide.top.mark, Qt.MouseButton.LeftButton)
    assert running.notices.isVisible()
    running.player.end()

    assert not guide.top.mark.isVisibleTo(guide)
    assert running.notices.texts() == ["No sound.", "“Walk” has unsaved changes."]


def test_notices_of_the_session__end_with_it(running: RunningApp) -> None:
    playing(running)
    running.guide_model.missing.emit("The screen may turn off.")
    assert running.notices.texts() == ["The screen may turn off."]
    running.player.end()

    assert running.notices.texts() == []


def step_of(seconds: int) -> Routine:
    step = Step(name="Hamstring stretch", technique="hamstring-stretch", seconds=seconds, sides=Sides.EACH)
    return Routine(id="long", name="Long", blocks=(step,))


@pytest.mark.styled
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("seconds", [30, 600, 3_600])
def test_digits_can_be_read_from_the_floor__in_every_window(
    run_app: Callable[..., RunningApp], scale: float, seconds: int
) -> None:
    running = run_app(at_home=False, scale=scale)
    running.play(step_of(seconds))
    running.let_pass(GET_READY_MS)
    running.notices.show_notice("No sound.", problem=True)
    for width, height in ((800, 560), (1280, 800), (1920, 1080)):
        running.window.resize(width, height)
        running.guide_screen.show_floor(False)
        running.window.grab()
        assert running.guide_screen.guide.ring.digits_px >= height / 6, (width, height)
        running.guide_screen.show_floor(True)
        running.window.grab()
        assert running.guide_screen.floor.digits.digits_px >= height / 3, (width, height)


@pytest.mark.styled
def test_words_can_be_read_from_the_floor(running: RunningApp) -> None:
    playing(running)
    running.let_pass(GET_READY_MS + 1_000)
    running.window.resize(1280, 800)
    running.window.grab()
    guide = running.guide_screen.guide

    assert guide.headline.text_px >= 41
    assert guide.next.words.text_px >= 41
    assert guide.words.text_px >= 27
    assert "font-size: 41px" in guide.sides.chip.styleSheet()


@pytest.mark.styled
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_figure__is_never_the_first_to_be_hidden(run_app: Callable[..., RunningApp], scale: float) -> None:
    running = run_app(at_home=False, scale=scale)
    running.play(step_of(600))
    running.let_pass(GET_READY_MS)
    guide = running.guide_screen.guide
    for width, height in ((800, 560), (1280, 800), (2560, 1440)):
        running.window.resize(width, height)
        running.window.grab()
        assert guide.figure.isVisible()
        assert guide.figure.height() >= 90, (width, height)


def within(guide: QWidget) -> list[QWidget]:
    """Return the visible parts of the guide."""
    return [each for each in guide.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if
            each.isVisible()]  # fmt: skip


@pytest.mark.styled
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_overlaps__in_any_moment_of_a_session(run_app: Callable[..., RunningApp], scale: float) -> None:
    running = run_app(at_home=False, scale=scale)
    running.settings.change("motion", False)
    for width, height in ((800, 560), (1280, 800), (2560, 1440)):
        running.window.resize(width, height)
        session = playing(running)
        for _ in range(len(session.timeline.segments)):
            running.window.grab()
            parts = within(running.guide_screen.guide)
            for one, other in combinations(parts, 2):
                both = one.geometry() & other.geometry()
                assert both.isEmpty(), (session.segment.kind, (width, height), one, other)
            assert all(running.guide_screen.guide.rect().contains(part.geometry()) for part in parts)
            running.player.next()


def test_pause__is_unmistakable_and_a_click_anywhere_continues(running: RunningApp) -> None:
    playing(running)
    running.let_pass(GET_READY_MS + 1_000)
    guide = running.guide_screen.guide
    running.player.pause_or_resume()
    assert guide.ring.dial.paused
    assert guide.paused.isVisible()
    assert not guide.words.isVisible()
    QTest.mouseClick(guide, Qt.MouseButton.LeftButton, pos=guide.rect().bottomLeft() + QPoint(3, -3))
    assert running.state() is State.RUNNING
    assert not guide.paused.isVisible()
    QTest.mouseClick(guide, Qt.MouseButton.LeftButton, pos=guide.rect().bottomLeft() + QPoint(3, -3))

    assert running.state() is State.RUNNING


@pytest.mark.parametrize("part", ["figure", "headline", "next", "paused", "ring"])
def test_pause__a_click_on_any_part_continues__once(running: RunningApp, part: str) -> None:
    playing(running)
    running.let_pass(GET_READY_MS + 1_000)
    running.player.pause_or_resume()
    widget = getattr(running.guide_screen.guide, part)
    assert isinstance(widget, QWidget)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    assert running.state() is State.RUNNING


def test_pause__shows_since_when__as_the_end_moves_on(running: RunningApp) -> None:
    playing(running)
    running.let_pass(GET_READY_MS + 1_000)
    running.player.pause_or_resume()
    running.fakes.clock.advance(600_000)
    state = running.guide_model.state()
    assert state is not None
    assert state.ends.startswith("paused since ")
    running.player.pause_or_resume()
    state = running.guide_model.state()
    assert state is not None
    assert state.ends.startswith("ends ")


def test_reps__their_number_is_large__in_both_views(running: RunningApp) -> None:
    session = playing(running)
    while session.segment.reps is None:
        running.player.next()
    screen = running.guide_screen
    assert (screen.guide.ring.dial.digits, screen.guide.ring.dial.below) == ("10", "reps")
    screen.show_floor(True)

    assert screen.floor.digits.words == "10"
    assert "Press Space when done" in shown(screen.floor)


def test_wait__has_a_checklist_and_no_clock(running: RunningApp) -> None:
    running.start("Ice bath")
    running.let_pass(12_000)
    guide = running.guide_screen.guide

    assert guide.ring.dial.digits == ""
    assert len(guide.checklist.words()) > 2
    assert "healthcare professional" in guide.checklist.words()[-1]
    assert guide.next.words.text() == "Ice bath"


def test_switch__says_where_to_and_turns_the_figure(running: RunningApp) -> None:
    session = playing(running)
    while session.segment.kind is not Kind.SWITCH:
        running.player.next()
    guide = running.guide_screen.guide

    assert guide.headline.text() == "Switch to RIGHT"
    assert guide.switch.isVisible()
    assert not guide.figure.isVisible()
    assert guide.ring.dial.digits == "5"
    assert guide.then.text() == "then 0:30, set 1 of 2"


def test_next__never_repeats_the_headline(running: RunningApp) -> None:
    session = playing(running)
    guide = running.guide_screen.guide
    for _ in range(len(session.timeline.segments)):
        assert guide.next.words.text() != guide.headline.text()
        if session.segment.kind.is_gap:
            assert not guide.next.words.text().startswith(guide.name.text())
        running.player.next()


def test_extend__moves_the_end_of_the_strip(running: RunningApp) -> None:
    playing(running)
    running.let_pass(GET_READY_MS + 1_000)
    before = running.guide_model.state()
    running.player.extend()
    after = running.guide_model.state()
    assert before is not None
    assert after is not None

    def seconds(length: str) -> int:
        minutes, _, rest = length.removeprefix("about ").partition(":")
        return int(minutes) * 60 + int(rest)

    assert seconds(after.length) == seconds(before.length) + 15
    assert before.played == after.played == "0:11"


@pytest.mark.parametrize("moves", [True, False])
def test_segment__enters_with_an_animation__unless_animations_are_off(running: RunningApp, moves: bool) -> None:
    running.settings.change("motion", moves)
    playing(running)
    guide = running.guide_screen.guide
    running.player.next()
    running.player.next()

    assert (guide._entering.state() is ShortAnimation.State.Running) == moves
    guide._entering.finish()
    assert (guide.headline._opacity, guide.headline._shift_px) == (1.0, 0)


@pytest.mark.parametrize("floor", [True, False])
@pytest.mark.parametrize("moves", [True, False])
def test_last_seconds__make_the_digits_swell__unless_animations_are_off(
    running: RunningApp, moves: bool, floor: bool
) -> None:
    running.settings.change("motion", moves)
    playing(running)
    running.guide_screen.show_floor(floor)
    running.let_pass(GET_READY_MS - 2_000)
    screen = running.guide_screen
    ticking = screen.floor.digits._ticking if floor else screen.guide.ring._ticking

    assert (ticking.state() is ShortAnimation.State.Running) == moves


def test_floor__moving_the_mouse_shows_the_controls_and_the_way_out(running: RunningApp) -> None:
    playing(running)
    QTest.keyClick(running.window, Qt.Key.Key_F11)
    floor = running.guide_screen.floor
    assert running.window.isFullScreen()
    assert not floor.controls.isVisible()
    move_mouse(floor, QPoint(200, 200))
    assert floor.controls.isVisible()
    floor.controls.big.click()
    assert running.state() is State.PAUSED
    assert floor.controls.big.text() == "Continue"
    floor.controls.exit.click()

    assert not running.window.isFullScreen()
    assert not running.guide_screen.is_floor


def test_floor__the_controls_hide_when_the_mouse_rests(running: RunningApp, qtbot: QtBot) -> None:
    playing(running)
    running.guide_screen.show_floor(True)
    floor = running.guide_screen.floor
    floor.controls.appear()
    floor._rest()

    qtbot.waitUntil(floor.controls.isHidden, timeout=15_000)


def test_floor__shows_the_volume_when_it_changes(running: RunningApp) -> None:
    playing(running)
    floor = running.guide_screen.floor
    running.volume.louder()
    assert not floor.volume.isVisible()
    running.guide_screen.show_floor(True)
    running.volume.louder()
    assert (floor.volume.isVisible(), floor.volume.text()) == (True, "Volume 80")
    running.volume.mute()

    assert floor.volume.text() == "Muted"
    assert "muted" in shown(floor)
    running.volume.mute()
    assert "muted" not in shown(floor)


def test_floor__click_on_the_strip_jumps(running: RunningApp) -> None:
    session = playing(running)
    running.guide_screen.show_floor(True)
    strip = running.guide_screen.floor.strip
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.cell(5).center().toPoint())

    assert session.segment.index == 5
    assert running.state() is State.RUNNING


def test_floor__has_the_figure_in_gaps_and_beside_short_times(running: RunningApp) -> None:
    running.play(step_of(600))
    running.guide_screen.show_floor(True)
    floor = running.guide_screen.floor
    assert floor.figure.isVisible()
    running.player.next()
    assert not floor.figure.isVisible()
    for _ in range(4):
        running.player.extend()
    running.let_pass(2 * 60_000)
    playing(running)
    running.player.next()

    assert floor.figure.isVisible()


def test_stops_painting__while_nothing_moves(running: RunningApp) -> None:
    playing(running)
    painting = [running.guide_screen._repaint.isActive()]
    running.player.pause_or_resume()
    painting.append(running.guide_screen._repaint.isActive())
    assert painting == [True, False]


def test_paints_more_often__while_the_ring_of_a_short_segment_runs(running: RunningApp) -> None:
    playing(running)
    intervals = [running.guide_screen._repaint.interval()]
    running.player.next()
    intervals.append(running.guide_screen._repaint.interval())
    while not running.session.segment.is_manual:
        running.player.next()
    intervals.append(running.guide_screen._repaint.interval())

    assert intervals == [50, 200, 200]


@pytest.mark.parametrize("into_ms, due_ms", [(1_000, 200), (1_300, 200), (1_900, 101), (1_990, 11)])
def test_paints__by_the_interval_or_when_the_digits_change(running: RunningApp, into_ms: int, due_ms: int) -> None:
    playing(running)
    running.let_pass(GET_READY_MS + into_ms)
    state = running.guide_model.state()
    assert state is not None

    assert repaint_in_ms(state) == due_ms


def test_stops_painting__while_it_cannot_be_seen(running: RunningApp, qtbot: QtBot) -> None:
    playing(running)
    running.window.showMinimized()
    qtbot.waitUntil(lambda: not running.guide_screen._repaint.isActive())
    running.player.extend()
    assert not running.guide_screen._repaint.isActive()
    running.window.showNormal()
    qtbot.waitUntil(running.guide_screen._repaint.isActive)
    running.window.hide()
    assert not running.guide_screen._repaint.isActive()


def test_guide__nothing_of_it_changes__is_not_laid_out_again(
    running: RunningApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    playing(running)
    running.let_pass(GET_READY_MS)
    fitted: list[bool] = []
    monkeypatch.setattr(GuideView, "_place", lambda _: fitted.append(True))
    running.player.extend()
    once = len(fitted)
    running.player.next()

    assert (once, len(fitted)) == (0, 1)


def test_announces_each_segment_to_a_screen_reader(running: RunningApp) -> None:
    playing(running)
    running.let_pass(GET_READY_MS)
    assert running.guide_screen.accessibleDescription() == "Hamstring stretch, Left, set 1 of 2, 0:30"


def test_every_control_has_an_accessible_name(running: RunningApp) -> None:
    playing(running)
    for button in running.guide_screen.findChildren(Button):
        assert button.accessibleName() or button.text()


def test_pauses_and_says_so__after_the_machine_slept(running: RunningApp) -> None:
    playing(running)
    running.let_pass(GET_READY_MS + 5_000)
    running.fakes.clock.sleep(250_000)
    running.ticker.fire()
    assert running.state() is State.PAUSED
    assert running.notices.texts() == ["Paused: the computer was asleep for 4:10."]


def test_notices__during_a_session__open_and_close_with_a_key(running: RunningApp) -> None:
    running.start("Post-run basics")
    running.notices.show_notice("The sound is gone.", problem=True)
    (card,) = running.notices.findChildren(NoticeCard)
    assert not card.isVisible()

    QTest.keyClick(running.window, Qt.Key.Key_N)
    assert card.isVisible()
    QTest.keyClick(running.window, Qt.Key.Key_N)
    assert not card.isVisible()


def test_how_to__is_shown_with_a_key__without_stopping_time__until_the_next_exercise(running: RunningApp) -> None:
    session = playing(running)
    running.let_pass(GET_READY_MS + 1_000)
    words = running.guide_screen.guide.words
    short = words.text()
    QTest.keyClick(running.window, Qt.Key.Key_I)
    assert words.text() == running.techniques.catalogue[session.segment.technique or ""].how_to
    assert words.isVisible()
    assert running.player.is_playing

    QTest.keyClick(running.window, Qt.Key.Key_I)
    assert words.text() == short
    QTest.keyClick(running.window, Qt.Key.Key_I)
    before = session.segment.technique
    while session.segment.technique == before:
        running.player.next()
    assert words.text() == session.segment.instruction
