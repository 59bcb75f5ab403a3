"""The techniques that routines can use: those that ship with the program, and the user's own."""

from recovery_timer.app.techniques.refusals import NameRefusedError
from recovery_timer.app.techniques.techniques import Techniques

__all__ = ["NameRefusedError", "Techniques"]
