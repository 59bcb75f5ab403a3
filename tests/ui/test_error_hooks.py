import asyncio
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QLoggingCategory,
    QObject,
    Signal,
    qCritical,
    qDebug,
    qInstallMessageHandler,
    qWarning,
)
from PySide6.QtWidgets import QApplication

from recovery_timer.routine.model import Routine, Step
from recovery_timer.routine.timeline import Kind
from recovery_timer.ui.error_hooks import ErrorHooks
from recovery_timer.ui.guide.model import GuideModel
from recovery_timer.ui.notices.card import NoticeCard
from recovery_timer.ui.notices.problems import ProblemNotices
from tests.fakes.techniques import techniques_of
from tests.running_app import RunningApp


class Knob(QObject):
    turned = Signal()


class Caught:
    """The error hooks, the errors reported, and the loop."""

    def __init__(self) -> None:
        self.faults = ErrorHooks()
        self.on_error: list[BaseException] = []
        self.faults.on_error = self.on_error.append
        self.loop = asyncio.new_event_loop()


@pytest.fixture
def caught(qapp: QApplication) -> Iterator[Caught]:
    made = Caught()
    hook = sys.excepthook
    handler = qInstallMessageHandler(None)
    made.faults.catch_slots()
    made.faults.catch_tasks(made.loop)
    yield made
    sys.excepthook = hook
    qInstallMessageHandler(handler)
    QLoggingCategory.setFilterRules("")
    made.loop.close()


def fail() -> None:
    raise ValueError("the knob came off")


@pytest.mark.logs_warnings
def test_slot__that_fails__is_logged_with_its_traceback_and_reported_and_the_rest_continues(
    caught: Caught, caplog: pytest.LogCaptureFixture
) -> None:
    knob, after = Knob(), list[bool]()
    knob.turned.connect(fail)
    knob.turned.connect(lambda: after.append(True))
    knob.turned.emit()

    assert [str(error) for error in caught.on_error] == ["the knob came off"]
    assert after == [True]
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert record.exc_info is not None
    assert record.exc_info[2] is not None


@pytest.mark.logs_warnings
def test_callback__of_the_loop_that_fails__is_logged_and_reported(
    caught: Caught, caplog: pytest.LogCaptureFixture
) -> None:
    caught.loop.call_soon(fail)
    _come_round(caught.loop)

    assert [str(error) for error in caught.on_error] == ["the knob came off"]
    assert caplog.records[0].exc_info is not None


@pytest.mark.logs_warnings
def test_task__that_fails_and_is_not_awaited__is_reported(caught: Caught) -> None:
    async def turn() -> None:
        fail()

    task = caught.loop.create_task(turn())
    _come_round(caught.loop)
    del task

    assert [str(error) for error in caught.on_error] == ["the knob came off"]


@pytest.mark.logs_warnings
def test_loop__problem_without_an_exception__is_logged_and_not_reported(
    caught: Caught, caplog: pytest.LogCaptureFixture
) -> None:
    caught.loop.call_exception_handler({"message": "unclosed transport"})

    assert caught.on_error == []
    assert "unclosed transport" in caplog.text


def test_keyboard_interrupt__is_not_an_error(caught: Caught, capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert caught.on_error == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


@pytest.mark.logs_warnings
@pytest.mark.parametrize("say,level", [(qWarning, logging.WARNING), (qCritical, logging.ERROR)])
def test_qt__its_messages_are_logged_at_their_level_and_not_reported(
    caught: Caught, caplog: pytest.LogCaptureFixture, say: Callable[[str], None], level: int
) -> None:
    say("the display is odd")

    assert [(record.levelno, record.name) for record in caplog.records] == [(level, "qt")]
    assert "the display is odd" in caplog.text
    assert caught.on_error == []


@pytest.mark.logs_warnings
def test_qt__the_same_message_again__is_logged_once(caught: Caught, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(73):
        qWarning("the display is odd")
    qWarning("the display is even odder")

    assert [record.getMessage() for record in caplog.records] == [
        "default: the display is odd",
        "default: the display is even odder",
    ]


@pytest.mark.logs_warnings
def test_qt__messages_that_all_differ__do_not_fill_the_log(caught: Caught, caplog: pytest.LogCaptureFixture) -> None:
    for frame in range(1_000):
        qWarning(f"the display is odd in frame {frame}")

    assert len(caplog.records) == 200


def test_qt__text_events_of_hidden_labels__are_not_logged(caught: Caught) -> None:
    category = QLoggingCategory("qt.accessibility.atspi")  # type: ignore[arg-type]  # the stub says bytes, which raise

    assert not category.isWarningEnabled()


def test_qt__messages_for_developers__are_not_warnings(caught: Caught, caplog: pytest.LogCaptureFixture) -> None:
    qDebug("a detail")

    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.logs_warnings
def test_report__without_a_listener__is_logged(caplog: pytest.LogCaptureFixture) -> None:
    ErrorHooks().report(ValueError("the knob came off"), "While saving")

    assert "While saving: the knob came off" in caplog.text


@pytest.mark.logs_warnings
def test_listener__that_fails__is_reported_and_the_guide_continues(
    caught: Caught,
    run_app: Callable[..., RunningApp],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    running = run_app(routines=(Routine(id="legs", name="Legs", blocks=(Step(name="Hips", seconds=40),)),))
    running.player.events.connect(lambda _: fail())
    guide, entered = (
        GuideModel(
            player=running.player, volume=running.volume, clock=running.fakes.clock, techniques=techniques_of({})
        ),
        list[str](),
    )
    guide.entered.connect(lambda segment: entered.append(segment.kind))
    problems = ProblemNotices()
    problems.show_in(running.notices)
    caught.faults.on_error = lambda error: problems.fault(error, Path("recovery-timer.log"))
    running.start("Legs")
    running.let_pass(11_000)
    QCoreApplication.processEvents()

    assert entered == [Kind.GET_READY, Kind.WORK]
    state = running.guide_model.state()
    assert state is not None
    assert state.segment.kind is Kind.WORK
    (text,) = running.notices.texts()
    assert text == "Something went wrong in the program. It goes on."
    details = [card.details for card in running.notices.findChildren(NoticeCard)]
    assert details[-1].startswith("ValueError: the knob came off.")
    assert "the knob came off" in caplog.text
    monkeypatch.undo()


def _come_round(loop: asyncio.AbstractEventLoop) -> None:
    loop.call_soon(loop.stop)
    loop.run_forever()
