"""Routines to measure with."""

from recovery_timer.routine.model import Block, Circuit, Contrast, Routine, Sides, Step
from recovery_timer.storage.catalogue import load_catalogue

CATALOGUE = load_catalogue()


def blocks(count: int) -> tuple[Block, ...]:
    """Return blocks of every kind, ``count`` with those inside circuits."""
    some: list[Block] = [
        Step(name="Hamstring stretch", technique="hamstring-stretch", seconds=30, sets=2, sides=Sides.EACH),
        Step(name="Foam roll quads", technique="foam-roll-quads", seconds=90, sides=Sides.EACH),
        Step(name="Squats", technique="squats", reps=10),
        Contrast(total=1_200),
        Circuit(blocks=(Step(name="Hop", seconds=20), Step(name="Breathe", seconds=60)), rounds=2, rest=20),
        Step(name="Calf stretch", technique="calf-stretch", seconds=20, sides=Sides.LEFT),
        Step(name="Ice bath", technique="ice-bath", seconds=600),
        Step(name="Own idea", seconds=45, instruction="Slowly."),
    ]
    return tuple(some * (count // 10))


def library(count: int) -> list[Routine]:
    """Return ``count`` routines of eight blocks, each with a name and a technique of its own."""
    techniques = [each for each in CATALOGUE.values() if each.dose.seconds is not None]

    def own(number: int) -> Step:
        technique = techniques[number % len(techniques)]
        return Step(name=technique.name, technique=technique.id, seconds=60)

    return [
        Routine(id=f"r{number}", name=f"Evening {number}", blocks=(*blocks(10)[:7], own(number)))
        for number in range(count)
    ]
