"""Asking for files and folders: each dialog begins in the folder that was chosen last, whatever it was for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


class FileChoice:
    """Opens the dialogs. None waits for its answer: ``chosen`` is called with it, unless the user cancels.

    A filter is what Qt takes for one: words and patterns, such as ``Sounds (*.wav)``.
    """

    def __init__(self, last_folder: Callable[[], str], keep_folder: Callable[[str], None]) -> None:
        """``last_folder`` returns the folder chosen last, or "", and ``keep_folder`` receives each that is chosen."""
        self._last_folder = last_folder
        self._keep_folder = keep_folder

    @property
    def folder(self) -> str:
        """The folder chosen last, or else the user's documents, or what there is of them."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folders = (self._last_folder(), documents)
        return next((each for each in folders if each and Path(each).is_dir()), str(Path.home()))

    def to_save(
        self, parent: QWidget, title: str, name: str, kinds: Mapping[str, str], chosen: Callable[[str], None]
    ) -> None:
        """Ask for the file to write, at first ``name`` as the first of ``kinds``: a suffix by its filter."""
        dialog = self._dialog(parent, title, [*kinds])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)

        def be_named(name: str, suffix: str) -> None:
            dialog.setDefaultSuffix(suffix)
            dialog.selectFile(f"{name}.{suffix}")

        be_named(name, next(iter(kinds.values())))
        dialog.filterSelected.connect(
            lambda kind: be_named(_without_suffix(dialog.selectedFiles()[0], kinds.values()), kinds[kind])
        )
        dialog.fileSelected.connect(lambda file: self._take(str(Path(file).parent), lambda: chosen(file)))
        dialog.open()

    def to_open(self, parent: QWidget, title: str, kinds: Sequence[str], chosen: Callable[[str], None]) -> None:
        """Ask for a file to read; ``kinds`` are filters."""
        dialog = self._dialog(parent, title, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: self._take(str(Path(file).parent), lambda: chosen(file)))
        dialog.open()

    def several_to_open(
        self, parent: QWidget, title: str, kinds: Sequence[str], chosen: Callable[[list[str]], None]
    ) -> None:
        """Ask for files to read; ``kinds`` are filters."""
        dialog = self._dialog(parent, title, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda files: self._take(str(Path(files[0]).parent), lambda: chosen(files)))
        dialog.open()

    def folder_to_fill(self, parent: QWidget, title: str, chosen: Callable[[str], None]) -> None:
        """Ask for a folder to write files into."""
        dialog = self._dialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda folder: self._take(folder, lambda: chosen(folder)))
        dialog.open()

    def _dialog(self, parent: QWidget, title: str, kinds: Sequence[str] = ()) -> QFileDialog:
        dialog = QFileDialog(parent, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDirectory(self.folder)
        if kinds:
            dialog.setNameFilters(kinds)
        return dialog

    def _take(self, folder: str, then: Callable[[], None]) -> None:
        self._keep_folder(folder)
        then()


def _without_suffix(file: str, suffixes: Iterable[str]) -> str:
    """Return the name of ``file`` without any of ``suffixes``, or what is left of one: Qt exchanges its last part."""
    parts = {part for suffix in suffixes for part in suffix.split(".")}
    path = Path(file)
    while path.suffix.removeprefix(".") in parts and path.suffix:
        path = path.with_suffix("")
    return path.name
