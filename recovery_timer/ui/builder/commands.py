"""The builder's commands by action id."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from recovery_timer.ui.builder import clipboard
from recovery_timer.ui.builder.model import BuilderModel
from recovery_timer.ui.builder.screen import BuilderScreen


def commands(screen: BuilderScreen, model: BuilderModel) -> dict[str, Callable[[], object]]:
    """Return the command for each of the builder's actions, by its id."""

    def copy() -> None:
        blocks = model.copied()
        if blocks:
            clipboard.put(blocks, model.catalogue)

    def cut() -> None:
        copy()
        model.remove(cut=True)

    def paste() -> None:
        if not QGuiApplication.clipboard().text().strip():
            return
        try:
            blocks = clipboard.blocks(model.catalogue)
        except ValueError as error:
            model.refused.emit(str(error))
        else:
            model.paste(blocks)

    def on_blocks(command: Callable[[], object]) -> Callable[[], object]:
        """Disable ``command`` while the routine is shown as text: the user could not see what it changes."""
        return lambda: None if screen.is_text else command()

    return {
        "find_technique": screen.focus_first,
        "undo": model.undo,
        "redo": model.redo,
        "cut": on_blocks(cut),
        "copy": on_blocks(copy),
        "paste": on_blocks(paste),
        "duplicate_blocks": on_blocks(model.duplicate),
        "delete_blocks": on_blocks(model.remove),
        "move_up": on_blocks(lambda: model.nudge(down=False)),
        "move_down": on_blocks(lambda: model.nudge(down=True)),
        "group": on_blocks(model.group),
        "ungroup": on_blocks(model.ungroup),
        "inspect": screen.focus_inspector,
        "hide_notes": on_blocks(model.dismiss_notes),
        "rename_routine": screen.focus_name,
        "text_view": lambda: screen.show_text(not screen.is_text),
        "fit": screen.fit_wanted.emit,
        "save": model.save,
        "save_as": screen.save_as_wanted.emit,
        "discard": screen.discard_wanted.emit,
        "drafts": screen.drafts_wanted.emit,
        "typing_help": screen.help_wanted.emit,
        "start": screen.started.emit,
    }
