"""The parts of the program by name, each made once, on first use.

Each part is made from other parts, so the order follows by itself, and parts that the first window does not need are
neither made nor imported before it is shown: hence the local imports.
"""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from recovery_timer.app.navigation import Place, Stage
from recovery_timer.desktop.models import HOME, Models
from recovery_timer.ports import SaveKey, SaveKind
from recovery_timer.routine.facts import Group
from recovery_timer.routine.timeline import Timeline
from recovery_timer.ui.routines.screen import RoutinesScreen

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from recovery_timer.app.journal import Undo
    from recovery_timer.app.telling import Telling
    from recovery_timer.journal.lines import BeforeLine, TodayLine, Topic
    from recovery_timer.ports import SoundExport
    from recovery_timer.ui.builder.controller import BuilderController
    from recovery_timer.ui.builder.draft_notices import DraftNotices
    from recovery_timer.ui.builder.screen import BuilderScreen
    from recovery_timer.ui.follow_ups.calendar import CalendarExport
    from recovery_timer.ui.follow_ups.model import FollowUpsModel
    from recovery_timer.ui.follow_ups.notifying import Notifying
    from recovery_timer.ui.follow_ups.today_strip import TodayStrip
    from recovery_timer.ui.guide.controller import SessionController
    from recovery_timer.ui.guide.finish import FinishScreen
    from recovery_timer.ui.guide.resume_offer import ResumeOffer
    from recovery_timer.ui.guide.screen import GuideScreen
    from recovery_timer.ui.history.screen import HistoryScreen
    from recovery_timer.ui.preview.sheet import RoutineSheet
    from recovery_timer.ui.routines.import_export import ImportExport
    from recovery_timer.ui.routines.sound_export import SoundExporting
    from recovery_timer.ui.settings.screen import SettingsScreen
    from recovery_timer.ui.techniques.controller import TechniquesController
    from recovery_timer.ui.techniques.screen import TechniquesScreen
    from recovery_timer.ui.widgets.file_choice import FileChoice

_FOLDER = "folder"
"""The name, in the state file, of the folder that files were last exported to or imported from."""


class Parts(Models):
    """The parts of a running program, wired together. A part is made when it is first accessed."""

    # -- where the user is

    @cached_property
    def session_controller(self) -> "SessionController":
        from recovery_timer.ui.guide.controller import SessionController

        return SessionController(
            self.window,
            self.guide_model,
            self.navigator,
            guide=lambda: self.guide_screen,
            finish=lambda: self.finish_screen,
        )

    # -- the routines

    @cached_property
    def routines_screen(self) -> RoutinesScreen:
        screen = RoutinesScreen(self.theme, self.routines_model)
        screen.started.connect(self._start_or_preview)
        screen.started_as_last_time.connect(self._start_as_last_time_or_preview)
        screen.opened.connect(lambda routine_id: self.preview(routine_id))
        screen.edited.connect(self.edit_routine)
        screen.new_wanted.connect(self.new_routine)
        self.time_of_day.minute_changed.connect(lambda _: screen.show_end())
        screen.paste_wanted.connect(lambda: self.import_export.paste())
        screen.import_wanted.connect(lambda: self.import_export.ask_for_files())
        screen.exported.connect(lambda routine_id: self.import_export.export(routine_id))
        screen.exported_as_sound.connect(lambda routine_id: self.sound_exporting.ask(routine_id))
        screen.trash_wanted.connect(lambda: self.import_export.show_trash())
        screen.copied.connect(lambda routine_id: self.import_export.copy_as_text(routine_id))
        screen.deleted.connect(lambda routine: self.import_export.report_deleted(routine))
        screen.kept.connect(lambda routine_id: self.import_export.report_kept(routine_id))
        if self.has_checkpoint and self.checkpoints.unfinished is not None:
            screen.put_on_top(self.resume_offer)
        return screen

    @cached_property
    def routine_sheet(self) -> "RoutineSheet":
        from recovery_timer.ui.preview.sheet import RoutineSheet

        sheet = RoutineSheet(self.theme, self.routines_screen)
        sheet.start_wanted.connect(self._start_routine)
        sheet.as_last_time_wanted.connect(self._start_as_last_time)
        sheet.edit_wanted.connect(self.edit_routine)
        sheet.fit_wanted.connect(self._fit_routine)
        sheet.more_wanted.connect(self._offer_more)
        sheet.known.connect(lambda caution: self.preview_model.dismiss(caution))
        sheet.closed.connect(self.routines_screen.focus_first)
        sheet.session_wanted.connect(self._show_session)
        sheet.history_wanted.connect(self._show_sessions_of)
        self.preview_model.past_read.connect(sheet.show_past)
        return sheet

    def preview(self, routine_id: str) -> None:
        """Show, over the routines, what a routine takes and what the journal says about starting it now."""
        from recovery_timer.ui.text.follow_ups import before_session

        lines = self._lines_before(routine_id)
        for line in lines:
            self.follow_ups_model.was_said(line)
        remarks = tuple(before_session(line) for line in lines)
        self.routine_sheet.show_preview(replace(self.preview_model.preview(routine_id), remarks=remarks))
        self.preview_model.read_past(routine_id)

    def _start_or_preview(self, routine_id: str) -> None:
        """Start a routine; show it first if it was never played, and once if the journal speaks against it."""
        is_new = self.settings.current.preview and self.journal.last_used(routine_id) is None
        if is_new or self._has_objection(routine_id):
            self.preview(routine_id)
        else:
            self._start_routine(routine_id)

    def _start_as_last_time_or_preview(self, routine_id: str) -> None:
        """Start a routine with the lengths of the last time; show it first if the journal speaks against it."""
        if self._has_objection(routine_id):
            self.preview(routine_id)
        else:
            self._start_as_last_time(routine_id)

    def _start_as_last_time(self, routine_id: str) -> None:
        routine = self.routines_model.as_last_time(routine_id)
        if routine is not None:
            self.start_session(self.routines_model.expand(routine), routine_id)

    def _has_objection(self, routine_id: str) -> bool:
        return any(line.is_objection for line in self._lines_before(routine_id))

    def _lines_before(self, routine_id: str) -> "tuple[BeforeLine, ...]":
        """Return what the journal says about starting a routine now, if it has been read and has not said so yet."""
        if not self.has("follow_ups_model"):
            return ()
        segments = self.routines_model.timeline(routine_id).segments
        families = {segment.family for segment in segments if segment.family is not None}
        is_before_a_run = self.library.entry(routine_id).group is Group.BEFORE_A_RUN
        return self.follow_ups_model.before(families, before_a_run=is_before_a_run)

    def _offer_more(self, routine_id: str, at: "QPoint") -> None:
        """Open the menu of the sheet: that of the routine, plus whether to show a sheet before the first time."""
        menu = self.routines_screen.menu_of(routine_id, without=("start", "start_as_last_time", "open", "edit"))
        for entry in menu.actions():
            entry.triggered.connect(lambda _checked: self.routine_sheet.close())
        menu.addSeparator()
        words = QCoreApplication.translate("Parts", "Don’t show this before the first time")
        quiet = menu.addAction(words)
        quiet.setCheckable(True)
        quiet.setChecked(not self.settings.current.preview)
        quiet.toggled.connect(lambda is_quiet: self.settings.change("preview", not is_quiet))
        menu.popup(at)

    def _fit_routine(self, routine_id: str) -> None:
        self.edit_routine(routine_id)
        self.builder_screen.fit_wanted.emit()

    @cached_property
    def resume_offer(self) -> "ResumeOffer":
        from recovery_timer.ui.guide.resume_offer import ResumeOffer

        offer = ResumeOffer(self.theme, self.guide_model)
        offer.resumed.connect(lambda: self.session_controller.resume_unfinished())
        self.guide_model.filed.connect(self._follow_offer)
        self.time_of_day.hour_changed.connect(lambda _: offer.refresh())
        return offer

    def _follow_offer(self) -> None:
        """Move the focus to what follows the offer, now that it has been answered."""
        if self.navigator.place.stage is Stage.HOME and self.navigator.place.screen == HOME:
            self.routines_screen.focus_first()

    @cached_property
    def import_export(self) -> "ImportExport":
        from recovery_timer.ui.routines.import_export import ImportExport

        return ImportExport(
            self.theme,
            self.window,
            self.notices,
            library=self.library,
            trash=self.trash,
            exchange=self._ports.exchange(lambda: self.techniques.catalogue),
            worker=self.worker,
            techniques=self.techniques,
            new_id=self._ports.new_id,
            edit=self.edit_routine,
            type_text=self.type_routine,
            choose=self.routines_model.choose,
            files=self.file_choice,
        )

    @cached_property
    def sound_export(self) -> "SoundExport":
        return self._ports.sound_export()

    @cached_property
    def sound_exporting(self) -> "SoundExporting":
        from recovery_timer.ui.routines.sound_export import SoundExporting

        return SoundExporting(
            self.theme,
            self.window,
            self.notices,
            library=self.library,
            techniques=self.techniques,
            sound_export=self.sound_export,
            files=self.file_choice,
        )

    @cached_property
    def file_choice(self) -> "FileChoice":
        from recovery_timer.ui.widgets.file_choice import FileChoice

        def last_folder() -> str:
            values, _ = self._state.load()
            return str(values.get(_FOLDER, ""))

        def keep(folder: str) -> None:
            self.saver.submit(SaveKey(SaveKind.WINDOW, _FOLDER), lambda: self._state.save({_FOLDER: folder}))

        # A worker of its own: a drive that hangs must not hold up anything unrelated.
        return FileChoice(last_folder, keep, self._ports.worker())

    # -- the builder

    def edit_routine(self, routine_id: str) -> None:
        """Open a routine in the builder; during a session, ask first."""
        self.navigator.leave(lambda: self.builder_model.open(routine_id))

    def new_routine(self, name: str = "") -> None:
        """Open a new routine in the builder, called ``name`` if there is one; during a session, ask first."""
        self.navigator.leave(lambda: self.builder_model.new(name) if name else self.builder_model.new())

    def type_routine(self, text: str) -> None:
        """Open ``text``, which cannot be read as a routine yet, in the builder; during a session, ask first."""

        def open_text() -> None:
            self.builder_model.new()
            self.builder_screen.show_typed(text)

        self.navigator.leave(open_text)

    def show_drafts(self) -> None:
        """List all drafts; during a session, ask first."""

        def open_dialog() -> None:
            from recovery_timer.ui.builder.drafts_dialog import DraftsDialog

            DraftsDialog(self.theme, self.workbench, self.edit_routine, self.window).open()

        self.navigator.leave(open_dialog)

    @cached_property
    def draft_notices(self) -> "DraftNotices":
        from recovery_timer.ui.builder.draft_notices import DraftNotices

        return DraftNotices(self.notices, edit=self.edit_routine, show_all=self.show_drafts)

    @cached_property
    def builder_screen(self) -> "BuilderScreen":
        from recovery_timer.ui.builder.screen import BuilderScreen

        screen = BuilderScreen(self.theme, self.builder_model)
        look, _ = self._state.load()
        screen.columns.look_like(look)
        self.time_of_day.minute_changed.connect(lambda _: screen.show_end())
        return screen

    @cached_property
    def builder_controller(self) -> "BuilderController":
        from recovery_timer.ui.builder.controller import BuilderController

        controller = BuilderController(
            self.theme,
            self.window,
            self.builder_screen,
            self.builder_model,
            notices=self.notices,
            drafts=self.draft_notices,
        )
        controller.started.connect(self.start_session)
        return controller

    # -- the techniques

    @cached_property
    def techniques_screen(self) -> "TechniquesScreen":
        from recovery_timer.ui.techniques.screen import TechniquesScreen

        screen = TechniquesScreen(self.theme, self.techniques_model)
        screen.started.connect(lambda routine: self.start_session(self.routines_model.expand(routine), routine.id))
        screen.added.connect(self._add_technique)
        screen.page.offer_reminders(self.follow_ups_model.is_daily)
        screen.page.say_now(self.follow_ups_model.said_now)
        self.follow_ups_model.learned.connect(screen.page.refresh)
        screen.page.remind_wanted.connect(self._remind)
        self.follow_ups_model.learned.connect(screen.page.show_reminder)
        return screen

    @cached_property
    def techniques_controller(self) -> "TechniquesController":
        from recovery_timer.ui.techniques.controller import TechniquesController

        return TechniquesController(
            self.theme,
            self.window,
            self.techniques_screen,
            self.techniques_model,
            notices=self.notices,
            techniques=self.techniques,
            library=self.library,
        )

    def _remind(self) -> None:
        """Remind of the technique that is shown every day, or show the setting that says when."""
        from recovery_timer.app.follow_ups import PAGE_SETTINGS

        technique_id = self.techniques_model.technique.id
        setting = PAGE_SETTINGS.get(technique_id)
        if setting is None:
            self.follow_ups_model.switch_daily(technique_id)
        else:
            self.navigator.show("settings")
            self.settings_screen.show_setting(setting)

    def _add_technique(self, technique_id: str) -> None:
        self.navigator.show("build")
        self.builder_model.add(technique_id)

    # -- the history

    @cached_property
    def history_screen(self) -> "HistoryScreen":
        from recovery_timer.ui.history.exchange import HistoryExchange
        from recovery_timer.ui.history.screen import HistoryScreen

        screen = HistoryScreen(self.theme, self.history_model, self.techniques)
        exchange = HistoryExchange(
            self.window,
            self.notices,
            self.history_model,
            journal=self.journal,
            store=self._ports.history_files(),
            worker=self.worker,
            files=self.file_choice,
        )
        screen.export_wanted.connect(exchange.ask_for_export)
        screen.import_wanted.connect(exchange.ask_for_import)
        screen.begin_wanted.connect(lambda: self.navigator.show(HOME))
        screen.start_wanted.connect(lambda routine: self.start_session(self.routines_model.expand(routine), routine.id))
        return screen

    def _show_session(self, session_id: str) -> None:
        self.navigator.show("history")
        self.history_model.open(session_id)

    def _show_sessions_of(self, routine_id: str) -> None:
        self.navigator.show("history")
        self.history_screen.show_routine(routine_id)

    # -- what follows

    @cached_property
    def follow_ups_model(self) -> "FollowUpsModel":
        from recovery_timer.ui.follow_ups.model import FollowUpsModel

        model = FollowUpsModel(self.follow_ups, self.journal, self._ports.clock, self._ports.new_id)
        model.setParent(self.window)
        model.logged.connect(self.entry_logged)
        model.wished.connect(self._wish_kept)
        model.page_wanted.connect(self._read_page)
        model.start_wanted.connect(self._start_technique)
        model.soreness_wanted.connect(self._ask_for_soreness)
        self.follow_ups.load()
        return model

    def _wish_kept(self, kept: "tuple[str, Undo, Topic]") -> None:
        """Say what the user will be reminded of, and offer to undo that or to be notified on the desktop as well."""
        from recovery_timer.app.follow_ups import SETTINGS

        words, undo, topic = kept
        setting = SETTINGS[topic]
        notify = QCoreApplication.translate("Parts", "Notify me on the desktop")
        more = [(notify, partial(self.settings.change, setting, "notify"))]
        is_set = self.settings.current.value(setting) == "notify"
        undo_words = QCoreApplication.translate("Parts", "Undo")
        self.notices.show_notice(words, action=undo_words, act=undo, more=[] if is_set else more)

    def _read_page(self, technique: str) -> None:
        self.navigator.leave(partial(self.navigator.show, "techniques"))
        self.techniques_screen.show_technique(technique)

    def _start_technique(self, technique: str) -> None:
        self.techniques_model.choose(technique)
        routine = self.techniques_model.routine
        if routine is not None:
            self.start_session(self.routines_model.expand(routine), routine.id)

    def _ask_for_soreness(self) -> None:
        from recovery_timer.ui.entries.log_dialogs import SorenessDialog

        SorenessDialog(self.theme, self.follow_ups_model, self.window).open()

    @cached_property
    def today_strip(self) -> "TodayStrip":
        from recovery_timer.ui.follow_ups.today_strip import TodayStrip

        strip = TodayStrip(self.theme, self.follow_ups_model)
        strip.calendar_wanted.connect(lambda: self.calendar_export.ask())
        self.time_of_day.hour_changed.connect(lambda _: strip.refresh())
        return strip

    @cached_property
    def telling(self) -> "Telling":
        from recovery_timer.app.follow_ups import choices_of
        from recovery_timer.app.telling import Telling
        from recovery_timer.ui.text.follow_ups import notification

        return Telling(
            follow_ups=self.follow_ups,
            choices=lambda: choices_of(self.settings.current),
            make_notifications=self._ports.notifications,
            is_possible=self._ports.may_notify,
            describe=lambda line, others: notification(line, others, self._ports.clock.here()),
        )

    @cached_property
    def notifying(self) -> "Notifying":
        from recovery_timer.ui.follow_ups.notifying import Notifying

        def follow(place: Place) -> None:
            if place.stage is Stage.GUIDE:
                self.telling.withdraw()
            else:
                self.follow_ups.look()

        def show_line(line: "TodayLine") -> None:
            self.navigator.show(HOME)
            self.today_strip.focus_on(line)

        self.navigator.moved.connect(follow)
        return Notifying(
            self.window,
            self.notices,
            self.follow_ups_model,
            self.telling,
            place=lambda: self.navigator.place,
            show_line=show_line,
            home=HOME,
        )

    @cached_property
    def calendar_export(self) -> "CalendarExport":
        from recovery_timer.ui.follow_ups.calendar import CalendarExport

        return CalendarExport(
            self.window,
            self.notices,
            self.follow_ups_model,
            write=self._ports.calendar(),
            open_file=self._ports.open_file,
            worker=self.worker,
            files=self.file_choice,
        )

    # -- the settings

    @cached_property
    def settings_screen(self) -> "SettingsScreen":
        from recovery_timer.ui.backups.dialog import offer_backups
        from recovery_timer.ui.settings.reminder_rows import add_reminder_rows
        from recovery_timer.ui.settings.screen import SettingsScreen
        from recovery_timer.ui.your_data.actions import YourDataActions

        screen = SettingsScreen(self.theme, self.settings_model, self.notices, self.file_choice)
        screen.shortcuts_wanted.connect(lambda: self.content.show_shortcuts())
        add_reminder_rows(self.theme, screen, self.follow_ups_model, self.telling, lambda: self.calendar_export.ask())
        screen.add_hidden_notes(self.dismissals.restore)
        offer_backups(self.theme, self.window, screen, self.restore_model, self.file_choice)
        self.your_data_actions = YourDataActions(
            self.theme,
            self.window,
            screen,
            self.your_data_model,
            self.notices,
            today=lambda: self._ports.clock.wall().date(),
            files=self.file_choice,
        )
        screen.add_help(welcome=self.navigator.welcome)
        return screen

    # -- a session

    @cached_property
    def guide_screen(self) -> "GuideScreen":
        from recovery_timer.ui.guide.flash_controller import FlashController
        from recovery_timer.ui.guide.screen import GuideScreen
        from recovery_timer.ui.guide.sleep_prompt import SleepPrompt

        screen = GuideScreen(self.theme, self.guide_model)
        screen.full_screen_wanted.connect(lambda: self.session_controller.toggle_full_screen())
        screen.floor_left.connect(lambda: self.session_controller.leave_floor())
        screen.notices_wanted.connect(self.notices.open_or_close)
        self.notices.marked.connect(screen.guide.top.mark.setVisible)
        SleepPrompt(self.theme, self.window, self.guide_model, self.notices)
        FlashController(self.theme, screen, self.guide_model, self.settings, self.notices)
        return screen

    @cached_property
    def finish_screen(self) -> "FinishScreen":
        from recovery_timer.ui.follow_ups.legs_card import LegsCard
        from recovery_timer.ui.guide.finish import FinishScreen

        legs = LegsCard(self.theme, self.follow_ups_model, self.techniques)
        screen = FinishScreen(self.theme, self.techniques, legs)
        for leaving in (screen.go_on, screen.again, screen.back):
            leaving.connect(legs.leave)
        screen.go_on.connect(lambda: self.session_controller.go_on())
        screen.again.connect(lambda: self.session_controller.play_again())
        screen.back.connect(self.navigator.go_back)
        legs.calendar_wanted.connect(lambda: self.calendar_export.ask())
        self.guide_model.cues_heard.connect(screen.show_receipt)
        return screen

    def _start_routine(self, routine_id: str) -> None:
        self.start_session(self.routines_model.timeline(routine_id), routine_id)

    def start_session(self, timeline: Timeline, routine_id: str) -> None:
        """Guide through ``timeline`` of the routine ``routine_id``."""
        self.session_controller.play(timeline, routine_id)
