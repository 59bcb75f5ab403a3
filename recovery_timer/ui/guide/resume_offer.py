"""The offer to resume an interrupted session. It stays until the user decides."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.ui.guide.model import GuideModel
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label

_WIDE_PX = 760


class ResumeOffer(QFrame):
    """Shows which session was interrupted and where; hidden if none was. `resumed` is a request to resume it."""

    resumed = Signal()

    def __init__(self, theme: ThemeManager, model: GuideModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        set_role(self, "notice")
        self._when, self._name = label("small", wrap=True), label("heading", wrap=True)
        self._where, self._lost = label("body", wrap=True), label("small", wrap=True)
        self.resume = Button(
            theme,
            self.tr("Resume"),
            role="primary",
            icon="play",
            icon_colour="on_accent",
            pressed=self.resumed.emit,
        )
        self.keep = Button(theme, self.tr("End it and save"), pressed=model.file_unfinished)
        self._arrange()
        model.unfinished_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the present offer, or hide."""
        offer = self._model.offer()
        self.setVisible(offer is not None)
        if offer is None:
            return
        self._when.setText(offer.when)
        self._name.setText(offer.name)
        self._where.setText(offer.where)
        self._lost.setText(self.tr("The last few seconds are missing."))
        self._lost.setVisible(not offer.whole)
        words = self.tr("{when}: {name}. {where}.").format(when=offer.when, name=offer.name, where=offer.where)
        is_known = words == self.accessibleName()
        self.setAccessibleName(words)
        self.resume.setAccessibleName(self.tr("Resume {name}").format(name=offer.name))
        self._fit()
        if not is_known:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        """Put the buttons below the text if they do not fit beside it, and set the height that both need."""
        wide = self.width() >= self._theme.px(_WIDE_PX)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        # The layout above only asks for the size hint, which is too low for text that wraps.
        inside = self.contentsRect()
        height = self._row.heightForWidth(inside.width()) + self.height() - inside.height()
        self.setMinimumHeight(max(0, height))

    def _arrange(self) -> None:
        px = self._theme.px
        words = QVBoxLayout()
        words.setSpacing(px(4))
        for text in (self._when, self._name, self._where, self._lost):
            words.addWidget(text)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self.resume)
        row.addWidget(self.keep)
        row.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(px(20), px(16), px(20), px(16))
        self._row.setSpacing(px(16))
        self._row.addLayout(words, 1)
        self._row.addWidget(buttons, 0, Qt.AlignmentFlag.AlignVCenter)
