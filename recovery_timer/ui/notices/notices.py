"""Notices: what happened, what was kept and what can be done, on cards that float above the foot of the window.

They never move what lies below them. During a session they wait behind one small mark, which opens them.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from recovery_timer.ports import Ticker
from recovery_timer.ui.notices.card import RADIUS_PX, NoticeCard
from recovery_timer.ui.theme.manager import ThemeManager

STAYS_MS = 6_000
"""How long a plain notice stays, in ms."""
STAYS_TO_ACT_MS = 15_000
"""How long a notice with an offer stays, in ms: enough time to read it and decide."""

_MOST = 3
_WIDEST_PX = 560
_EDGE_PX = 16
_BELOW_BAR_PX = 64
"""Where the notices open during a session, from the top of the window: below the guide's bar with the mark."""
_SHADOW_PX = 12
_SHADOW_ALPHA = 5


class Notices(QWidget):
    """Holds a few notices until they are closed. A text that is already shown is not shown a second time.

    Plain ones disappear after a while, but not while the mouse rests on them. Lasting ones are above the others: they
    cannot be closed, and disappear when their cause is over. `marked`: during a session, whether any wait behind the
    mark.
    """

    marked = Signal(bool)

    def __init__(self, theme: ThemeManager, ticker: Ticker) -> None:
        """``ticker`` says when a plain notice has been shown for long enough."""
        super().__init__()
        self._theme = theme
        self._ticker = ticker
        self._is_counting = False
        self._has_mouse = False
        self._shown: list[NoticeCard] = []
        self._lasting: dict[str, NoticeCard] = {}
        self._in_session = False
        self._is_open = False
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(*[theme.px(_SHADOW_PX)] * 4)
        self._rows.setSpacing(theme.px(8))
        self.hide()

    def float_over(self, widget: QWidget) -> None:
        """Float above the lower edge of ``widget``."""
        self.setParent(widget)
        widget.installEventFilter(self)
        self._refresh()

    # -- what is shown

    def show_notice(
        self,
        text: str,
        *,
        problem: bool = False,
        details: str = "",
        action: str = "",
        act: Callable[[], None] | None = None,
        more: Sequence[tuple[str, Callable[[], None]]] = (),
        topic: str = "",
        stays: bool = False,
        session: bool = False,
        insists: bool = False,
    ) -> None:
        """Show ``text``; ``action`` labels a button that calls ``act`` and closes the notice.

        ``details`` fold out below it: a path, the system's own words. ``more`` has the labels and actions of further
        buttons. A notice replaces the last one of its ``topic``, and is not shown beside a lasting one of it. A problem
        stays until it is closed, as does anything that ``stays``. One of a ``session`` goes with that session; one
        that ``insists`` is shown during a session too, and stays.
        """
        self.withdraw(text)
        if topic in self._lasting:
            return
        self.withdraw_topic(topic)
        card = NoticeCard(
            self._theme,
            text,
            details=details,
            problem=problem,
            topic=topic,
            stays=stays or problem or insists,
            session=session,
            insists=insists,
        )
        buttons = ((action, act), *more) if act is not None else more
        for words, do in buttons:
            card.add_action(words, partial(self._act, card, do))
        card.add_close(self.tr("Close"), partial(self.close_notice, card))
        self._shown.append(card)
        self._rows.addWidget(card)
        while len(self._shown) > _MOST:
            self.close_notice(self._least_needed())
        self._refresh()
        if self._is_wanted(card):
            self._announce(text)

    def show_lasting(self, topic: str, text: str, *, action: str, act: Callable[[], None], details: str = "") -> None:
        """Show a problem until `end_lasting`, in place of any other of its ``topic``.

        ``action`` labels a button that calls ``act`` and leaves the notice in place.
        """
        self.withdraw_topic(topic)
        if topic not in self._lasting:
            card = self._lasting[topic] = NoticeCard(self._theme, "", problem=True, topic=topic)
            card.add_action(action, act)
            self._rows.insertWidget(len(self._lasting) - 1, card)
        card = self._lasting[topic]
        if (card.text, card.details) != (text, details):
            card.say(text, details)
            self._announce(text)
        self._refresh()

    def end_lasting(self, topic: str) -> None:
        """Remove the lasting notice of ``topic``, if there is one."""
        if topic in self._lasting:
            self._take_away(self._lasting.pop(topic))

    def withdraw(self, text: str) -> None:
        """Close the notice with ``text``, if there is one."""
        self._close_all(lambda card: card.text == text)

    def withdraw_topic(self, topic: str) -> None:
        """Close the notice of ``topic``, if there is one."""
        self._close_all(lambda card: bool(topic) and card.topic == topic)

    def texts(self) -> list[str]:
        """Return the texts: lasting notices, then the others, oldest first."""
        return [card.text for card in (*self._lasting.values(), *self._shown)]

    def clear(self) -> None:
        self._close_all(lambda _: True)

    def close_notice(self, card: NoticeCard) -> None:
        """Close ``card``, if it is still open."""
        if card in self._shown:
            self._shown.remove(card)
            self._take_away(card)

    # -- during a session

    def set_in_session(self, in_session: bool) -> None:
        """Hide behind the mark while a session is in progress; at its end, remove what belongs to it."""
        if in_session == self._in_session:
            return
        self._in_session, self._is_open = in_session, False
        if not in_session:
            self._close_all(lambda card: card.session)
            for card in self._shown:
                if not (card.problem or card.insists):
                    self._announce(card.text)
        self._refresh()

    def open_or_close(self) -> None:
        """Show what waits behind the mark, or hide it again."""
        self._is_open = not self._is_open
        self._refresh()

    # -- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return handled

    def enterEvent(self, event: QEnterEvent) -> None:
        self._has_mouse = True
        self._ticker.disarm()
        self._is_counting = False

    def leaveEvent(self, event: QEvent) -> None:
        self._has_mouse = False
        self._count()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shadows. Qt's effect would repaint the whole card whenever any part of it changes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, _SHADOW_ALPHA))
        px, steps = self._theme.px, _SHADOW_PX // 2
        for card in (*self._lasting.values(), *self._shown):
            if card.isVisible():
                for step in range(steps):
                    grown, radius = px(2 * step), px(RADIUS_PX + 2 * step)
                    room = QRectF(card.geometry()).adjusted(-grown, -grown, grown, grown).translated(0, px(3))
                    painter.drawRoundedRect(room, radius, radius)

    # -- inside

    def _is_wanted(self, card: NoticeCard) -> bool:
        """Return whether ``card`` is for now: during a session, only what concerns it."""
        return not self._in_session or card.problem or card.session or card.insists

    def _refresh(self) -> None:
        """Show the cards that are for now, where they belong."""
        cards = (*self._lasting.values(), *self._shown)
        wanted = [card for card in cards if self._is_wanted(card)]
        open_now = [card for card in wanted if not self._in_session or self._is_open or card.insists]
        for card in cards:
            card.setVisible(card in open_now)
        if not wanted:
            self._is_open = False
        # Before it is shown: the mouse may be where it was last.
        self._place()
        self.setVisible(bool(open_now))
        self._has_mouse = self._has_mouse and bool(open_now)
        self._count()
        self.marked.emit(self._in_session and bool(wanted))

    def _place(self) -> None:
        """Move above the foot of the window, or during a session below the mark, since the controls are at the foot."""
        over = self.parentWidget()
        if over is None:
            return
        px, shadow = self._theme.px, self._theme.px(_SHADOW_PX)
        wide = min(px(_WIDEST_PX), over.width() - 2 * px(_EDGE_PX)) + 2 * shadow
        high = min(self._rows.heightForWidth(wide), over.height())
        x, y = (over.width() - wide) // 2, over.height() - px(_EDGE_PX) - high + shadow
        if self._in_session:
            x, y = over.width() - px(_EDGE_PX) - wide + shadow, px(_BELOW_BAR_PX) - shadow
        self.setGeometry(x, y, wide, high)
        self.raise_()

    def _count(self) -> None:
        """Remove the oldest plain notice after its time. A newer one stays at least as long."""
        going = self._going()
        if going is None:
            self._ticker.disarm()
            self._is_counting = False
        elif not self._is_counting and not self._has_mouse:
            self._is_counting = True
            self._ticker.arm(STAYS_TO_ACT_MS if going.has_actions else STAYS_MS, self._let_go)

    def _let_go(self) -> None:
        if not isValid(self):
            # The alarm is no child of this widget: it may be due when the window is gone.
            return
        self._is_counting = False
        card = self._going()
        if card is not None:
            self.close_notice(card)

    def _going(self) -> NoticeCard | None:
        return next((card for card in self._shown if not card.stays and not card.isHidden()), None)

    def _least_needed(self) -> NoticeCard:
        """Return the notice to drop for a new one: the oldest that is not a problem, else the second latest problem.

        The first problem is kept, as it is often the cause of the others.
        """
        plain = [card for card in self._shown[:-1] if not card.problem]
        return plain[0] if plain else self._shown[-2]

    def _act(self, card: NoticeCard, act: Callable[[], None]) -> None:
        self.close_notice(card)
        act()

    def _close_all(self, which: Callable[[NoticeCard], bool]) -> None:
        for card in tuple(self._shown):
            if which(card):
                self.close_notice(card)

    def _take_away(self, card: NoticeCard) -> None:
        self._rows.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._refresh()

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
