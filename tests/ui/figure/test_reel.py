"""The frames of a pose: drawn once, kept within bounds, and no larger than what moves."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from recovery_timer.figures.motion import Moment
from recovery_timer.ui.figure import painter, reel
from recovery_timer.ui.figure.pictures import pose_of
from recovery_timer.ui.figure.reel import Reel
from recovery_timer.ui.theme.colours import LIGHT

STAGE = QSize(640, 316)


def reel_of(technique: str, size: QSize = STAGE, ratio: float = 1.0) -> Reel:
    pose = pose_of(technique)
    assert pose is not None
    return Reel(pose, size, painter.inks(LIGHT, pose.family, LIGHT.surface), ratio, mirrored=False)


def test_frame__the_same_moment__is_drawn_once(qapp: QApplication) -> None:
    frames = reel_of("squats")

    assert frames.frame(Moment(0.5)) is frames.frame(Moment(0.5))
    assert frames.frame(Moment(0.5)) is not frames.frame(Moment(1.0))


def test_frame__covers_only_what_moves(qapp: QApplication) -> None:
    frames = reel_of("squats")

    assert frames.rect.width() < STAGE.width() / 2
    assert frames.frame(Moment(0.0)).size() == frames.rect.size()
    assert reel_of("swimming").rect.size() == STAGE


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_frame__has_the_pixels_of_the_screen(qapp: QApplication, ratio: float) -> None:
    frames = reel_of("squats", ratio=ratio)

    assert frames.frame(Moment(0.0)).width() == frames.rect.width() * ratio


def test_frames__too_many_to_keep__the_oldest_go(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    frames = reel_of("squats")
    first = frames.frame(Moment(0.0))
    monkeypatch.setattr(reel, "KEPT_BYTES", 3 * first.width() * first.height() * first.depth() // 8)
    for step in range(1, 4):
        frames.frame(Moment(step / 10))

    assert frames.frame(Moment(0.3)) is frames.frame(Moment(0.3))
    assert frames.frame(Moment(0.0)) is not first


def test_room__on_a_large_screen__is_for_fewer_frames(qapp: QApplication) -> None:
    assert reel_of("foam-roll-quads", STAGE * 4).room < reel_of("foam-roll-quads").room


def test_forget__draws_anew(qapp: QApplication) -> None:
    frames = reel_of("squats")
    first = frames.frame(Moment(0.0))
    frames.forget()

    assert frames.frame(Moment(0.0)) is not first
