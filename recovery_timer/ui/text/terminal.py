"""The messages of a session by ear about problems, one line each."""

from collections.abc import Sequence
from pathlib import Path

from recovery_timer.app.sound import LostSound
from recovery_timer.ports import AudioProblem, Unsaved
from recovery_timer.ports.messages import quarantine_report
from recovery_timer.ui import text
from recovery_timer.ui.text.messages import message_text
from recovery_timer.ui.text.problems import audio_problem, saving_cause


def not_logged(error: OSError) -> str:
    """Return the message that the log cannot be written."""
    return text.tr("Errors cannot be logged: {reason}.").format(reason=error.strerror)


def fault(error: BaseException, log: Path) -> str:
    """Return the message that an unexpected error has happened in the program."""
    words = text.tr("Something went wrong in the program: {error}. It goes on. The log has more: {log}")
    return words.format(error=f"{type(error).__name__}: {error}", log=log)


def lost_sound(lost: LostSound) -> str:
    """Return the message that one of the user's own sounds can no longer be played, and why."""
    words = text.tr('Your own sound "{sound}" cannot be played, the built-in one is heard instead. {why}')
    if lost.file is None:
        return words.format(sound=lost.name, why=text.tr("It is not there any more."))
    return words.format(sound=lost.name, why=message_text(quarantine_report(lost.file)))


def sound(problem: AudioProblem | None) -> str:
    """Return the message that sound was lost, or that it is back if ``problem`` is None."""
    return text.tr("The sound is back.") if problem is None else audio_problem(problem)


def saving(unsaved: Sequence[Unsaved]) -> str:
    """Return the message about what is not saved, or that everything is saved again."""
    if not unsaved:
        return text.tr("Everything is saved again.")
    return text.tr("{what} It is tried again.").format(what=not_saved(unsaved))


def not_saved(unsaved: Sequence[Unsaved]) -> str:
    """Return what is not saved, and why."""
    error = next((each.error for each in unsaved if each.error is not None), None)
    what = text.tr(", ").join(dict.fromkeys(each.key.kind.value for each in unsaved))
    return text.tr("Not saved: {what}, because {cause}.").format(what=what, cause=saving_cause(error))
