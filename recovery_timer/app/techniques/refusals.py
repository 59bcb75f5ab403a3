"""Why a technique may not be called what the user wants."""

from recovery_timer.routine.technique import Technique


class NameRefusedError(ValueError):
    """Another technique has the name, or one of its aliases: typed in a routine, it would be ambiguous."""

    def __init__(self, name: str, taken_by: Technique) -> None:
        super().__init__(f"{name} is {taken_by.name}")
        self.name = name
        self.taken_by = taken_by
