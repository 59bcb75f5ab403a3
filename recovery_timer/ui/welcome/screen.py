"""The welcome page: what the program does in three steps, the volume, and a minute to try it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from recovery_timer.routine import durations
from recovery_timer.routine.model import Routine
from recovery_timer.routine.technique import Family
from recovery_timer.ui.figure.tile import FigureTile
from recovery_timer.ui.figure.tiles import FigureTiles
from recovery_timer.ui.figure.view import FigureView
from recovery_timer.ui.settings.model import SettingsModel
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.welcome.model import HOLD_S, WelcomeModel
from recovery_timer.ui.welcome.sound_row import WelcomeSoundRow
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.side_chip import SideChip
from recovery_timer.ui.widgets.text import label

_STAGE_FROM_PX = 900
"""The minimum width at which the figure is on the right."""
_LEFT_PX = 64
_TILE = QSize(48, 56)


class WelcomeScreen(QWidget):
    """`tried` is a request to play a routine, `left` to show the routines, `settings_wanted` to show the settings."""

    tried = Signal(Routine)
    left = Signal()
    settings_wanted = Signal()

    def __init__(self, theme: ThemeManager, model: WelcomeModel, settings: SettingsModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._settings = settings
        set_role(self, "page")
        self._figures = FigureTiles(theme, self)
        words = self.tr("Try it: {length}").format(length=model.trial_length)
        self.try_it = Button(
            theme,
            words,
            role="hero",
            icon="play",
            icon_colour="on_accent",
            pressed=lambda: self.tried.emit(model.trial),
        )
        self.look_around = Button(theme, self.tr("Look around"), role="large", pressed=self.left.emit)
        self.sound = WelcomeSoundRow(theme, settings)
        self.sound.settings_wanted.connect(self.settings_wanted)
        self._voice = label("small", wrap=True)
        self._stage = _Stage(theme, model)
        self._arrange()
        settings.voice_changed.connect(self._show_voice)
        self._show_voice()

    def focus_first(self) -> None:
        """Focus the button that leads on."""
        self.try_it.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._stage.setVisible(self.width() >= self._theme.px(_STAGE_FROM_PX))

    def _show_voice(self) -> None:
        """Name the voice only where one is installed."""
        self._voice.setText(
            self.tr("A tone starts and ends each step, and the voice names it.")
            if self._settings.has_voice
            else self.tr("A tone starts and ends each step.")
        )

    # -- places

    def _arrange(self) -> None:
        px = self._theme.px
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(_LEFT_PX), px(40), px(_LEFT_PX), px(24))
        column.setSpacing(px(12))
        column.addLayout(self._brand())
        column.addSpacing(px(16))
        column.addWidget(label("welcome", self.tr("Fresh legs,\none step at a time."), wrap=True))
        promise = self.tr("Stretch, roll, cool or warm your legs. The timer says what to do and when.")
        column.addWidget(label("muted", promise, wrap=True))
        column.addSpacing(px(8))
        for card in (self._choose(), self._place(), self._follow()):
            column.addWidget(card)
        column.addWidget(self.sound)
        column.addStretch(1)
        scroll = ScrollPage(inside, fits=True)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(px(_LEFT_PX), px(8), px(_LEFT_PX), px(32))
        buttons.setSpacing(px(12))
        buttons.addWidget(self.try_it)
        buttons.addWidget(self.look_around)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(scroll, 1)
        left.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 9)
        row.addWidget(self._stage, 7)
        for one, following in ((self.try_it, self.look_around), (self.look_around, self.sound.level)):
            QWidget.setTabOrder(one, following)

    def _brand(self) -> QHBoxLayout:
        px = self._theme.px
        picture = QLabel()
        picture.setPixmap(self._theme.pixmap("app", self._theme.colour("accent"), px(32)))
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(picture)
        # The name of the program is the same in every language.
        row.addWidget(label("strong", "Recovery Timer"))
        row.addStretch(1)
        return row

    def _choose(self) -> QFrame:
        picture = QWidget()
        tiles = QHBoxLayout(picture)
        tiles.setContentsMargins(0, 0, 0, 0)
        tiles.setSpacing(self._theme.px(4))
        for technique, family in (
            ("hamstring-stretch", Family.STRETCH),
            ("foam-roll-quads", Family.ROLL),
            ("contrast-bath", Family.CONTRAST),
        ):
            tile = FigureTile(self._theme, self._figures, _TILE)
            tile.show_figure(technique, family)
            tiles.addWidget(tile)
        return self._card(picture, self.tr("Choose a routine"), label("small", self._model.choices(), wrap=True))

    def _place(self) -> QFrame:
        words = label("small", self.tr("Numbers and figures read well from two metres."), wrap=True)
        return self._card(_Laptop(self._theme, self._figures), self.tr("Put the screen where you can see it"), words)

    def _follow(self) -> QFrame:
        return self._card(_Waves(self._theme), self.tr("Follow the sound"), self._voice)

    def _card(self, picture: QWidget, title: str, words: QLabel) -> QFrame:
        px = self._theme.px
        card = QFrame()
        set_role(card, "panel")
        text = QVBoxLayout()
        text.setSpacing(px(2))
        text.addStretch(1)
        text.addWidget(label("strong", title, wrap=True))
        text.addWidget(words)
        text.addStretch(1)
        row = QHBoxLayout(card)
        row.setContentsMargins(px(12), px(12), px(16), px(12))
        row.setSpacing(px(16))
        row.addWidget(picture)
        row.addLayout(text, 1)
        return card


class _Scene(QWidget):
    """A small painted scene, decorative: the words beside it say the same."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(theme.px(3 * _TILE.width() + 8), theme.px(_TILE.height()))
        theme.changed.connect(self.update)

    def _ground(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("background"))
        painter.drawRoundedRect(self.rect(), self._theme.px(8), self._theme.px(8))
        return painter


class _Laptop(_Scene):
    """A person on a foam roller, beside a screen with large digits."""

    def __init__(self, theme: ThemeManager, figures: FigureTiles) -> None:
        super().__init__(theme)
        self._figures = figures
        figures.drawn.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = self._ground(), self._theme.px
        half = self.width() // 2
        self._figures.paint(painter, self.rect().adjusted(0, 0, -half, 0), "foam-roll-calves", None)
        screen = self.rect().adjusted(half + px(12), px(12), -px(12), -px(14))
        painter.setPen(QColor(self._theme.colours.rest))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(screen, px(6), px(6))
        painter.setFont(self._theme.font(px(14), self._theme.font(14).Weight.Bold))
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(screen, Qt.AlignmentFlag.AlignCenter, "0:23")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.rest))
        painter.drawRoundedRect(screen.left() - px(4), screen.bottom() + px(3), screen.width() + px(8), px(3), 1, 1)


class _Waves(_Scene):
    """A loudspeaker and the bars of a sound."""

    _BARS = (8, 18, 32, 16, 44, 24, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = self._ground(), self._theme.px
        accent, side = self._theme.colour("accent"), px(28)
        middle, left = self.height() // 2, px(24)
        painter.drawPixmap(left, middle - side // 2, self._theme.pixmap("volume", accent, side))
        painter.setBrush(accent)
        for place, height in enumerate(self._BARS):
            x = left + side + px(8) + place * px(10)
            painter.drawRoundedRect(x, middle - px(height) // 2, px(5), px(height), px(2), px(2))


class _Stage(QFrame):
    """The exercise of the trial, moving, and what the guide would say during it."""

    def __init__(self, theme: ThemeManager, model: WelcomeModel) -> None:
        super().__init__()
        self._theme = theme
        self._technique = model.technique
        px = theme.px
        self._figure = FigureView(theme)
        self._figure.show_pose(self._technique.id, "right", family=self._technique.family)
        self._chip = SideChip(theme)
        self._chip.setText(self.tr("RIGHT"))
        card = QFrame()
        set_role(card, "panel")
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label("strong", translated(self._technique.name)))
        words.addWidget(label("small", translated(self._technique.instruction), wrap=True))
        row = QHBoxLayout(card)
        row.setContentsMargins(px(16), px(12), px(16), px(12))
        row.setSpacing(px(12))
        row.addWidget(self._chip)
        row.addLayout(words, 1)
        row.addWidget(label("title", domain.format_clock(HOLD_S * durations.MS, about=False)))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(40), px(40), px(40), px(40))
        column.addWidget(self._figure, 1)
        column.addWidget(card)
        theme.changed.connect(self._tint)
        self._tint()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._theme.colours.stage(self._technique.family)))

    def _tint(self) -> None:
        colours = self._theme.colours
        self._figure.set_behind(colours.stage(self._technique.family))
        self._chip.restyle(self._theme.px(18), colours.family(self._technique.family))
        self.update()
