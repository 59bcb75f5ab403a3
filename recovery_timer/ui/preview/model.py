"""The contents of the preview of a routine."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from recovery_timer.app.editing import Dismissals
from recovery_timer.app.journal import Journal
from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.techniques import Techniques
from recovery_timer.journal.reuse import last_time
from recovery_timer.ports import Clock, Worker
from recovery_timer.routine.advice.coverage import coverage
from recovery_timer.routine.advice.guidance import Caution, cautions
from recovery_timer.routine.facts import facts_of
from recovery_timer.routine.lead_in import technique_of
from recovery_timer.routine.model import Block, Circuit, Contrast, Routine, Sides, Step, Temperature
from recovery_timer.routine.technique import Family, Muscle
from recovery_timer.routine.timeline import Side, Timeline
from recovery_timer.ui.builder.rows import rows_of, waters_of
from recovery_timer.ui.preview.past import Past, PastSession
from recovery_timer.ui.routines.model import RoutinesModel
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.equipment import needed_equipment
from recovery_timer.ui.text.last_time import in_a_sentence
from recovery_timer.ui.widgets.block_strip import Cell, strip_of

SESSIONS_SHOWN = 5


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
    """Makes the preview of a routine in the library. `past_read` is emitted with its `Past`, once that was read."""

    past_read = Signal(Past)

    def __init__(
        self,
        *,
        routines: RoutinesModel,
        techniques: Techniques,
        settings: SettingsBook,
        dismissals: Dismissals,
        journal: Journal,
        worker: Worker,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._journal = journal
        self._worker = worker
        self._clock = clock
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
            equipment=needed_equipment(facts.equipment),
            preparations=tuple(translated(each) for each in facts.preparations),
            cautions=cautions(routine, self._techniques.catalogue, self._dismissals.keys),
            muscles=_worked(timeline),
            steps=self._steps(routine, timeline),
        )

    def read_past(self, routine_id: str) -> None:
        """Read the latest sessions of the routine in the background, however many there are."""
        # Before these, so that the routine can be offered as it was done the last time.
        self._routines.last_session(routine_id)
        self._routines.read_last_sessions()

        def read() -> Sequence[PastSession]:
            records = self._journal.read_sessions_of(routine_id, SESSIONS_SHOWN + 1)
            return [PastSession(record.id, last_time(record)) for record in records]

        def take(found: Future[Sequence[PastSession]]) -> None:
            self.past_read.emit(self._past(routine_id, found.result()))

        self._worker.run(read, take)

    def _past(self, routine_id: str, sessions: Sequence[PastSession]) -> Past:
        now = self._clock.wall()
        work_ms = self._routines.timeline(routine_id).work_ms
        return Past(
            routine_id=routine_id,
            last_time=in_a_sentence(sessions[0].time, work_ms, now) if sessions else "",
            as_last_time=self._routines.as_last_time_words(routine_id),
            sessions=sessions[:SESSIONS_SHOWN],
            has_more=len(sessions) > SESSIONS_SHOWN,
            now=now,
        )

    def dismiss(self, caution: Caution) -> None:
        """Do not show ``caution`` again, in any routine, until the settings bring it back."""
        self._dismissals.dismiss([caution.key])

    def _facts(self, routine: Routine, timeline: Timeline) -> str:
        words = self.tr("{length} · %n steps · ends {time}", "", len(routine.blocks))
        return words.format(length=domain.format_minutes(timeline), time=self._routines.ends(routine.id))

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
