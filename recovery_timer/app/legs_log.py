"""How the legs felt after one session: one soreness entry and one note, saved on every change."""

from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace

from recovery_timer.app.journal import Journal, Undo
from recovery_timer.journal.entries import Level, Note, Sign, Soreness
from recovery_timer.ports import Clock
from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import BOTH, Side

_Kept = TypeVar("_Kept", Soreness, Note)


class LegsLog:
    """Keeps the entries about the session with the id ``session``; later changes replace earlier ones."""

    def __init__(self, *, journal: Journal, clock: Clock, new_id: Callable[[], str], session: str) -> None:
        self._journal = journal
        self._clock = clock
        self._new_id = new_id
        self._session = session
        self._soreness: Soreness | None = None
        self._note: Note | None = None
        self._undos: list[Undo] = []

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels set so far."""
        return () if self._soreness is None else self._soreness.levels

    @property
    def signs(self) -> frozenset[Sign]:
        """The signs set so far."""
        return frozenset() if self._soreness is None else self._soreness.signs

    @property
    def note(self) -> str:
        """The note; empty if there is none."""
        return "" if self._note is None else self._note.text

    @property
    def can_undo(self) -> bool:
        """Whether there is a change that `undo` would take back."""
        return bool(self._undos)

    def level(self, muscle: Muscle, side: Side | None = None) -> int | None:
        """Return the level of ``muscle`` on ``side``, or the worse of both sides (None); None if it was not set."""
        found = [each.level for each in self.levels if each.muscle is muscle and _meet(each.side, side)]
        return max(found, default=None)

    def set_level(self, muscle: Muscle, level: int, side: Side | None = None) -> None:
        """Set the level of ``muscle`` on ``side``, or the same on both (None)."""
        told = {(each.muscle, each.side): each for each in self.levels}
        alike = told.pop((muscle, None), None)
        if side is None:
            for each in BOTH:
                told.pop((muscle, each), None)
        elif alike is not None:
            told |= {(muscle, each): Level(muscle, alike.level, each) for each in BOTH}
        told[muscle, side] = Level(muscle, level, side)
        self._tell(tuple(told.values()), self.signs)

    def set_sign(self, sign: Sign, *, is_there: bool) -> None:
        """Set whether ``sign`` is present."""
        self._tell(self.levels, self.signs | {sign} if is_there else self.signs - {sign})

    def set_note(self, text: str) -> None:
        """Keep ``text`` as the note of the session; an empty one deletes it. Raise ValueError if it is too long."""
        before = self._note
        if text.strip() == self.note:
            return
        if not text.strip():
            self._note = None
        elif before is None:
            self._note = Note(id=self._new_id(), at=self._clock.here(), text=text, session=self._session)
        else:
            self._note = replace(before, text=text)

        def take_back() -> None:
            self._note = before

        self._keep(before, self._note, take_back)

    def undo(self) -> None:
        """Undo the last change, if any."""
        if self._undos:
            self._undos.pop()()

    def _tell(self, levels: tuple[Level, ...], signs: frozenset[Sign]) -> None:
        before = self._soreness
        if not levels and not signs:
            self._soreness = None
        elif before is None:
            self._soreness = Soreness(id=self._new_id(), at=self._clock.here(), levels=levels, signs=signs)
        else:
            self._soreness = replace(before, levels=levels, signs=signs)
        if self._soreness == before:
            return

        def take_back() -> None:
            self._soreness = before

        self._keep(before, self._soreness, take_back)

    def _keep(self, before: _Kept | None, now: _Kept | None, take_back: Callable[[], None]) -> None:
        if now is not None:
            undo = self._journal.log(now, before)
        elif before is not None:
            undo = self._journal.delete_entry(before)
        else:
            return

        def take_back_both() -> None:
            take_back()
            undo()

        self._undos.append(take_back_both)


def _meet(one: Side | None, other: Side | None) -> bool:
    return one is None or other is None or one == other
