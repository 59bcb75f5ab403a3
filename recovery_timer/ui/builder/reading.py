"""Reading typed text as a routine: its sketch, or the faults that prevent one."""

from typing import TYPE_CHECKING, NamedTuple

from recovery_timer.routine.model import Block, Sketch
from recovery_timer.routine.technique import Catalogue

if TYPE_CHECKING:
    # Imported where a text is read: it takes 60 ms, and most users never type one.
    from recovery_timer.routine.notation import Fault, Notice


class Reading(NamedTuple):
    """The result of reading ``text``. ``sketch`` is None if there are faults."""

    text: str
    sketch: Sketch | None = None
    faults: "tuple[Fault, ...]" = ()
    notices: "tuple[Notice, ...]" = ()

    @property
    def fault_lines(self) -> tuple[int, ...]:
        """The numbers of the lines that cannot be read, from 1."""
        return tuple(dict.fromkeys(fault.line for fault in self.faults))


def read(text: str, name: str, catalogue: Catalogue) -> Reading:
    """Read ``text``; the routine is called ``name`` if the text has no name."""
    from recovery_timer.routine import notation

    try:
        parsed = notation.parse(text, catalogue)
    except notation.NotationError:
        return Reading(text, faults=notation.faults(text, catalogue))
    return Reading(text, Sketch(name=parsed.name or name, blocks=parsed.blocks), notices=parsed.notices)


def write_blocks(blocks: tuple[Block, ...], catalogue: Catalogue) -> str:
    """Return ``blocks`` as lines of text."""
    from recovery_timer.routine import notation

    return notation.write(None, blocks, catalogue).rstrip("\n")


def write(sketch: Sketch, catalogue: Catalogue) -> str:
    """Return ``sketch`` as text."""
    from recovery_timer.routine import notation

    return notation.write(sketch.name, sketch.blocks, catalogue)
