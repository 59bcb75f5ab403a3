"""Connects the builder to the rest of the window: its dialogs, its notices, and playing the draft."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from recovery_timer.routine.timeline import Timeline
from recovery_timer.ui.builder.conflict_dialog import ConflictDialog
from recovery_timer.ui.builder.draft_notices import DraftNotices
from recovery_timer.ui.builder.fit_dialog import FitDialog
from recovery_timer.ui.builder.model import BuilderModel
from recovery_timer.ui.builder.screen import BuilderScreen
from recovery_timer.ui.help import HelpDialog
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.name_dialog import ask_for_name
from recovery_timer.ui.widgets.question import QuestionButton, QuestionDialog


class BuilderController(QObject):
    """Handles the requests of the builder's screen and model. `started` is a request to play a timeline."""

    started = Signal(Timeline, str)

    def __init__(
        self,
        theme: ThemeManager,
        window: QWidget,
        screen: BuilderScreen,
        model: BuilderModel,
        *,
        notices: Notices,
        drafts: DraftNotices,
    ) -> None:
        """``window`` is the parent of dialogs."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._model = model
        self._asking: ConflictDialog | None = None
        screen.started.connect(self._start)
        screen.fit_wanted.connect(self._fit)
        screen.help_wanted.connect(lambda: HelpDialog(theme, "notation", window).open())
        screen.save_as_wanted.connect(self._save_as)
        screen.discard_wanted.connect(self._discard)
        model.refused.connect(lambda why: notices.show_notice(why, problem=True, topic="refused"))
        model.changed_underneath.connect(self._ask)
        model.left.connect(drafts.tell_left)

    def _start(self) -> None:
        if self._model.timeline is not None:
            self.started.emit(self._model.timeline, self._model.draft.routine_id)

    def _fit(self) -> None:
        if self._model.timeline is not None:
            dialog = FitDialog(self._theme, self._model, self._window)
            dialog.agreed.connect(self._model.fitted)
            dialog.open()

    def _save_as(self) -> None:
        model = self._model
        if model.draft.routine is not None:
            ask_for_name(self._window, self._theme, model.sketch.name, model.save_as)

    def _discard(self) -> None:
        if self._model.draft.has_changes:
            QuestionDialog(
                self._theme,
                self._window,
                heading=self.tr("Discard the changes?"),
                text=self.tr("What was changed since it was saved, and its history, will be gone."),
                answers=(QuestionButton(self.tr("Discard"), self._model.discard), QuestionButton(self.tr("Keep"))),
            ).open()

    def _ask(self) -> None:
        """Ask which version to keep; only once, however often the conflict is reported."""
        draft, workbench = self._model.draft, self._model.workbench
        if self._asking is not None or draft.theirs is None:
            return
        self._asking = ConflictDialog(
            self._theme,
            self._window,
            name=translated(draft.sketch.name),
            keep_mine=lambda: workbench.keep_mine(draft),
            take_theirs=lambda: workbench.take_theirs(draft),
            keep_both=lambda: workbench.keep_both(draft),
        )
        self._asking.finished.connect(self._answered)
        self._asking.open()

    def _answered(self) -> None:
        self._asking = None
