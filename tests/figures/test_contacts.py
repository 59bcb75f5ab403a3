"""The contacts of a body, and poses that lack something for them."""

import pytest
from msgspec.structs import replace

from recovery_timer.figures.contacts import gun_place, hand_target, lowest, wall_x
from recovery_timer.figures.hands import Hands
from recovery_timer.figures.motion import PoseMoment
from recovery_timer.figures.solving import body
from tests.figures.shipped import POSES

SQUAT = POSES["squats"]
STANDING = body(SQUAT, PoseMoment(0.0))


def test_lowest__an_unknown_part() -> None:
    with pytest.raises(KeyError, match="tail"):
        lowest("near_tail", STANDING.joints, STANDING.angles)


def test_lowest__a_heel_that_points_up__rests_on_its_back() -> None:
    lying = body(POSES["ais-hamstrings"], PoseMoment(0.0))

    assert lowest("near_heel", lying.joints, lying.angles) == pytest.approx(0.0, abs=0.5)


def test_hand_target__a_hand_without_a_place() -> None:
    with pytest.raises(LookupError, match="near hand"):
        hand_target(replace(SQUAT, hands=Hands()), "near", STANDING.joints, STANDING.angles, 0.0)


def test_gun__a_pose_without_one() -> None:
    with pytest.raises(LookupError, match="gun"):
        gun_place(SQUAT, STANDING.joints, STANDING.angles, 0.0)


def test_wall__a_pose_without_one() -> None:
    with pytest.raises(LookupError, match="wall"):
        wall_x(SQUAT)


def test_circle__both_hands_complete_a_circle() -> None:
    pose = POSES["self-massage-quads"]
    way = [body(pose, PoseMoment(step / 8)).targets for step in range(9)]

    assert way[0]["near"] == pytest.approx(way[8]["near"], abs=0.3)
    assert abs(way[0]["near"] - way[4]["near"]) > 5.0


def test_friction__strokes_across_the_muscle_are_short() -> None:
    pose = POSES["friction-quads"]
    way = [body(pose, PoseMoment(step / 8)).targets["near"] for step in range(9)]

    assert 2.0 < max(abs(point - way[0]) for point in way) < 5.0


def test_gun__glides_along_the_leg() -> None:
    pose = POSES["massage-gun-calves"]
    first, last = (body(pose, PoseMoment(at)) for at in (0.0, 1.0))
    start = gun_place(pose, first.joints, first.angles, 0.0).head
    end = gun_place(pose, last.joints, last.angles, 1.0).head

    assert abs(end - start) > 8.0
