"""The model of the welcome page: a summary of the routines that ship with the program, and a minute to try it."""

from PySide6.QtCore import QObject

from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.routine.technique import Technique
from recovery_timer.routine.timeline import Timeline
from recovery_timer.ui.routines.model import RoutinesModel
from recovery_timer.ui.text import domain

TECHNIQUE = "calf-stretch"
"""It needs no equipment, and every runner knows it."""
HOLD_S = 25


class WelcomeModel(QObject):
    """Reads the library on demand only, because the page is shown once."""

    def __init__(self, routines: RoutinesModel, technique: Technique) -> None:
        """``technique`` is the one to try."""
        super().__init__()
        self.technique = technique
        self._routines = routines

    @property
    def trial(self) -> Routine:
        """A hold on each side: about a minute with getting ready."""
        step = Step(name=self.technique.name, technique=self.technique.id, seconds=HOLD_S, sides=Sides.EACH, switch=5)
        return Routine(id=f"technique-{self.technique.id}", name=self.technique.name, blocks=(step,))

    @property
    def trial_length(self) -> str:
        """How long the trial is, in words."""
        return domain.format_minutes(self._expanded(self.trial))

    def choices(self) -> str:
        """Return how many routines there are to choose from, and how long they are."""
        entries = [entry for entry in self._routines.library.entries if entry.built_in]
        minutes = sorted(round(self._expanded(entry.routine).total_ms / domain.MINUTE_MS) for entry in entries)
        words = self.tr("%n are ready, from {shortest} to {longest} minutes. Or build your own.", "", len(entries))
        return words.format(shortest=minutes[0], longest=minutes[-1])

    def _expanded(self, routine: Routine) -> Timeline:
        return self._routines.expand(routine)
