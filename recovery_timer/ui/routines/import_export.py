"""Getting routines in and out: paste, drop, import, export, delete and restore."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from recovery_timer.app.library import Imported, Library, Trash
from recovery_timer.app.techniques import Techniques
from recovery_timer.ports import Read, RoutineExchange, TrashedTechnique, Worker
from recovery_timer.ports.problems import FaultyTextError
from recovery_timer.ports.worker import finished
from recovery_timer.routine.model import Routine
from recovery_timer.routine.own import missing_from, used_by
from recovery_timer.ui.builder import clipboard
from recovery_timer.ui.file_names import file_name, free_file
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.routines.trash_dialog import Deleted, TrashDialog
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.problems import error_reason
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.file_choice import FileChoice

if TYPE_CHECKING:
    from concurrent.futures import Future

    # Imported where a text is read: most users never paste one.
    from recovery_timer.routine.notation import Notice

SUFFIX = "recovery.json"
"""The suffix of exported routines, by which the desktop opens the file with this program."""


class ImportExport(QObject):
    """Handles the requests of the routines screen and shows the outcome. Nothing is overwritten silently."""

    def __init__(
        self,
        theme: ThemeManager,
        window: QWidget,
        notices: Notices,
        *,
        library: Library,
        trash: Trash,
        exchange: RoutineExchange,
        worker: Worker,
        new_id: Callable[[], str],
        techniques: Techniques,
        edit: Callable[[str], None],
        type_text: Callable[[str], None],
        choose: Callable[[str], None],
        files: FileChoice,
    ) -> None:
        """``edit`` opens a routine in the builder, ``type_text`` a text; ``choose`` shows a new one to the user."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._notices = notices
        self._library = library
        self._trash = trash
        self._exchange = exchange
        self._worker = worker
        self._new_id = new_id
        self._techniques = techniques
        self._edit = edit
        self._type_text = type_text
        self._choose = choose
        self._files = files
        self._deleted: list[tuple[Routine, str]] = []
        trash.changed.connect(lambda _: self._withdraw_restored())

    def paste(self) -> None:
        """Make a routine from the text on the clipboard; one that cannot be read is opened in the builder as text."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._notices.show_notice(self.tr("There is no text on the clipboard to make a routine of."))
            return
        try:
            read = clipboard.routine(text, self._techniques.catalogue)
            routine = Routine(id=self._new_id(), name=read.name or self.tr("Pasted routine"), blocks=read.blocks)
        except ValueError as error:
            from recovery_timer.ui.text.notation import unread_text

            words = self.tr("That text isn’t a routine. {reason}")
            self._notices.show_notice(words.format(reason=unread_text(error)), problem=True)
            self._type_text(text)
            return
        if routine.name.casefold() in {entry.routine.name.casefold() for entry in self._library.entries}:
            routine = replace(routine, name=self._library.free_name(routine.name))
        self._library.save(routine)
        self._choose(routine.id)
        self._notices.show_notice(
            self._added_words(read.notices).format(name=translated(routine.name)),
            action=self.tr("Edit"),
            act=lambda: self._edit(routine.id),
        )

    def _added_words(self, notices: "Sequence[Notice]") -> str:
        if not notices:
            return self.tr("“{name}” was added.")
        from recovery_timer.ui.text.notation import finding_text

        doubt = finding_text(notices[0]).replace("{", "{{").replace("}", "}}")
        words = self.tr("“{name}” was added. Not all may be meant so. {doubt}")
        return words.replace("{doubt}", doubt)

    def import_files(self, files: Sequence[str], then: Callable[[Sequence[str]], None] = lambda _: None) -> None:
        """Import ``files``, then call ``then`` with the ids of the resulting routines in the library.

        A file that is not a routine does not stop the others.
        """

        def read() -> "list[tuple[str, Future[Read]]]":
            return [(file, finished(partial(self._exchange.read, file, self._new_id()))) for file in files]

        def add(read: "Future[list[tuple[str, Future[Read]]]]") -> None:
            with self._library.announcing_once():
                added = [self._add(file, routine) for file, routine in read.result()]
            ids = [routine.id for routine in added if routine is not None]
            if ids:
                self._choose(ids[-1])
            then(ids)

        # In the worker: a drive or a network may be slow.
        self._worker.run(read, add)

    def _add(self, file: str, read: "Future[Read]") -> Routine | None:
        """Add the routine that was ``read`` from ``file``, and report that, or why it failed; return the routine."""
        try:
            routine, doubts, techniques = read.result()
            become, routine = self._library.add(routine, techniques)
        except (ValueError, OSError) as error:
            words = self.tr("{file} was not imported. {reason}").format(
                file=Path(file).name, reason=error_reason(error)
            )
            if isinstance(error, FaultyTextError):
                mend = partial(self._type_text, error.text)
                self._notices.show_notice(words, problem=True, action=self.tr("Open as text"), act=mend)
            else:
                self._notices.show_notice(words, problem=True)
            return None
        words = self._added_words(doubts) if become is Imported.ADDED else self._become_words(become)
        shown = words.format(name=translated(routine.name))
        missing = missing_from(self._techniques.catalogue, routine)
        if missing:
            shown = f"{shown} {self._missing_words(missing)}"
        self._notices.show_notice(shown)
        return routine

    def _missing_words(self, missing: Sequence[str]) -> str:
        words = self.tr("Not here, so that their steps have only names and times: {techniques}.")
        return words.format(techniques=QLocale().createSeparatedList([*missing]))

    def ask_for_files(self) -> None:
        kinds = [self.tr("Routines (*.json *.txt)"), self.tr("All files (*)")]
        self._files.several_to_open(self._window, self.tr("Import routines"), kinds, self.import_files)

    def export(self, routine_id: str) -> None:
        """Ask where to export a routine, or all of the user's own if the id is empty."""
        if not routine_id:
            self._send_out_all()
            return
        routine = self._library.entry(routine_id).routine
        title = self.tr("Export “{name}”").format(name=translated(routine.name))
        kinds = {self.tr("Routine (*.recovery.json)"): SUFFIX, self.tr("Text (*.txt)"): "txt"}
        name = file_name(routine.name)
        self._files.to_save(self._window, title, name, kinds, lambda file: self._write_each({file: routine}))

    def _send_out_all(self) -> None:
        title = self.tr("Export your routines to a folder")
        self._files.folder_to_fill(self._window, title, self._write_all)

    def _write_all(self, folder: str) -> None:
        routines = [entry.routine for entry in self._library.entries if not entry.built_in]

        def name_files() -> dict[str, Routine]:
            files: dict[str, Routine] = {}
            for routine in routines:
                files[free_file(folder, file_name(routine.name), SUFFIX, taken=files)] = routine
            return files

        self._worker.run(name_files, lambda named: self._write_each(named.result()))

    def _write_each(self, files: Mapping[str, Routine]) -> None:
        """Write each routine to its file, and report them together; each failure gets its own notice."""
        own = self._techniques.own.values()
        jobs = [partial(self._exchange.write, routine, file, used_by(routine, own)) for file, routine in files.items()]

        def write() -> "list[Future[None]]":
            return [finished(job) for job in jobs]

        def report(written: "Future[list[Future[None]]]") -> None:
            done: list[tuple[str, Routine]] = []
            for (file, routine), each in zip(files.items(), written.result(), strict=True):
                try:
                    each.result()
                except OSError as error:
                    words = self.tr("“{name}” was not exported. {reason}")
                    name = translated(routine.name)
                    self._notices.show_notice(words.format(name=name, reason=error_reason(error)), problem=True)
                else:
                    done.append((file, routine))
            self._report_exported(done)

        self._worker.run(write, report)

    def _report_exported(self, done: Sequence[tuple[str, Routine]]) -> None:
        match done:
            case []:
                return
            case [(file, routine)]:
                words = self.tr("“{name}” was exported to {file}.").format(name=translated(routine.name), file=file)
            case _:
                folder = str(Path(done[0][0]).parent)
                words = self.tr("%n routines were exported to {folder}.", "", len(done)).format(folder=folder)
        self._notices.show_notice(words)

    def report_deleted(self, routine: Routine) -> None:
        """Report that ``routine`` was deleted, and offer to undo that as long as it is possible."""
        words = self.tr("“{name}” was deleted.").format(name=translated(routine.name))
        self._deleted.append((routine, words))
        self._notices.show_notice(words, action=self.tr("Undo"), act=lambda: self._restore(routine))

    def _withdraw_restored(self) -> None:
        """Close the notices about routines that have been restored by any means."""
        trashed = [each.routine for each in self._trash.trashed]
        for routine, words in self._deleted:
            if routine not in trashed:
                self._notices.withdraw(words)
        self._deleted = [(routine, words) for routine, words in self._deleted if routine in trashed]

    def report_kept(self, routine_id: str) -> None:
        """Explain why a read-only routine was not renamed or deleted."""
        entry = self._library.entry(routine_id)
        if entry.built_in:
            words = self.tr("“{name}” ships with the program: it cannot be renamed or deleted, but a duplicate can.")
        else:
            words = self.tr("“{name}” is of a newer version: it cannot be renamed or deleted, but a duplicate can.")
        self._notices.show_notice(words.format(name=translated(entry.routine.name)))

    def copy_as_text(self, routine_id: str) -> None:
        """Copy a routine to the clipboard as text that can be mailed and pasted."""
        from recovery_timer.routine import notation

        routine = self._library.entry(routine_id).routine
        QGuiApplication.clipboard().setText(notation.write(routine.name, routine.blocks, self._techniques.catalogue))
        self._notices.show_notice(self.tr("“{name}” was copied as text.").format(name=translated(routine.name)))

    def show_trash(self) -> None:
        TrashDialog(
            self._theme, self._all_deleted, (self._trash.changed, self._techniques.changed), self._window
        ).open()

    def _all_deleted(self) -> Sequence[Deleted]:
        """Return the routines and the techniques in the trash, last deleted first."""
        found = [
            Deleted(translated(each.routine.name), self._trash.days_left(each), partial(self._restore, each.routine))
            for each in self._trash.trashed
        ]
        for each in self._techniques.trashed:
            name = self.tr("{name} (technique)").format(name=each.technique.name)
            days_left = self._techniques.days_left(each)
            found.append(Deleted(name, days_left, partial(self._restore_technique, each)))
        return sorted(found, key=lambda each: each.days_left, reverse=True)

    def _restore_technique(self, deleted: TrashedTechnique) -> None:
        self._techniques.restore(deleted)

    def _restore(self, routine: Routine) -> None:
        # The notice may be out of date: the routine may have been restored from the trash in the meantime.
        if any(entry.routine == routine for entry in self._trash.trashed):
            self._choose(self._library.restore(routine).id)

    def _become_words(self, become: Imported) -> str:
        match become:
            case Imported.ADDED:
                return self.tr("“{name}” was added.")
            case Imported.ALREADY_THERE:
                return self.tr("You already have “{name}”.")
            case Imported.ADDED_AS_COPY:
                return self.tr("Another routine stands there already, so this one was added as “{name}”.")
