"""Getting routines in and out: paste, drop, import, export, delete and restore."""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QLocale, QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from recovery_timer.app.library import Imported, Library, Trash
from recovery_timer.app.techniques import Techniques
from recovery_timer.ports import Read, RoutineExchange, TrashedTechnique, Worker
from recovery_timer.ports.problems import FaultyTextError
from recovery_timer.ports.worker import finished
from recovery_timer.routine.model import Routine
from recovery_timer.routine.own import missing_from, used_by
from recovery_timer.ui.builder import clipboard
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.routines.trash_dialog import Deleted, TrashDialog
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.problems import error_reason
from recovery_timer.ui.theme.manager import ThemeManager

if TYPE_CHECKING:
    from concurrent.futures import Future

    # Imported where a text is read: most users never paste one.
    from recovery_timer.routine.notation import Notice

_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation

_LONGEST_NAME_BYTES = 200
"""Most systems allow 255, of which the extension and the temporary file's suffix need some."""

_DEVICE = re.compile("con|prn|aux|nul|(com|lpt)[0-9¹²³]", re.IGNORECASE)
"""Names of devices on Windows, whatever the extension."""


class ImportExport(QObject):
    """Carries out the requests of the routines screen and shows the outcome. Nothing is overwritten silently."""

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
        folder: Callable[[], str],
        keep_folder: Callable[[str], None],
    ) -> None:
        """``edit`` opens a routine in the builder, ``type_text`` a text; ``choose`` shows a new one to the user.

        ``folder`` returns the folder to begin in, ``keep_folder`` receives the one that was chosen.
        """
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
        self._folder = folder
        self._keep_folder = keep_folder
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
        """Import ``files``, then call ``then`` with the ids of the routines that are in the library for them.

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

        # A drive or a network may take its time.
        self._worker.run(read, add)

    def _add(self, file: str, read: "Future[Read]") -> Routine | None:
        """Add the routine that was ``read`` from ``file``, and say so, or why it was not; return it."""
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
        dialog = QFileDialog(self._window, self.tr("Import routines"))
        dialog.setDirectory(self._folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Routines (*.json *.txt)"), self.tr("All files (*)")])
        dialog.filesSelected.connect(self._import_chosen)
        dialog.open()

    def _import_chosen(self, files: list[str]) -> None:
        self._keep_folder(str(Path(files[0]).parent))
        self.import_files(files)

    def export(self, routine_id: str) -> None:
        """Let the user choose where to export a routine; with an empty id, all of the user's own."""
        if not routine_id:
            self._send_out_all()
            return
        routine = self._library.entry(routine_id).routine
        dialog = QFileDialog(self._window, self.tr("Export “{name}”").format(name=translated(routine.name)))
        dialog.setDirectory(self._folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Routine (*.json)"), self.tr("Text (*.txt)")])
        dialog.setDefaultSuffix("json")
        dialog.selectFile(f"{file_name(routine.name)}.json")
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix("txt" if "*.txt" in kind else "json"))
        dialog.fileSelected.connect(lambda file: self._write(routine, file))
        dialog.open()

    def _write(self, routine: Routine, file: str) -> None:
        self._keep_folder(str(Path(file).parent))
        self._write_each({file: routine})

    def _send_out_all(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Export your routines to a folder"))
        dialog.setDirectory(self._folder())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._write_all)
        dialog.open()

    def _write_all(self, folder: str) -> None:
        self._keep_folder(folder)
        files: dict[str, Routine] = {}
        for entry in self._library.entries:
            if not entry.built_in:
                files[str(_free(Path(folder), file_name(entry.routine.name), files))] = entry.routine
        self._write_each(files)

    def _write_each(self, files: Mapping[str, Routine]) -> None:
        """Write each routine to its file, and say so at once; what could not be written gets a notice of its own."""
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
            self._say_exported(done)

        self._worker.run(write, report)

    def _say_exported(self, done: Sequence[tuple[str, Routine]]) -> None:
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
        """Say that ``routine`` was deleted, and offer to undo that, for as long as it can be undone."""
        words = self.tr("“{name}” was deleted.").format(name=translated(routine.name))
        self._deleted.append((routine, words))
        self._notices.show_notice(words, action=self.tr("Undo"), act=lambda: self._restore(routine))

    def _withdraw_restored(self) -> None:
        """Close the notices on routines that have been restored, wherever that was done."""
        trashed = [each.routine for each in self._trash.trashed]
        for routine, words in self._deleted:
            if routine not in trashed:
                self._notices.withdraw(words)
        self._deleted = [(routine, words) for routine, words in self._deleted if routine in trashed]

    def report_kept(self, routine_id: str) -> None:
        """Say why a read-only routine was neither renamed nor deleted."""
        entry = self._library.entry(routine_id)
        if entry.built_in:
            words = self.tr("“{name}” ships with the program: it cannot be renamed or deleted, but a duplicate can.")
        else:
            words = self.tr("“{name}” is of a newer version: it cannot be renamed or deleted, but a duplicate can.")
        self._notices.show_notice(words.format(name=translated(entry.routine.name)))

    def copy_as_text(self, routine_id: str) -> None:
        """Put a routine on the clipboard as text, as it can be mailed and pasted."""
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
        # The notice may be out of date: the routine may have been restored from the trash meanwhile.
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


def existing_folder(chosen: str) -> str:
    """Return the folder ``chosen`` last, or else the user's documents, or what there is of them."""
    usual = QStandardPaths.writableLocation(_DOCUMENTS)
    return next((each for each in (chosen, usual) if each and Path(each).is_dir()), str(Path.home()))


def file_name(name: str) -> str:
    """Return ``name`` made safe as a file name on every system, with room for a short extension."""
    safe = "".join(sign if sign.isalnum() or sign in " -_" else "-" for sign in name)
    short = safe.encode()[:_LONGEST_NAME_BYTES].decode(errors="ignore").strip()
    return f"{short}-" if _DEVICE.fullmatch(short) else short or "routine"


def _free(folder: Path, name: str, taken: Container[str]) -> Path:
    """Return a path in ``folder`` for ``name`` that neither exists nor is ``taken``."""
    number, path = 1, folder / f"{name}.json"
    while path.exists() or str(path) in taken:
        number += 1
        path = folder / f"{name} {number}.json"
    return path
