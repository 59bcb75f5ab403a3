"""The model of the routines screen: the library's entries as cards in groups, and one offered before them all."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from heapq import nlargest

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from recovery_timer.app.journal import Journal
from recovery_timer.app.last_sessions import LastSession, LastSessions
from recovery_timer.app.library import Library, LibraryEntry
from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.techniques import Techniques
from recovery_timer.ports import Clock
from recovery_timer.routine.facts import Filter, Group, RoutineFacts, equipment_of, facts_of
from recovery_timer.routine.model import Routine
from recovery_timer.routine.own import OwnTechnique, with_guests
from recovery_timer.routine.timeline import Timeline, expand
from recovery_timer.ui.text import domain, last_time
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.equipment import short_equipment
from recovery_timer.ui.widgets.block_strip import Cell, strip_of

_LONGEST_LOOKED_AT = 20
"""How many names are measured: measuring ten thousand would take too long at every keystroke."""


class Card(Struct, frozen=True, kw_only=True):
    """The contents of a routine's card. ``summary`` is for a screen reader.

    ``last_time`` says when it was last done and how it went, in several forms, the longest first; empty if never done.
    """

    routine_id: str
    name: str
    length: str
    equipment: tuple[str, ...]
    summary: str
    strip: tuple[Cell, ...]
    last_time: tuple[str, ...] = ()
    favourite: bool = False


class _MadeCard(Struct, frozen=True):
    """The card of this version of ``routine``, and the total length of its work."""

    routine: Routine
    card: Card
    work_ms: int


class CardGroup(Struct, frozen=True):
    """Cards under one heading."""

    heading: str
    ids: tuple[str, ...]


class RoutinesModel(QObject):
    """Subscribes to the library and the journal; `changed` is emitted when the cards change.

    `chosen` is the id of the routine that the commands act on, one of those shown; None if none is shown.
    `choice_changed` is emitted when it changes.
    """

    changed = Signal()
    choice_changed = Signal()

    def __init__(
        self,
        *,
        library: Library,
        journal: Journal,
        last_sessions: LastSessions,
        settings: SettingsBook,
        techniques: Techniques,
        clock: Clock,
    ) -> None:
        super().__init__()
        self.library = library
        self._journal = journal
        self._last_sessions = last_sessions
        # Many cards are made at once, so the sessions that they need are read together.
        self._reading = QTimer(self, singleShot=True)
        self._reading.timeout.connect(last_sessions.read)
        self._reads = False
        self._settings = settings
        self._techniques = techniques
        self._clock = clock
        self._searched = ""
        self._facts: dict[str, tuple[Routine, RoutineFacts]] = {}
        self._cards: dict[str, _MadeCard] = {}
        self.filters: frozenset[Filter] = frozenset()
        """The filters that the routines shown pass."""
        self._deleted: list[Routine] = []
        self.hero: str | None = None
        """The id of the routine offered before all others, which is in no group; None during a search or filter."""
        self.groups: tuple[CardGroup, ...] = ()
        """The user's own routines, then the built-in ones by what they are for. In each group, favourites come first,
        then the most recently used.
        """
        self.ids: list[str] = []
        """The ids of all routines shown, in order."""
        self.has_own = False
        """Whether one of the user's own routines is shown."""
        self.longest_names: tuple[str, ...] = ()
        """The names with the most letters, which determine the width of the cards."""
        self.chosen: str | None = None
        self._list()
        library.changed.connect(lambda _: self._list())
        journal.changed.connect(lambda change: self._list() if change.entry is None else None)
        journal.replaced.connect(lambda _: self._list())
        last_sessions.changed.connect(lambda _: self.changed.emit())
        settings.changed.connect(lambda _: self._expand_anew())
        techniques.changed.connect(lambda _: self._expand_anew())

    # -- the routines shown, and the chosen one

    @property
    def searched(self) -> str:
        """The search text, stripped."""
        return self._searched.strip()

    def search(self, text: str) -> None:
        """Show the routines that match every word of ``text``."""
        self._searched = text
        self._find()

    def filter(self, filters: frozenset[Filter]) -> None:
        """Show only the routines that pass all of ``filters``."""
        self.filters = filters
        self._find()

    @property
    def is_narrowed(self) -> bool:
        """Whether a search or a filter may hide routines."""
        return bool(self.searched or self.filters)

    def show_all(self) -> None:
        """End the search and every filter."""
        self.filters = frozenset()
        self.search("")

    def choose(self, routine_id: str) -> None:
        """Make the commands act on the routine with this id, ending a search or filter that hides it."""
        if routine_id not in self.ids:
            self.show_all()
        if routine_id != self.chosen:
            self.chosen = routine_id
            self.choice_changed.emit()

    def name(self, routine_id: str) -> str:
        """Return the name of a routine, in the user's language."""
        return translated(self.library.entry(routine_id).routine.name)

    def _find(self) -> None:
        """List what a new search or filter finds; unless the user has chosen another routine, choose the first."""
        if self.ids and self.chosen == self.ids[0]:
            self.chosen = None
        self._list()

    def _list(self) -> None:
        before, hero_before = self.ids, self.hero
        listed = self.library.listed(self._searched, self._journal.last_used)
        shown = [entry for entry in listed if self._passes(entry.routine)] if self.filters else listed
        self.hero = None if self.is_narrowed else self._foremost(shown)
        longest = nlargest(_LONGEST_LOOKED_AT, (entry.routine.name for entry in shown), key=len)
        self.longest_names = tuple(map(translated, longest))
        self.has_own = any(not entry.built_in for entry in shown)
        self.groups = _grouped(entry for entry in shown if entry.routine.id != self.hero)
        self.ids = [*([self.hero] if self.hero else []), *(each for group in self.groups for each in group.ids)]
        if self.hero and hero_before == self.chosen:
            # The choice follows the hero, such as the routine just played, if the user had chosen nothing else.
            self.chosen = self.hero
        elif self.chosen not in self.ids:
            # The routine now in the place of a deleted one; in the results of a search, the first.
            place = before.index(self.chosen) if self.chosen in before and not self.is_narrowed else 0
            self.chosen = self.ids[min(place, len(self.ids) - 1)] if self.ids else None
        self.changed.emit()

    def _foremost(self, entries: Sequence[LibraryEntry]) -> str | None:
        """Return the routine used last; without one, a favourite, or else the first that ships with the program."""

        def rank(entry: LibraryEntry) -> tuple[float, bool, bool]:
            used = self._journal.last_used(entry.routine.id)
            return (used.timestamp() if used else 0.0, entry.favourite, entry.built_in)

        return max(entries, key=rank).routine.id if entries else None

    # -- deleting

    def delete(self, routine_id: str) -> Routine:
        """Delete one of the user's own routines, and return it. `undo_delete` restores it."""
        routine = self.library.delete(routine_id)
        self._deleted.append(routine)
        return routine

    def undo_delete(self) -> None:
        """Restore the last deleted routine that is still in the trash, and choose it."""
        while self._deleted:
            with suppress(KeyError):
                self.choose(self.library.restore(self._deleted.pop()).id)
                return

    # -- the contents of the cards

    def card(self, routine_id: str) -> Card:
        """Return the contents of a routine's card."""
        entry = self.library.entry(routine_id)
        card = self._made_card(entry.routine).card
        return replace(card, last_time=self.last_time(routine_id), favourite=entry.favourite)

    def _made_card(self, routine: Routine) -> _MadeCard:
        made = self._cards.get(routine.id)
        if made is None or made.routine is not routine:
            # The timeline is not kept: those of the visible cards alone would take 0.2 MB.
            timeline = self.expand(routine)
            made = _MadeCard(routine, self._card_of(routine, timeline), timeline.work_ms)
            self._cards[routine.id] = made
        return made

    def _card_of(self, routine: Routine, timeline: Timeline) -> Card:
        """Return the part of a card that depends only on the routine, the settings and the techniques."""
        length = domain.format_minutes(timeline)
        return Card(
            routine_id=routine.id,
            name=translated(routine.name),
            length=length,
            equipment=short_equipment(equipment_of(routine, self._techniques.catalogue)),
            summary=self.tr("{length}, {contents}").format(length=length, contents=domain.contents_label(timeline)),
            strip=strip_of(timeline),
        )

    def last_time(self, routine_id: str) -> tuple[str, ...]:
        """Return when a routine was last done and how it went, the longest form first; empty if it never was."""
        used = self._journal.last_used(routine_id)
        if used is None:
            return ()
        last = self.last_session(routine_id)
        planned_ms = self._made_card(self.library.entry(routine_id).routine).work_ms
        return last_time.on_card(used, last and last.time, planned_ms, self._clock.wall())

    def why_hero(self) -> tuple[str, ...]:
        """Return why this routine is offered first, in several forms, the longest first."""
        if self.hero is None:
            return ()
        used = self._journal.last_used(self.hero)
        if used is not None:
            last = self.last_session(self.hero)
            return last_time.why_first(used, last and last.time, self.timeline(self.hero).work_ms, self._clock.wall())
        entry = self.library.entry(self.hero)
        if entry.favourite:
            return (self.tr("Your favourite"),)
        if entry.group is Group.AFTER_A_RUN:
            return (self.tr("Suggested: a good one after any run"),)
        return (self.tr("Suggested"),)

    def as_last_time(self, routine_id: str) -> Routine | None:
        """Return a routine with the lengths of its last session; None if nothing differs, or that is not read yet."""
        last = self.last_session(routine_id)
        if last is None:
            return None
        # Cheap here: the worker has imported it already, to read the session.
        from recovery_timer.journal.reuse import as_last_time

        return as_last_time(self.library.entry(routine_id).routine, last.record)

    def as_last_time_words(self, routine_id: str) -> str:
        """Return the text of the button that repeats the last time, with the length; "" if not offered."""
        routine = self.as_last_time(routine_id)
        if routine is None:
            return ""
        return self.tr("As last time, {length}").format(length=domain.format_minutes(self.expand(routine)))

    def last_session(self, routine_id: str) -> LastSession | None:
        """Return the latest session of a routine, once it has been read; None if there is none."""
        if self._journal.last_used(routine_id) is None:
            return None
        found = self._last_sessions.of(routine_id)
        if self._reads and not self._last_sessions.is_complete:
            self._reading.start()
        return found

    def read_last_sessions(self) -> None:
        """From now on, read the latest sessions of the routines whose cards are shown."""
        self._reads = True
        self._last_sessions.read()

    def ends(self, routine_id: str) -> str:
        """Return the time of day at which a routine would end if it was started now."""
        return domain.format_time_after(self._clock.wall(), self.timeline(routine_id).total_ms)

    def timeline(self, routine_id: str) -> Timeline:
        """Return the timeline of the routine with this id, expanded with the present settings."""
        return self.expand(self.library.entry(routine_id).routine)

    def expand(self, routine: Routine, techniques: Iterable[OwnTechnique] = ()) -> Timeline:
        """Return the timeline of ``routine``, expanded with the present settings.

        Neither the routine nor the ``techniques`` that it brings along need to be in the library.
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

    def found(self) -> str:
        """Return how many of all routines a search or filter has found; "" without one."""
        if not self.is_narrowed:
            return ""
        return self.tr("%n of {all} routines", "", len(self.ids)).format(all=self.library.count)

    def _passes(self, routine: Routine) -> bool:
        return all(map(self._facts_of(routine).passes, self.filters))

    def _facts_of(self, routine: Routine) -> RoutineFacts:
        known, facts = self._facts.get(routine.id, (None, None))
        if facts is None or known is not routine:
            facts = facts_of(routine, self._techniques.catalogue, self._settings.current.gaps)
            self._facts[routine.id] = (routine, facts)
        return facts

    def _expand_anew(self) -> None:
        self._facts.clear()
        self._cards.clear()
        self._list()


def _grouped(entries: Iterable[LibraryEntry]) -> tuple[CardGroup, ...]:
    groups: dict[Group | None, list[str]] = {each: [] for each in (None, *Group)}
    for entry in entries:
        groups[entry.group].append(entry.routine.id)
    return tuple(CardGroup(domain.group_label(group), tuple(ids)) for group, ids in groups.items() if ids)
