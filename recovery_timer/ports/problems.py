"""Problems with files, as values: the kind of fault and its facts.

`ports.messages` turns them into messages in English, which the window translates. A ``detail`` is a message from the
system or a library, passed on unchanged.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from recovery_timer.routine.message import Message

if TYPE_CHECKING:
    # At runtime, importing the notation would delay every start, and most starts meet no text.
    from recovery_timer.routine.notation import Fault


class AccessFault(StrEnum):
    """Why the program itself does not use a file or a folder."""

    LINK = "link"
    LINK_TO_NOWHERE = "link to nowhere"
    LINK_TO_ANOTHERS_FILE = "link to another's file"
    NOT_A_FILE = "not a file"
    DRIVE_GONE = "drive gone"


class AccessRefused(Struct, frozen=True):
    """The program does not use the file or the folder."""

    fault: AccessFault


class FileTooLarge(Struct, frozen=True):
    """The file is longer than any that the program reads there."""

    limit_bytes: int


AccessProblem: TypeAlias = AccessRefused | FileTooLarge
"""Why the program does not use a file or a folder, although the system would let it."""

Detail: TypeAlias = str | AccessProblem
"""What the system or a library says, or why the program refused."""


class Unreadable(Struct, frozen=True):
    """The file cannot be read."""

    detail: Detail


class KeptIn(StrEnum):
    """Folders with one item of the user's per file."""

    ROUTINES = "routines"
    TECHNIQUES = "techniques"
    DRAFTS = "drafts"


class FolderUnreadable(Struct, frozen=True):
    """The folder cannot be read."""

    folder: KeptIn
    detail: Detail


class Newer(StrEnum):
    """Kinds of file that a newer version of the program may have written."""

    TECHNIQUE = "technique"
    DRAFT = "draft"
    CHECKPOINT = "checkpoint"
    SETTINGS = "settings"
    JOURNAL = "journal"
    BACKUP = "backup"


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


class LooksLike(StrEnum):
    """The apparent kind of a file that is not a routine: another program's workout, a table, another file of ours."""

    JAWT = "Just Another Workout Timer"
    OPENHIIT = "OpenHIIT"
    PILORAMA = "Pilorama"
    WORKOUT_TIMER = "Workout Timer"
    FEEEL = "Feeel"
    CSV = "CSV"
    MARKDOWN_TABLE = "Markdown table"
    YAML = "YAML"
    JSON = "JSON"
    ZIP = "zip"
    CALENDAR = "calendar"
    HISTORY = "history"


class Foreign(Struct, frozen=True):
    """The file is not a routine of this program, but ``looks_like`` something else."""

    looks_like: LooksLike


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

    TECHNIQUE = "technique"
    DRAFT = "draft"
    SETTINGS = "settings"
    CHECKPOINT = "checkpoint"


class NotWhatItShouldBe(Struct, frozen=True):
    """The file does not have the content that it should."""

    what: NotA
    detail: Detail


class JournalBroken(Struct, frozen=True):
    """The database of past sessions is broken."""

    detail: str


class JournalOfAnotherProgram(Struct, frozen=True):
    """The file of the journal is a database of another program."""


class JournalUnreadable(Struct, frozen=True):
    """The past sessions cannot be read."""

    detail: Detail


class JournalOfOtherVersion(Struct, frozen=True):
    """Another version of the program wrote the journal, so that no restored sessions are added to it."""


class NotAJournal(Struct, frozen=True):
    """The database holds what would run when it is read."""


class JournalNotCopied(Struct, frozen=True):
    """The journal ``file`` cannot be copied."""

    file: str
    detail: str


class SessionsNotAdded(Struct, frozen=True):
    """Sessions cannot be added to the journal ``file``."""

    file: str
    detail: str


class JournalNotWritten(Struct, frozen=True):
    """The journal ``file`` cannot be written."""

    file: str
    detail: Detail


class SessionsStay(Struct, frozen=True):
    """The sessions of a database beside the journal cannot be merged into it because of ``cause``."""

    cause: "FileProblem | Detail"


class BackupFault(StrEnum):
    """Faults of a backup."""

    NOT_A_FILE = "not a file"
    NOT_A_BACKUP = "not a backup"
    END_MISSING = "end missing"
    DUPLICATE_NAMES = "duplicate names"
    ENCRYPTED = "encrypted"
    OFFSET_OUTSIDE = "offset outside the file"


class BackupUnusable(Struct, frozen=True):
    """The backup cannot be used, for a reason without numbers."""

    fault: BackupFault


class BackupDamaged(Struct, frozen=True):
    """The backup is damaged."""

    detail: str


class BackupHoldsOther(Struct, frozen=True):
    """The archive has a member that no backup has; ``name`` is in ASCII and in quotation marks."""

    name: str


class BackupTooManyFiles(Struct, frozen=True):
    """The archive has more files than a backup."""

    limit: int


class BackupMemberTooLarge(Struct, frozen=True):
    """A member of the archive is larger than allowed for its name."""

    name: str
    limit_bytes: int


class BackupRoutinesTooLarge(Struct, frozen=True):
    """The routines in the archive together exceed the limit for a backup."""

    limit_bytes: int


class TooMuchToBackUp(Struct, frozen=True):
    """The user's data would make an archive that is refused because of ``cause``."""

    cause: "BackupProblem"


class NotAHistory(Struct, frozen=True):
    """The file is no history; ``line`` says where that shows, from 1."""

    line: int
    detail: str


class CopyWouldBeErased(Struct, frozen=True):
    """The copy of everything was to be in a ``folder`` that is erased."""

    folder: str


class CopyNotWhole(Struct, frozen=True):
    """The copy of everything cannot be read back."""


class NotAllSaved(Struct, frozen=True):
    """Some of the user's data is not on the disk yet, so a copy would lack it."""


class NoEncoder(Struct, frozen=True, tag=True):
    """The sound library has no encoder for ``codec``, so no sound file in that format can be written.

    It is tagged, as the export's process sends it to the window.
    """

    codec: str


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
    """The sound cannot be used, for a reason without numbers."""

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
    NewerRoutine | UnknownSchema | NotJson | NotUtf8 | NestedTooDeeply | RoutineTooLarge | WrongValue | Foreign
)
"""Why a file is not a routine."""

SoundProblem: TypeAlias = (
    SoundUnusable | SoundTooLarge | SoundTooLong | SoundCompressed | SoundBits | SoundChannels | SoundRate
)
"""Why a file is not a usable sound."""

BackupProblem: TypeAlias = (
    WrittenByNewerVersion
    | BackupUnusable
    | BackupDamaged
    | BackupHoldsOther
    | BackupTooManyFiles
    | BackupMemberTooLarge
    | BackupRoutinesTooLarge
)
"""Why a file holds no backup that can be used."""

FileProblem: TypeAlias = (
    Unreadable
    | FolderUnreadable
    | WrittenByNewerVersion
    | NotWhatItShouldBe
    | JournalBroken
    | JournalOfAnotherProgram
    | JournalUnreadable
    | JournalOfOtherVersion
    | NotAJournal
    | JournalNotCopied
    | SessionsNotAdded
    | JournalNotWritten
    | SessionsStay
    | TooMuchToBackUp
    | NotAHistory
    | CopyWouldBeErased
    | CopyNotWhole
    | NotAllSaved
    | NoEncoder
    | RoutineProblem
    | SoundProblem
    | BackupProblem
)
"""Why one of the user's files cannot be used."""

SoundExportProblem: TypeAlias = NoEncoder | str
"""Why a session was not exported as sound: a known reason, or the last words of the command or the system."""


class InstanceProblem(StrEnum):
    """Why a later start cannot talk to the first one."""

    NO_RESPONSE = "no response"
    NOT_UNDERSTOOD = "not understood"
    WINDOW_GONE = "window gone"
    WINDOW_OPEN = "window open"
    BY_EAR = "by ear"


class NoDisplay(Struct, frozen=True):
    """The process was started outside a desktop session: it knows of no display."""


class NoPlatform(Struct, frozen=True):
    """Qt has no plugin for the ``platform``; it has one for each of ``others``."""

    platform: str
    others: tuple[str, ...]


class LibraryUnloadable(Struct, frozen=True):
    """A library of Qt's cannot be loaded."""

    detail: str


class LibrariesMissing(Struct, frozen=True):
    """System libraries are missing; ``packages`` has the Debian packages of those that are known."""

    libraries: tuple[str, ...]
    packages: tuple[str, ...]


class XDisplayUnset(Struct, frozen=True):
    """A window on X11 was asked for, and ``DISPLAY`` is not set."""


class XDisplayUnusable(Struct, frozen=True):
    """The X ``display`` cannot be used. An empty ``detail`` means that nothing answers there."""

    display: str
    detail: str


class WaylandFolderUnset(Struct, frozen=True):
    """A window on Wayland was asked for, and ``XDG_RUNTIME_DIR`` is not set."""


class WaylandSilent(Struct, frozen=True):
    """No Wayland display answers at ``path``."""

    path: str
    detail: str


ScreenProblem: TypeAlias = (
    NoDisplay
    | NoPlatform
    | LibraryUnloadable
    | LibrariesMissing
    | XDisplayUnset
    | XDisplayUnusable
    | WaylandFolderUnset
    | WaylandSilent
)
"""Why no window can open on a platform."""


class AccessError(OSError):
    """The program does not use a file or a folder because of its ``problem``, although the system would let it."""

    def __init__(self, number: int, problem: AccessProblem, file: str) -> None:
        super().__init__(number, repr(problem), file)
        self.problem = problem


def detail_of(error: Exception) -> Detail:
    """Return what ``error`` says of its cause, without the name of a file."""
    match error:
        case AccessError(problem=problem):
            return problem
        case OSError(strerror=str(words)):
            return words
        case Exception(args=(Message() as message,)):
            return message
        case _:
            # In one line: a library may quote what it has read.
            return " ".join(str(error).split())


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


class FaultyTextError(ValueError):
    """``text`` is not a routine, because of its ``faults``; there is at least one."""

    def __init__(self, text: str, faults: "tuple[Fault, ...]") -> None:
        super().__init__(faults)
        self.text = text
        self.faults = faults


class UnusableSoundError(ValueError):
    """The data is not a usable sound."""

    def __init__(self, problem: SoundProblem) -> None:
        super().__init__(problem)
        self.problem = problem


class NotABackupError(ValueError):
    """A file that is no backup, or a damaged one."""

    def __init__(self, problem: BackupProblem) -> None:
        super().__init__(problem)
        self.problem = problem
