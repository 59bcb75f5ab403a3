"""The poses that ship with the program, and the moments at which they are checked."""

from functools import cache
from pathlib import Path

from recovery_timer.figures import motion, poses
from recovery_timer.figures.motion import Breathe, Film, PoseMoment
from recovery_timer.figures.poses import Pose
from recovery_timer.figures.solving import Body, body

FOLDER = Path(__file__).parents[2] / "resources" / "figures"
POSES: dict[str, Pose] = {
    technique: pose
    for file in sorted(FOLDER.glob("*.toml"))
    for technique, pose in poses.read(file.read_text(encoding="utf-8")).items()
}
IDS = sorted(POSES)


def films(pose: Pose) -> list[Film]:
    """Return every film that a screen may show of ``pose``."""
    found = [motion.film(pose.cycle), motion.demonstration(pose.cycle)]
    if isinstance(pose.cycle, Breathe) and pose.cycle.change:
        found += [motion.change_of_water(pose.cycle, to_cold=to_cold) for to_cold in (True, False)]
    return found


def moments(pose: Pose) -> list[PoseMoment]:
    """Return every moment that a screen may show of ``pose``, each once, and the keys."""
    shown = (frame.moment for film in films(pose) for frame in film.frames)
    return list(dict.fromkeys((PoseMoment(0.0), PoseMoment(0.5), PoseMoment(1.0), *shown)))


@cache
def bodies(pose: Pose) -> list[tuple[PoseMoment, Body]]:
    """Return the body of ``pose`` at every moment that a screen may show."""
    return [(moment, body(pose, moment)) for moment in moments(pose)]
