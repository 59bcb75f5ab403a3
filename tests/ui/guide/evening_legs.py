"""A routine with an exercise on each side, one of the user's own steps and a contrast, expanded."""

from recovery_timer.routine.model import Contrast, Routine, Sides, Step
from recovery_timer.routine.timeline import expand
from recovery_timer.storage.catalogue import load_catalogue

LEGS = expand(
    Routine(
        id="legs",
        name="Evening legs",
        blocks=(
            Step(name="Hamstring stretch", technique="hamstring-stretch", seconds=30, sets=2, sides=Sides.EACH),
            Step(name="My own", seconds=30),
            Contrast(warm=60, cold=60, cycles=1),
        ),
    ),
    load_catalogue(),
)
