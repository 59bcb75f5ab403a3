"""The contents of the preview of a routine."""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QObject

from recovery_timer.app.editing import Dismissals
from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.techniques import Techniques
from recovery_timer.routine.advice.coverage import coverage
from recovery_timer.routine.advice.guidance import Caution, cautions
from recovery_timer.routine.facts import facts_of
from recovery_timer.routine.lead_in import technique_of
from recovery_timer.routine.model import Block, Circuit, Contrast, Routine, Sides, Step, Temperature
from recovery_timer.routine.technique import Family, Muscle
from recovery_timer.routine.timeline import Side, Timeline
from recovery_timer.ui.builder.rows import rows_of, waters_of
from recovery_timer.ui.routines.model import RoutinesModel
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.widgets.block_strip import Cell, strip_of


class PreviewStep(Struct, frozen=True, kw_only=True):
    """A row of the preview: a block, or one inside a circuit."""

    name: str
    summary: str
    how_to: str
    length: str
    figure: str | None
    side: Side | None
    family: Family | None
    waters: tuple[Temperature | None, ...]
    is_inner: bool


class Preview(Struct, frozen=True, kw_only=True):
    """What a routine takes, in words. ``muscles`` are those that are worked, with the sides.

    ``remarks`` are what the journal says of starting it now.
    """

    routine_id: str
    name: str
    facts: str
    strip: tuple[Cell, ...]
    equipment: tuple[str, ...]
    preparations: tuple[str, ...]
    cautions: tuple[Caution, ...]
    muscles: Mapping[Muscle, tuple[Side, ...]]
    steps: tuple[PreviewStep, ...]
    remarks: tuple[str, ...] = ()


class PreviewModel(QObject):
    """Makes the preview of a routine in the library."""

    def __init__(
        self,
        *,
        routines: RoutinesModel,
        techniques: Techniques,
        settings: SettingsBook,
        dismissals: Dismissals,
    ) -> None:
        super().__init__()
        self._dismissals = dismissals
        self._routines = routines
        self._techniques = techniques
        self._settings = settings

    def preview(self, routine_id: str) -> Preview:
        """Return the preview of the routine with this id."""
        routine = self._routines.library.entry(routine_id).routine
        timeline = self._routines.timeline(routine_id)
        facts = facts_of(routine, self._techniques.catalogue, self._settings.current.gaps)
        return Preview(
            routine_id=routine_id,
            name=translated(routine.name),
            facts=self._facts(routine, timeline),
            strip=strip_of(timeline),
            equipment=tuple(translated(each) for each in facts.equipment),
            preparations=tuple(translated(each) for each in facts.preparations),
            cautions=cautions(routine, self._techniques.catalogue, self._dismissals.keys),
            muscles=_worked(timeline),
            steps=self._steps(routine, timeline),
        )

    def dismiss(self, caution: Caution) -> None:
        """Say no more of ``caution``, in any routine, until the settings bring it back."""
        self._dismissals.dismiss([caution.key])

    def _facts(self, routine: Routine, timeline: Timeline) -> str:
        last_used = self._routines.last_used(routine.id)
        words = (
            self.tr("{length} · %n steps · ends {time} · {last_used}", "", len(routine.blocks))
            if last_used
            else self.tr("{length} · %n steps · ends {time}", "", len(routine.blocks))
        )
        return words.format(
            length=domain.format_minutes(timeline), time=self._routines.ends(routine.id), last_used=last_used
        )

    def _steps(self, routine: Routine, timeline: Timeline) -> tuple[PreviewStep, ...]:
        steps = []
        for row in rows_of(routine, timeline, self._techniques.catalogue, {}):
            technique = None if isinstance(row.block, Circuit) else technique_of(row.block, self._techniques.catalogue)
            steps.append(
                PreviewStep(
                    name=row.name,
                    summary=row.words,
                    how_to=_how_to(row.block, technique.how_to if technique else ""),
                    length=domain.format_clock(row.ms, about=row.about),
                    figure=row.figure,
                    side=_side(row.block),
                    family=row.family,
                    waters=waters_of(row.block),
                    is_inner=row.is_inner,
                )
            )
        return tuple(steps)


def _how_to(block: Block, how_to: str) -> str:
    own = "" if isinstance(block, Circuit) else block.instruction
    return translated(own) or translated(how_to)


def _side(block: Block) -> Side | None:
    """Return the side on which a figure shows ``block``."""
    match block:
        case Step(sides=Sides.RIGHT):
            return "right"
        case Step(sides=Sides.EACH | Sides.LEFT):
            return "left"
        case Step() | Contrast() | Circuit():
            return None


def _worked(timeline: Timeline) -> Mapping[Muscle, tuple[Side, ...]]:
    worked: dict[Muscle, tuple[Side, ...]] = {}
    for muscle, side in coverage(timeline).sides:
        worked[muscle] = (*worked.get(muscle, ()), side)
    return worked
