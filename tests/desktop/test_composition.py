"""The result of `compose`: made late, wired once, and released."""

import asyncio
import gc
import subprocess
import sys
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.app.navigation import Stage
from recovery_timer.desktop.composition import compose
from recovery_timer.desktop.ending import release
from recovery_timer.desktop.options import Options
from recovery_timer.desktop.parts import Parts
from recovery_timer.desktop.screens import rail_screens
from recovery_timer.ports import SavedDraft
from recovery_timer.routine.model import Routine, Sketch, Step
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.question import QuestionDialog
from tests.fakes.ports import Fakes
from tests.fakes.worker import LateWorker
from tests.running_app import RunningApp

LEGS = Routine(id="legs", name="Legs", blocks=(Step(name="Squats", seconds=30),))
WALK = Step(name="Walk", seconds=60)
NEW = SavedDraft(routine_id="new", sketch=Sketch(name="New legs", blocks=(WALK,)))

RunApp = Callable[..., RunningApp]


def made(parts: Parts) -> set[str]:
    """Return the names of the parts that have been made."""
    return {name for name in vars(parts) if hasattr(Parts, name)}


def press(inside: QWidget, text: str) -> None:
    next(each for each in inside.findChildren(Button) if each.text() == text).click()


def question() -> QuestionDialog:
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QuestionDialog)
    return asked


# -- late


def test_open_window__makes_only_one_screen(running: RunningApp) -> None:
    screens = {name for name in dir(Parts) if name.endswith(("_screen", "_sheet"))}
    assert len(screens) > 5
    assert made(running) & screens == {"routines_screen"}
    assert not made(running) & {
        "audio",
        "phrases",
        "player",
        "workbench",
        "checkpoints",
        "builder_model",
        "settings_model",
    }


def test_open_window__imports_only_what_the_first_window_shows() -> None:
    late = "builder.screen builder.model settings.screen guide.screen guide.finish backups.dialog shortcuts help"
    program = f"""
import sys
from PySide6 import QtWidgets
from PySide6.QtWidgets import QApplication
from recovery_timer.desktop.composition import compose
from recovery_timer.desktop.options import Options
from tests.fakes.ports import Fakes
from tests.fakes.worker import LateWorker
app = QApplication([])
compose(app, Fakes().ports(), Options()).window.show()
app.processEvents()
late = ["asyncio", "qasync", "dbus_fast", "wakepy", "PySide6.QtNetwork", "fractions", "html"]
late += ["recovery_timer.session.session"]
late += ["recovery_timer.ui." + each for each in "{late}".split()]
# PySide loads all classes of widgets if it must find out the class of one.
qt_late = ("QMdiArea", "QStyle")
print([each for each in late if each in sys.modules] + [each for each in vars(QtWidgets) if each in qt_late])
"""
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert result.stdout.strip() == "[]"


def test_release__without_a_session__makes_no_player(running: RunningApp) -> None:
    running.make_ready()

    assert release(running, timeout_s=1)

    assert not made(running) & {"player", "checkpoints", "guide_model"}


def test_rail__has_the_screens_of_the_table(running: RunningApp) -> None:
    for screen in rail_screens(running):
        running.navigator.show(screen.id)
        assert running.navigator.place.screen == screen.id
        enabled = {each.text() for each in running.window.actions() if each.isEnabled()}
        assert {each.text for each in screen.actions} <= enabled


# -- a session on the desktop's media controls


def test_session__is_on_the_media_controls_until_its_end(run_app: RunApp, qtbot: QtBot) -> None:
    running = run_app(routines=[LEGS])
    running.start("Legs up the wall")
    controls = running.fakes.media_controls
    assert controls is not None
    assert controls.playing is not None
    assert controls.playing.words.title == "Get ready: Legs up the wall"
    qtbot.waitUntil(lambda: controls.playing is not None and controls.playing.cover is not None)
    controls.commands.stop()

    assert running.navigator.place.stage is Stage.FINISH
    assert controls.playing is None


def test_leave_desktop__closes_the_media_controls_if_there_was_a_session(run_app: RunApp) -> None:
    running = run_app(routines=[LEGS])
    asyncio.run(running.leave_desktop())
    assert "media_session" not in made(running)
    running.start("Legs")
    controls = running.fakes.media_controls
    asyncio.run(running.leave_desktop())

    assert controls is not None
    assert controls.is_closed


# -- outputs with a delay


def test_audio__outputs_that_are_known_to_be_late__are_compensated_from_the_start(running: RunningApp) -> None:
    running.fakes.delays.save({"headset": 180})
    running.audio.warm_up()

    assert running.fakes.audio.delays == {"headset": 180}


# -- drafts that were left behind


@pytest.fixture
def late(run_app: RunApp) -> tuple[RunningApp, LateWorker]:
    """A running app with two drafts left behind, and the worker that will read them."""
    running, worker = run_app(routines=[LEGS]), LateWorker()
    for left in (SavedDraft(routine_id="legs", sketch=Sketch(name="Leg day", blocks=(WALK,)), base=LEGS), NEW):
        running.fakes.drafts.save(left)
    vars(running)["worker"] = worker
    running.make_ready()
    return running, worker


def test_make_ready__without_drafts__makes_nothing_of_theirs(running: RunningApp) -> None:
    running.make_ready()

    assert not made(running) & {"workbench", "draft_notices", "builder_model"}


def test_make_ready__drafts__are_offered_once_the_worker_has_read_them(late: tuple[RunningApp, LateWorker]) -> None:
    running, worker = late
    assert running.notices.texts() == []
    assert "workbench" not in made(running)

    worker.deliver()

    assert running.notices.texts() == ["Unsaved changes in 2 routines: “Leg day”, “New legs”."]


@pytest.mark.parametrize("is_read", [False, True], ids=["not read yet", "read, but not offered yet"])
def test_edit__before_the_drafts_are_offered__continues_the_one_left_behind(
    late: tuple[RunningApp, LateWorker], is_read: bool
) -> None:
    running, worker = late
    if is_read:
        worker.work()
    running.edit_routine("legs")
    draft = running.builder_model.draft
    assert (draft.sketch.name, draft.sketch.blocks) == ("Leg day", (WALK,))
    running.builder_model.rename("Leg day 2")

    worker.deliver()

    assert running.builder_model.draft is draft
    assert draft.sketch.name == "Leg day 2"
    kept = {each.routine_id: each.sketch.name for each in running.fakes.drafts.kept.values()}
    assert kept == {"legs": "Leg day 2", "new": "New legs"}
    assert running.notices.texts() == ["Unsaved changes in “New legs”."]


def test_edit__of_something_new_before_the_drafts_are_read__is_not_offered_as_left_behind(
    late: tuple[RunningApp, LateWorker],
) -> None:
    running, worker = late
    running.new_routine("Hills")
    running.builder_model.add("squats")

    worker.deliver()

    assert "Hills" in {each.sketch.name for each in running.fakes.drafts.kept.values()}
    assert running.notices.texts() == ["Unsaved changes in 2 routines: “Leg day”, “New legs”."]


# -- a session is never out of sight


def test_continue_editing__during_a_session__asks_and_the_session_continues(run_app: RunApp) -> None:
    running = run_app(routines=[LEGS])
    running.fakes.drafts.save(SavedDraft(routine_id="legs", sketch=Sketch(name="Legs", blocks=()), base=LEGS))
    running.make_ready()
    running.start("Legs")
    press(running.notices, "Continue editing")
    assert running.guide_screen.isVisible()
    question().buttons["Keep going"].click()
    assert running.guide_screen.isVisible()
    assert running.player.is_playing
    assert running.navigator.place.stage is Stage.GUIDE


def test_continue_editing__and_the_session_may_end__opens_the_builder(run_app: RunApp) -> None:
    running = run_app(routines=[LEGS])
    running.fakes.drafts.save(SavedDraft(routine_id="legs", sketch=Sketch(name="Legs", blocks=()), base=LEGS))
    running.make_ready()
    running.start("Legs")
    running.let_pass(1_000)
    press(running.notices, "Continue editing")
    question().buttons["End session"].click()
    assert running.builder_screen.isVisible()
    assert not running.player.is_playing


@pytest.mark.parametrize("screen", ["routines", "build", "settings"])
def test_show__during_a_session__asks_first(running: RunningApp, screen: str) -> None:
    running.start("Post-run basics")
    running.navigator.show(screen)
    assert running.guide_screen.isVisible()
    question().buttons["Keep going"].click()


def test_session__continued_elsewhere__is_brought_into_sight(running: RunningApp) -> None:
    running.start("Post-run basics")
    running.let_pass(1_000)
    running.player.end()
    running.navigator.show("routines")
    running.player.go_on()
    assert running.player.is_playing
    assert running.guide_screen.isVisible()


# -- released


def test_program__window_gone__is_released(qapp: QApplication, plain_app: None) -> None:
    """Windows opened by a test must not stay, or later tests get slower."""

    def use() -> weakref.ref[Parts]:
        program = compose(qapp, Fakes(routines=[LEGS]).ports(), Options(), style=None, scale=1.0)
        program.window.show()
        for screen in ("build", "settings", "routines"):
            program.navigator.show(screen)
        program.play(LEGS)
        program.player.end()
        program.player.break_off()
        program.window.close_without_asking()
        program.window.deleteLater()
        program.theme.deleteLater()
        return weakref.ref(program)

    gone = use()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None
