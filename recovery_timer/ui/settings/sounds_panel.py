"""The sounds on the settings page: play each, replace it with a file, and go back to the built-in one."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_timer.audio.sounds import Samples, Sound
from recovery_timer.ports.problems import UnusableSoundError
from recovery_timer.ui import text
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.settings.model import SettingsModel
from recovery_timer.ui.settings.rows import SettingRow, SettingsPanel
from recovery_timer.ui.settings.sound_check_dialog import SoundCheckDialog
from recovery_timer.ui.text.problems import error_reason
from recovery_timer.ui.text.sounds import sound_label
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.file_choice import FileChoice
from recovery_timer.ui.widgets.fold_heading import FoldHeading
from recovery_timer.ui.widgets.text import label


def add_sound_rows(
    panel: SettingsPanel, theme: ThemeManager, model: SettingsModel, notices: Notices, files: FileChoice
) -> None:
    """Add the sound check to ``panel``, and, folded, a row for each sound."""
    panel.add(CheckRow(theme, model))
    panel.add(SoundRows(theme, model, notices, files))


class SoundRows(QWidget):
    """A row for each sound, under a heading that says how many are the user's own."""

    def __init__(self, theme: ThemeManager, model: SettingsModel, notices: Notices, files: FileChoice) -> None:
        """Changes that can be undone are shown in ``notices``; ``files`` asks for a sound."""
        super().__init__()
        self._model = model
        rows = SettingsPanel(theme, is_inner=True)
        for name in Sound:
            rows.add(SoundRow(theme, model, notices, files, name))
        self.heading = FoldHeading(theme, self.tr("Each sound"), rows, has_line=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(rows)
        model.sound_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        own = sum(self._model.sounds.own(name) is not None for name in Sound)
        self.heading.show_summary(self.tr("%n of your own", "", own) if own else self.tr("All built in"))


class CheckRow(SettingRow):
    """The row with the button that opens the sound check."""

    def __init__(self, theme: ThemeManager, model: SettingsModel) -> None:
        # Not self.tr, which does not exist before QObject's constructor has run.
        self._theme = theme
        self._model = model
        self.listen = Button(theme, text.tr("Listen…"), pressed=self._open)
        help_words = text.tr("Hear every sound in turn, and set how loud they are.")
        super().__init__(theme, text.tr("Sound check"), help_words, self.listen)

    def _open(self) -> None:
        SoundCheckDialog(self._theme, self._model, self.window()).open()


class SoundRow(SettingRow):
    """The row of one sound, with buttons to play it, replace it and go back to the built-in one."""

    def __init__(
        self, theme: ThemeManager, model: SettingsModel, notices: Notices, files: FileChoice, name: Sound
    ) -> None:
        """``name`` is the sound's. Changes that can be undone are shown in ``notices``; ``files`` asks for a file."""
        sound = sound_label(name)
        self.play = Button(
            theme, role="icon", icon="play", name=text.tr("Play: {sound}").format(sound=sound), pressed=self._play
        )
        self.choose = Button(theme, text.tr("Choose…"), pressed=self._ask_for_file)
        self.choose.setAccessibleName(text.tr("Choose a sound: {sound}").format(sound=sound))
        super().__init__(theme, sound, "", self.choose, self.play)
        self._model = model
        self._notices = notices
        self._files = files
        self._name = name
        self._is_reading = False
        self.built_in = Button(theme, self.tr("Use the built-in one"), role="inline-link", pressed=self._use_built_in)
        self.built_in.setAccessibleName(self.tr("Use the built-in sound: {sound}").format(sound=sound))
        self.fault = label("fault", wrap=True)
        self.say_below(self.fault)
        self.say_below(self.built_in)
        self.fault.hide()
        model.sound_changed.connect(self._show)
        model.sounding.connect(self._show_sounding)
        self._show(name)

    def take(self, file: str) -> None:
        """Use a copy of ``file`` as the sound, or show why that is not possible. Until it is read, the row is busy."""
        self._is_reading = True
        self.fault.hide()
        self._show(self._name)
        before = self._model.sounds.own(self._name)
        self._model.sounds.choose(self._name, file, partial(self._taken, Path(file).name, before))

    def _taken(self, file: str, before: "Samples | None", error: Exception | None) -> None:
        self._is_reading = False
        self._show(self._name)
        if error is not None:
            words = self.tr("“{file}” cannot be used. {reason}")
            self.fault.setText(words.format(file=file, reason=self._reason(error)))
            self.fault.show()
            return
        if before is not None:
            self._report(self.tr("“{sound}” has another sound."), before)
        # A user who has left the page in the meantime is not waiting for it.
        if self.isVisible():
            self._play()

    def _reason(self, error: Exception) -> str:
        if isinstance(error, UnusableSoundError):
            return error_reason(error)
        return self.tr("It cannot be read: {reason}.").format(reason=error_reason(error))

    def _ask_for_file(self) -> None:
        # The buttons stay enabled: a disabled one would lose the keyboard's focus.
        if self._is_reading:
            return
        kinds = [self.tr("Sounds (*.wav *.WAV)"), self.tr("All files (*)")]
        self._files.to_open(self.window(), self.tr("Choose a sound"), kinds, self.take)

    def _use_built_in(self) -> None:
        if self._is_reading:
            return
        before = self._model.sounds.own(self._name)
        self._model.sounds.keep(self._name, None)
        self.fault.hide()
        self.choose.setFocus()
        if before is not None:
            self._report(self.tr("“{sound}” has the built-in sound again."), before)

    def _report(self, words: str, before: Samples) -> None:
        """Report the change, and offer to go back to ``before``, which may be the only copy."""
        self._notices.show_notice(
            words.format(sound=sound_label(self._name)),
            action=self.tr("Undo"),
            act=partial(self._model.sounds.keep, self._name, before),
        )

    def _play(self) -> None:
        self._model.check.play([self._name])

    def _show(self, name: Sound) -> None:
        if name == self._name:
            is_own = self._model.sounds.own(name) is not None
            words = self.tr("Your own sound") if is_own else self.tr("Built in")
            self.help.setText(self.tr("Reading the file…") if self._is_reading else words)
            self.built_in.setVisible(is_own)

    def _show_sounding(self, name: Sound | None) -> None:
        self.play.set_icon("volume" if name == self._name else "play")
