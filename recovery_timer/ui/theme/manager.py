"""The look of the window: theme, type and style sheet, as one object that is passed to every widget.

It follows the system's light or dark scheme live unless the user has chosen one. Sizes are logical pixels at the
default text size; `px` scales them if the system's text is larger.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from recovery_timer import assets
from recovery_timer.ui.theme import icons
from recovery_timer.ui.theme.colours import DARK, LIGHT, ColourName, Colours
from recovery_timer.ui.theme.style import style_sheet

FACES = ("Inter", "SF Pro Text", "SF Pro", "Segoe UI Variable", "Cantarell", "Noto Sans")
"""Interface fonts, best first. The first one ships with the program; it is loaded if it is not installed."""

_POINTS_PER_INCH = 72

StyleSheet = Callable[[Colours, Callable[[float], int]], str]
"""Makes the style sheet of a theme, with every length scaled."""

USUAL_TEXT_PX = 16
"""System text up to this size counts as the default, at which the window is drawn as designed."""


class ThemeManager(QObject):
    """Theme and type of the whole program. `changed` is emitted after a change of theme."""

    changed = Signal()

    def __init__(
        self, app: QApplication, *, style: StyleSheet | None = style_sheet, scale: float | None = None
    ) -> None:
        """Give ``app`` its font and palette; the style sheet follows with `apply`.

        ``style`` makes the sheet; if None, there is none. ``scale`` is that of the text (1 is the default); if None,
        the system's.
        """
        super().__init__(app)
        self._app = app
        self._chosen = "system"
        self._user_moves = True
        self._system_moves = True
        self.scale = _system_scale(app) if scale is None else scale
        self.face = _face(app)
        self.colours = self._wanted()
        self._style = style
        self._is_applied = False
        self._fonts: dict[tuple[int, QFont.Weight], QFont] = {}
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply_palette()

    def apply(self) -> None:
        """Apply the style sheet to the application, from now on for every theme.

        Call it late: with a sheet, Qt restyles a widget whenever it is given another parent, so building a window
        without one takes a third of the time.
        """
        self._is_applied = True
        self._apply_style()

    def choose(self, colours: str) -> None:
        """Use the theme ``colours``: ``light``, ``dark``, or ``system`` to follow the system."""
        self._chosen = colours
        self._follow_system()

    @property
    def is_animated(self) -> bool:
        """Whether things may move: neither the system nor the user has switched animations off."""
        # Imported late: the first screen does not move, and PySide creates 600 enum objects for QStyle.
        from PySide6.QtWidgets import QStyle

        duration = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._user_moves and self._system_moves and self._app.style().styleHint(duration) > 0

    def set_animated(self, wanted: bool) -> None:
        """Allow animations if ``wanted`` by the user; they run only if the system allows them, too."""
        if wanted != self._user_moves:
            self._user_moves = wanted
            self.changed.emit()

    def set_system_animated(self, wanted: bool) -> None:
        """Pass on whether the system wants animations, where Qt does not know; see `set_animated`."""
        if wanted != self._system_moves:
            self._system_moves = wanted
            self.changed.emit()

    def px(self, size: float) -> int:
        """Return ``size`` px scaled to the present text size."""
        return round(size * self.scale)

    def colour(self, name: ColourName) -> QColor:
        """Return the present theme's colour called ``name``."""
        return QColor(getattr(self.colours, name))

    def font(self, size_px: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the interface font at ``size_px`` (not scaled), with tabular digits."""
        wanted = (max(1, round(size_px)), weight)
        if wanted not in self._fonts:
            font = QFont(self.face)
            font.setPixelSize(wanted[0])
            font.setWeight(weight)
            font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[wanted] = font
        # A copy shares the font that Qt has loaded; a new one would have to be looked up again.
        return QFont(self._fonts[wanted])

    @property
    def pixel_ratio(self) -> float:
        """Physical pixels per logical one."""
        return self._app.devicePixelRatio()

    def icon(self, name: str, colour: ColourName = "ink", size_px: int = 24) -> QIcon:
        """Return an icon in the theme's colour called ``colour``."""
        return icons.icon(name, self.colour(colour), self.px(size_px), self.pixel_ratio)

    def pixmap(self, name: str, colour: QColor, size_px: int) -> QPixmap:
        """Return an icon as a pixmap in any colour."""
        return icons.pixmap(name, colour, size_px, self.pixel_ratio)

    def _wanted(self) -> Colours:
        if self._chosen == "system":
            system = self._app.styleHints().colorScheme()
            return DARK if system is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._chosen == "dark" else LIGHT

    def _follow_system(self) -> None:
        colours = self._wanted()
        if colours is not self.colours:
            self.colours = colours
            self._apply_palette()
            self._apply_style()
            self.changed.emit()

    def _apply_palette(self) -> None:
        # Each of these makes Qt iterate over all widgets. A closed dialog that Python has yet to collect may be among
        # them and must not be destroyed meanwhile.
        with _no_collecting():
            self._app.setFont(self.font(self.px(15)))
            self._app.setPalette(_palette(self.colours))

    def _apply_style(self) -> None:
        if self._is_applied and self._style is not None:
            with _no_collecting():
                self._app.setStyleSheet(self._style(self.colours, self.px))


@contextmanager
def _no_collecting() -> Iterator[None]:
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _system_scale(app: QApplication) -> float:
    # Not `QFontInfo`: it would load this font, which the window does not use.
    font = app.font()
    text_px = font.pixelSize()
    if text_px < 0:
        text_px = round(font.pointSizeF() * app.primaryScreen().logicalDotsPerInchY() / _POINTS_PER_INCH)
    return 1.0 if text_px <= USUAL_TEXT_PX else min(3.0, text_px / 14)


def _palette(colours: Colours) -> QPalette:
    """Return the palette for parts that the style sheet does not reach: selections, tool tips, native parts."""
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, colours.background),
        (roles.WindowText, colours.ink),
        (roles.Base, colours.surface),
        (roles.AlternateBase, colours.raised),
        (roles.Text, colours.ink),
        (roles.PlaceholderText, colours.muted),
        (roles.Button, colours.surface),
        (roles.ButtonText, colours.ink),
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.on_accent),
        (roles.ToolTipBase, colours.raised),
        (roles.ToolTipText, colours.ink),
        (roles.Link, colours.accent),
        (roles.Mid, colours.line),
    ):
        palette.setColor(role, QColor(colour))
    return palette


def _face(app: QApplication) -> str:
    """Return the family of the interface's font; the system's default if nothing better can be loaded."""
    if not QFontDatabase.hasFamily(FACES[0]):
        for file in assets.path("fonts").glob("*.otf"):
            QFontDatabase.addApplicationFont(str(file))
    return next((face for face in FACES if QFontDatabase.hasFamily(face)), app.font().family())
