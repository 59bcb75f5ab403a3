"""The window and the models of its screens by name, each made once, on first use.

A model decides what its screen shows and carries out its requests. It knows no screen, so it is made here, below
`parts`.
"""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from recovery_timer.app.navigation import Stage
from recovery_timer.app.settings import Settings
from recovery_timer.app.time_of_day import TimeOfDay
from recovery_timer.desktop.options import Options
from recovery_timer.desktop.services import Services
from recovery_timer.ports import Ports
from recovery_timer.routine.timeline import Timeline
from recovery_timer.ui.navigator import Navigator
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.notices.problems import ProblemNotices
from recovery_timer.ui.notices.save_status import SaveStatus
from recovery_timer.ui.routines.model import RoutinesModel
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.style import style_sheet
from recovery_timer.ui.window import MainWindow
from recovery_timer.ui.window_content import WindowContent

if TYPE_CHECKING:
    from pathlib import Path

    from recovery_timer.app.editing import Dismissals
    from recovery_timer.app.first_start import FirstStart
    from recovery_timer.routine.timeline import Segment
    from recovery_timer.session.checkpoint import Checkpoint
    from recovery_timer.ui.backups.model import RestoreModel
    from recovery_timer.ui.builder.model import BuilderModel
    from recovery_timer.ui.guide.covers import Covers
    from recovery_timer.ui.guide.model import GuideModel
    from recovery_timer.ui.history.model import HistoryModel
    from recovery_timer.ui.preview.model import PreviewModel
    from recovery_timer.ui.settings.model import SettingsModel
    from recovery_timer.ui.techniques.model import TechniquesModel
    from recovery_timer.ui.theme.manager import StyleSheet
    from recovery_timer.ui.your_data.model import YourDataModel

HOME = "routines"
"""The first screen of the window."""


class Models(Services):
    """The window and the models. Each is made when it is first accessed."""

    def __init__(
        self,
        app: QApplication,
        ports: Ports,
        options: Options,
        *,
        window: MainWindow | None = None,
        style: "StyleSheet | None" = style_sheet,
        scale: float | None = None,
    ) -> None:
        self.problems = ProblemNotices()
        self.save_status = SaveStatus()
        super().__init__(ports, options, self.problems, self.save_status.set_unsaved)
        self._app = app
        self._first_window = window
        self._style = style
        self._scale = scale

    # -- the window and where the user is

    @cached_property
    def theme(self) -> ThemeManager:
        theme = ThemeManager(self._app, style=self._style, scale=self._scale)

        def follow(settings: Settings) -> None:
            theme.choose(settings.theme)
            theme.set_animated(settings.motion)

        follow(self.settings.current)
        self.settings.changed.connect(follow)
        return theme

    @cached_property
    def notices(self) -> Notices:
        return Notices(self.theme, self._ports.ticker())

    @cached_property
    def window(self) -> MainWindow:
        window = self._first_window or self._usual_window()
        self.problems.setParent(window)
        self.save_status.setParent(window)
        return window

    def _usual_window(self) -> MainWindow:
        window = MainWindow()
        look, _ = self._state.load()
        window.look_like(look)
        return window

    @cached_property
    def content(self) -> WindowContent:
        content = WindowContent(self.theme, self.window, self.notices)
        self.window.fill(content)
        return content

    @cached_property
    def navigator(self) -> Navigator:
        return Navigator(self.theme, self.window, home=HOME, end_session=lambda: self.guide_model.end())

    def _is_busy(self) -> bool:
        return self.navigator.place.stage in {Stage.GUIDE, Stage.FINISH}

    @cached_property
    def time_of_day(self) -> TimeOfDay:
        return TimeOfDay(self._ports.clock, self._ports.ticker())

    # -- the routines

    @cached_property
    def routines_model(self) -> RoutinesModel:
        model = RoutinesModel(
            library=self.library,
            journal=self.journal,
            last_sessions=self.last_sessions,
            settings=self.settings,
            techniques=self.techniques,
            clock=self._ports.clock,
        )
        model.setParent(self.window)
        self.time_of_day.hour_changed.connect(lambda _: model.changed.emit())
        return model

    @cached_property
    def preview_model(self) -> "PreviewModel":
        from recovery_timer.ui.preview.model import PreviewModel

        model = PreviewModel(
            routines=self.routines_model,
            techniques=self.techniques,
            settings=self.settings,
            dismissals=self.dismissals,
            journal=self.journal,
            worker=self.worker,
            clock=self._ports.clock,
        )
        model.setParent(self.window)
        return model

    # -- the builder and the techniques

    @cached_property
    def dismissals(self) -> "Dismissals":
        from recovery_timer.app.editing import Dismissals

        return Dismissals(self._ports.dismissals(), self.saver)

    @cached_property
    def builder_model(self) -> "BuilderModel":
        from recovery_timer.ui.builder.model import BuilderModel

        model = BuilderModel(
            workbench=self.workbench,
            techniques=self.techniques,
            settings=self.settings,
            dismissals=self.dismissals,
            clock=self._ports.clock,
        )
        model.setParent(self.window)
        model.opened.connect(partial(self.navigator.show, "build"))
        model.saved.connect(lambda routine: self.routines_model.choose(routine.id))
        return model

    @cached_property
    def techniques_model(self) -> "TechniquesModel":
        from recovery_timer.ui.techniques.model import TechniquesModel

        model = TechniquesModel(self.techniques, self._ports.questions())
        model.setParent(self.window)
        return model

    # -- the history

    @cached_property
    def history_model(self) -> "HistoryModel":
        from recovery_timer.ui.history.model import HistoryModel

        model = HistoryModel(self.journal, self.library, self._ports.clock, self.worker, self._ports.new_id)
        model.setParent(self.window)
        model.logged.connect(self.entry_logged)
        model.undone.connect(self.notices.withdraw)
        return model

    def entry_logged(self, logged: tuple[str, Callable[[], None]]) -> None:
        """Say what was logged, and offer to undo it."""
        words, undo = logged
        self.notices.show_notice(words, action=QCoreApplication.translate("Models", "Undo"), act=undo)

    # -- the settings and the first start

    @cached_property
    def settings_model(self) -> "SettingsModel":
        from recovery_timer.ui.settings.model import SettingsModel

        model = SettingsModel(
            book=self.settings,
            volume=self.volume,
            sounds=self.sounds,
            check=self.sound_check,
            delays=self.delays,
            audio=self.audio,
            synthesizer=self.synthesizer,
        )
        model.setParent(self.window)
        return model

    @cached_property
    def restore_model(self) -> "RestoreModel":
        from recovery_timer.ui.backups.model import RestoreModel

        return RestoreModel(self._restore, self.journal, self.worker, parent=self.window)

    @cached_property
    def your_data_model(self) -> "YourDataModel":
        from recovery_timer.ui.your_data.model import YourDataModel

        model = YourDataModel(
            self.everything,
            # A worker of its own: copying a history of many years takes a minute.
            self._ports.worker(),
            open_file=self._ports.open_file,
            is_in_session=lambda: self.navigator.is_in_session,
        )
        model.setParent(self.window)
        model.erase_agreed.connect(self.window.erase_agreed)
        return model

    @cached_property
    def first_start(self) -> "FirstStart":
        from recovery_timer.app.first_start import FirstStart

        return FirstStart(self._ports.hints(), self.saver)

    # -- a session

    @cached_property
    def guide_model(self) -> "GuideModel":
        from recovery_timer.ui.guide.model import GuideModel

        # Connect these first, so that they receive each event before the window does.
        _ = self.media_session, self.music
        model = GuideModel(player=self.player, volume=self.volume, clock=self._ports.clock, techniques=self.techniques)
        model.setParent(self.window)
        model.began.connect(self._session_begins)
        model.missing.connect(lambda why: self.notices.show_notice(why, problem=True, session=True))
        model.filed.connect(self._session_filed)
        return model

    @cached_property
    def _covers(self) -> "Covers":
        from recovery_timer.ui.guide.covers import Covers

        return Covers(self.theme, self._ports.covers(), self.worker, self.window)

    def _make_cover(self, segment: "Segment", done: "Callable[[Path], None]") -> None:
        self._covers.make(segment, done)

    def _session_begins(self, _: Timeline) -> None:
        self.sound_check.stop()
        self.sounds.load()

    def _session_filed(self, checkpoint: "Checkpoint") -> None:
        words = QCoreApplication.translate("Models", "Saved what you did of “{name}”.")
        self.notices.show_notice(words.format(name=translated(checkpoint.timeline.name)))
