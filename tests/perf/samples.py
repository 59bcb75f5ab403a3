"""Routines and journals to measure with."""

import atexit
import gc
import tempfile
from functools import cache
from pathlib import Path

from recovery_timer.routine.model import Block, Circuit, Contrast, Routine, Sides, Step
from recovery_timer.storage.catalogue import load_catalogue
from tests.fakes import journals
from tests.fakes.journals import MadeJournal

CATALOGUE = load_catalogue()

_SESSIONS_A_DAY = 10_000 / 3_650
_SORENESS_A_SESSION = 3


def blocks(count: int) -> tuple[Block, ...]:
    """Return blocks of every kind, ``count`` including those inside circuits."""
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


def routine(count: int) -> Routine:
    """Return a routine of such blocks."""
    return Routine(id="long", name="Long", blocks=blocks(count))


def library(count: int) -> list[Routine]:
    """Return ``count`` routines of eight blocks, each with its own name and technique."""
    techniques = [each for each in CATALOGUE.values() if each.dose.seconds is not None]

    def own(number: int) -> Step:
        technique = techniques[number % len(techniques)]
        return Step(name=technique.name, technique=technique.id, seconds=60)

    return [
        Routine(id=f"r{number}", name=f"Evening {number}", blocks=(*blocks(10)[:7], own(number)))
        for number in range(count)
    ]


def journal(sessions: int) -> MadeJournal:
    """Return a journal of ``sessions``, 1,000 a year, with 30 visits and 3 entries of soreness for each."""
    days = max(2, round(sessions / _SESSIONS_A_DAY))
    return journals.make(days=days, sessions=sessions, soreness=_SORENESS_A_SESSION * sessions, seed=1)


@cache
def journal_file(sessions: int) -> Path:
    """Return a database with such a journal, made only once per process: 10,000 sessions take half a minute."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    file = Path(folder.name, "journal.sqlite3")
    gc.disable()
    journals.write(journal(sessions), file)
    gc.enable()
    return file
