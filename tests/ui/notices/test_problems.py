import errno
import os
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recovery_timer.app import settings
from recovery_timer.app.sound import LostSound
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import (
    AudioFault,
    AudioProblem,
    QuarantinedFile,
    SaveKey,
    SaveKind,
    Unsaved,
    VoiceFault,
    VoiceProblem,
)
from recovery_timer.ports.problems import Newer, NotUtf8, SoundFault, SoundUnusable, Unreadable, WrittenByNewerVersion
from recovery_timer.ui.notices.card import NoticeCard
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.notices.problems import ProblemNotices
from recovery_timer.ui.theme.manager import ThemeManager
from tests.fakes.ticker import FakeTicker
from tests.running_app import RunningApp


@pytest.fixture
def notices(theme: ThemeManager, qtbot: QtBot) -> Notices:
    made = Notices(theme, FakeTicker())
    qtbot.addWidget(made)
    return made


@pytest.fixture
def problem_notices(qapp: QApplication, notices: Notices) -> ProblemNotices:
    made = ProblemNotices()
    made.show_in(notices)
    return made


def shown(notices: Notices) -> str:
    """Return the notices shown once the loop has run."""
    QCoreApplication.processEvents()
    (text,) = notices.texts()
    return text


def details(notices: Notices) -> str:
    """Return the details of the notice that is shown."""
    (card,) = notices.findChildren(NoticeCard)
    return card.details


def os_error(number: int, file: str | None = None) -> OSError:
    return OSError(number, os.strerror(number), file)


def test_problem__from_another_thread__is_shown_on_the_windows_own(
    problem_notices: ProblemNotices, notices: Notices
) -> None:
    file = QuarantinedFile(
        file="/data/journal.sqlite3", kept_as="/data/journal.broken-1.sqlite3", problem=Unreadable("It is torn")
    )
    writer = Thread(target=problem_notices.file_quarantined, args=(file,))
    writer.start()
    writer.join()
    assert notices.texts() == []

    assert shown(notices) == "journal.sqlite3 could not be read and was set aside."


def test_problem__before_the_window__is_shown_later(qapp: QApplication, notices: Notices) -> None:
    problem_notices = ProblemNotices()
    _, problems = settings.read({"volume": 101})
    problem_notices.value_not_used(problems[0])
    QCoreApplication.processEvents()
    assert notices.texts() == []

    problem_notices.show_in(notices)

    assert shown(notices) == "A setting could not be used; its usual value holds."
    assert details(notices) == "volume must be 0 to 100 percent, not 101"


def test_problem__before_the_loop_has_run__is_shown_too(qapp: QApplication, notices: Notices) -> None:
    problem_notices = ProblemNotices()
    _, problems = settings.read({"volume": 101})
    problem_notices.value_not_used(problems[0])
    problem_notices.show_in(notices)

    assert shown(notices)


def test_quarantined__says_which_file__and_in_the_details_why_and_where_it_is_kept(
    problem_notices: ProblemNotices, notices: Notices
) -> None:
    problem_notices.file_quarantined(
        QuarantinedFile(file="/data/walk.json", kept_as="/data/walk.broken-1.json", problem=Unreadable("It is no JSON"))
    )

    assert shown(notices) == "walk.json could not be read and was set aside."
    assert details(notices) == ("It cannot be read: It is no JSON. /data/walk.json is kept as walk.broken-1.json.")


def test_quarantined__of_a_routine__says_so(problem_notices: ProblemNotices, notices: Notices) -> None:
    problem_notices.file_quarantined(
        QuarantinedFile(file="/data/a1.json", kept_as="/data/a1.broken-1.json", problem=NotUtf8())
    )

    assert shown(notices) == "A routine could not be opened and was set aside: a1.json."


def test_quarantined__of_a_file_left_in_place__says_so(problem_notices: ProblemNotices, notices: Notices) -> None:
    problem_notices.file_quarantined(
        QuarantinedFile(
            file="/data/walk.json", kept_as="/data/walk.json", problem=WrittenByNewerVersion(Newer.SETTINGS)
        )
    )
    text = shown(notices)

    assert text.startswith("walk.json was left as it is. A newer version")
    assert details(notices) == "/data/walk.json"


@pytest.mark.parametrize(
    "number, cause",
    [
        (errno.EACCES, "the folder may not be written to"),
        (errno.EROFS, "the disk is read-only"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EIO, "the disk reports an error"),
    ],
)
def test_folder_not_writable__says_why_in_plain_words__the_rest_in_the_details(
    problem_notices: ProblemNotices, notices: Notices, number: int, cause: str
) -> None:
    problem_notices.folder_not_writable(os_error(number, "/data"))

    assert shown(notices) == f"Nothing can be saved: {cause}. Everything else works, and saving is tried again."
    assert details(notices) == f"{os.strerror(number)}: /data"


def test_not_logged__says_why_in_the_details(problem_notices: ProblemNotices, notices: Notices) -> None:
    problem_notices.not_logged(os_error(errno.EACCES, "/logs"))

    assert shown(notices) == "Errors cannot be logged."
    assert details(notices) == "Permission denied: /logs"


def test_fault__says_that_the_program_continues__and_what_it_was_in_the_details(
    problem_notices: ProblemNotices, notices: Notices
) -> None:
    problem_notices.fault(KeyError("walk"), Path("/logs/recovery-timer.log"))

    assert shown(notices) == "Something went wrong in the program. It goes on."
    assert details(notices) == "KeyError: 'walk'. The log has more: /logs/recovery-timer.log"


def test_sound__lost__is_reported(problem_notices: ProblemNotices, notices: Notices) -> None:
    problem_notices.sound(AudioProblem(AudioFault.OUTPUT_LOST))

    assert shown(notices) == "No sound: the sound output stopped working."


def test_sound__back__is_reported(problem_notices: ProblemNotices, notices: Notices) -> None:
    problem_notices.sound(None)

    assert shown(notices) == "The sound is back."


def test_voice__lost__is_reported(problem_notices: ProblemNotices, notices: Notices) -> None:
    problem_notices.voice(VoiceProblem(VoiceFault.SWITCHED_OFF))

    assert shown(notices) == "No voice: the program was started with --no-voice."


def test_sounds_lost__vanished__are_named_in_one_line(problem_notices: ProblemNotices, notices: Notices) -> None:
    problem_notices.sounds_lost([LostSound(Sound.HALF, None), LostSound(Sound.GO_COLD, None)])
    text = shown(notices)

    assert "Halfway" in text
    assert "Start of cold" in text
    assert "built-in" in text


@pytest.mark.parametrize("kept_as", ["/data/sounds/half.broken-1.wav", "/data/sounds/half.wav"])
def test_sounds_lost__broken__is_named_with_the_reason_and_where_it_is(
    problem_notices: ProblemNotices, notices: Notices, kept_as: str
) -> None:
    file = QuarantinedFile(file="/data/sounds/half.wav", kept_as=kept_as, problem=SoundUnusable(SoundFault.CUT_SHORT))
    problem_notices.sounds_lost([LostSound(Sound.HALF, file)])

    assert shown(notices) == "Your own sound for “Halfway” cannot be played. The built-in one is heard instead."
    assert details(notices).startswith("It is cut short: its end is missing. /data/sounds/half.wav")
    assert ("half.broken-1.wav" in details(notices)) == ("broken" in kept_as)


def test_sounds_lost__none__says_nothing(problem_notices: ProblemNotices, notices: Notices) -> None:
    problem_notices.sounds_lost([])
    QCoreApplication.processEvents()

    assert notices.texts() == []


def test_text__with_braces__is_shown_unchanged(problem_notices: ProblemNotices, notices: Notices) -> None:
    problem_notices.file_quarantined(
        QuarantinedFile(file="{walk}.json", kept_as="{walk}.broken-1.json", problem=Unreadable("At {line}"))
    )

    assert "{walk}.json" in shown(notices)
    assert "At {line}." in details(notices)


def test_problems_of_saving__are_one_fact_and_one_notice(run_app: Callable[..., RunningApp]) -> None:
    running = run_app()
    error = os_error(errno.EROFS, "/media/card/settings.json")
    running.problems.folder_not_writable(os_error(errno.EROFS, "/media/card"))
    QCoreApplication.processEvents()
    running.save_status.set_unsaved((Unsaved(SaveKey(SaveKind.SETTINGS), error),))

    assert shown(running.notices).startswith("Not saved yet: the settings, because the disk is read-only.")
