import errno
import os
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recovery_timer.app.sound import LostSound
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import AudioFault, AudioProblem, QuarantinedFile, VoiceFault, VoiceProblem
from recovery_timer.ports.problems import Newer, SoundFault, SoundUnusable, Unreadable, WrittenByNewerVersion
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.notices.problems import ProblemNotices
from recovery_timer.ui.theme.manager import ThemeManager


@pytest.fixture
def notices(theme: ThemeManager, qtbot: QtBot) -> Notices:
    made = Notices(theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def troubles(qapp: QApplication, notices: Notices) -> ProblemNotices:
    made = ProblemNotices()
    made.show_in(notices)
    return made


def shown(notices: Notices) -> str:
    """Return what is shown once the loop has run."""
    QCoreApplication.processEvents()
    (text,) = notices.texts()
    return text


def os_error(number: int, file: str | None = None) -> OSError:
    return OSError(number, os.strerror(number), file)


def test_problem__from_another_thread__is_shown_on_the_windows_own(troubles: ProblemNotices, notices: Notices) -> None:
    file = QuarantinedFile(
        file="/data/journal.sqlite3", kept_as="/data/journal.broken-1.sqlite3", problem=Unreadable("It is torn")
    )
    writer = Thread(target=troubles.file_quarantined, args=(file,))
    writer.start()
    writer.join()
    assert notices.texts() == []

    assert "journal.broken-1.sqlite3" in shown(notices)


def test_problem__before_there_is_a_window__is_shown_once_there_is(qapp: QApplication, notices: Notices) -> None:
    troubles = ProblemNotices()
    troubles.value_not_used("volume must be 0 to 100 percent, not 101")
    QCoreApplication.processEvents()
    assert notices.texts() == []

    troubles.show_in(notices)

    assert "volume must be 0 to 100 percent, not 101" in shown(notices)


def test_problem__before_the_loop_has_run__is_shown_too(qapp: QApplication, notices: Notices) -> None:
    troubles = ProblemNotices()
    troubles.value_not_used("volume must be 0 to 100 percent, not 101")
    troubles.show_in(notices)

    assert shown(notices)


def test_quarantined__says_which_file_why_and_where_it_is_kept(troubles: ProblemNotices, notices: Notices) -> None:
    troubles.file_quarantined(
        QuarantinedFile(file="walk.json", kept_as="/data/walk.broken-1.json", problem=Unreadable("It is no JSON"))
    )
    text = shown(notices)

    assert "walk.json" in text
    assert "walk.broken-1.json" in text
    assert "It is no JSON." in text


def test_quarantined__of_a_file_left_in_place__says_so(troubles: ProblemNotices, notices: Notices) -> None:
    troubles.file_quarantined(
        QuarantinedFile(file="walk.json", kept_as="walk.json", problem=WrittenByNewerVersion(Newer.SETTINGS))
    )
    text = shown(notices)

    assert "left as it is" in text
    assert text.count("walk.json") == 1


def test_folder_not_writable__says_where_and_that_the_rest_works(troubles: ProblemNotices, notices: Notices) -> None:
    troubles.folder_not_writable(os_error(errno.EACCES, "/data"))
    text = shown(notices)

    assert "/data" in text
    assert "Permission denied" in text
    assert "Everything else works" in text


def test_not_logged__says_why(troubles: ProblemNotices, notices: Notices) -> None:
    troubles.not_logged(os_error(errno.EACCES, "/logs"))

    assert "Permission denied" in shown(notices)


def test_fault__says_what_and_where_the_details_are(troubles: ProblemNotices, notices: Notices) -> None:
    troubles.fault(KeyError("walk"), Path("/logs/recovery-timer.log"))
    text = shown(notices)

    assert "KeyError" in text
    assert "walk" in text
    assert "/logs/recovery-timer.log" in text
    assert "goes on" in text


def test_sound__lost__is_reported(troubles: ProblemNotices, notices: Notices) -> None:
    troubles.sound(AudioProblem(AudioFault.OUTPUT_LOST))

    assert shown(notices) == "No sound: the sound output stopped working."


def test_sound__back__is_reported(troubles: ProblemNotices, notices: Notices) -> None:
    troubles.sound(None)

    assert shown(notices) == "The sound is back."


def test_voice__lost__is_reported(troubles: ProblemNotices, notices: Notices) -> None:
    troubles.voice(VoiceProblem(VoiceFault.SWITCHED_OFF))

    assert shown(notices) == "No voice: the program was started with --no-voice."


def test_sounds_lost__vanished__are_named_in_one_line(troubles: ProblemNotices, notices: Notices) -> None:
    troubles.sounds_lost([LostSound(Sound.HALF, None), LostSound(Sound.GO_COLD, None)])
    text = shown(notices)

    assert "Half time" in text
    assert "Cold begins" in text
    assert "built-in" in text


@pytest.mark.parametrize("kept_as", ["/data/sounds/half.broken-1.wav", "/data/sounds/half.wav"])
def test_sounds_lost__broken__is_named_with_the_reason_and_where_it_is(
    troubles: ProblemNotices, notices: Notices, kept_as: str
) -> None:
    file = QuarantinedFile(file="/data/sounds/half.wav", kept_as=kept_as, problem=SoundUnusable(SoundFault.CUT_SHORT))
    troubles.sounds_lost([LostSound(Sound.HALF, file)])
    text = shown(notices)

    assert "“Half time” is not heard, but the built-in one. It is cut short: its end is missing." in text
    assert ("half.broken-1.wav" in text) == ("broken" in kept_as)


def test_sounds_lost__none__says_nothing(troubles: ProblemNotices, notices: Notices) -> None:
    troubles.sounds_lost([])
    QCoreApplication.processEvents()

    assert notices.texts() == []


def test_text__with_braces__is_shown_unchanged(troubles: ProblemNotices, notices: Notices) -> None:
    troubles.file_quarantined(
        QuarantinedFile(file="{walk}.json", kept_as="{walk}.broken-1.json", problem=Unreadable("At {line}"))
    )

    assert "{walk}.json" in shown(notices)
    assert "At {line}." in shown(notices)
