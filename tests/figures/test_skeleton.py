"""The skeleton: joints from angles, and limbs that reach."""

import pytest

from recovery_timer.figures import skeleton
from recovery_timer.figures.skeleton import Angles, joints, reach_with_arm, reach_with_leg, toe_bend

STANDING: Angles = {
    "torso": 90.0,
    **{f"{side}_{bone}": angle for side in ("near", "far") for bone, angle in
       (("upper_arm", -90.0), ("forearm", -90.0), ("thigh", -90.0), ("shin", -90.0), ("foot", 0.0))},
}  # fmt: skip


def standing() -> Angles:
    return dict(STANDING)


def test_joints__standing__are_above_each_other() -> None:
    found = joints(standing(), hip=0.0 + 51.0j)

    assert found["near_knee"] == pytest.approx(51.0j - 24.5j)
    assert found["near_ankle"] == pytest.approx(51.0j - 48.5j)
    assert found["chest"] == pytest.approx(51.0j + 29.0j)
    assert found["near_heel"].imag == found["near_ball"].imag


def test_angles__missing_ones_continue_the_bone_below() -> None:
    angles = standing() | {"chest": 80.0}

    assert (skeleton.chest(angles), skeleton.neck(angles), skeleton.head(angles)) == (80.0, 80.0, 80.0)
    assert skeleton.hand(angles, "near") == -90.0
    assert skeleton.hand(angles | {"near_hand": 5.0}, "near") == 5.0


def test_spine__torso_and_chest_differ__bends() -> None:
    straight, bent = standing(), standing() | {"chest": 60.0}

    assert skeleton.spine(straight, 0.5) == pytest.approx(14.5j)
    assert skeleton.spine(bent, 1.0).real > 5.0


def test_length__a_limb_that_points_out_of_the_picture__is_shorter() -> None:
    found = joints(standing() | {"near_thigh_length": 0.5})

    assert abs(found["near_knee"]) == pytest.approx(skeleton.THIGH / 2.0)


def test_reach_with_leg__brings_the_ankle_there_and_bends_the_knee_forward() -> None:
    angles = standing()
    found = joints(angles, hip=51.0j)
    reach_with_leg(found, angles, "near", 20.0 + 10.0j)

    assert found["near_ankle"] == pytest.approx(20.0 + 10.0j)
    assert found["near_knee"].real > 10.0


@pytest.mark.parametrize("hand", [None, 0.0])
def test_reach_with_arm__brings_the_palm_there(hand: float | None) -> None:
    angles = standing()
    found = joints(angles, hip=51.0j)
    reach_with_arm(found, angles, "far", 20.0 + 70.0j, hand)

    assert found["far_palm"] == pytest.approx(20.0 + 70.0j)
    assert angles.get("far_hand") == hand


@pytest.mark.parametrize("foot,bent", [(0.0, 0.0), (-40.0, 40.0), (-100.0, 88.0)])
def test_toe_bend__toes_stay_flat_while_the_heel_comes_up(foot: float, bent: float) -> None:
    angles = standing() | {"near_foot": foot}
    found = joints(angles)
    found["near_ball"] = 0j

    assert toe_bend(found, angles, "near") == bent


def test_toe_bend__a_foot_in_the_air__points() -> None:
    angles = standing() | {"near_foot": -40.0}

    assert toe_bend(joints(angles, hip=90.0j), angles, "near") == 0.0
