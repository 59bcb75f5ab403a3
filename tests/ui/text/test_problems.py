"""Problems with files, as reported in the window and by the commands: the same words, until they are translated."""

import errno
import os
from typing import get_args

import pytest

from recovery_timer.ports import AudioFault, AudioProblem, QuarantinedFile, VoiceFault, VoiceProblem
from recovery_timer.ports import messages as in_commands
from recovery_timer.ports.problems import (
    AccessError,
    AccessFault,
    AccessRefused,
    BackupDamaged,
    BackupFault,
    BackupHoldsOther,
    BackupMemberTooLarge,
    BackupRoutinesTooLarge,
    BackupTooManyFiles,
    BackupUnusable,
    CopyNotWhole,
    CopyWouldBeErased,
    FaultyTextError,
    FileProblem,
    FileProblemError,
    FileTooLarge,
    FolderUnreadable,
    Foreign,
    JournalBroken,
    JournalNotCopied,
    JournalNotWritten,
    JournalOfAnotherProgram,
    JournalOfOtherVersion,
    JournalUnreadable,
    KeptIn,
    LooksLike,
    NestedTooDeeply,
    Newer,
    NewerRoutine,
    NoEncoder,
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
    RoutineTooLarge,
    SessionsNotAdded,
    SessionsStay,
    SoundBits,
    SoundChannels,
    SoundCompressed,
    SoundFault,
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
)
from recovery_timer.routine.notation import Fault
from recovery_timer.ui.text import problems as in_window

SENTENCES: list[tuple[FileProblem, str]] = [
    (Unreadable("Not a file"), "It cannot be read: Not a file."),
    (Unreadable(AccessRefused(AccessFault.NOT_A_FILE)), "It cannot be read: Not a file."),
    (
        Unreadable(AccessRefused(AccessFault.LINK)),
        "It cannot be read: It is a link, and links are not followed.",
    ),
    (Unreadable(AccessRefused(AccessFault.LINK_TO_NOWHERE)), "It cannot be read: It is a link that leads nowhere."),
    (
        Unreadable(AccessRefused(AccessFault.LINK_TO_ANOTHERS_FILE)),
        "It cannot be read: It is a link, and not to a file of your own.",
    ),
    (Unreadable(FileTooLarge(900)), "It cannot be read: Larger than 900 bytes."),
    (FolderUnreadable(KeptIn.ROUTINES, "Gone"), "The folder of routines cannot be read: Gone."),
    (FolderUnreadable(KeptIn.DRAFTS, "Gone"), "The folder of drafts cannot be read: Gone."),
    (WrittenByNewerVersion(Newer.DRAFT), "It was written by a newer version of Recovery Timer."),
    (WrittenByNewerVersion(Newer.CHECKPOINT), "It was written by a newer version of Recovery Timer."),
    (
        WrittenByNewerVersion(Newer.SETTINGS),
        "A newer version of Recovery Timer wrote it, so nothing is saved there. Update the program.",
    ),
    (
        WrittenByNewerVersion(Newer.JOURNAL),
        (
            "A newer version of Recovery Timer wrote it, so nothing is written to it. New sessions are kept in a file "
            "beside it, and are added to it once the program is updated."
        ),
    ),
    (
        NewerRoutine(2, 1),
        (
            "The file was written by a newer version of Recovery Timer (schema 2; this version reads up to 1). "
            "Update the program to open it."
        ),
    ),
    (UnknownSchema(-1, lowest=0, known=1), "At schema: expected a number from 0 to 1, got -1."),
    (NotJson(12, 9, "invalid character"), "The file is not JSON: line 12, column 9: invalid character."),
    (NotJson(12, 9, ""), "The file is not JSON: line 12, column 9: the text ends too early."),
    (NotUtf8(), "The file is not JSON text: it is not in UTF-8."),
    (NotUtf8(may_be_text=True), "It is no routine: neither text (in UTF-8) nor JSON."),
    (
        Foreign(LooksLike.JAWT),
        (
            "It looks like a workout of Just Another Workout Timer, which cannot be imported. Write its steps as text, "
            "one a line, such as 3 x 30s calf stretch L/R."
        ),
    ),
    (
        Foreign(LooksLike.CSV),
        "It looks like a table (CSV). Write each row as a line, such as 3 x 30s calf stretch L/R.",
    ),
    (Foreign(LooksLike.JSON), "It is JSON, but not of Recovery Timer: the field schema is missing."),
    (
        Foreign(LooksLike.ZIP),
        "It is a zip file, not a routine. A copy of everything is opened in the settings: Browse backups, From a file.",
    ),
    (Foreign(LooksLike.CALENDAR), "It is a calendar file, not a routine: open it with your calendar."),
    (Foreign(LooksLike.HISTORY), "It is a history, not a routine: import it on the page History."),
    (Foreign(LooksLike.YAML), "It looks like YAML. Write each step as a line, such as 3 x 30s calf stretch L/R."),
    (NestedTooDeeply(), "The file is not a routine: it is nested too deeply."),
    (RoutineTooLarge(900, 800), "The file is 900 bytes long; a routine has at most 800."),
    (RoutineTooLarge(0, 800), "It has more than 800 bytes; no routine has."),
    (WrongValue("routine.name", "Expected `str`"), "At routine.name: Expected `str`."),
    (WrongValue("", "Expected `object`"), "At the top: Expected `object`."),
    (WrongValue("water", "Invalid", ("bath", "shower")), "At water: Invalid. Expected bath or shower."),
    (WrongValue("side", "Invalid", ("each", "left", "right")), "At side: Invalid. Expected each, left or right."),
    (NotWhatItShouldBe(NotA.DRAFT, "torn"), "It is no draft of a routine: torn."),
    (NotWhatItShouldBe(NotA.SETTINGS, "torn"), "It is not a JSON object: torn."),
    (NotWhatItShouldBe(NotA.CHECKPOINT, "torn"), "The session that was broken off cannot be read: torn."),
    (JournalBroken("torn"), "The database of past sessions is broken: torn."),
    (JournalUnreadable("locked"), "Past sessions cannot be read: locked."),
    (
        JournalOfOtherVersion(),
        "Another version of Recovery Timer wrote the journal, so nothing is added to it.",
    ),
    (NotAJournal(), "It holds what no journal does."),
    (JournalOfAnotherProgram(), "It is a database of another program."),
    (NotAHistory(3, "no date"), "It is no history. Line 3: no date."),
    (
        CopyWouldBeErased("/data"),
        "The folder /data is part of what would be copied. Choose another place.",
    ),
    (CopyNotWhole(), "The copy cannot be read back. The disk may be failing."),
    (NotAllSaved(), "Something is not saved yet, so the copy would lack it."),
    (NoEncoder("AAC"), "Qt's sound library here has no AAC encoder. Export as .wav instead."),
    (JournalNotCopied("/data/j", "locked"), "The past sessions in /data/j cannot be copied: locked."),
    (SessionsNotAdded("/data/j", "locked"), "The sessions cannot be added to /data/j: locked."),
    (TooMuchToBackUp(BackupTooManyFiles(9)), "There is too much to back up. It holds more than 9 files."),
    (
        WrittenByNewerVersion(Newer.BACKUP),
        "A newer version of Recovery Timer made it: update the program to use it.",
    ),
    (BackupUnusable(BackupFault.NOT_A_FILE), "It is a link or a folder, not a file."),
    (BackupUnusable(BackupFault.NOT_A_BACKUP), "It is no backup of Recovery Timer."),
    (BackupUnusable(BackupFault.END_MISSING), "It is damaged, or not a backup: its end is missing."),
    (BackupUnusable(BackupFault.DUPLICATE_NAMES), "It holds two files of one name."),
    (BackupUnusable(BackupFault.ENCRYPTED), "It is encrypted."),
    (BackupUnusable(BackupFault.OFFSET_OUTSIDE), "It is damaged: it names a place that it does not have."),
    (BackupDamaged("Bad CRC-32"), "It is damaged: Bad CRC-32."),
    (BackupHoldsOther("'evil.exe'"), "It holds 'evil.exe', which no backup does."),
    (BackupTooManyFiles(9), "It holds more than 9 files."),
    (BackupMemberTooLarge("settings.json", 9), "settings.json in it is larger than 9 bytes."),
    (BackupRoutinesTooLarge(9), "The routines in it are larger than 9 bytes."),
    (JournalNotWritten("/data/journal.db", "locked"), "The journal /data/journal.db cannot be written: locked."),
    (
        SessionsStay(AccessRefused(AccessFault.LINK)),
        "The sessions in it stay there. It is a link, and links are not followed",
    ),
    (SessionsStay("It is locked."), "The sessions in it stay there. It is locked."),
    (
        SessionsStay(JournalBroken("torn")),
        "The sessions in it stay there. The database of past sessions is broken: torn.",
    ),
    (SoundUnusable(SoundFault.NOT_WAV), "It is not a WAV file."),
    (SoundUnusable(SoundFault.NOT_WHOLE), "It is not a whole WAV file."),
    (SoundUnusable(SoundFault.NOT_AS_KEPT), "It is no mono 16-bit WAV file at 48 kHz."),
    (SoundUnusable(SoundFault.CUT_SHORT), "It is cut short: its end is missing."),
    (
        SoundUnusable(SoundFault.FLOATING_POINT),
        "Its samples are floating-point numbers. Save it as 16-bit PCM.",
    ),
    (SoundUnusable(SoundFault.EMPTY), "It is empty."),
    (SoundUnusable(SoundFault.SILENT), "It is silent."),
    (SoundTooLarge(20), "It is larger than 20 MB."),
    (SoundTooLong(3.14, 3), "It is 3.1 s long; 3 s is the most."),
    (SoundCompressed("MP3"), "It is compressed (MP3). Save it as 16-bit PCM."),
    (SoundCompressed(99), "It is compressed (format 99). Save it as 16-bit PCM."),
    (SoundBits(12), "Its samples have 12 bits; 8, 16, 24 and 32 can be read. Save it as 16-bit PCM."),
    (SoundChannels(6), "It has 6 channels; one or two can be read."),
    (SoundRate(1, 2, 3), "It has 1 samples a second; 2 to 3 can be read."),
]


def test_sentences__exist_for_every_problem() -> None:
    assert {type(problem) for problem, _ in SENTENCES} == set(get_args(FileProblem))


@pytest.mark.parametrize("problem,sentence", SENTENCES, ids=repr)
def test_file_problem__is_one_sentence_in_the_window_and_in_the_commands(problem: FileProblem, sentence: str) -> None:
    assert in_window.file_problem(problem) == sentence
    assert in_commands.file_problem(problem) == sentence


def test_file_problem__in_the_commands__separates_thousands() -> None:
    assert (
        in_commands.file_problem(RoutineTooLarge(0, 8_388_608)) == "It has more than 8,388,608 bytes; no routine has."
    )


@pytest.mark.parametrize(
    "fault,sentence",
    [
        (
            AudioFault.NO_LIBPULSE,
            "No sound: the system library libpulse is not installed (Debian and Ubuntu: package libpulse0).",
        ),
        (AudioFault.NO_LIBRARY, "No sound: Qt's sound library cannot be loaded (no file)."),
        (AudioFault.NO_OUTPUT, "No sound: there is no sound output, or the sound server does not answer."),
        (AudioFault.OUTPUT_LOST, "No sound: the sound output stopped working."),
        (AudioFault.NO_ANSWER, "No sound: the sound server does not answer."),
    ],
)
def test_audio_problem__says_why_there_is_no_sound(fault: AudioFault, sentence: str) -> None:
    assert in_window.audio_problem(AudioProblem(fault, "no file")) == sentence


@pytest.mark.parametrize(
    "fault,sentence",
    [
        (
            VoiceFault.NO_SYNTHESIZER,
            "No voice: no speech program is installed (Debian and Ubuntu: package espeak-ng).",
        ),
        (VoiceFault.FAILED, "No voice: the speech program failed (no file)."),
        (VoiceFault.SWITCHED_OFF, "No voice: the program was started with --no-voice."),
    ],
)
def test_voice_problem__says_why_nothing_is_spoken(fault: VoiceFault, sentence: str) -> None:
    assert in_window.voice_problem(VoiceProblem(fault, "no file")) == sentence


@pytest.mark.parametrize("platform, system", [("linux", "Debian"), ("win32", "Windows"), ("darwin", "macOS")])
def test_voice_problem__no_voice__says_how_to_get_one_on_that_system(platform: str, system: str) -> None:
    said = in_window.voice_problem(VoiceProblem(VoiceFault.NO_SYNTHESIZER), platform)

    assert said.startswith("No voice: ")
    assert system in said


TORN = JournalBroken("torn")


@pytest.mark.parametrize(
    "error,reason",
    [
        (FileProblemError(TORN), "The database of past sessions is broken: torn."),
        (NotOverwrittenError(TORN, "a.json"), "Not overwritten: The database of past sessions is broken: torn."),
        (NotARoutineError(NestedTooDeeply()), "The file is not a routine: it is nested too deeply."),
        (NotABackupError(BackupDamaged("torn")), "It is damaged: torn."),
        (
            FaultyTextError("# Legs", (Fault(line=2, column=3, length=1, expected="a name", suggestion="Hop"),)),
            "Line 2, column 3: expected a name; try: Hop",
        ),
        (AccessError(errno.ENODEV, AccessRefused(AccessFault.DRIVE_GONE), "/data"), "The drive is not there"),
        (UnusableSoundError(SoundUnusable(SoundFault.EMPTY)), "It is empty."),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a.json"), "No space left on device"),
        (OSError("The session cannot be kept."), "The session cannot be kept."),
        (ValueError("odd"), "odd"),
    ],
)
def test_error_reason__is_the_problem_or_the_systems_own_words(error: Exception, reason: str) -> None:
    assert in_window.error_reason(error) == reason
    assert in_commands.error_reason(error) == reason


def test_quarantine_reason__says_why_it_was_not_renamed() -> None:
    found = QuarantinedFile(file="a", kept_as="a", problem=TORN, not_renamed="Permission denied")
    sentence = "The database of past sessions is broken: torn. It could not be renamed (Permission denied)."

    assert in_window.quarantine_reason(found) == sentence
    assert in_commands.quarantine_reason(found) == sentence
