"""The main window: the rail and its screens, or a session that covers both; notices at the foot."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from recovery_timer.app.library import Trash
from recovery_timer.ports import RING_OUT_MS, RoutineExchange
from recovery_timer.routine.model import Routine
from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.record import Record
from recovery_timer.ui.actions import Scope, add_actions
from recovery_timer.ui.builder.commands import commands as build_commands
from recovery_timer.ui.builder.controller import BuilderController
from recovery_timer.ui.builder.model import BuilderModel
from recovery_timer.ui.builder.screen import BuilderScreen
from recovery_timer.ui.guide.finish import FinishScreen
from recovery_timer.ui.guide.flash_controller import FlashController
from recovery_timer.ui.guide.model import GuideModel
from recovery_timer.ui.guide.resume_offer import ResumeOffer
from recovery_timer.ui.guide.screen import GuideScreen
from recovery_timer.ui.guide.sleep_prompt import SleepPrompt
from recovery_timer.ui.navigation import Rail
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.routines.import_export import ImportExport
from recovery_timer.ui.routines.model import RoutinesModel
from recovery_timer.ui.routines.screen import RoutinesScreen
from recovery_timer.ui.settings.model import SettingsModel
from recovery_timer.ui.settings.screen import SettingsScreen
from recovery_timer.ui.settings.sound_check_dialog import check_first
from recovery_timer.ui.shortcuts import ShortcutsDialog
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.question import QuestionButton, QuestionDialog

SMALLEST = (800, 560)
USUAL = (1280, 800)


class MainWindow(QMainWindow):
    """Holds the screens and navigates between them. `close_wanted` is emitted when the program may end.

    `rung_out` is emitted when a session is over and its last sound has been played.
    """

    close_wanted = Signal()
    rung_out = Signal()

    def __init__(
        self,
        theme: ThemeManager,
        *,
        routines: RoutinesModel,
        build: BuilderModel,
        guide: GuideModel,
        settings: SettingsModel,
        trash: Trash,
        exchange: RoutineExchange,
        new_id: Callable[[], str],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._routines_model = routines
        self._build_model = build
        self._guide_model = guide
        self._settings = settings
        self._played: tuple[Timeline, str] | None = None
        self._may_close = False
        self._ringing_out = QTimer(self, singleShot=True)
        self._ringing_out.timeout.connect(self.rung_out)
        self.notices = Notices(theme)
        self.routines = RoutinesScreen(theme, routines)
        self.build = BuilderScreen(theme, build)
        self.settings = SettingsScreen(theme, settings, self.notices)
        self.guide = GuideScreen(theme, guide)
        self.resume_offer = ResumeOffer(theme, guide)
        self.resume_offer.resumed.connect(self._take_up)
        self.routines.put_on_top(self.resume_offer)
        SleepPrompt(theme, self, guide, self.notices)
        FlashController(theme, self.guide, guide, settings.book, self.notices)
        self.finish = FinishScreen(theme)
        self.import_export = ImportExport(
            theme,
            self,
            self.notices,
            library=routines.library,
            trash=trash,
            exchange=exchange,
            new_id=new_id,
            build=build,
        )
        self._screens = {"routines": self.routines, "build": self.build, "settings": self.settings}
        names = {"routines": self.tr("Routines"), "build": self.tr("Build"), "settings": self.tr("Settings")}
        self._rail = Rail(theme, names, at_foot="settings")
        self.builder_controller = BuilderController(theme, self, self.build, build, self.notices)
        self._pages, self._whole, self._home = QStackedWidget(), QStackedWidget(), QWidget()
        self._arrange()
        self._actions = add_actions(self, self._commands())
        self.build.offer(self._actions[Scope.BUILD])
        self._connect()
        self.show_screen("routines")

    # -- what is shown

    def show_screen(self, screen: str) -> None:
        self._pages.setCurrentWidget(self._screens[screen])
        self._rail.show_chosen(screen)
        self._show(self._home)
        if screen == "routines":
            self.routines.focus_first()
        elif screen == "build":
            self.build.focus_first()

    def play_routine(self, routine: Routine) -> None:
        """Play ``routine``, which need not be in the library."""
        self.play(self._routines_model.expand(routine), routine.id)

    def play_instead(self, routine: Routine, then: Callable[[], None]) -> None:
        """Play ``routine`` and call ``then``; during a session, ask first whether to end it."""
        timeline = self._routines_model.expand(routine)

        def begin() -> None:
            self._guide_model.player.end()
            self.play(timeline, routine.id)
            then()

        self._leave(begin)

    def play(self, timeline: Timeline, routine_id: str) -> None:
        """Play ``timeline`` of the routine ``routine_id``."""
        self._played = (timeline, routine_id)
        self._ringing_out.stop()
        self._show(self.guide)
        self._guide_model.begin(timeline, routine_id)

    @property
    def is_playing(self) -> bool:
        """Whether a session is in progress, paused or not."""
        return self._guide_model.player.is_playing

    def mute(self) -> None:
        """Mute all sound until the volume is turned up."""
        if not self._guide_model.volume.muted:
            self._guide_model.volume.mute()

    def show_full_screen(self, wanted: bool) -> None:
        """Show the floor view in full screen if ``wanted``, else go back to the window."""
        self.guide.show_floor(wanted)
        if wanted:
            self.showFullScreen()
        else:
            self.showNormal()

    def close_without_asking(self) -> None:
        """Close without a question: the program is quitting."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self._leave(self._end_and_close)

    # -- navigation

    def _end_and_close(self) -> None:
        """Close, after ending the session: the user agreed to that, so it does not count as interrupted."""
        self._guide_model.player.end()
        self.close_wanted.emit()

    def _show(self, page: QWidget) -> None:
        self._whole.setCurrentWidget(page)
        home = self._pages.currentWidget() if page is self._home else None
        shown = {
            Scope.GUIDE: page is self.guide,
            Scope.ROUTINES: home is self.routines,
            Scope.BUILD: home is self.build,
        }
        for where, enabled in shown.items():
            for action in self._actions.get(where, ()):
                action.setEnabled(enabled)
        if page is not self.guide:
            self.setWindowTitle("")

    def _start(self, routine_id: str) -> None:
        self._start_timeline(self._routines_model.timeline(routine_id), routine_id)

    def _start_timeline(self, timeline: Timeline, routine_id: str) -> None:
        check_first(self._theme, self._settings, self, lambda: self.play(timeline, routine_id))

    def _take_up(self) -> None:
        """Resume the interrupted session where it was."""
        found = self._guide_model.player.unfinished
        if found is not None:
            self._played = (found.checkpoint.timeline, found.checkpoint.routine_id)
            self._show(self.guide)
            self._guide_model.resume_unfinished()

    def _tell_filed(self, checkpoint: Checkpoint) -> None:
        name = translated(checkpoint.timeline.name)
        self.notices.show_notice(self.tr("What you did of “{name}” is kept.").format(name=name))
        if self.routines.isVisible():
            self.routines.focus_first()

    def _entered(self, segment: Segment) -> None:
        self.setWindowTitle(domain.describe_with_length(segment))
        self._show(self.guide)

    def _over(self, record: Record) -> None:
        if self.isFullScreen():
            self.showNormal()
        self.guide.show_floor(False)
        self.finish.show_record(record)
        self._show(self.finish)
        self._ringing_out.start(RING_OUT_MS)

    def _go_on(self) -> None:
        self._guide_model.player.go_on()
        self._show(self.guide)
        self.guide.refresh()

    def _again(self) -> None:
        if self._played is not None:
            self.play(*self._played)

    def _escape(self) -> None:
        if self.isFullScreen():
            self.show_full_screen(False)
        elif self.guide.is_floor:
            self.guide.show_floor(False)
        else:
            self._leave(self._guide_model.player.end)

    def _leave(self, then: Callable[[], None]) -> None:
        """Call ``then``; during a session, ask first. The session continues while the question is open."""
        if not self._guide_model.player.is_playing:
            then()
            return
        question = QuestionDialog(
            self._theme,
            self,
            heading=self.tr("End this session?"),
            text=self.tr("What you have done so far is kept."),
            answers=(QuestionButton(self.tr("End"), then), QuestionButton(self.tr("Go on"))),
        )
        question.open()

    def _open_settings(self) -> None:
        if not self._guide_model.player.is_playing:
            self.show_screen("settings")

    def _commands(self) -> dict[str, Callable[[], object]]:
        player, volume = self._guide_model.player, self._guide_model.volume
        return {
            "search": self.routines.search.setFocus,
            "duplicate": self.routines.duplicate,
            "rename": self.routines.rename,
            "delete": self.routines.delete,
            "paste_routine": self.import_export.paste,
            "edit": self.routines.edit,
            "favourite": self.routines.toggle_favourite,
            **build_commands(self.build, self._build_model),
            "new": self._new,
            "press": player.press,
            "pause": player.pause_or_resume,
            "next": player.next,
            "previous": player.previous,
            "extend": player.extend,
            "shorten": player.shorten,
            "louder": volume.louder,
            "softer": volume.softer,
            "mute": volume.mute,
            "floor": lambda: self.guide.show_floor(not self.guide.is_floor),
            "full_screen": lambda: self.show_full_screen(not self.isFullScreen()),
            "escape": self._escape,
            "settings": self._open_settings,
            "shortcuts": lambda: ShortcutsDialog(self._theme, self).open(),
            "quit": self.close,
        }

    def _connect(self) -> None:
        self._rail.chosen.connect(self.show_screen)
        self.routines.started.connect(self._start)
        self.routines.edited.connect(self._build_model.open)
        self.routines.new_wanted.connect(self._new)
        self.routines.paste_wanted.connect(self.import_export.paste)
        self.routines.import_wanted.connect(self.import_export.ask_for_files)
        self.routines.exported.connect(self.import_export.export)
        self.routines.trash_wanted.connect(self.import_export.show_trash)
        self.routines.deleted.connect(self.import_export.tell_deleted)
        self._build_model.opened.connect(lambda: self.show_screen("build"))
        self.builder_controller.started.connect(self._start_timeline)
        self.guide.full_screen_wanted.connect(lambda: self.show_full_screen(not self.isFullScreen()))
        self.finish.go_on.connect(self._go_on)
        self.finish.again.connect(self._again)
        self.finish.back.connect(lambda: self.show_screen("routines"))
        self._guide_model.entered.connect(self._entered)
        self._guide_model.over.connect(self._over)
        self._guide_model.missing.connect(lambda why: self.notices.show_notice(why, problem=True))
        self._guide_model.filed.connect(self._tell_filed)

    def _new(self) -> None:
        if not self._guide_model.player.is_playing:
            self._build_model.new()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self._guide_model.player.is_playing:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.import_export.import_files([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def _arrange(self) -> None:
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.resize(*USUAL)
        for screen in self._screens.values():
            self._pages.addWidget(screen)
        row = QHBoxLayout(self._home)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._pages, 1)
        for page in (self._home, self.guide, self.finish):
            self._whole.addWidget(page)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._whole, 1)
        column.addWidget(self.notices, 0, Qt.AlignmentFlag.AlignBottom)
        self.setCentralWidget(central)
