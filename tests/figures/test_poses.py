"""Reading poses: variants, keys with only the differences, and faults in a file."""

import pytest

from recovery_timer.figures.poses import key_frames, read
from recovery_timer.routine.technique import Family
from tests.figures.shipped import POSES

POSE = """
[bow]
techniques = ["bow", "deep-bow"]
words = "Bowing"
family = "stretch"
near = "none"
ground = ["near_sole"]
pin = { part = "near_sole" }
cycle = { kind = "reps", seconds = 2.0 }

[[bow.keys]]
trunk = { torso = 90 }
near = { thigh = -90, hand_at = [3, 4] }
at = { x = 1 }

[[bow.keys]]
trunk = { torso = 40 }
ground = []

[bow.variants.deep-bow]
family = "heat"
"""


def test_read__one_pose__serves_several_techniques() -> None:
    found = read(POSE)

    assert set(found) == {"bow", "deep-bow"}
    assert found["bow"].family is Family.STRETCH
    assert found["deep-bow"].family is Family.HEAT
    assert found["deep-bow"].keys == found["bow"].keys


def test_key_frames__a_later_key_has_what_it_leaves_out_from_the_one_before() -> None:
    first, last = key_frames(read(POSE)["bow"])

    assert first.angles == {"torso": 90.0, "x": 1.0, "near_thigh": -90.0, "near_hand_at_x": 3.0, "near_hand_at_y": 4.0}
    assert last.angles == first.angles | {"torso": 40.0}
    assert (first.ground, last.ground) == (("near_sole",), ())


def test_read__unknown_field__names_pose_technique_and_field() -> None:
    with pytest.raises(ValueError, match=r"bow, bow: Object contains unknown field `familly`"):
        read(POSE.replace('family = "stretch"', 'familly = "stretch"', 1))


def test_read__not_toml() -> None:
    with pytest.raises(ValueError, match="Expected"):
        read("[bow")


def test_pose__is_found_again_by_its_technique() -> None:
    assert hash(POSES["squats"]) == hash("squats")
