"""What is wrong with a file, as values: the kind of fault and its facts.

They become sentences in `ui.text.problems`, in the user's language, and in `cli.problems`, in English. A ``detail`` is
a message of the system or of a library, and is passed on as it is.
"""

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct


class Unreadable(Struct, frozen=True):
    """The system does not let the file be read."""

    detail: str


class KeptIn(StrEnum):
    """Folders of which each file is one thing of the user's."""

    ROUTINES = "routines"
    DRAFTS = "drafts"


class FolderUnreadable(Struct, frozen=True):
    """The system does not let the folder be read."""

    folder: KeptIn
    detail: str


class Newer(StrEnum):
    """What a newer version of the program wrote."""

    DRAFT = "draft"
    CHECKPOINT = "checkpoint"
    SETTINGS = "settings"
    JOURNAL = "journal"


class WrittenByNewerVersion(Struct, frozen=True):
    """A newer version of the program wrote the file; it is left as it is."""

    what: Newer


class NewerRoutine(Struct, frozen=True):
    """A newer version of the program wrote the routine, with a ``schema`` above ``known``."""

    schema: int
    known: int


class UnknownSchema(Struct, frozen=True):
    """The file's schema number is none that ever was."""

    schema: int
    lowest: int
    known: int


class NotJson(Struct, frozen=True):
    """The file is not JSON; ``line`` and ``column`` count from 1. Without a ``detail``, it ends too early."""

    line: int
    column: int
    detail: str


class NotUtf8(Struct, frozen=True):
    """The file's text is not in UTF-8. If it ``may_be_text``, it need not be JSON."""

    may_be_text: bool = False


class NestedTooDeeply(Struct, frozen=True):
    """The file's JSON is nested too deeply to be read."""


class RoutineTooLarge(Struct, frozen=True):
    """The file has more bytes than a routine; ``size`` is 0 where nobody has read to its end."""

    size: int
    limit: int


class WrongValue(Struct, frozen=True):
    """A value of the routine is not what it may be. ``choices`` are what it may be, if they are few."""

    where: str
    detail: str
    choices: tuple[str, ...] = ()


class NotA(StrEnum):
    """What a file should hold and does not."""

    DRAFT = "draft"
    SETTINGS = "settings"
    CHECKPOINT = "checkpoint"


class NotWhatItShouldBe(Struct, frozen=True):
    """The file does not hold what it should."""

    what: NotA
    detail: str


class JournalBroken(Struct, frozen=True):
    """The database of past sessions is broken."""

    detail: str


class JournalUnreadable(Struct, frozen=True):
    """The past sessions cannot be read."""

    detail: str


class RecordNotKept(Struct, frozen=True):
    """The record of a session cannot be written to the journal ``file``."""

    file: str
    detail: str


class SessionsStay(Struct, frozen=True):
    """The sessions of a database beside the journal cannot be brought into it, because of ``cause``."""

    cause: "FileProblem | str"


class SoundFault(StrEnum):
    """What is wrong with a sound."""

    NOT_WAV = "not a WAV file"
    NOT_WHOLE = "not a whole WAV file"
    NOT_AS_KEPT = "not as it is kept"
    CUT_SHORT = "cut short"
    FLOATING_POINT = "floating-point numbers"
    EMPTY = "empty"
    SILENT = "silent"


class SoundUnusable(Struct, frozen=True):
    """The sound cannot be used, for a reason that has no figures."""

    fault: SoundFault


class SoundTooLarge(Struct, frozen=True):
    """The file has more bytes than a sound."""

    limit_mb: int


class SoundTooLong(Struct, frozen=True):
    """The sound lasts too long."""

    length_s: float
    longest_s: int


class SoundCompressed(Struct, frozen=True):
    """The sound is compressed, in the way that ``coding`` names, or numbers if it has no name here."""

    coding: str | int


class SoundBits(Struct, frozen=True):
    """The samples of the sound have a number of bits that cannot be read."""

    bits: int


class SoundChannels(Struct, frozen=True):
    """The sound has a number of channels that cannot be read."""

    channels: int


class SoundRate(Struct, frozen=True):
    """The sound has more or fewer samples a second than can be read."""

    rate_hz: int
    slowest_hz: int
    fastest_hz: int


RoutineProblem: TypeAlias = (
    NewerRoutine | UnknownSchema | NotJson | NotUtf8 | NestedTooDeeply | RoutineTooLarge | WrongValue
)
"""Why a file holds no routine."""

SoundProblem: TypeAlias = (
    SoundUnusable | SoundTooLarge | SoundTooLong | SoundCompressed | SoundBits | SoundChannels | SoundRate
)
"""Why a file holds no sound that can be used."""

FileProblem: TypeAlias = (
    Unreadable
    | FolderUnreadable
    | WrittenByNewerVersion
    | NotWhatItShouldBe
    | JournalBroken
    | JournalUnreadable
    | RecordNotKept
    | SessionsStay
    | RoutineProblem
    | SoundProblem
)
"""Why a file of the user's cannot be used."""


class FileProblemError(OSError):
    """A file cannot be used because of its ``problem``."""

    def __init__(self, problem: FileProblem, file: str = "") -> None:
        super().__init__(repr(problem))
        self.filename = file or None
        self.problem = problem

    def __str__(self) -> str:
        """Return the problem as the log shows it."""
        return f"{self.problem}: {self.filename}" if self.filename else str(self.problem)


class NotOverwrittenError(FileProblemError):
    """A file that could not be read stands in the place of one that is to be written."""


class NotARoutineError(ValueError):
    """Data that holds no routine."""

    def __init__(self, problem: RoutineProblem) -> None:
        super().__init__(problem)
        self.problem = problem


class UnusableSoundError(ValueError):
    """Data that holds no sound that can be used."""

    def __init__(self, problem: SoundProblem) -> None:
        super().__init__(problem)
        self.problem = problem
