"""Problems with files, as sentences for the commands: in English."""

from typing import TYPE_CHECKING, assert_never

from recovery_timer.ports import QuarantinedFile
from recovery_timer.ports.problems import (
    AccessFault,
    AccessRefused,
    BackupDamaged,
    BackupFault,
    BackupHoldsOther,
    BackupMemberTooLarge,
    BackupProblem,
    BackupRoutinesTooLarge,
    BackupTooManyFiles,
    BackupUnusable,
    Detail,
    FaultyTextError,
    FileProblem,
    FileProblemError,
    FileTooLarge,
    FolderUnreadable,
    Foreign,
    JournalBroken,
    JournalNotCopied,
    JournalOfOtherVersion,
    JournalUnreadable,
    KeptIn,
    LooksLike,
    NestedTooDeeply,
    Newer,
    NewerRoutine,
    NotA,
    NotABackupError,
    NotAJournal,
    NotARoutineError,
    NotJson,
    NotOverwrittenError,
    NotUtf8,
    NotWhatItShouldBe,
    RecordNotKept,
    RoutineProblem,
    RoutineTooLarge,
    SessionsNotAdded,
    SessionsStay,
    SoundBits,
    SoundChannels,
    SoundCompressed,
    SoundFault,
    SoundProblem,
    SoundRate,
    SoundTooLarge,
    SoundTooLong,
    SoundUnusable,
    TooMuchToBackUp,
    UnknownSchema,
    Unreadable,
    UnusableSoundError,
    WrittenByNewerVersion,
    WrongValue,
    detail_of,
)

if TYPE_CHECKING:
    # At runtime, it takes longer than all else that most commands need.
    from recovery_timer.routine.notation import Fault


def error_reason(error: Exception) -> str:
    """Return the reason for ``error`` without a file name: a sentence, or the system's own message."""
    match error:
        case NotOverwrittenError(problem=problem):
            return f"Not overwritten: {file_problem(problem)}"
        case (
            FileProblemError(problem=problem)
            | NotARoutineError(problem=problem)
            | UnusableSoundError(problem=problem)
            | NotABackupError(problem=problem)
        ):
            return file_problem(problem)
        case FaultyTextError(faults=(first, *_)):
            return text_fault(first)
        case _:
            return _detail(detail_of(error))


def text_fault(fault: "Fault") -> str:
    """Return where in a text the fault is, what was expected, and what could be there instead."""
    return f"Line {fault.line}, column {fault.column}: {fault.message}"


def quarantine_reason(found: QuarantinedFile) -> str:
    """Return why ``found`` cannot be used and, if it should have been renamed, why it was not."""
    reason = file_problem(found.problem)
    if not found.not_renamed:
        return reason
    return f"{reason} It could not be renamed ({found.not_renamed})."


def file_problem(problem: FileProblem) -> str:  # noqa: C901 - one case per problem; the type checker counts them
    """Return the sentence for a problem with a file."""
    match problem:
        case Unreadable(detail):
            return f"It cannot be read: {_detail(detail)}."
        case FolderUnreadable(folder, detail):
            return _folder_unreadable(folder).format(detail=_detail(detail))
        case WrittenByNewerVersion(what):
            return _newer(what)
        case NotWhatItShouldBe(what, detail):
            return _not_what_it_should_be(what).format(detail=detail)
        case JournalBroken(detail):
            return f"The database of past sessions is broken: {detail}."
        case JournalUnreadable(detail):
            return f"Past sessions cannot be read: {_detail(detail)}."
        case RecordNotKept(file, detail):
            return f"The session cannot be kept in {file}: {_detail(detail)}."
        case JournalOfOtherVersion():
            return "Another version of Recovery Timer wrote the journal, so nothing is added to it."
        case NotAJournal():
            return "It holds what no journal does."
        case JournalNotCopied(file, detail):
            return f"The past sessions in {file} cannot be copied: {detail}."
        case SessionsNotAdded(file, detail):
            return f"The sessions cannot be added to {file}: {detail}."
        case TooMuchToBackUp(cause):
            return f"There is too much to back up. {backup_problem(cause)}"
        case SessionsStay(cause):
            reason = _detail(cause) if isinstance(cause, str | AccessRefused | FileTooLarge) else file_problem(cause)
            return f"The sessions in it stay there. {reason}"
        case SoundUnusable() | SoundTooLarge() | SoundTooLong() | SoundCompressed():
            return sound_problem(problem)
        case SoundBits() | SoundChannels() | SoundRate():
            return sound_problem(problem)
        case BackupUnusable() | BackupDamaged() | BackupHoldsOther():
            return backup_problem(problem)
        case BackupTooManyFiles() | BackupMemberTooLarge() | BackupRoutinesTooLarge():
            return backup_problem(problem)
        case _:
            return routine_problem(problem)


def routine_problem(problem: RoutineProblem) -> str:
    """Return why a file is not a routine."""
    match problem:
        case NewerRoutine(schema, known):
            words = (
                "The file was written by a newer version of Recovery Timer (schema {schema}; this version reads up to "
                "{known}). Update the program to open it."
            )
            return words.format(schema=_number(schema), known=known)
        case UnknownSchema(schema, lowest, known):
            words = "At schema: expected a number from {lowest} to {known}, got {schema}."
            return words.format(lowest=lowest, known=known, schema=_number(schema))
        case NotJson(line, column, detail):
            words = "The file is not JSON: line {line}, column {column}: {detail}."
            return words.format(line=line, column=column, detail=detail or "the text ends too early")
        case NotUtf8(may_be_text):
            if may_be_text:
                return "It is neither JSON nor text in UTF-8."
            return "The file is not JSON text: it is not in UTF-8."
        case Foreign(looks_like):
            return _foreign(looks_like)
        case NestedTooDeeply():
            return "The file is not a routine: it is nested too deeply."
        case RoutineTooLarge(size, limit):
            return _too_large(size, limit)
        case WrongValue(where, detail, choices):
            return _wrong_value(where, detail, choices)
    assert_never(problem)


def _too_large(size: int, limit: int) -> str:
    if not size:
        return f"It has more than {_number(limit)} bytes; no routine has."
    words = "The file is {size} bytes long; a routine has at most {limit}."
    return words.format(size=_number(size), limit=_number(limit))


_EXAMPLE = "3 x 30s calf stretch L/R"


def _foreign(looks_like: LooksLike) -> str:
    match looks_like:
        case LooksLike.CSV | LooksLike.MARKDOWN_TABLE:
            return f"It looks like a table ({looks_like}). Write each row as a line, such as {_EXAMPLE}."
        case LooksLike.YAML:
            return f"It looks like {looks_like}. Write each step as a line, such as {_EXAMPLE}."
        case _:
            return (
                f"It looks like a workout of {looks_like}, which cannot be imported. Write its steps as text, one a "
                f"line, such as {_EXAMPLE}."
            )


def sound_problem(problem: SoundProblem) -> str:
    """Return why a file is not a usable sound."""
    match problem:
        case SoundUnusable(fault):
            return _sound_fault(fault)
        case SoundTooLarge(limit_mb):
            return f"It is larger than {limit_mb} MB."
        case SoundTooLong(length_s, longest_s):
            words = "It is {length} s long; {longest} s is the most."
            return words.format(length=f"{length_s:.1f}", longest=longest_s)
        case SoundCompressed(coding):
            name = coding if isinstance(coding, str) else f"format {coding}"
            return f"It is compressed ({name}). Save it as 16-bit PCM."
        case SoundBits(bits):
            words = "Its samples have {bits} bits; 8, 16, 24 and 32 can be read. Save it as 16-bit PCM."
            return words.format(bits=bits)
        case SoundChannels(channels):
            return f"It has {channels} channels; one or two can be read."
        case SoundRate(rate_hz, slowest_hz, fastest_hz):
            words = "It has {rate} samples a second; {slowest} to {fastest} can be read."
            return words.format(rate=_number(rate_hz), slowest=_number(slowest_hz), fastest=_number(fastest_hz))
    assert_never(problem)


def backup_problem(problem: BackupProblem) -> str:
    """Return why a file holds no backup that can be used."""
    match problem:
        case WrittenByNewerVersion(what):
            return _newer(what)
        case BackupUnusable(fault):
            return _backup_fault(fault)
        case BackupDamaged(detail):
            return f"It is damaged: {detail}."
        case BackupHoldsOther(name):
            return f"It holds {name}, which no backup does."
        case BackupTooManyFiles(limit):
            return f"It holds more than {_number(limit)} files."
        case BackupMemberTooLarge(name, limit_bytes):
            return f"{name} in it is larger than {_number(limit_bytes)} bytes."
        case BackupRoutinesTooLarge(limit_bytes):
            return f"The routines in it are larger than {_number(limit_bytes)} bytes."
    assert_never(problem)


def _detail(detail: Detail) -> str:
    """Return a detail as the end of a sentence, without its full stop."""
    match detail:
        case FileTooLarge(limit_bytes):
            return f"Larger than {_number(limit_bytes)} bytes"
        case AccessRefused(fault):
            return _access_fault(fault)
        case _:
            return detail


def _access_fault(fault: AccessFault) -> str:
    match fault:
        case AccessFault.LINK:
            return "It is a link, and links are not followed"
        case AccessFault.LINK_TO_NOWHERE:
            return "It is a link that leads nowhere"
        case AccessFault.LINK_TO_ANOTHERS_FILE:
            return "It is a link, and not to a file of your own"
        case AccessFault.NOT_A_FILE:
            return "Not a file"
        case AccessFault.DRIVE_GONE:
            return "The drive is not there"
    assert_never(fault)


def _folder_unreadable(folder: KeptIn) -> str:
    match folder:
        case KeptIn.ROUTINES:
            return "The folder of routines cannot be read: {detail}."
        case KeptIn.DRAFTS:
            return "The folder of drafts cannot be read: {detail}."
    assert_never(folder)


def _newer(what: Newer) -> str:
    match what:
        case Newer.DRAFT | Newer.CHECKPOINT:
            return "It was written by a newer version of Recovery Timer."
        case Newer.SETTINGS:
            return "A newer version of Recovery Timer wrote it, so nothing is saved there. Update the program."
        case Newer.JOURNAL:
            return (
                "A newer version of Recovery Timer wrote it, so nothing is written to it. New sessions are kept in a "
                "file beside it, and come into it when the program is updated."
            )
        case Newer.BACKUP:
            return "A newer version of Recovery Timer made it: update the program to use it."
    assert_never(what)


def _not_what_it_should_be(what: NotA) -> str:
    match what:
        case NotA.DRAFT:
            return "It is no draft of a routine: {detail}."
        case NotA.SETTINGS:
            return "It is not a JSON object: {detail}."
        case NotA.CHECKPOINT:
            return "The session that was broken off cannot be read: {detail}."
    assert_never(what)


def _wrong_value(where: str, detail: str, choices: tuple[str, ...]) -> str:
    fault = "At {where}: {detail}.".format(where=where or "the top", detail=detail)
    if not choices:
        return fault
    *others, last = choices
    words = "{fault} Expected {others} or {last}."
    return words.format(fault=fault, others=", ".join(others), last=last)


def _backup_fault(fault: BackupFault) -> str:
    match fault:
        case BackupFault.NOT_A_FILE:
            return "It is a link or a folder, not a file."
        case BackupFault.NOT_A_BACKUP:
            return "It is no backup of Recovery Timer."
        case BackupFault.END_MISSING:
            return "It is damaged, or no backup: its end is missing."
        case BackupFault.DUPLICATE_NAMES:
            return "It holds two files of one name."
        case BackupFault.ENCRYPTED:
            return "It is encrypted."
        case BackupFault.OFFSET_OUTSIDE:
            return "It is damaged: it names a place that it does not have."
    assert_never(fault)


def _sound_fault(fault: SoundFault) -> str:
    match fault:
        case SoundFault.NOT_WAV:
            return "It is not a WAV file."
        case SoundFault.NOT_WHOLE:
            return "It is not a whole WAV file."
        case SoundFault.NOT_AS_KEPT:
            return "It is no mono 16-bit WAV file at 48 kHz."
        case SoundFault.CUT_SHORT:
            return "It is cut short: its end is missing."
        case SoundFault.FLOATING_POINT:
            return "Its samples are floating-point numbers. Save it as 16-bit PCM."
        case SoundFault.EMPTY:
            return "It is empty."
        case SoundFault.SILENT:
            return "It is silent."
    assert_never(fault)


def _number(number: int) -> str:
    return f"{number:,}"
