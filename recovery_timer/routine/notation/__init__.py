"""Routines as plain text that a person can type, paste, mail and read back: `write` and `parse` are inverses.

    # Evening legs
    3 x 30s Hamstring stretch L/R, rest 20s
    contrast 4:00 warm / 1:00 cold x4, position wait
    repeat 2, rest 20s:
        20s Hip flexor stretch L/R

- `lines` splits a text into lines, and a line into the pieces between its commas.
- `claims` interprets the words of a piece: `amounts`, `sets` and `sides` each claim theirs. `fillers` drops dashes and
  little words between them, and what is left over is the name, or a mistake: nothing that was typed is lost.
- `pieces` decides which pieces describe a step, `steps` builds it, `quantities` reads how much and how often.
- `cycles` reads contrast blocks and repeats, `options` and `texts` what follows a comma, `lexicon` a technique.
- `slips` recognises common mistakes, `doubts` what may not have been meant; `fault` has the errors and notices
  reported to the user.
- `naming` reads the first line, `reading` the whole text; `writing` is the way back. `renaming` changes only the name.

The user's description of the grammar is ``resources/help/en/notation.md``.
"""

from recovery_timer.routine.notation.fault import Fault, NotationError, Notice, NoticeCode
from recovery_timer.routine.notation.reading import Parsed, faults, parse
from recovery_timer.routine.notation.renaming import rename
from recovery_timer.routine.notation.writing import write

__all__ = ["Fault", "NotationError", "Notice", "NoticeCode", "Parsed", "faults", "parse", "rename", "write"]
