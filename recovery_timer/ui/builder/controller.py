"""Connects the builder to the rest of the window: its dialogs, its notices, and playing the draft."""

from functools import partial

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

_FAULTS_SHOWN = 3

_REFUSED = "refused"
"""The topic of the notices about refused edits: only the latest is shown, until the next edit."""


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
        self._screen = screen
        self._notices = notices
        self._asking: ConflictDialog | None = None
        screen.started.connect(self._start)
        screen.fit_wanted.connect(self._fit)
        screen.help_wanted.connect(lambda: HelpDialog(theme, "notation", window).open())
        screen.save_as_wanted.connect(self._save_as)
        screen.discard_wanted.connect(self._discard)
        screen.drafts_wanted.connect(drafts.show_all)
        model.refused.connect(lambda why: notices.show_notice(why, problem=True, topic=_REFUSED))
        model.changed.connect(lambda: notices.withdraw_topic(_REFUSED))
        model.unread.connect(self._ask_about_unread)
        model.text_kept.connect(self._report_kept)
        model.namesake.connect(self._ask_about_namesake)
        model.changed_underneath.connect(self._ask_which)
        model.left.connect(drafts.tell_left)

    # -- typed text that cannot be read yet

    def _refuses_unread(self, words: str) -> bool:
        """Whether the text on screen has lines that cannot be read; if so, list them and show ``words``."""
        self._model.read_typed()
        if not (self._screen.is_text and self._model.draft.is_unread):
            return False
        self._ask(words, QuestionButton(self.tr("Cancel")))
        return True

    def _ask_about_unread(self) -> None:
        """Explain why the draft was not saved, and offer the alternatives."""
        answers = [QuestionButton(self.tr("Save the text as a draft"), self._model.keep_text)]
        if not self._screen.is_text and self._model.draft.routine is not None:
            save_blocks = partial(self._model.save, without_unread=True)
            answers.insert(0, QuestionButton(self.tr("Save the blocks only"), save_blocks))
        self._ask(self.tr("It is saved as a routine once all of it can be read."), *answers)

    def _ask(self, words: str, *answers: QuestionButton) -> None:
        """List the first lines that cannot be read, and show ``words``; the default answer goes to the first one."""
        from recovery_timer.ui.text.notation import finding_text

        faults = self._model.reading.faults
        lines = len(self._model.reading.fault_lines)
        heading = self.tr("%n lines cannot be read yet", "", lines) if lines else self.tr("It cannot be played yet")
        shown = [finding_text(fault) for fault in faults[:_FAULTS_SHOWN]]
        if len(faults) > _FAULTS_SHOWN:
            shown.append("…")
        go = self.tr("Go to line {line}").format(line=faults[0].line) if faults else self.tr("Go to the text")
        QuestionDialog(
            self._theme,
            self._window,
            heading=heading,
            text="\n\n".join([*shown, words]),
            answers=(*answers, QuestionButton(go, self._screen.show_first_fault)),
        ).open()

    def _report_kept(self) -> None:
        words = self.tr("The text of “{name}” is kept as a draft, just as it is typed.")
        self._notices.show_notice(words.format(name=translated(self._model.sketch.name)))

    # -- questions from the model

    def _ask_about_namesake(self, name: str) -> None:
        free = self._model.workbench.free_name(name)
        QuestionDialog(
            self._theme,
            self._window,
            heading=self.tr("There is another “{name}”").format(name=translated(name)),
            text=self.tr("Two routines of the same name are hard to tell apart."),
            answers=(
                QuestionButton(self.tr("Save with the same name"), partial(self._model.save, beside_namesake=True)),
                QuestionButton(self.tr("Save as “{name}”").format(name=free), self._model.save_under_free_name),
            ),
        ).open()

    # -- requests from the screen

    def _start(self) -> None:
        if self._refuses_unread(self.tr("The routine starts once all of it can be read.")):
            return
        if self._model.timeline is not None:
            self.started.emit(self._model.timeline, self._model.draft.routine_id)

    def _fit(self) -> None:
        if self._refuses_unread(self.tr("The routine can be fitted to a time once all of it can be read.")):
            return
        if self._model.timeline is not None:
            dialog = FitDialog(self._theme, self._model, self._window)
            dialog.agreed.connect(self._model.fitted)
            dialog.open()

    def _save_as(self) -> None:
        model = self._model
        model.read_typed()
        if model.draft.is_unread:
            self._ask_about_unread()
        elif model.draft.routine is not None:
            ask_for_name(self._window, self._theme, model.sketch.name, model.save_as)

    def _discard(self) -> None:
        if self._model.draft.has_changes:
            QuestionDialog(
                self._theme,
                self._window,
                heading=self.tr("Discard the changes?"),
                text=self.tr("Your changes since it was last saved will be lost, and can no longer be undone."),
                answers=(QuestionButton(self.tr("Discard"), self._model.discard), QuestionButton(self.tr("Keep"))),
            ).open()

    def _ask_which(self) -> None:
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
