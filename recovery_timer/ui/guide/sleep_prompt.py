"""What the window reports and offers after the machine has slept during a session."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from recovery_timer.app.playback import Slept
from recovery_timer.routine import durations
from recovery_timer.ui.guide.model import GuideModel
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.question import QuestionButton, QuestionDialog

_TOPIC = "sleep"


class SleepPrompt(QObject):
    """Reports the sleep or asks, depending on the setting. Its offer is withdrawn when the session is resumed."""

    def __init__(self, theme: ThemeManager, window: QWidget, model: GuideModel, notices: Notices) -> None:
        """``window`` is the parent of the question."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._model = model
        self._notices = notices
        self._asking: QuestionDialog | None = None
        model.slept.connect(self._tell)
        model.changed.connect(self._clear_away)

    def _tell(self, slept: Slept) -> None:
        match slept.then:
            case "pause":
                self._offer(slept)
            case "go on":
                words = self._words(slept, self.tr("Continued after {time} of sleep."))
                self._notices.show_notice(words, session=True)
            case "ask":
                self._ask(slept)

    def _offer(self, slept: Slept) -> None:
        words = self._words(slept, self.tr("Paused: the computer was asleep for {time}."))
        self._notices.show_notice(
            words,
            action=self.tr("Continue"),
            act=self._model.pause_or_resume,
            more=((self.tr("Restart step"), self._model.restart_segment),),
            topic=_TOPIC,
            session=True,
            insists=True,
        )

    def _ask(self, slept: Slept) -> None:
        if self._asking is not None:
            self._asking.close()
        model = self._model
        self._asking = QuestionDialog(
            self._theme,
            self._window,
            heading=self.tr("Welcome back"),
            text=self._words(slept, self.tr("Paused at step {step}: the computer was asleep for {time}.")),
            # If dismissed, the session stays paused.
            answers=(
                QuestionButton(self.tr("End"), model.end),
                QuestionButton(self.tr("Restart step"), model.restart_segment),
                QuestionButton(self.tr("Continue"), model.pause_or_resume),
            ),
        )
        self._asking.finished.connect(self._answered)
        self._asking.open()

    def _answered(self) -> None:
        self._asking = None

    def _clear_away(self) -> None:
        """Withdraw the offer once it has been settled by a key or by the end of the session."""
        if self._model.is_paused:
            return
        self._take_back()
        if self._asking is not None:
            self._asking.close()

    def _take_back(self) -> None:
        self._notices.withdraw_topic(_TOPIC)

    def _words(self, slept: Slept, words: str) -> str:
        return words.format(step=self._model.step, time=durations.clock(slept.slept_ms))
