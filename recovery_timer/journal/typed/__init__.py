"""Entries typed in one line: ``10 km easy yesterday 18:30``, ``calves 4 left``.

The parts of a line come in any order. Nothing that was written may vanish: a word that is not understood, and a second
statement of the same thing, is an error that says where it stands. The present moment is an argument, and its zone
knows which offset another day had there.
"""

from recovery_timer.journal.typed.reading import LineError
from recovery_timer.journal.typed.run import read_run, run_line
from recovery_timer.journal.typed.soreness import read_soreness
from recovery_timer.journal.typed.when import moment_line, read_moment

__all__ = ["LineError", "moment_line", "read_moment", "read_run", "read_soreness", "run_line"]
