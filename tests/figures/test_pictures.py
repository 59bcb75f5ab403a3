"""Whole pictures: what is lit, what lies in front, and how they are placed."""

from collections.abc import Iterator
from typing import get_args

import pytest
from msgspec.structs import replace

from recovery_timer.figures import bodies, prop_marks, props
from recovery_timer.figures.marks import Capsule, Fill, Halo, Mark, Outline, Stroke, Tint, Trace
from recovery_timer.figures.motion import PoseMoment, still
from recovery_timer.figures.pictures import close_view, extent, fills_stage, floor, picture, view, view_middle
from recovery_timer.figures.poses import Layer, Pose
from recovery_timer.figures.solving import body
from recovery_timer.routine.technique import Family
from tests.figures.shipped import IDS, POSES, moments

EDGE = 14.0
"""Units by which water, arrows and floor may reach beyond the body."""

every_pose = pytest.mark.parametrize("pose", [POSES[name] for name in IDS], ids=IDS)


def shown(pose: Pose, at: float = 0.5) -> list[Mark]:
    return list(picture(pose, PoseMoment(at)))


def tints(marks: list[Mark]) -> set[str]:
    return {mark.tint for mark in marks if not isinstance(mark, Halo)}


def points(mark: Mark) -> Iterator[complex]:
    if isinstance(mark, Stroke):
        yield from mark.points
        return
    for outline in mark.shape:
        yield from _points(outline)


def _points(outline: Outline) -> Iterator[complex]:
    if isinstance(outline, Capsule):
        yield from (outline.start, outline.end)
    else:
        yield outline.start
        yield from (end for _, _, end in outline.curves)


@every_pose
def test_picture__all_marks_lie_on_the_stage_and_have_a_colour(pose: Pose) -> None:
    covered = extent(pose)
    for moment in moments(pose)[:3]:
        for mark in picture(pose, moment):
            assert isinstance(mark, Halo) or mark.tint in get_args(Tint)
            for point in points(mark):
                assert (
                    abs(point.real) <= prop_marks.WIDEST + 4.0
                    if fills_stage(pose)
                    else (covered.left - EDGE <= point.real <= covered.right + EDGE)
                )
                assert covered.low - EDGE <= point.imag <= covered.high + EDGE


@every_pose
def test_picture__a_muscle_is_lit_and_has_a_line_around_it(pose: Pose) -> None:
    marks = list(picture(pose, still(pose.cycle, pose.deepest)))
    lit = [number for number, mark in enumerate(marks) if isinstance(mark, Fill) and mark.tint == "muscle"]

    assert bool(lit) is bool(pose.lit)
    for number in lit:
        before, muscle = marks[number - 1], marks[number]
        assert isinstance(before, Halo)
        assert isinstance(muscle, Fill)
        assert before.shape == muscle.shape


def test_lit__together__both_legs_are() -> None:
    assert "far_muscle" in tints(shown(POSES["squats"]))
    assert "far_muscle" not in tints(shown(POSES["hamstring-stretch"]))


@pytest.mark.parametrize("family,water", [(Family.HEAT, "heat"), (Family.COLD, "cold")])
def test_shower__its_water_has_the_colour_of_its_temperature(family: Family, water: str) -> None:
    found = tints(shown(replace(POSES["hot-cold-shower"], family=family)))

    assert found & {"heat", "cold"} == {water}


def test_plain__has_neither_arrow_nor_bandages() -> None:
    rice = POSES["rice"]
    arrow = len(shown(POSES["foam-roll-quads"])) - len(
        list(picture(POSES["foam-roll-quads"], PoseMoment(0.5), plain=True))
    )
    bandages = len(shown(rice)) - len(list(picture(rice, PoseMoment(0.5), plain=True)))

    assert (arrow, bandages) == (3, 4)


def test_floor__none_from_above_and_in_a_pool() -> None:
    assert [len(list(floor(POSES[name]))) for name in ("squats", "ais-quads", "swimming")] == [1, 0, 0]


def test_view__standing_poses_have_one_scale_and_low_ones_are_larger() -> None:
    scales = {name: view(POSES[name], 640.0, 316.0).scale for name in IDS}

    assert scales["calf-stretch"] == scales["squats"] == scales["swimming"]
    assert scales["foam-roll-quads"] > scales["squats"]


@every_pose
def test_view__the_whole_movement_is_in_the_picture(pose: Pose) -> None:
    placed, covered = view(pose, 640.0, 316.0), extent(pose)

    assert covered.width * placed.scale <= 640.0
    assert covered.high * placed.scale <= 316.0


def test_close_view__is_as_large_as_fits() -> None:
    pose = POSES["lunges"]
    near, far = close_view(pose, PoseMoment(1.0), 48.0, 40.0), view(pose, 48.0, 40.0)

    assert near.scale > far.scale
    assert near.middle != view_middle(pose)


def test_close_view__a_mat_needs_no_room() -> None:
    pose = POSES["foam-roll-calves"]
    on_mat = replace(pose, props=(*pose.props, props.Mat(x=-100.0, width=200.0)))

    assert close_view(on_mat, PoseMoment(0.5), 48.0, 40.0).scale == close_view(pose, PoseMoment(0.5), 48.0, 40.0).scale


@pytest.mark.parametrize("layer", ["middle", "over", "front"])
def test_bodies__have_nothing_in_the_layers_of_props(layer: Layer) -> None:
    pose = POSES["squats"]

    assert list(bodies.marks(pose, body(pose, PoseMoment(0.0)), layer)) == []


def test_props__each_kind_is_drawn_in_some_pose() -> None:
    drawn = {type(prop) for pose in POSES.values() for prop in pose.props}

    assert drawn == set(get_args(props.Prop))


def test_props__unknown_kind__is_an_error() -> None:
    pose = POSES["squats"]
    with pytest.raises(NotImplementedError, match="str"):
        list(prop_marks.marks(replace(pose, props=("sofa",)), body(pose, PoseMoment(0.0)), PoseMoment(0.0), "back"))


def test_halves_of_the_head__a_neck_and_a_skull() -> None:
    pose = POSES["yoga"]
    whole = body(pose, PoseMoment(1.0))
    neck, skull, head = (list(bodies.marks(pose, whole, layer)) for layer in ("neck", "skull", "head"))

    assert tints(neck) == {"far_skin"}
    assert tints(skull) == {"far_skin", "skin", "hair"}
    assert len(head) == len(neck) + len(skull)


def test_trace__edges_have_a_width() -> None:
    assert all(mark.width > 0.0 for pose in POSES.values() for mark in shown(pose) if isinstance(mark, Trace))
