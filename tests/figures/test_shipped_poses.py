"""The shipped poses are right at every moment that is shown: on the ground, in contact, and no joint bent wrongly."""

from collections.abc import Iterable
from itertools import pairwise

import pytest

from recovery_timer.figures import props
from recovery_timer.figures.contacts import lowest, pedal, roller_gap, split, wall_x
from recovery_timer.figures.geometry import point_between, vector
from recovery_timer.figures.motion import PoseMoment
from recovery_timer.figures.pictures import STAGE_HEIGHT, STAGE_WIDTH, extent, fills_stage
from recovery_timer.figures.poses import Pose, key_frames
from recovery_timer.figures.skeleton import FOOT_POINTS, LIMB_SIDES
from recovery_timer.figures.solving import body
from recovery_timer.routine.technique import Technique
from recovery_timer.storage.catalogue import load_catalogue
from tests.figures.joint_limits import bends, limit
from tests.figures.shipped import IDS, POSES, bodies, films

CLOSE = 0.5
"""Half a hundredth of the body's height: less than the line around a limb."""

FASTEST = 9.0
"""Units that a joint moves from one frame to the next: a kick at the pace of a leg swing."""

SEEN_BELOW = ("heel", "ball", "knee", "ankle", "elbow", "wrist")

TECHNIQUES = load_catalogue()

every_pose = pytest.mark.parametrize("pose", [POSES[name] for name in IDS], ids=IDS)
rolling = [name for name in IDS if props.find(POSES[name].props, props.Roller)]
on_a_floor = [name for name in IDS if not POSES[name].above and not fills_stage(POSES[name])]


def wrong(found: Iterable[tuple[PoseMoment, str, float]]) -> list[str]:
    return [f"{moment.at:.2f} {what} {by:+.2f}" for moment, what, by in found if abs(by) > CLOSE]


def ground(pose: Pose, at: float) -> set[str]:
    """Return the parts on the ground: between two keys, those that are there in both."""
    keys = key_frames(pose)
    place = min(max(at, 0.0), 1.0) * (len(keys) - 1)
    around = {int(place), min(int(place + 0.999_999), len(keys) - 1)}
    return set.intersection(*(set(keys[number].ground) for number in around)) - {"side", "afloat", "saddle"}


def test_techniques__each_that_is_timed__has_a_figure() -> None:
    timed = {technique.id for technique in TECHNIQUES.values() if technique.place != "page"}

    assert set(POSES) == timed


def technique(pose: Pose) -> Technique:
    return TECHNIQUES[pose.technique]


@every_pose
def test_muscles__those_of_the_technique_are_lit(pose: Pose) -> None:
    assert pose.lit == set(technique(pose).muscles)


@every_pose
def test_joints__none_bends_the_wrong_way(pose: Pose) -> None:
    found = [
        f"{moment} {joint} {bend:.0f}"
        for moment, shown in bodies(pose)
        if not moment.swapped
        for joint, bend in bends(shown.angles).items()
        if joint not in pose.loose and not limit(joint)[0] <= bend <= limit(joint)[1]
    ]

    assert found == []


@every_pose
def test_ground__feet_knees_seat_or_back_lie_on_it(pose: Pose) -> None:
    found = [
        (moment, part, lowest(part, shown.joints, shown.angles) - pose.surface.get(part, 0.0))
        for moment, shown in bodies(pose)
        if not moment.swapped and not moment.sway
        for part in ground(pose, moment.at)
    ]

    assert wrong(found) == []


@every_pose
def test_ground__what_lies_on_a_chair_a_pillow_or_a_pad__touches_it(pose: Pose) -> None:
    found = [
        (moment, part, lowest(part, shown.joints, shown.angles) - height)
        for part, height in pose.surface.items()
        for moment, shown in bodies(pose)
    ]

    assert wrong(found) == []


@pytest.mark.parametrize("name", on_a_floor)
def test_ground__nothing_is_below_it(name: str) -> None:
    pose = POSES[name]
    found = [
        f"{moment} {part} {height:+.2f}"
        for moment, shown in bodies(pose)
        for part in ("back", "head", *(f"{side}_{name}" for side in LIMB_SIDES for name in SEEN_BELOW))
        for height in [lowest(part, shown.joints, shown.angles)]
        if height < -CLOSE
    ]

    assert found == []


@every_pose
def test_hands__touch_what_they_hold(pose: Pose) -> None:
    found = [
        (moment, side, abs(shown.joints[f"{side}_palm"] - target))
        for moment, shown in bodies(pose)
        for side, target in shown.targets.items()
    ]

    assert wrong(found) == []


@pytest.mark.parametrize("name", rolling)
def test_roller__carries_the_body(name: str) -> None:
    pose = POSES[name]
    roller = props.find(pose.props, props.Roller)
    assert roller is not None
    found = [(moment, "roller", roller_gap(roller, shown.joints, shown.angles)) for moment, shown in bodies(pose)]

    assert wrong(found) == []


@every_pose
def test_stage__nothing_leaves_it(pose: Pose) -> None:
    covered = extent(pose)

    assert covered.width <= STAGE_WIDTH - 8.0
    assert covered.high <= STAGE_HEIGHT - 8.0


@every_pose
def test_movement__never_jumps(pose: Pose) -> None:
    joints_at = {moment: shown.joints for moment, shown in bodies(pose)}
    for film in films(pose):
        shown = [*(frame.moment for frame in film.frames), film.loop[0].moment]
        for before, after in pairwise(shown):
            apart = max(abs(joints_at[after][joint] - point) for joint, point in joints_at[before].items())
            assert apart <= FASTEST, f"{before} to {after}"


def test_bicycle__feet_stay_on_the_pedals_and_the_seat_on_the_saddle() -> None:
    pose = POSES["cycling"]
    bike = props.find(pose.props, props.Bike)
    assert bike is not None
    along, down = FOOT_POINTS["ball"]
    found: list[tuple[PoseMoment, str, float]] = []
    for moment, shown in bodies(pose):
        for side in LIMB_SIDES:
            foot = shown.angles[f"{side}_foot"]
            ball = shown.joints[f"{side}_ankle"] + vector(foot, along) + vector(foot - 90.0, down + 0.6)
            found.append((moment, side, abs(ball - pedal(bike, shown.angles, side))))
        found.append((moment, "saddle", shown.joints["hip"].imag - 6.6 - bike.saddle[1] - 1.4))

    assert wrong(found) == []


def test_crossed_leg__its_ankle_lies_on_the_other_thigh() -> None:
    pose = POSES["foam-roll-glutes"]
    assert pose.cross is not None
    found: list[tuple[PoseMoment, str, float]] = []
    for moment, shown in bodies(pose):
        on_thigh = point_between(shown.joints["hip"], shown.joints["far_knee"], pose.cross.along)
        ankle = on_thigh + vector(shown.angles["far_thigh"] + 90.0, pose.cross.off)
        found.append((moment, "ankle", abs(shown.joints["near_ankle"] - ankle)))

    assert wrong(found) == []


@pytest.mark.parametrize("name", [name for name in IDS if POSES[name].touch])
def test_wall__what_should_touch_it__does(name: str) -> None:
    pose = POSES[name]
    assert pose.touch is not None
    assert (pose.touch.part, pose.touch.x) == ("near_heel", wall_x(pose))
    found: list[tuple[PoseMoment, str, float]] = []
    for moment, shown in bodies(pose):
        foot = shown.angles["near_foot"]
        back = (shown.joints["near_ankle"] + vector(foot - 90.0, 2.7)).real
        found.append((moment, "heel", wall_x(pose) - max(back, shown.joints["near_heel"].real)))

    assert wrong(found) == []


@pytest.mark.parametrize("name", [name for name in IDS if getattr(POSES[name].cycle, "swap", False)])
def test_swap__the_movement_continues_without_a_jump(name: str) -> None:
    pose = POSES[name]
    end, begin = body(pose, PoseMoment(1.0)), body(pose, PoseMoment(0.0, swapped=True))
    apart = {joint: round(abs(end.joints[joint] - begin.joints[joint]), 1) for joint in end.joints}

    assert {joint: by for joint, by in apart.items() if by > 2.0 and not joint.endswith(("palm", "fingers"))} == {}


def test_parts__sides_are_named() -> None:
    assert split("far_sole") == ("far", "sole")
    assert split("back") == ("near", "back")
