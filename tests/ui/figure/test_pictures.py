"""Small pictures, and the words for a pose."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from recovery_timer.figures.motion import PoseMoment
from recovery_timer.routine.model import Temperature
from recovery_timer.routine.technique import Technique
from recovery_timer.storage.catalogue import load_catalogue
from recovery_timer.ui.figure.pictures import figure_picture, in_words, pose_of, still_moment
from recovery_timer.ui.theme.colours import DARK, LIGHT
from recovery_timer.ui.theme.manager import ThemeManager

SIZE = QSize(48, 40)
TIMED = [technique for technique in load_catalogue().values() if technique.place != "page"]


def image(
    theme: ThemeManager, technique: str, side: str | None = None, temperature: Temperature | None = None
) -> QImage:
    drawn = figure_picture(theme, technique, side, SIZE, temperature=temperature)  # type: ignore[arg-type]  # a test's side
    assert drawn is not None
    return drawn.toImage()


def drawn_colours(picture: QImage) -> set[str]:
    return {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("technique", TIMED, ids=lambda technique: technique.id)
def test_pose__has_the_colour_of_the_techniques_family(technique: Technique) -> None:
    pose = pose_of(technique.id)

    assert pose is not None
    for colours in (LIGHT, DARK):
        assert colours.family(pose.family) == colours.family(technique.family)


@pytest.mark.parametrize("technique", [None, "unicycle", "sleep"])
def test_pose__of_the_users_own_step__is_none(theme: ThemeManager, technique: str | None) -> None:
    assert pose_of(technique) is None
    assert figure_picture(theme, technique, None, SIZE) is None


def test_picture__has_the_wanted_size_and_no_ground(theme: ThemeManager) -> None:
    drawn = image(theme, "squats")

    assert drawn.size() == SIZE * theme.pixel_ratio
    assert drawn.pixelColor(0, 0).alpha() == 0
    assert LIGHT.family(pose_of("squats").family) in drawn_colours(drawn)  # type: ignore[union-attr]  # it has one


def test_picture__left__faces_left(theme: ThemeManager) -> None:
    assert image(theme, "calf-stretch", "left") != image(theme, "calf-stretch", "right")
    assert image(theme, "calf-stretch", "right") == image(theme, "calf-stretch")


def test_picture__dark__has_the_dark_colours(theme: ThemeManager) -> None:
    light = image(theme, "squats")
    theme.choose("dark")

    assert QColor(DARK.figure.skin).name().upper() in drawn_colours(image(theme, "squats")) - drawn_colours(light)


def test_picture__cold_water__is_not_warm(theme: ThemeManager) -> None:
    warm, cold = (image(theme, "contrast-bath", temperature=each) for each in (Temperature.WARM, Temperature.COLD))

    assert warm != cold


@pytest.mark.parametrize("temperature,at", [(None, 0.0), (Temperature.WARM, 0.0), (Temperature.COLD, 1.0)])
def test_still__the_feet_are_in_the_water_in_question(temperature: Temperature | None, at: float) -> None:
    pose = pose_of("contrast-bath", temperature)

    assert pose is not None
    assert still_moment(pose, temperature) == PoseMoment(at)


def test_words__name_pose_and_side(theme: ThemeManager) -> None:
    pose = pose_of("foam-roll-quads")

    assert pose is not None
    assert in_words(pose, None) == "Face down on the forearms, the front of one thigh on the roller"
    assert in_words(pose, "right").endswith("; right side")
    assert in_words(pose, "left").endswith("; left side")
