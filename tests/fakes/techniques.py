"""Techniques for tests that need no more than a catalogue."""

from collections.abc import Sequence
from itertools import count

from recovery_timer.app.techniques import Techniques
from recovery_timer.ports import ImmediateSaver
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.routine.technique import Catalogue
from tests.fakes.clock import FakeClock
from tests.fakes.stores import MemoryTechniques


def techniques_of(shipped: Catalogue, own: Sequence[OwnTechnique] = ()) -> Techniques:
    """Return the techniques of ``shipped`` and the user's ``own``; ids of new ones are own-1, own-2 and so on."""
    numbers = count(1)
    techniques = Techniques(
        shipped=shipped,
        store=MemoryTechniques(own),
        saver=ImmediateSaver(),
        clock=FakeClock(),
        new_id=lambda: str(next(numbers)),
    )
    techniques.load()
    return techniques
