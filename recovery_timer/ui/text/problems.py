"""Sentences about problems with a file or the sound, and about why something failed."""

import errno
import sys
from typing import assert_never

from recovery_timer.ports import (
    AudioFault,
    AudioProblem,
    NotificationFault,
    QuarantinedFile,
    VoiceFault,
    VoiceProblem,
    messages,
)
from recovery_timer.ports.problems import (
    AccessFault,
    AccessRefused,
    FileProblem,
    RoutineProblem,
    SoundExportProblem,
    detail_of,
)
from recovery_timer.ui import text
from recovery_timer.ui.text.messages import message_text


def error_reason(error: Exception) -> str:
    """Return why ``error`` happened, without the name of a file: a sentence, or the system's own words."""
    return message_text(messages.error_reason(error))


def saving_cause(error: Exception | None) -> str:
    """Return why something cannot be saved, in plain words, as part of a sentence; None means "no answer yet"."""
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
    """Return whether ``problem`` concerns the file of a routine."""
    return isinstance(problem, RoutineProblem)


def quarantine_reason(found: QuarantinedFile) -> str:
    """Return why ``found`` could not be used, and why it was not renamed if it should have been."""
    return message_text(messages.quarantine_reason(found))


def file_problem(problem: FileProblem) -> str:
    """Return a sentence about what is wrong with a file."""
    return message_text(messages.file_problem(problem))


def sound_export_problem(problem: SoundExportProblem) -> str:
    """Return why a session was not exported as sound."""
    return problem if isinstance(problem, str) else file_problem(problem)


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


def notification_fault(fault: NotificationFault) -> str:
    """Return why no notification is shown on the desktop, and what replaces it."""
    match fault:
        case NotificationFault.NOT_HERE:
            return text.tr("Not on this system. Today has what is due, and your calendar can ring.")
        case NotificationFault.NO_SERVICE:
            return text.tr(
                "This desktop shows no notifications: no program for them answers. Today has what is due, and your "
                "calendar can ring."
            )
    assert_never(fault)


def voice_problem(problem: VoiceProblem, platform: str = sys.platform) -> str:
    """Return why nothing is spoken, and how to get a voice on ``platform``, as `sys.platform` names it."""
    match problem.fault:
        case VoiceFault.NO_SYNTHESIZER if platform == "win32":
            return text.tr("No voice: Windows has no English voice (Settings > Time & language > Speech > Add voices).")
        case VoiceFault.NO_SYNTHESIZER if platform == "darwin":
            return text.tr("No voice: macOS has no English voice (System Settings > Accessibility > Spoken Content).")
        case VoiceFault.NO_SYNTHESIZER:
            return text.tr("No voice: no speech program is installed (Debian and Ubuntu: package espeak-ng).")
        case VoiceFault.FAILED:
            words = text.tr("No voice: the speech program failed ({reason}).")
            return words.format(reason=problem.detail)
        case VoiceFault.SWITCHED_OFF:
            return text.tr("No voice: the program was started with --no-voice.")
    assert_never(problem.fault)
