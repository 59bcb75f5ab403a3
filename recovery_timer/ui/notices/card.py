"""One notice: a card with a sentence, what can be done about it, and details that fold out."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label

RADIUS_PX = 12
_BAR_PX = 4


class NoticeCard(QFrame):
    """Shows one notice. A problem has a bar in the colour of danger.

    A `topic` is what it is about: there is at most one notice per topic. One that `stays` disappears only when closed;
    one of a `session` disappears with that session; one that `insists` is shown during a session too.
    """

    def __init__(
        self,
        theme: ThemeManager,
        text: str,
        *,
        details: str = "",
        problem: bool = False,
        topic: str = "",
        stays: bool = False,
        session: bool = False,
        insists: bool = False,
    ) -> None:
        super().__init__()
        self.problem = problem
        self.topic = topic
        self.stays = stays
        self.session = session
        self.insists = insists
        self.has_actions = False
        self._theme = theme
        set_role(self, "notice")
        self._words = label("body", wrap=True)
        self._details = label("small", wrap=True)
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details.hide()
        self._unfold = Button(theme, self.tr("Details"), role="link", pressed=self._toggle_details)
        self._unfold.hide()
        self._arrange()
        self.say(text, details)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._words.text()

    @property
    def details(self) -> str:
        """What folds out: paths, and the system's own words."""
        return self._details.text()

    def say(self, text: str, details: str = "") -> None:
        """Show ``text``, and offer ``details`` if there are any."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self._details.setText(details)
        self._unfold.setVisible(bool(details))
        if not details:
            self._details.hide()
        self._place_actions()

    def add_action(self, text: str, act: Callable[[], None]) -> None:
        """Add a button with ``text`` that calls ``act``."""
        self.has_actions = True
        self._actions.addWidget(Button(self._theme, text, role="link", pressed=act), 0, Qt.AlignmentFlag.AlignLeft)
        self._place_actions()

    def add_close(self, name: str, act: Callable[[], None]) -> None:
        """Add a button with a cross that calls ``act``; ``name`` is for the screen reader."""
        close = Button(self._theme, role="icon", icon="close", icon_colour="muted", name=name, pressed=act)
        self._pad(right_px=8)
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("danger" if self.problem else "accent"))
        inset, wide = self._theme.px(RADIUS_PX), self._theme.px(_BAR_PX)
        bar = QRectF(inset, inset, wide, self.height() - 2 * inset)
        painter.drawRoundedRect(bar, wide / 2, wide / 2)

    def _toggle_details(self) -> None:
        is_hidden = self._details.isHidden()
        self._details.setVisible(is_hidden)
        self._unfold.setText(self.tr("Hide details") if is_hidden else self.tr("Details"))

    def _place_actions(self) -> None:
        """Put a single button beside the words, and several below them."""
        several = self._actions.count() > 2 or not self._unfold.isHidden()
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.TopToBottom if several else directions.LeftToRight)

    def _pad(self, *, right_px: int) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(20), px(10), px(right_px), px(10))

    def _arrange(self) -> None:
        px = self._theme.px
        words = QVBoxLayout()
        words.setSpacing(px(4))
        # The text of a link below begins this far inside its button.
        words.setContentsMargins(px(8), 0, 0, 0)
        words.addStretch(1)
        words.addWidget(self._words)
        words.addWidget(self._details)
        words.addStretch(1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(px(4))
        self._actions.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(px(4))
        self._body.addLayout(words, 1)
        self._body.addLayout(self._actions)
        self._body.setAlignment(self._actions, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._row = QHBoxLayout(self)
        self._pad(right_px=20)
        self._row.setSpacing(px(8))
        self._row.addLayout(self._body, 1)
