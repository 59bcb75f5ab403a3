"""An animation of less than half a second, so that a change is seen happening."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from recovery_timer.ui.theme.manager import ThemeManager

LONGEST_MS = 400


class ShortAnimation(QVariantAnimation):
    """Calls ``show`` with a share from 0 to 1. Playing it again restarts it; with animations off, it ends at once."""

    def __init__(
        self,
        parent: QObject,
        theme: ThemeManager,
        ms: int,
        show: Callable[[float], None],
        curve: QEasingCurve.Type = QEasingCurve.Type.OutCubic,
    ) -> None:
        """``ms`` is how long it takes, at most `LONGEST_MS`."""
        super().__init__(parent)
        self._theme = theme
        self._show = show
        self.setDuration(min(ms, LONGEST_MS))
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setEasingCurve(curve)
        self.valueChanged.connect(show)

    def play(self) -> None:
        """Begin, or show the end at once if animations are off."""
        self.stop()
        if self._theme.is_animated:
            # Qt does not emit the first value if it was also the last one.
            self._show(0.0)
            self.start()
        else:
            self._show(1.0)

    def finish(self) -> None:
        """Show the end at once."""
        self.stop()
        self._show(1.0)
