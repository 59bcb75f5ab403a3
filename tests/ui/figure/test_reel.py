"""The frames of a pose: drawn once, kept within limits, and no larger than the moving part."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from recovery_timer.figures.motion import PoseMoment
from recovery_timer.ui.figure import painter, reel
from recovery_timer.ui.figure.pictures import pose_of
from recovery_timer.ui.figure.reel import Reel, Reels
from recovery_timer.ui.theme.colours import LIGHT

STAGE = QSize(640, 316)


def reel_of(technique: str, size: QSize = STAGE, ratio: float = 1.0) -> Reel:
    pose = pose_of(technique)
    assert pose is not None
    return Reel(pose, size, painter.inks(LIGHT, pose.family, LIGHT.surface), ratio)


def test_frame__the_same_moment__is_drawn_once(qapp: QApplication) -> None:
    frames = reel_of("squats")

    assert frames.frame(PoseMoment(0.5), mirrored=False) is frames.frame(PoseMoment(0.5), mirrored=False)
    assert frames.frame(PoseMoment(0.5), mirrored=False) is not frames.frame(PoseMoment(1.0), mirrored=False)


def test_frame__covers_only_what_moves(qapp: QApplication) -> None:
    frames = reel_of("squats")

    assert frames.rect.width() < STAGE.width() / 2
    assert frames.frame(PoseMoment(0.0), mirrored=False).size() == frames.rect.size()
    assert reel_of("swimming").rect.size() == STAGE


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_frame__has_the_pixels_of_the_screen(qapp: QApplication, ratio: float) -> None:
    frames = reel_of("squats", ratio=ratio)

    assert frames.frame(PoseMoment(0.0), mirrored=False).width() == frames.rect.width() * ratio


def test_frames__too_many_to_keep__the_oldest_go(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    frames = reel_of("squats")
    first = frames.frame(PoseMoment(0.0), mirrored=False)
    monkeypatch.setattr(reel, "KEPT_BYTES", 3 * first.width() * first.height() * first.depth() // 8)
    for step in range(1, 4):
        frames.frame(PoseMoment(step / 10), mirrored=False)

    assert frames.frame(PoseMoment(0.3), mirrored=False) is frames.frame(PoseMoment(0.3), mirrored=False)
    assert frames.frame(PoseMoment(0.0), mirrored=False) is not first


def test_room__on_a_large_screen__is_for_fewer_frames(qapp: QApplication) -> None:
    assert reel_of("foam-roll-quads", STAGE * 4).room < reel_of("foam-roll-quads").room


def test_forget__draws_again(qapp: QApplication) -> None:
    frames = reel_of("squats")
    first = frames.frame(PoseMoment(0.0), mirrored=False)
    frames.forget()

    assert frames.frame(PoseMoment(0.0), mirrored=False) is not first


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_frame__of_the_other_side__is_the_mirror_image_of_what_is_drawn(qapp: QApplication, ratio: float) -> None:
    frames = reel_of("hamstring-stretch", ratio=ratio)
    drawn = frames.frame(PoseMoment(1.0), mirrored=True).toImage()
    frames.forget()
    frames.frame(PoseMoment(1.0), mirrored=False)
    flipped = frames.frame(PoseMoment(1.0), mirrored=True).toImage()

    assert flipped.size() == drawn.size()
    assert flipped.devicePixelRatio() == ratio
    # Edges are smoothed from the other side.
    apart = [abs(one - other) for one, other in zip(bytes(drawn.constBits()), bytes(flipped.constBits()), strict=True)]
    assert max(apart) < 10


def test_frame__of_the_other_side__is_kept_too(qapp: QApplication) -> None:
    frames = reel_of("hamstring-stretch")
    left, right = (frames.frame(PoseMoment(1.0), mirrored=mirrored) for mirrored in (True, False))

    assert left.toImage() != right.toImage()
    assert frames.frame(PoseMoment(1.0), mirrored=True) is left
    assert frames.frame(PoseMoment(1.0), mirrored=False) is right


def test_reels__same_look__is_the_same_reel_while_it_is_one_of_the_latest(qapp: QApplication) -> None:
    reels, pose = Reels(), pose_of("squats")
    assert pose is not None
    inks = painter.inks(LIGHT, pose.family, LIGHT.surface)
    first = reels.reel(pose, STAGE, inks, 1.0)
    reels.reel(pose, STAGE / 2, inks, 1.0)

    assert reels.reel(pose, STAGE, inks, 1.0) is first
    for share in (3, 4):
        reels.reel(pose, STAGE / share, inks, 1.0)
    assert reels.reel(pose, STAGE, inks, 1.0) is not first


def test_reels__no_room_for_both__keep_the_frames_of_the_present_one(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    reels, pose = Reels(), pose_of("squats")
    assert pose is not None
    inks = painter.inks(LIGHT, pose.family, LIGHT.surface)
    small, large = (reels.reel(pose, size, inks, 1.0) for size in (STAGE / 2, STAGE))
    reels.frame(small, PoseMoment(0.0), mirrored=False)
    reels.frame(large, PoseMoment(0.0), mirrored=False)
    assert small.kept_bytes

    monkeypatch.setattr(reel, "KEPT_BYTES", 2.1 * large.kept_bytes)
    reels.frame(large, PoseMoment(1.0), mirrored=False)

    assert not small.kept_bytes
    assert large.kept_bytes
