"""The model of the routines screen: the library's entries as cards, most recently used first."""

from collections.abc import Iterable
from contextlib import suppress

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from recovery_timer.app.journal import Journal
from recovery_timer.app.library import Library
from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.techniques import Techniques
from recovery_timer.ports import Clock
from recovery_timer.routine.facts import Filter, RoutineFacts, facts_of
from recovery_timer.routine.model import Routine
from recovery_timer.routine.own import OwnTechnique, with_guests
from recovery_timer.routine.timeline import Timeline, expand
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.widgets.block_strip import Cell, strip_of


class Card(Struct, frozen=True, kw_only=True):
    """The contents of a routine's card."""

    routine_id: str
    name: str
    summary: str
    last_used: str
    favourite: bool
    strip: tuple[Cell, ...]


class RoutinesModel(QObject):
    """Subscribes to the library and the journal; `changed` is emitted when the cards change.

    `chosen` is the id of the routine that the commands act on, one of those shown; None if none is shown.
    `choice_changed` is emitted when it is another.
    """

    changed = Signal()
    choice_changed = Signal()

    def __init__(
        self, *, library: Library, journal: Journal, settings: SettingsBook, techniques: Techniques, clock: Clock
    ) -> None:
        super().__init__()
        self.library = library
        self._journal = journal
        self._settings = settings
        self._techniques = techniques
        self._clock = clock
        self._searched = ""
        self._timelines: dict[str, tuple[Routine, Timeline]] = {}
        self._facts: dict[str, tuple[Routine, RoutineFacts]] = {}
        self.filters: frozenset[Filter] = frozenset()
        """What the routines that are shown have to be."""
        self._deleted: list[Routine] = []
        self.ids: list[str] = []
        """The ids of the routines to show: favourites first, then the most recently used."""
        self.chosen: str | None = None
        self._list()
        library.changed.connect(lambda _: self._list())
        journal.changed.connect(lambda _: self._list())
        settings.changed.connect(lambda _: self._expand_anew())
        techniques.changed.connect(lambda _: self._expand_anew())

    # -- what is shown, and what is chosen

    @property
    def searched(self) -> str:
        """What was searched for, without the space around it."""
        return self._searched.strip()

    def search(self, text: str) -> None:
        """Show the routines that match every word of ``text``."""
        self._searched = text
        self._list()

    def filter(self, filters: frozenset[Filter]) -> None:
        """Show only the routines that pass all of ``filters``."""
        self.filters = filters
        self._list()

    @property
    def is_narrowed(self) -> bool:
        """Whether a search or a filter may hide routines."""
        return bool(self.searched or self.filters)

    def show_all(self) -> None:
        """End the search and every filter."""
        self.filters = frozenset()
        self.search("")

    def choose(self, routine_id: str) -> None:
        """Let the commands act on the routine with this id. If a search or a filter hides it, they end."""
        if routine_id not in self.ids:
            self.show_all()
        if routine_id != self.chosen:
            self.chosen = routine_id
            self.choice_changed.emit()

    def name(self, routine_id: str) -> str:
        """Return the name of a routine, in the user's language."""
        return translated(self.library.entry(routine_id).routine.name)

    def _list(self) -> None:
        before = self.ids
        listed = (entry.routine for entry in self.library.listed(self._searched, self._journal.last_used))
        self.ids = [routine.id for routine in listed if self._passes(routine)]
        if self.chosen not in self.ids:
            # The one in the place of one that was deleted; of what a search finds, the first.
            place = before.index(self.chosen) if self.chosen in before and not self.is_narrowed else 0
            self.chosen = self.ids[min(place, len(self.ids) - 1)] if self.ids else None
        self.changed.emit()

    # -- deleting

    def delete(self, routine_id: str) -> Routine:
        """Delete one of the user's own routines, and return it. `undo_delete` brings it back."""
        routine = self.library.delete(routine_id)
        self._deleted.append(routine)
        return routine

    def undo_delete(self) -> None:
        """Bring the last deleted routine back, if it is still in the trash, and choose it."""
        while self._deleted:
            with suppress(KeyError):
                self.choose(self.library.restore(self._deleted.pop()).id)
                return

    # -- what the cards say

    def card(self, routine_id: str) -> Card:
        """Return the contents of a routine's card."""
        entry = self.library.entry(routine_id)
        timeline = self.timeline(routine_id)
        return Card(
            routine_id=routine_id,
            name=translated(entry.routine.name),
            summary=self.tr("{length} · {contents}").format(
                length=domain.format_minutes(timeline), contents=domain.contents_label(timeline)
            ),
            last_used=self.last_used(routine_id),
            favourite=entry.favourite,
            strip=strip_of(timeline),
        )

    def last_used(self, routine_id: str) -> str:
        """Return the day on which a routine was last used, in words."""
        return domain.format_day(self._journal.last_used(routine_id), self._clock.wall())

    def timeline(self, routine_id: str) -> Timeline:
        """Return the timeline of the routine with this id, expanded with the present settings."""
        routine = self.library.entry(routine_id).routine
        known, timeline = self._timelines.get(routine_id, (None, None))
        if timeline is None or known is not routine:
            timeline = self.expand(routine)
            self._timelines[routine_id] = (routine, timeline)
        return timeline

    def expand(self, routine: Routine, techniques: Iterable[OwnTechnique] = ()) -> Timeline:
        """Return the timeline of ``routine``, expanded with the present settings.

        It need not be in the library, and neither need the ``techniques`` of its own.
        """
        return expand(routine, with_guests(self._techniques.catalogue, techniques), self._settings.current.gaps)

    def greeting(self) -> str:
        """Return the greeting for this time of day."""
        hour = self._clock.wall().hour
        if 5 <= hour < 12:
            return self.tr("Good morning. How are the legs?")
        if 12 <= hour < 18:
            return self.tr("Good afternoon. How are the legs?")
        return self.tr("Good evening. How are the legs?")

    def overview(self) -> str:
        """Return the number of routines and the time of the last session, as text."""
        if self.is_narrowed:
            return self.tr("%n of {all} routines", "", len(self.ids)).format(all=len(self.library.entries))
        count = len(self.library.entries)
        latest = self._journal.latest_start()
        if latest is None:
            return self.tr("%n routines · no session yet", "", count)
        day = domain.format_day(latest, self._clock.wall())
        return self.tr("%n routines · last session {day}", "", count).format(day=day)

    def _passes(self, routine: Routine) -> bool:
        if not self.filters:
            return True
        known, facts = self._facts.get(routine.id, (None, None))
        if facts is None or known is not routine:
            facts = facts_of(routine, self._techniques.catalogue, self._settings.current.gaps)
            self._facts[routine.id] = (routine, facts)
        return all(facts.passes(each) for each in self.filters)

    def _expand_anew(self) -> None:
        self._timelines.clear()
        self._facts.clear()
        self._list()
