"""The widget that shows an exercise: when it moves, and its accessible name."""

import pytest
from pytestqt.qtbot import QtBot

from recovery_timer.routine.technique import Family, Muscle
from recovery_timer.routine.timeline import Kind
from recovery_timer.ui.figure import reel
from recovery_timer.ui.figure.view import FigureView
from recovery_timer.ui.theme.manager import ThemeManager


@pytest.fixture
def view(theme: ThemeManager, qtbot: QtBot) -> FigureView:
    made = FigureView(theme)
    qtbot.addWidget(made)
    made.resize(320, 160)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_name__says_pose_and_side_in_words(view: FigureView) -> None:
    view.show_pose("hip-flexor-stretch", "left")

    assert view.accessibleName() == "Kneeling on one knee, the other foot in front, hips pushed forward; left side"


def test_name__both_sides__names_none(view: FigureView) -> None:
    view.show_pose("squats", None)

    assert view.accessibleName() == "Squatting with the arms forward and the heels down"


def test_left__is_right_mirrored(view: FigureView) -> None:
    view.set_still(True)
    view.show_pose("calf-stretch", "right")
    right = view.grab().toImage()
    view.show_pose("calf-stretch", "left")
    left = view.grab().toImage()
    apart = [
        (x, y)
        for x in range(0, left.width(), 3)
        for y in range(0, left.height(), 3)
        if abs(left.pixelColor(x, y).lightness() - right.pixelColor(right.width() - 1 - x, y).lightness()) > 40
    ]

    assert left != right
    assert len(apart) < 20


def test_movement__continues_while_it_is_visible(view: FigureView, qtbot: QtBot) -> None:
    view.show_pose("squats", None)
    before = view.grab().toImage()

    assert view.is_moving
    qtbot.waitUntil(lambda: view.grab().toImage() != before, timeout=15_000)


def test_movement__stops_while_hidden_and_resumes_after(view: FigureView) -> None:
    view.show_pose("squats", None)
    view.hide()
    hidden = view.is_moving
    view.show()

    assert (hidden, view.is_moving) == (False, True)


def test_movement__stops_where_it_is_and_resumes(view: FigureView, qtbot: QtBot) -> None:
    view.show_pose("squats", None)
    before = view.grab().toImage()
    qtbot.waitUntil(lambda: view.grab().toImage() != before, timeout=15_000)
    view.set_still(True)
    stopped = view.grab().toImage()

    assert not view.is_moving
    assert view.grab().toImage() == stopped
    view.set_still(False)
    assert view.is_moving


def test_movement__a_rest__stands_still_and_is_faint(view: FigureView) -> None:
    view.set_still(True)
    view.show_pose("squats", None)
    clear = view.grab().toImage()
    view.set_still(False)
    view.show_pose("squats", None, Kind.REST)

    assert not view.is_moving
    assert view.grab().toImage() != clear


@pytest.mark.parametrize("kind", [Kind.SWITCH, Kind.TRANSFER, Kind.REST])
def test_movement__gaps__have_none(view: FigureView, kind: Kind) -> None:
    view.show_pose("squats", None, kind)

    assert not view.is_moving


def test_side_changes__the_figure_turns(view: FigureView, qtbot: QtBot) -> None:
    view.show_pose("hamstring-stretch", "left", Kind.SWITCH)
    view.grab()
    view.show_pose("hamstring-stretch", "right", Kind.SWITCH)

    assert view.is_moving
    qtbot.waitUntil(lambda: not view.is_moving, timeout=15_000)


def test_next_set__keeps_the_pictures_of_the_last(view: FigureView) -> None:
    view.show_pose("hamstring-stretch", "left")
    view.grab()
    pictures = view._reel
    view.hide()
    view.show_pose("hamstring-stretch", "right", Kind.SWITCH)
    view.show()
    view.resize(320, 140)
    view.show_pose("hamstring-stretch", "left", Kind.REST)
    view.resize(320, 160)

    view.show_pose("hamstring-stretch", "left")

    assert pictures is not None
    assert view._reel is pictures
    assert pictures.kept_bytes > 0


def test_setting__no_animations__shows_the_telling_moment(view: FigureView, theme: ThemeManager) -> None:
    theme.set_animated(False)
    view.show_pose("hamstring-stretch", "right")
    still = view.grab().toImage()
    view.show_pose("hamstring-stretch", "right", Kind.REST)
    view.show_pose("hamstring-stretch", "right", Kind.WORK)

    assert not view.is_moving
    assert view.grab().toImage() == still


def test_own_step__has_the_map_of_its_muscles(view: FigureView) -> None:
    view.show_pose(None, "left", muscles={Muscle.QUADS}, family=Family.STRETCH)

    assert view.accessibleName() == "Left quads"
    assert view.map is not None
    assert view.map.isVisible()
    view.show_pose("squats", None)
    assert not view.map.isVisible()


def test_own_step__without_muscles__has_an_empty_stage(view: FigureView) -> None:
    view.show_pose(None, None)

    assert view.accessibleName() == ""
    assert not view.is_moving


@pytest.mark.parametrize("technique,size", [("swimming", (320, 160)), ("contrast-bath", (120, 160))])
def test_corners__are_round_where_the_figure_reaches_into_them(
    view: FigureView, technique: str, size: tuple[int, int]
) -> None:
    view.set_behind("#123456")
    view.resize(*size)
    view.show_pose(technique, None)
    image = view.grab().toImage()

    for x in (0, image.width() - 1):
        for y in (0, image.height() - 1):
            assert image.pixelColor(x, y).name() == "#123456"


def test_movement__on_a_large_screen__has_no_more_frames_than_are_kept(
    view: FigureView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reel, "KEPT_BYTES", 1_000_000)
    view.show_pose("foam-roll-quads", None)
    shown = view._reel
    assert shown is not None

    assert len({frame.moment for frame in view._film.frames}) <= shown.room
    assert view.is_moving


def test_movement__the_window_shrinks_and_grows__continues(view: FigureView) -> None:
    view.show_pose("foam-roll-quads", None)
    for width in (1280, 200, 640):
        view.resize(width, width // 2)

    assert view.is_moving
