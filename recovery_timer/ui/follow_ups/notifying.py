"""Lines that have become due, in the window and on the desktop: showing them, and carrying out what is pressed."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from recovery_timer.app.navigation import Place, Stage
from recovery_timer.app.telling import Pressed, Telling
from recovery_timer.journal.lines import Act, TodayLine
from recovery_timer.ports import NotificationFailed, NotificationShown
from recovery_timer.ui.follow_ups.model import FollowUpsModel
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.text import follow_ups
from recovery_timer.ui.window import MainWindow

IN_THE_WINDOW = frozenset({Act.START, Act.LOG, Act.WALK, Act.FEET_UP, Act.OPEN, Act.READ})
"""Acts that continue in the window, which comes forward; the others are carried out in the background."""

_TOPIC = "due"


class Notifying(QObject):
    """Shows a notice of what has become due, unless Today is visible, and carries out what is pressed there."""

    def __init__(
        self,
        window: MainWindow,
        notices: Notices,
        model: FollowUpsModel,
        telling: Telling,
        *,
        place: Callable[[], Place],
        show_line: Callable[[TodayLine], None],
        home: str,
    ) -> None:
        """``place`` returns where the user is; ``show_line`` leads to a line of Today, on the screen ``home``."""
        super().__init__(window)
        self._window = window
        self._notices = notices
        self._model = model
        self._place = place
        self._show_line = show_line
        self._home = home
        self._said: TodayLine | None = None
        model.changed.connect(self._follow)
        model.became_due.connect(self._say)
        telling.pressed.connect(self._on_pressed)
        telling.tried.connect(self._on_tried)

    def _say(self, lines: Sequence[TodayLine]) -> None:
        if self._place() == Place(Stage.HOME, self._home):
            return
        first = lines[0]
        words = follow_ups.today(first, self._model.now)
        buttons = [(said, partial(self._model.act, first, act)) for act, said in words.buttons.items()]
        said = self.tr("{title} · {reason}").format(title=words.title, reason=words.reason)
        self._notices.show_notice(said, topic=_TOPIC, stays=True, more=buttons)
        self._said = first

    def _follow(self) -> None:
        """Withdraw the notice once its line has been answered, wherever that was."""
        if self._said is not None and not self._model.is_due(self._said):
            self._said = None
            self._notices.withdraw_topic(_TOPIC)

    def _on_pressed(self, pressed: Pressed) -> None:
        line, act, token = pressed
        if act is None or act in IN_THE_WINDOW:
            self._window.come_forward(token)
        if act is None:
            self._show_line(line)
        else:
            self._model.act(line, act)

    def _on_tried(self, event: NotificationShown | NotificationFailed) -> None:
        # The result of a trial is shown beside its button.
        if isinstance(event, NotificationFailed) and event.key != follow_ups.TRIAL:
            # Late: see `ui.notices.problems`.
            from recovery_timer.ui.text.problems import notification_fault

            self._notices.show_notice(notification_fault(event.fault))
