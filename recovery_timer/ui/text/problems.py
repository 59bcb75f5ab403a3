"""What is wrong with a file or with the sound, and why something failed, as sentences."""

import errno
from typing import assert_never

from PySide6.QtCore import QLocale

from recovery_timer.ports import AudioFault, AudioProblem, QuarantinedFile, VoiceFault, VoiceProblem
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
from recovery_timer.ui import text


def error_reason(error: Exception) -> str:
    """Return why ``error`` happened, without the name of a file: a sentence, or the system's own words."""
    match error:
        case NotOverwrittenError(problem=problem):
            return text.tr("Not overwritten: {reason}").format(reason=file_problem(problem))
        case (
            FileProblemError(problem=problem)
            | NotARoutineError(problem=problem)
            | UnusableSoundError(problem=problem)
            | NotABackupError(problem=problem)
        ):
            return file_problem(problem)
        case FaultyTextError(faults=(first, *_)):
            from recovery_timer.ui.text.notation import finding_text

            return finding_text(first)
        case _:
            return _detail(detail_of(error))


def saving_cause(error: Exception | None) -> str:
    """Return in plain words why something cannot be saved, as part of a sentence; None: there is no answer yet."""
    if error is None:
        return text.tr("the disk does not answer")
    detail = detail_of(error)
    if isinstance(detail, AccessRefused) and detail.fault is AccessFault.DRIVE_GONE:
        return text.tr("the drive is not there")
    match getattr(error, "errno", None):
        case errno.ENOSPC | errno.EDQUOT:
            return text.tr("the disk is full")
        case errno.EROFS:
            return text.tr("the disk is read-only")
        case errno.EACCES | errno.EPERM:
            return text.tr("the folder may not be written to")
        case _:
            return text.tr("the disk reports an error")


def error_details(error: Exception) -> str:
    """Return the system's own words for ``error``, with the file or folder if it names one."""
    reason = error_reason(error).removesuffix(".")
    if not isinstance(error, OSError) or not error.filename:
        return reason
    return text.tr("{reason}: {place}").format(reason=reason, place=error.filename)


def is_routine_problem(problem: FileProblem) -> bool:
    """Return whether ``problem`` is that of a file of a routine."""
    return isinstance(problem, RoutineProblem)


def quarantine_reason(found: QuarantinedFile) -> str:
    """Return why ``found`` could not be used, and why it was not renamed if it should have been."""
    reason = file_problem(found.problem)
    if not found.not_renamed:
        return reason
    return text.tr("{reason} It could not be renamed ({detail}).").format(reason=reason, detail=found.not_renamed)


def file_problem(problem: FileProblem) -> str:  # noqa: C901 - one case per problem; the type checker counts them
    """Return what is wrong with a file."""
    match problem:
        case Unreadable(detail):
            return text.tr("It cannot be read: {detail}.").format(detail=_detail(detail))
        case FolderUnreadable(folder, detail):
            return _folder_unreadable(folder).format(detail=_detail(detail))
        case WrittenByNewerVersion(what):
            return _newer(what)
        case NotWhatItShouldBe(what, detail):
            return _not_what_it_should_be(what).format(detail=detail)
        case JournalBroken(detail):
            return text.tr("The database of past sessions is broken: {detail}.").format(detail=detail)
        case JournalUnreadable(detail):
            return text.tr("Past sessions cannot be read: {detail}.").format(detail=_detail(detail))
        case RecordNotKept(file, detail):
            return text.tr("The session cannot be kept in {file}: {detail}.").format(file=file, detail=_detail(detail))
        case JournalOfOtherVersion():
            return text.tr("Another version of Recovery Timer wrote the journal, so nothing is added to it.")
        case NotAJournal():
            return text.tr("It holds what no journal does.")
        case JournalNotCopied(file, detail):
            return text.tr("The past sessions in {file} cannot be copied: {detail}.").format(file=file, detail=detail)
        case SessionsNotAdded(file, detail):
            return text.tr("The sessions cannot be added to {file}: {detail}.").format(file=file, detail=detail)
        case TooMuchToBackUp(cause):
            return text.tr("There is too much to back up. {reason}").format(reason=backup_problem(cause))
        case SessionsStay(cause):
            reason = _detail(cause) if isinstance(cause, str | AccessRefused | FileTooLarge) else file_problem(cause)
            return text.tr("The sessions in it stay there. {reason}").format(reason=reason)
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
    """Return why a file holds no routine."""
    match problem:
        case NewerRoutine(schema, known):
            words = text.tr(
                "The file was written by a newer version of Recovery Timer (schema {schema}; this version reads up to "
                "{known}). Update the program to open it."
            )
            return words.format(schema=_number(schema), known=known)
        case UnknownSchema(schema, lowest, known):
            words = text.tr("At schema: expected a number from {lowest} to {known}, got {schema}.")
            return words.format(lowest=lowest, known=known, schema=_number(schema))
        case NotJson(line, column, detail):
            words = text.tr("The file is not JSON: line {line}, column {column}: {detail}.")
            return words.format(line=line, column=column, detail=detail or text.tr("the text ends too early"))
        case NotUtf8(may_be_text):
            if may_be_text:
                return text.tr("It is neither JSON nor text in UTF-8.")
            return text.tr("The file is not JSON text: it is not in UTF-8.")
        case Foreign(looks_like):
            return _foreign(looks_like)
        case NestedTooDeeply():
            return text.tr("The file is not a routine: it is nested too deeply.")
        case RoutineTooLarge(size, limit):
            return _too_large(size, limit)
        case WrongValue(where, detail, choices):
            return _wrong_value(where, detail, choices)
    assert_never(problem)


def _too_large(size: int, limit: int) -> str:
    if not size:
        return text.tr("It has more than {limit} bytes; no routine has.").format(limit=_number(limit))
    words = text.tr("The file is {size} bytes long; a routine has at most {limit}.")
    return words.format(size=_number(size), limit=_number(limit))


def _foreign(looks_like: LooksLike) -> str:
    example = "3 x 30s calf stretch L/R"
    match looks_like:
        case LooksLike.CSV | LooksLike.MARKDOWN_TABLE:
            words = text.tr("It looks like a table ({name}). Write each row as a line, such as {example}.")
        case LooksLike.YAML:
            words = text.tr("It looks like {name}. Write each step as a line, such as {example}.")
        case _:
            words = text.tr(
                "It looks like a workout of {name}, which cannot be imported. Write its steps as text, one a line, "
                "such as {example}."
            )
    return words.format(name=looks_like, example=example)


def sound_problem(problem: SoundProblem) -> str:
    """Return why a file holds no sound that can be used."""
    match problem:
        case SoundUnusable(fault):
            return _sound_fault(fault)
        case SoundTooLarge(limit_mb):
            return text.tr("It is larger than {limit} MB.").format(limit=limit_mb)
        case SoundTooLong(length_s, longest_s):
            words = text.tr("It is {length} s long; {longest} s is the most.")
            return words.format(length=QLocale().toString(length_s, "f", 1), longest=longest_s)
        case SoundCompressed(coding):
            name = coding if isinstance(coding, str) else text.tr("format {number}").format(number=coding)
            return text.tr("It is compressed ({name}). Save it as 16-bit PCM.").format(name=name)
        case SoundBits(bits):
            words = text.tr("Its samples have {bits} bits; 8, 16, 24 and 32 can be read. Save it as 16-bit PCM.")
            return words.format(bits=bits)
        case SoundChannels(channels):
            return text.tr("It has {channels} channels; one or two can be read.").format(channels=channels)
        case SoundRate(rate_hz, slowest_hz, fastest_hz):
            words = text.tr("It has {rate} samples a second; {slowest} to {fastest} can be read.")
            return words.format(rate=_number(rate_hz), slowest=_number(slowest_hz), fastest=_number(fastest_hz))
    assert_never(problem)


def audio_problem(problem: AudioProblem) -> str:
    """Return why there is no sound."""
    match problem.fault:
        case AudioFault.NO_LIBPULSE:
            return text.tr(
                "No sound: the system library libpulse is not installed (Debian and Ubuntu: package libpulse0)."
            )
        case AudioFault.NO_LIBRARY:
            words = text.tr("No sound: Qt's sound library cannot be loaded ({reason}).")
            return words.format(reason=problem.detail)
        case AudioFault.NO_OUTPUT:
            return text.tr("No sound: there is no sound output, or the sound server does not answer.")
        case AudioFault.OUTPUT_LOST:
            return text.tr("No sound: the sound output stopped working.")
        case AudioFault.NO_ANSWER:
            return text.tr("No sound: the sound server does not answer.")
    assert_never(problem.fault)


def voice_problem(problem: VoiceProblem) -> str:
    """Return why nothing is spoken, and how to get a voice."""
    match problem.fault:
        case VoiceFault.NO_LIBPULSE:
            return text.tr(
                "No voice: the system library libpulse is not installed (Debian and Ubuntu: package libpulse0)."
            )
        case VoiceFault.NO_LIBRARY:
            words = text.tr("No voice: Qt's speech library cannot be loaded ({reason}).")
            return words.format(reason=problem.detail)
        case VoiceFault.NO_ENGLISH_VOICE:
            return text.tr(
                "No voice: this computer has none that speaks English (Debian and Ubuntu: packages speech-dispatcher "
                "and speech-dispatcher-espeak-ng)."
            )
        case VoiceFault.NO_ANSWER:
            return text.tr(
                "No voice: the computer's speech service does not answer (Debian and Ubuntu: packages "
                "speech-dispatcher and speech-dispatcher-espeak-ng)."
            )
        case VoiceFault.SWITCHED_OFF:
            return text.tr("No voice: the program was started with --no-voice.")
    assert_never(problem.fault)


def backup_problem(problem: BackupProblem) -> str:
    """Return why a file holds no backup that can be used."""
    match problem:
        case WrittenByNewerVersion(what):
            return _newer(what)
        case BackupUnusable(fault):
            return _backup_fault(fault)
        case BackupDamaged(detail):
            return text.tr("It is damaged: {detail}.").format(detail=detail)
        case BackupHoldsOther(name):
            return text.tr("It holds {name}, which no backup does.").format(name=name)
        case BackupTooManyFiles(limit):
            return text.tr("It holds more than {limit} files.").format(limit=_number(limit))
        case BackupMemberTooLarge(name, limit_bytes):
            return text.tr("{name} in it is larger than {limit} bytes.").format(name=name, limit=_number(limit_bytes))
        case BackupRoutinesTooLarge(limit_bytes):
            return text.tr("The routines in it are larger than {limit} bytes.").format(limit=_number(limit_bytes))
    assert_never(problem)


def _detail(detail: Detail) -> str:
    """Return a detail as the end of a sentence, without its full stop."""
    match detail:
        case FileTooLarge(limit_bytes):
            return text.tr("Larger than {limit} bytes").format(limit=_number(limit_bytes))
        case AccessRefused(fault):
            return _access_fault(fault)
        case _:
            return detail


def _access_fault(fault: AccessFault) -> str:
    match fault:
        case AccessFault.LINK:
            return text.tr("It is a link, and links are not followed")
        case AccessFault.LINK_TO_NOWHERE:
            return text.tr("It is a link that leads nowhere")
        case AccessFault.LINK_TO_ANOTHERS_FILE:
            return text.tr("It is a link, and not to a file of your own")
        case AccessFault.NOT_A_FILE:
            return text.tr("Not a file")
        case AccessFault.DRIVE_GONE:
            return text.tr("The drive is not there")
    assert_never(fault)


def _folder_unreadable(folder: KeptIn) -> str:
    match folder:
        case KeptIn.ROUTINES:
            return text.tr("The folder of routines cannot be read: {detail}.")
        case KeptIn.DRAFTS:
            return text.tr("The folder of drafts cannot be read: {detail}.")
    assert_never(folder)


def _newer(what: Newer) -> str:
    match what:
        case Newer.DRAFT | Newer.CHECKPOINT:
            return text.tr("It was written by a newer version of Recovery Timer.")
        case Newer.SETTINGS:
            return text.tr("A newer version of Recovery Timer wrote it, so nothing is saved there. Update the program.")
        case Newer.JOURNAL:
            return text.tr(
                "A newer version of Recovery Timer wrote it, so nothing is written to it. New sessions are kept in a "
                "file beside it, and come into it when the program is updated."
            )
        case Newer.BACKUP:
            return text.tr("A newer version of Recovery Timer made it: update the program to use it.")
    assert_never(what)


def _not_what_it_should_be(what: NotA) -> str:
    match what:
        case NotA.DRAFT:
            return text.tr("It is no draft of a routine: {detail}.")
        case NotA.SETTINGS:
            return text.tr("It is not a JSON object: {detail}.")
        case NotA.CHECKPOINT:
            return text.tr("The session that was broken off cannot be read: {detail}.")
    assert_never(what)


def _wrong_value(where: str, detail: str, choices: tuple[str, ...]) -> str:
    fault = text.tr("At {where}: {detail}.").format(where=where or text.tr("the top"), detail=detail)
    if not choices:
        return fault
    *others, last = choices
    words = text.tr("{fault} Expected {others} or {last}.")
    return words.format(fault=fault, others=", ".join(others), last=last)


def _backup_fault(fault: BackupFault) -> str:
    match fault:
        case BackupFault.NOT_A_FILE:
            return text.tr("It is a link or a folder, not a file.")
        case BackupFault.NOT_A_BACKUP:
            return text.tr("It is no backup of Recovery Timer.")
        case BackupFault.END_MISSING:
            return text.tr("It is damaged, or no backup: its end is missing.")
        case BackupFault.DUPLICATE_NAMES:
            return text.tr("It holds two files of one name.")
        case BackupFault.ENCRYPTED:
            return text.tr("It is encrypted.")
        case BackupFault.OFFSET_OUTSIDE:
            return text.tr("It is damaged: it names a place that it does not have.")
    assert_never(fault)


def _sound_fault(fault: SoundFault) -> str:
    match fault:
        case SoundFault.NOT_WAV:
            return text.tr("It is not a WAV file.")
        case SoundFault.NOT_WHOLE:
            return text.tr("It is not a whole WAV file.")
        case SoundFault.NOT_AS_KEPT:
            return text.tr("It is no mono 16-bit WAV file at 48 kHz.")
        case SoundFault.CUT_SHORT:
            return text.tr("It is cut short: its end is missing.")
        case SoundFault.FLOATING_POINT:
            return text.tr("Its samples are floating-point numbers. Save it as 16-bit PCM.")
        case SoundFault.EMPTY:
            return text.tr("It is empty.")
        case SoundFault.SILENT:
            return text.tr("It is silent.")
    assert_never(fault)


def _number(number: int) -> str:
    return QLocale().toString(number)
