"""Problems as messages: the single table that both the window and the commands use.

`ui.text.problems` translates them into the user's language; the commands print them as they are.
"""

from collections.abc import Sequence
from typing import assert_never

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
    CopyNotWhole,
    CopyWouldBeErased,
    Detail,
    FaultyTextError,
    FileProblem,
    FileProblemError,
    FileTooLarge,
    FolderUnreadable,
    Foreign,
    InstanceProblem,
    JournalBroken,
    JournalNotCopied,
    JournalNotWritten,
    JournalOfAnotherProgram,
    JournalOfOtherVersion,
    JournalUnreadable,
    KeptIn,
    LibrariesMissing,
    LibraryUnloadable,
    LooksLike,
    NestedTooDeeply,
    Newer,
    NewerRoutine,
    NoDisplay,
    NoEncoder,
    NoPlatform,
    NotA,
    NotABackupError,
    NotAHistory,
    NotAJournal,
    NotAllSaved,
    NotARoutineError,
    NotJson,
    NotOverwrittenError,
    NotUtf8,
    NotWhatItShouldBe,
    RoutineProblem,
    RoutineTooLarge,
    ScreenProblem,
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
    WaylandFolderUnset,
    WaylandSilent,
    WrittenByNewerVersion,
    WrongValue,
    XDisplayUnset,
    XDisplayUnusable,
    detail_of,
)
from recovery_timer.ports.stores import QuarantinedFile
from recovery_timer.routine.message import Message


def error_reason(error: Exception) -> str:
    """Return the reason for ``error`` without a file name: a message, or the system's own words."""
    match error:
        case NotOverwrittenError(problem=problem):
            return Message("Not overwritten: {reason}", reason=file_problem(problem))
        case (
            FileProblemError(problem=problem)
            | NotARoutineError(problem=problem)
            | UnusableSoundError(problem=problem)
            | NotABackupError(problem=problem)
        ):
            return file_problem(problem)
        case FaultyTextError(faults=(first, *_)):
            return first.sentence
        case _:
            return _detail(detail_of(error))


def quarantine_reason(found: QuarantinedFile) -> Message:
    """Return why ``found`` cannot be used and, if it should have been renamed, why it was not."""
    reason = file_problem(found.problem)
    if not found.not_renamed:
        return reason
    return Message("{reason} It could not be renamed ({detail}).", reason=reason, detail=found.not_renamed)


def quarantine_report(found: QuarantinedFile) -> Message:
    """Return which file cannot be used, why, and where it is kept if it was renamed."""
    reason = quarantine_reason(found)
    if found.kept_as == found.file:
        return Message("{file}: {reason}", file=found.file, reason=reason)
    return Message("{file}: {reason} It is kept as {kept_as}.", file=found.file, reason=reason, kept_as=found.kept_as)


def file_problem(problem: FileProblem) -> Message:  # noqa: C901 - one case per problem; the type checker counts them
    """Return the sentence for a problem with a file."""
    match problem:
        case Unreadable(detail):
            return Message("It cannot be read: {detail}.", detail=_detail(detail))
        case FolderUnreadable(folder, detail):
            return _folder_unreadable(folder, _detail(detail))
        case WrittenByNewerVersion(what):
            return _newer(what)
        case NotWhatItShouldBe(what, detail):
            return _not_what_it_should_be(what, _detail(detail))
        case JournalBroken(detail):
            return Message("The database of past sessions is broken: {detail}.", detail=detail)
        case JournalOfAnotherProgram():
            return Message("It is a database of another program.")
        case JournalUnreadable(detail):
            return Message("Past sessions cannot be read: {detail}.", detail=_detail(detail))
        case JournalNotWritten(file, detail):
            return Message("The journal {file} cannot be written: {detail}.", file=file, detail=_detail(detail))
        case JournalOfOtherVersion():
            return Message("Another version of Recovery Timer wrote the journal, so nothing is added to it.")
        case NotAJournal():
            return Message("It holds what no journal does.")
        case JournalNotCopied(file, detail):
            return Message("The past sessions in {file} cannot be copied: {detail}.", file=file, detail=detail)
        case SessionsNotAdded(file, detail):
            return Message("The sessions cannot be added to {file}: {detail}.", file=file, detail=detail)
        case TooMuchToBackUp(cause):
            return Message("There is too much to back up. {reason}", reason=backup_problem(cause))
        case NotAHistory(line, detail):
            return Message("It is no history. Line {line}: {detail}.", line=line, detail=detail)
        case CopyWouldBeErased(folder):
            return Message("The folder {folder} is part of what would be copied. Choose another place.", folder=folder)
        case CopyNotWhole():
            return Message("The copy cannot be read back. The disk may be failing.")
        case NotAllSaved():
            return Message("Something is not saved yet, so the copy would lack it.")
        case NoEncoder(codec):
            return Message("Qt's sound library here has no {codec} encoder. Export as .wav instead.", codec=codec)
        case SessionsStay(cause):
            reason = _detail(cause) if isinstance(cause, str | AccessRefused | FileTooLarge) else file_problem(cause)
            return Message("The sessions in it stay there. {reason}", reason=reason)
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


def routine_problem(problem: RoutineProblem) -> Message:
    """Return why a file is not a routine."""
    match problem:
        case NewerRoutine(schema, known):
            return Message(
                "The file was written by a newer version of Recovery Timer (schema {schema}; this version reads up to "
                "{known}). Update the program to open it.",
                schema=schema,
                known=known,
            )
        case UnknownSchema(schema, lowest, known):
            return Message(
                "At schema: expected a number from {lowest} to {known}, got {schema}.",
                lowest=lowest,
                known=known,
                schema=schema,
            )
        case NotJson(line, column, detail):
            return Message(
                "The file is not JSON: line {line}, column {column}: {detail}.",
                line=line,
                column=column,
                detail=detail or Message("the text ends too early"),
            )
        case NotUtf8(may_be_text):
            if may_be_text:
                return Message("It is no routine: neither text (in UTF-8) nor JSON.")
            return Message("The file is not JSON text: it is not in UTF-8.")
        case Foreign(looks_like):
            return _foreign(looks_like)
        case NestedTooDeeply():
            return Message("The file is not a routine: it is nested too deeply.")
        case RoutineTooLarge(size, limit):
            return _too_large(size, limit)
        case WrongValue(where, detail, choices):
            return _wrong_value(where, detail, choices)
    assert_never(problem)


def _too_large(size: int, limit: int) -> Message:
    if not size:
        return Message("It has more than {limit} bytes; no routine has.", limit=limit)
    return Message("The file is {size} bytes long; a routine has at most {limit}.", size=size, limit=limit)


_EXAMPLE = "3 x 30s calf stretch L/R"


def _foreign(looks_like: LooksLike) -> Message:
    match looks_like:
        case LooksLike.CSV | LooksLike.MARKDOWN_TABLE:
            return Message(
                "It looks like a table ({name}). Write each row as a line, such as {example}.",
                name=looks_like,
                example=_EXAMPLE,
            )
        case LooksLike.JSON:
            return Message("It is JSON, but not of Recovery Timer: the field schema is missing.")
        case LooksLike.ZIP:
            return Message(
                "It is a zip file, not a routine. A copy of everything is opened in the settings: Browse backups, From "
                "a file."
            )
        case LooksLike.CALENDAR:
            return Message("It is a calendar file, not a routine: open it with your calendar.")
        case LooksLike.HISTORY:
            return Message("It is a history, not a routine: import it on the page History.")
        case LooksLike.YAML:
            return Message(
                "It looks like {name}. Write each step as a line, such as {example}.", name=looks_like, example=_EXAMPLE
            )
        case _:
            return Message(
                "It looks like a workout of {name}, which cannot be imported. Write its steps as text, one a line, "
                "such as {example}.",
                name=looks_like,
                example=_EXAMPLE,
            )


def sound_problem(problem: SoundProblem) -> Message:
    """Return why a file is not a usable sound."""
    match problem:
        case SoundUnusable(fault):
            return _sound_fault(fault)
        case SoundTooLarge(limit_mb):
            return Message("It is larger than {limit} MB.", limit=limit_mb)
        case SoundTooLong(length_s, longest_s):
            return Message("It is {length} s long; {longest} s is the most.", length=float(length_s), longest=longest_s)
        case SoundCompressed(coding):
            name = coding if isinstance(coding, str) else Message("format {number}", number=str(coding))
            return Message("It is compressed ({name}). Save it as 16-bit PCM.", name=name)
        case SoundBits(bits):
            return Message(
                "Its samples have {bits} bits; 8, 16, 24 and 32 can be read. Save it as 16-bit PCM.", bits=bits
            )
        case SoundChannels(channels):
            return Message("It has {channels} channels; one or two can be read.", channels=channels)
        case SoundRate(rate_hz, slowest_hz, fastest_hz):
            return Message(
                "It has {rate} samples a second; {slowest} to {fastest} can be read.",
                rate=rate_hz,
                slowest=slowest_hz,
                fastest=fastest_hz,
            )
    assert_never(problem)


def backup_problem(problem: BackupProblem) -> Message:
    """Return why a file holds no backup that can be used."""
    match problem:
        case WrittenByNewerVersion(what):
            return _newer(what)
        case BackupUnusable(fault):
            return _backup_fault(fault)
        case BackupDamaged(detail):
            return Message("It is damaged: {detail}.", detail=detail)
        case BackupHoldsOther(name):
            return Message("It holds {name}, which no backup does.", name=name)
        case BackupTooManyFiles(limit):
            return Message("It holds more than {limit} files.", limit=limit)
        case BackupMemberTooLarge(name, limit_bytes):
            return Message("{name} in it is larger than {limit} bytes.", name=name, limit=limit_bytes)
        case BackupRoutinesTooLarge(limit_bytes):
            return Message("The routines in it are larger than {limit} bytes.", limit=limit_bytes)
    assert_never(problem)


def _detail(detail: Detail) -> str:
    """Return a detail as the end of a sentence, without its full stop."""
    match detail:
        case FileTooLarge(limit_bytes):
            return Message("Larger than {limit} bytes", limit=limit_bytes)
        case AccessRefused(fault):
            return _access_fault(fault)
        case _:
            return detail


def _access_fault(fault: AccessFault) -> Message:
    match fault:
        case AccessFault.LINK:
            return Message("It is a link, and links are not followed")
        case AccessFault.LINK_TO_NOWHERE:
            return Message("It is a link that leads nowhere")
        case AccessFault.LINK_TO_ANOTHERS_FILE:
            return Message("It is a link, and not to a file of your own")
        case AccessFault.NOT_A_FILE:
            return Message("Not a file")
        case AccessFault.DRIVE_GONE:
            return Message("The drive is not there")
    assert_never(fault)


def _folder_unreadable(folder: KeptIn, detail: str) -> Message:
    match folder:
        case KeptIn.ROUTINES:
            return Message("The folder of routines cannot be read: {detail}.", detail=detail)
        case KeptIn.TECHNIQUES:
            return Message("The folder of techniques cannot be read: {detail}.", detail=detail)
        case KeptIn.DRAFTS:
            return Message("The folder of drafts cannot be read: {detail}.", detail=detail)
    assert_never(folder)


def _newer(what: Newer) -> Message:
    match what:
        case Newer.TECHNIQUE | Newer.DRAFT | Newer.CHECKPOINT:
            return Message("It was written by a newer version of Recovery Timer.")
        case Newer.SETTINGS:
            return Message("A newer version of Recovery Timer wrote it, so nothing is saved there. Update the program.")
        case Newer.JOURNAL:
            return Message(
                "A newer version of Recovery Timer wrote it, so nothing is written to it. New sessions are kept in a "
                "file beside it, and are added to it once the program is updated."
            )
        case Newer.BACKUP:
            return Message("A newer version of Recovery Timer made it: update the program to use it.")
    assert_never(what)


def _not_what_it_should_be(what: NotA, detail: str) -> Message:
    match what:
        case NotA.TECHNIQUE:
            return Message("It is no technique: {detail}.", detail=detail)
        case NotA.DRAFT:
            return Message("It is no draft of a routine: {detail}.", detail=detail)
        case NotA.SETTINGS:
            return Message("It is not a JSON object: {detail}.", detail=detail)
        case NotA.CHECKPOINT:
            return Message("The session that was broken off cannot be read: {detail}.", detail=detail)
    assert_never(what)


def _wrong_value(where: str, detail: str, choices: tuple[str, ...]) -> Message:
    fault = Message("At {where}: {detail}.", where=where or Message("the top"), detail=detail)
    if not choices:
        return fault
    *others, last = choices
    return Message("{fault} Expected {others} or {last}.", fault=fault, others=", ".join(others), last=last)


def _backup_fault(fault: BackupFault) -> Message:
    match fault:
        case BackupFault.NOT_A_FILE:
            return Message("It is a link or a folder, not a file.")
        case BackupFault.NOT_A_BACKUP:
            return Message("It is no backup of Recovery Timer.")
        case BackupFault.END_MISSING:
            return Message("It is damaged, or not a backup: its end is missing.")
        case BackupFault.DUPLICATE_NAMES:
            return Message("It holds two files of one name.")
        case BackupFault.ENCRYPTED:
            return Message("It is encrypted.")
        case BackupFault.OFFSET_OUTSIDE:
            return Message("It is damaged: it names a place that it does not have.")
    assert_never(fault)


def _sound_fault(fault: SoundFault) -> Message:
    match fault:
        case SoundFault.NOT_WAV:
            return Message("It is not a WAV file.")
        case SoundFault.NOT_WHOLE:
            return Message("It is not a whole WAV file.")
        case SoundFault.NOT_AS_KEPT:
            return Message("It is no mono 16-bit WAV file at 48 kHz.")
        case SoundFault.CUT_SHORT:
            return Message("It is cut short: its end is missing.")
        case SoundFault.FLOATING_POINT:
            return Message("Its samples are floating-point numbers. Save it as 16-bit PCM.")
        case SoundFault.EMPTY:
            return Message("It is empty.")
        case SoundFault.SILENT:
            return Message("It is silent.")
    assert_never(fault)


def instance_problem(problem: InstanceProblem) -> Message:
    """Return why a later start cannot talk to the open window, and what to do."""
    match problem:
        case InstanceProblem.NO_RESPONSE:
            return Message("Recovery Timer is running already, but does not answer: end that process, and start again.")
        case InstanceProblem.NOT_UNDERSTOOD:
            # The two may be different versions.
            return Message(
                "The open window and this start do not understand each other: close the window, and start again."
            )
        case InstanceProblem.WINDOW_GONE:
            return Message("The window was gone before the routine was over.")
        case InstanceProblem.WINDOW_OPEN:
            return Message("The window of Recovery Timer is open: close it first, or play the routine there.")
        case InstanceProblem.BY_EAR:
            return Message("A routine is being played in a terminal: end that first.")
    assert_never(problem)


def no_screen(problems: Sequence[ScreenProblem]) -> Message:
    """Return why no window can open: the problem of each platform that was tried, of which there is at least one."""
    first, *others = map(_screen_problem, problems)
    for other in others:
        first = Message("{problem}, and {other}", problem=first, other=other)
    return Message("No window can open: {problem}.", problem=first)


def _screen_problem(problem: ScreenProblem) -> Message:
    match problem:
        case NoDisplay():
            return Message(
                "neither DISPLAY nor WAYLAND_DISPLAY is set; start the program in a desktop session, or play a routine "
                "without a window: play ROUTINE --by-ear"
            )
        case NoPlatform(platform, others):
            return Message(
                'Qt has no platform called "{platform}" here (it has {others}; see QT_QPA_PLATFORM)',
                platform=platform,
                others=", ".join(others),
            )
        case LibraryUnloadable(detail):
            return Message("a library of Qt cannot be loaded ({detail})", detail=detail)
        case LibrariesMissing(libraries, packages):
            return _libraries_missing(libraries, packages)
        case XDisplayUnset():
            return Message("DISPLAY is not set (start the program in a desktop session)")
        case XDisplayUnusable(display, detail):
            return Message(
                "the X display {display} cannot be used: {detail} (check DISPLAY)",
                display=display,
                detail=detail or Message("nothing answers there"),
            )
        case WaylandFolderUnset():
            return Message(
                "XDG_RUNTIME_DIR is not set, where the Wayland display would be (start the program in a desktop "
                "session)"
            )
        case WaylandSilent(path, detail):
            return Message(
                "no Wayland display answers at {path}: {detail} (check WAYLAND_DISPLAY)", path=path, detail=detail
            )
    assert_never(problem)


def _libraries_missing(libraries: Sequence[str], packages: Sequence[str]) -> Message:
    advice = Message("install the package that holds it")
    if packages:
        advice = Message("install on Debian or Ubuntu: {packages}", packages=" ".join(packages))
    if len(libraries) == 1:
        return Message("{library} is missing ({advice})", library=libraries[0], advice=advice)
    return Message("{libraries} are missing ({advice})", libraries=", ".join(libraries), advice=advice)
