"""A page of the help, shipped as Markdown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from recovery_timer import assets
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button


class HelpDialog(QDialog):
    """Shows one page."""

    def __init__(self, theme: ThemeManager, page: str, parent: QWidget) -> None:
        """``page`` is the name of a file in ``resources/help``, without its ending."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self.text = QTextBrowser()
        self.text.setMarkdown(assets.read_text(f"help/{page}.md"))
        self.text.setOpenExternalLinks(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(12))
        column.addWidget(self.text, 1)
        close = Button(theme, self.tr("Close"), role="primary", pressed=self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(theme.px(680), theme.px(620))
