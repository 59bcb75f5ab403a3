"""Asking for files and folders: each dialog opens in the folder chosen last, whatever it was for."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from recovery_timer.ports import Worker
from recovery_timer.ui.file_names import free_file


class FileChoice:
    """Opens the dialogs. None of them blocks: ``chosen`` is called with the answer, unless the user cancels.

    The worker checks whether the folder still exists, which takes long on a drive that is asleep or gone. Filters have
    Qt's form: words and patterns, such as ``Sounds (*.wav)``.
    """

    def __init__(self, last_folder: Callable[[], str], keep_folder: Callable[[str], None], worker: Worker) -> None:
        """``last_folder`` returns the folder chosen last, or "", and ``keep_folder`` receives each that is chosen."""
        self._last_folder = last_folder
        self._keep_folder = keep_folder
        self._worker = worker

    def find_free(self, name: str, suffix: str, found: Callable[[str], None]) -> None:
        """Call ``found`` with a file called ``name`` that does not exist yet, in the folder chosen last."""
        folders = self._folders()
        self._worker.run(lambda: free_file(_first(folders), name, suffix), lambda free: found(free.result()))

    def to_save(
        self, parent: QWidget, title: str, name: str, kinds: Mapping[str, str], chosen: Callable[[str], None]
    ) -> None:
        """Ask for the file to write, proposing ``name`` as the first of ``kinds``, which has suffixes by filter."""

        def prepare(dialog: QFileDialog) -> None:
            def be_named(name: str, suffix: str) -> None:
                dialog.setDefaultSuffix(suffix)
                dialog.selectFile(f"{name}.{suffix}")

            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            be_named(name, next(iter(kinds.values())))
            dialog.filterSelected.connect(
                lambda kind: be_named(_without_suffix(dialog.selectedFiles()[0], kinds.values()), kinds[kind])
            )
            dialog.fileSelected.connect(lambda file: self._take(str(Path(file).parent), lambda: chosen(file)))

        self._open(parent, title, [*kinds], prepare)

    def to_open(self, parent: QWidget, title: str, kinds: Sequence[str], chosen: Callable[[str], None]) -> None:
        """Ask for a file to read; ``kinds`` are filters."""

        def prepare(dialog: QFileDialog) -> None:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.fileSelected.connect(lambda file: self._take(str(Path(file).parent), lambda: chosen(file)))

        self._open(parent, title, kinds, prepare)

    def several_to_open(
        self, parent: QWidget, title: str, kinds: Sequence[str], chosen: Callable[[list[str]], None]
    ) -> None:
        """Ask for files to read; ``kinds`` are filters."""

        def prepare(dialog: QFileDialog) -> None:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
            dialog.filesSelected.connect(lambda files: self._take(str(Path(files[0]).parent), lambda: chosen(files)))

        self._open(parent, title, kinds, prepare)

    def folder_to_fill(self, parent: QWidget, title: str, chosen: Callable[[str], None]) -> None:
        """Ask for a folder to write files into."""

        def prepare(dialog: QFileDialog) -> None:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.fileSelected.connect(lambda folder: self._take(folder, lambda: chosen(folder)))

        self._open(parent, title, (), prepare)

    def _open(self, parent: QWidget, title: str, kinds: Sequence[str], prepare: Callable[[QFileDialog], None]) -> None:
        def open_in(folder: str) -> None:
            # Its parent may have been closed meanwhile.
            if not isValid(parent):
                return
            dialog = QFileDialog(parent, title)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.setDirectory(folder)
            if kinds:
                dialog.setNameFilters(kinds)
            prepare(dialog)
            dialog.open()

        folders = self._folders()
        self._worker.run(lambda: _first(folders), lambda found: open_in(found.result()))

    def _folders(self) -> tuple[str, str]:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return self._last_folder(), documents

    def _take(self, folder: str, then: Callable[[], None]) -> None:
        self._keep_folder(folder)
        then()


def _first(folders: Iterable[str]) -> str:
    """Return the first of ``folders`` that exists, or else the user's home."""
    return next((each for each in folders if each and os.path.isdir(each)), str(Path.home()))  # noqa: PTH112 - never raises


def _without_suffix(file: str, suffixes: Iterable[str]) -> str:
    """Return the name of ``file`` without any of ``suffixes``, even if Qt has replaced the last part of one."""
    parts = {part for suffix in suffixes for part in suffix.split(".")}
    path = Path(file)
    while path.suffix.removeprefix(".") in parts and path.suffix:
        path = path.with_suffix("")
    return path.name
