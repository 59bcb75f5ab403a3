"""What the builder's keys do."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from recovery_timer.ui.build import clipboard
from recovery_timer.ui.build.model import BuildModel
from recovery_timer.ui.build.screen import BuildScreen


def commands(screen: BuildScreen, model: BuildModel) -> dict[str, Callable[[], object]]:
    """Return what each of the builder's actions does, by its id."""

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

    return {
        "find_technique": screen.focus_first,
        "undo": model.undo,
        "redo": model.redo,
        "cut": cut,
        "copy": copy,
        "paste": paste,
        "duplicate_blocks": model.duplicate,
        "delete_blocks": model.remove,
        "move_up": lambda: model.nudge(down=False),
        "move_down": lambda: model.nudge(down=True),
        "group": model.group,
        "ungroup": model.ungroup,
        "inspect": screen.focus_inspector,
        "rename_routine": screen.focus_name,
        "text_view": lambda: screen.show_text(not screen.is_text),
        "fit": screen.fit_wanted.emit,
        "save": model.save,
        "save_as": screen.save_as_wanted.emit,
        "discard": screen.discard_wanted.emit,
        "typing_help": screen.help_wanted.emit,
        "start": screen.started.emit,
    }
