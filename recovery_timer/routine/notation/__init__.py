"""Routines as plain text that a person can type, paste, mail and read back: `write` and `parse` are inverses.

    # Evening legs
    3 x 30s Hamstring stretch L/R, rest 20s
    contrast 4:00 warm / 1:00 cold x4, position wait
    repeat 2, rest 20s:
        20s Hip flexor stretch L/R

- `lines` splits a text into lines, and a line into the pieces between its commas.
- `amounts`, `texts`, `options` and `lexicon` read one piece: an amount, a text, an option, a technique.
- `steps` and `cycles` read blocks, `naming` the first line, `reading` the whole text.
- `slips` recognises common typing mistakes; `fault` has the errors and notices reported to the user.
- `writing` is the way back.

The user's description of the grammar is ``resources/help/en/notation.md``.
"""

from recovery_timer.routine.notation.fault import Fault, Message, NotationError, Notice
from recovery_timer.routine.notation.reading import Parsed, faults, parse
from recovery_timer.routine.notation.writing import write

__all__ = ["Fault", "Message", "NotationError", "Notice", "Parsed", "faults", "parse", "write"]
