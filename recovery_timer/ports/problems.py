"""Problems with files, as values: the kind of fault and its facts.

They become sentences in `ui.text.problems`, in the user's language, and in `cli.problems`, in English. A ``detail`` is
a message from the system or a library, passed on unchanged.
"""

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct


class Unreadable(Struct, frozen=True):
    """The system does not let the file be read."""

    detail: str


class KeptIn(StrEnum):
    """Folders with one item of the user's per file."""

    ROUTINES = "routines"
    DRAFTS = "drafts"


class FolderUnreadable(Struct, frozen=True):
    """The system does not let the folder be read."""

    folder: KeptIn
    detail: str


class Newer(StrEnum):
    """Kinds of file that a newer version of the program may have written."""

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
    """The file's schema number has never existed."""

    schema: int
    lowest: int
    known: int


class NotJson(Struct, frozen=True):
    """The file is not JSON; ``line`` and ``column`` count from 1. An empty ``detail`` means that it ends too early."""

    line: int
    column: int
    detail: str


class NotUtf8(Struct, frozen=True):
    """The file is not UTF-8. If it ``may_be_text``, it need not be JSON."""

    may_be_text: bool = False


class NestedTooDeeply(Struct, frozen=True):
    """The file's JSON is nested too deeply to be read."""


class RoutineTooLarge(Struct, frozen=True):
    """The file is too large for a routine, in bytes; ``size`` is 0 if it was not read to its end."""

    size: int
    limit: int


class WrongValue(Struct, frozen=True):
    """A value of the routine is not allowed. ``choices`` are the allowed values, if there are few."""

    where: str
    detail: str
    choices: tuple[str, ...] = ()


class NotA(StrEnum):
    """Kinds of content that a file should have but does not."""

    DRAFT = "draft"
    SETTINGS = "settings"
    CHECKPOINT = "checkpoint"


class NotWhatItShouldBe(Struct, frozen=True):
    """The file does not have the content that it should."""

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
    """Faults of a sound."""

    NOT_WAV = "not a WAV file"
    NOT_WHOLE = "not a whole WAV file"
    NOT_AS_KEPT = "not as it is kept"
    CUT_SHORT = "cut short"
    FLOATING_POINT = "floating-point numbers"
    EMPTY = "empty"
    SILENT = "silent"


class SoundUnusable(Struct, frozen=True):
    """The sound cannot be used, for a reason without figures."""

    fault: SoundFault


class SoundTooLarge(Struct, frozen=True):
    """The file is too large for a sound."""

    limit_mb: int


class SoundTooLong(Struct, frozen=True):
    """The sound is too long."""

    length_s: float
    longest_s: int


class SoundCompressed(Struct, frozen=True):
    """The sound is compressed; ``coding`` is the name of the format, or its number if the name is unknown."""

    coding: str | int


class SoundBits(Struct, frozen=True):
    """The sound's number of bits per sample is not supported."""

    bits: int


class SoundChannels(Struct, frozen=True):
    """The sound's number of channels is not supported."""

    channels: int


class SoundRate(Struct, frozen=True):
    """The sound's sample rate is not supported."""

    rate_hz: int
    slowest_hz: int
    fastest_hz: int


RoutineProblem: TypeAlias = (
    NewerRoutine | UnknownSchema | NotJson | NotUtf8 | NestedTooDeeply | RoutineTooLarge | WrongValue
)
"""Why a file is not a routine."""

SoundProblem: TypeAlias = (
    SoundUnusable | SoundTooLarge | SoundTooLong | SoundCompressed | SoundBits | SoundChannels | SoundRate
)
"""Why a file is not a usable sound."""

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
"""Why one of the user's files cannot be used."""


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
    """An unreadable file has the name of one that is to be written, so it is not overwritten."""


class NotARoutineError(ValueError):
    """The data is not a routine."""

    def __init__(self, problem: RoutineProblem) -> None:
        super().__init__(problem)
        self.problem = problem


class UnusableSoundError(ValueError):
    """The data is not a usable sound."""

    def __init__(self, problem: SoundProblem) -> None:
        super().__init__(problem)
        self.problem = problem
