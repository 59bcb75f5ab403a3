"""The composition root: puts the program together from its ports and parts."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from functools import partial

from PySide6.QtWidgets import QApplication

from recovery_timer.desktop.models import HOME
from recovery_timer.desktop.options import Options
from recovery_timer.desktop.parts import Parts
from recovery_timer.desktop.screens import rail_screens, session_screens
from recovery_timer.ports import Ports, SavedDraft, SaveKey, SaveKind
from recovery_timer.routine.model import Routine
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.ui.actions import Command
from recovery_timer.ui.theme.manager import StyleSheet
from recovery_timer.ui.theme.style import style_sheet
from recovery_timer.ui.window import MainWindow

Wait = Callable[[Callable[[], bool]], None]
"""Keeps the window alive until the condition holds."""


def _do_not_wait(_: Callable[[], bool]) -> None:
    pass


def compose(
    app: QApplication,
    ports: Ports,
    options: Options,
    *,
    window: MainWindow | None = None,
    style: StyleSheet | None = style_sheet,
    scale: float | None = None,
    wait: Wait = _do_not_wait,
) -> "Program":
    """Return the program in ``window``, or in one of its own that is not shown yet.

    ``style`` and ``scale`` are the `ThemeManager`'s. ``wait`` is called before the first screen is made, with a
    function that returns whether the worker has read the user's routines.
    """
    program = Program(app, ports, options, window=window, style=style, scale=scale)
    program.open_window(wait)
    return program


class Program(Parts):
    """The parts, and the lifetime of their window."""

    def open_window(self, wait: Wait = _do_not_wait) -> None:
        """Fill the window with the rail and the first screen."""
        self._fill_window()
        wait(lambda: self.library.is_loaded)
        self._show_first()
        self.theme.apply()

    def _fill_window(self) -> None:
        """Fill the window with the rail, and connect what belongs to the window as a whole."""
        # The first screen shows when each routine was last used: the worker reads the journal before the routines.
        _ = self.journal
        library, content = self.library, self.content
        content.set_screens(rail_screens(self), session_screens(self), self._commands()).chosen.connect(
            self.navigator.show
        )
        self.window.dropped.connect(self._import_files)
        self.window.close_requested.connect(self._close)
        # The user may have been away for hours, or in another time zone.
        self.window.activated.connect(self.time_of_day.look)
        self.navigator.moved.connect(content.show_place)
        self.problems.show_in(self.notices)
        self.save_status.show_in(self.notices, library, self.saver.retry)

    def _show_first(self) -> None:
        """Show the first screen."""
        if self._is_first_start():
            self.navigator.welcome()
            self.navigator.moved.connect(lambda _: self.first_start.over())
        else:
            self.navigator.show(HOME)

    def make_ready(self) -> None:
        """Make the parts that the first window does not need, once it has been painted."""
        self.worker.run(self.left_drafts.read, self._offer_drafts)
        self._ports.watch_routines(self.library.reload, self.worker)
        self._ports.watch_techniques(self.techniques.reload, self.worker)
        # `log` in a terminal may have written to the journal. A hidden window has notifications to show.
        self.window.activated.connect(self.journal.look)
        self.time_of_day.hour_changed.connect(lambda _: self.journal.look())
        self.techniques.purge()
        self.trash.purge()
        self.audio.warm_up()
        self.library.prepare_search()
        self.time_of_day.begin()
        self.routines_model.read_last_sessions()

    def show_today(self) -> None:
        """Show what is worth doing today above the routines; the journal is read for that in the background."""
        self.routines_screen.show_today(self.today_strip)
        # It listens from now on.
        _ = self.notifying

    def play(self, routine: Routine, techniques: Iterable[OwnTechnique] = ()) -> None:
        """Guide through ``routine``; neither it nor its own ``techniques`` need be in the library."""
        self.session_controller.play(self.routines_model.expand(routine, techniques), routine.id)

    def open_files(self, files: Sequence[str]) -> None:
        """Add the routines in ``files`` to the library; open one by itself in the builder, unless a session runs."""

        def open_only(ids: Sequence[str]) -> None:
            if len(ids) == 1 and not self.navigator.is_in_session:
                self.edit_routine(ids[0])

        self.import_export.import_files(files, open_only)

    def save_look(self) -> None:
        """Save the look of the window for the next start."""
        kept, _ = self._state.load()
        look = {**kept, **self.window.look()}
        if "builder_screen" in vars(self):
            look |= self.builder_screen.columns.look()
        self.saver.submit(SaveKey(SaveKind.WINDOW), lambda: self._state.save(look))

    async def leave_desktop(self) -> None:
        """Leave the other programs of the desktop as if there had been no session, because the program ends."""
        await super().leave_desktop()
        if self.has("telling"):
            await self.telling.close()

    def _offer_drafts(self, read: Future[Sequence[SavedDraft]]) -> None:
        # Without one, nothing of the workbench is loaded.
        if read.result():
            self.draft_notices.offer_drafts(self.workbench.offered)

    def _is_first_start(self) -> bool:
        """Whether the user opens the program for the first time, and for nothing in particular."""
        options = self._options
        is_for_something = options.routine is not None or options.files or self.has_checkpoint
        return not is_for_something and self.first_start.is_now

    def _commands(self) -> dict[str, Command]:
        return {"settings": partial(self.navigator.show, "settings"), "new": self.new_routine}

    def _close(self) -> None:
        self.navigator.leave(self.window.close_agreed.emit)

    def _import_files(self, files: list[str]) -> None:
        self.import_export.import_files(files)
