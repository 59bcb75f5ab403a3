"""Decides when the guide flashes: at each cue, but only if the user wants it.

Users who have flashes switched off and cannot hear anything are told about them once per session.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from recovery_timer.app.settings import SettingsBook
from recovery_timer.audio.sounds import Sound
from recovery_timer.routine.timeline import Segment
from recovery_timer.ui.guide.model import GuideModel
from recovery_timer.ui.guide.screen import GuideScreen
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.theme.manager import ThemeManager


class FlashController(QObject):
    """Flashes a guide at the cues of its model."""

    def __init__(
        self, theme: ThemeManager, guide: GuideScreen, model: GuideModel, settings: SettingsBook, notices: Notices
    ) -> None:
        """The offer to switch flashes on is shown in ``notices``."""
        super().__init__(guide)
        self._theme = theme
        self._guide = guide
        self._model = model
        self._settings = settings
        self._notices = notices
        self._was_offered = False
        model.began.connect(self._begin)
        model.flashed.connect(self._flash)
        model.entered.connect(self._offer)
        model.volume_changed.connect(self._offer)

    def _begin(self) -> None:
        self._was_offered = False

    def _flash(self, sound: Sound, segment: Segment) -> None:
        if self._settings.current.flash:
            self._guide.flash.flash(sound, QColor(self._theme.colours.flash(segment)))

    def _offer(self) -> None:
        wanted = self._settings.current.flash
        if wanted or self._was_offered or not self._model.is_running or not self._model.is_silent:
            return
        self._was_offered = True
        self._notices.show_notice(
            self.tr("There is no sound now. The window can flash with every cue instead."),
            action=self.tr("Flash"),
            act=lambda: self._settings.change("flash", True),
            stays=True,
            session=True,
        )
