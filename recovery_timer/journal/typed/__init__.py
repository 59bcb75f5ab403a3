"""Entries typed in one line: ``10 km easy yesterday 18:30``, ``calves 4 left``.

The parts of a line come in any order. Nothing that was typed is ignored: an unknown word, or the same thing given
twice, is an error with its position. The present moment is an argument, whose zone knows the offsets of other days.
"""

from recovery_timer.journal.typed.reading import LineError
from recovery_timer.journal.typed.run import read_run, run_line
from recovery_timer.journal.typed.soreness import read_soreness
from recovery_timer.journal.typed.when import moment_line, read_moment

__all__ = ["LineError", "moment_line", "read_moment", "read_run", "read_soreness", "run_line"]
