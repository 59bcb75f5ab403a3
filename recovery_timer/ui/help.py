"""Help pages, shipped as Markdown."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from recovery_timer import assets
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import resize_within_screen


class HelpDialog(QDialog):
    """Shows one page."""

    def __init__(self, theme: ThemeManager, page: str, parent: QWidget) -> None:
        """``page`` is the name of a file in ``resources/help/en``, without its ending."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Help"))
        self.text.setMarkdown(_read(page))
        self.text.setOpenExternalLinks(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(12))
        column.addWidget(self.text, 1)
        close = Button(theme, self.tr("Close"), role="primary", pressed=self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        resize_within_screen(self, theme.px(680), theme.px(620))


def _read(page: str) -> str:
    """Return ``page`` in the language of the window, in English where it has not been translated."""
    file = f"help/{QLocale.languageToCode(QLocale().language())}/{page}.md"
    return assets.read_text(file if assets.path(file).is_file() else f"help/en/{page}.md")
