"""Draws every screen, light and dark, small and large, into build/screens: ``make screens``."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from recovery_timer.routine.model import Contrast, Routine, Sides, Step
from recovery_timer.ui.application import Application
from recovery_timer.ui.shortcuts import ShortcutsDialog
from tests.desk import Desk, used_lately

FOLDER = Path("build/screens")
SIZES = {"small": (800, 560, 1.0), "large": (1280, 800, 1.0), "large-200": (1280, 800, 2.0)}

LONG_NAME = "Standing hamstring stretch against the doorpost, slow breaths"

EVENING_LEGS = Routine(
    id="evening-legs",
    name="Evening legs",
    blocks=(
        Step(name="Hamstring stretch", technique="hamstring-stretch", seconds=30, sets=3, sides=Sides.EACH),
        Step(name="Foam roll quads", technique="foam-roll-quads", seconds=60, sides=Sides.EACH),
        Contrast(cycles=2),
        Step(name="Legs up the wall", technique="legs-up-the-wall", seconds=300),
    ),
)
LONG = Routine(
    id="long",
    name="Everything that the legs can take after a long and hilly Sunday run",
    blocks=(
        Step(
            name=LONG_NAME,
            technique="hamstring-stretch",
            seconds=600,
            sets=3,
            sides=Sides.EACH,
            instruction="Heel on the floor, toes up. Fold from the hips with a long back until the back of the thigh "
            "begins to pull, and stay there without bouncing.",
        ),
    ),
)


def routines(desk: Desk) -> None:
    desk.window.show_screen("routines")


def routines_search(desk: Desk) -> None:
    desk.window.routines.search.setText("calves")


def routines_nothing(desk: Desk) -> None:
    desk.window.routines.search.setText("unicycle")


def routines_notices(desk: Desk) -> None:
    desk.window.notices.tell(
        "/home/kim/.local/share/recovery-timer/routines/a1.json could not be read. It is kept as a1.broken-1.json. "
        "seconds must be 1 to 14,400 s, not 0 (routine.blocks[0]).",
        problem=True,
    )
    desk.window.notices.tell("“Evening legs” was deleted.", action="Undo", act=lambda: None)


def settings(desk: Desk) -> None:
    desk.window.show_screen("settings")


def shortcuts(desk: Desk) -> QWidget:
    dialog = ShortcutsDialog(desk.look, desk.window)
    dialog.open()
    return dialog


def guide_get_ready(desk: Desk) -> None:
    desk.play("Evening legs")
    desk.let_pass(3_000)


def guide_work(desk: Desk) -> None:
    desk.play("Evening legs")
    desk.let_pass(10_000 + 75_000 + 7_000)


def guide_switch(desk: Desk) -> None:
    desk.play("Evening legs")
    desk.let_pass(42_000)


def guide_paused(desk: Desk) -> None:
    guide_work(desk)
    desk.player.pause_or_resume()


def guide_wait(desk: Desk) -> None:
    desk.play("Ice bath")
    desk.let_pass(12_000)


def guide_reps(desk: Desk) -> None:
    desk.play("Dynamic stretches")
    desk.let_pass(10_000 + 14_000)


def guide_long(desk: Desk) -> None:
    desk.play(LONG.name)
    desk.let_pass(10_500)


def guide_no_sound(desk: Desk) -> None:
    guide_work(desk)
    desk.window.notices.tell(
        "No sound: the system library libpulse is not installed (Debian and Ubuntu: package libpulse0).", problem=True
    )


def guide_flash(desk: Desk) -> None:
    desk.settings.change("flash", True)
    guide_work(desk)
    desk.let_pass(23_000 + 10)


def floor_warm(desk: Desk) -> None:
    desk.play("Evening legs")
    for _ in range(16):
        desk.player.next()
    desk.let_pass(53_000)
    desk.window.guide.show_floor(True)


def floor_work(desk: Desk) -> None:
    guide_work(desk)
    desk.window.guide.show_floor(True)


def floor_long(desk: Desk) -> None:
    guide_long(desk)
    desk.window.guide.show_floor(True)


def floor_wait(desk: Desk) -> None:
    guide_wait(desk)
    desk.window.guide.show_floor(True)


def question(desk: Desk) -> QWidget:
    guide_work(desk)
    desk.window.close()
    return QApplication.activeModalWidget() or desk.window


def finish(desk: Desk) -> None:
    desk.play("Legs up the wall")
    desk.let_pass(20 * 60_000)


def finish_ended(desk: Desk) -> None:
    guide_work(desk)
    desk.player.extend()
    desk.let_pass(12_000)
    desk.player.end()


def build_empty(desk: Desk) -> None:
    desk.build.new()


def build(desk: Desk) -> None:
    desk.build.open("evening-legs")
    desk.build.select([(0,)])


def build_contrast(desk: Desk) -> None:
    desk.build.open("evening-legs")
    desk.build.select([(2,)])


def build_circuit(desk: Desk) -> None:
    desk.build.open("evening-legs")
    desk.build.select([(0,), (1,)])
    desk.build.group()
    desk.build.add("ice-bath")


def build_text(desk: Desk) -> None:
    desk.build.open("evening-legs")
    desk.window.build.show_text(True)


def build_text_fault(desk: Desk) -> None:
    build_text(desk)
    desk.window.build.text.editor.appendPlainText("3 x 30s hamstrng stretch, rast 10s")


def build_fit(desk: Desk) -> QWidget:
    desk.build.open("evening-legs")
    desk.window.build.fit_wanted.emit()
    return QApplication.activeModalWidget() or desk.window


SCENES: tuple[Callable[[Desk], QWidget | None], ...] = (
    routines,
    routines_search,
    routines_nothing,
    routines_notices,
    settings,
    shortcuts,
    guide_get_ready,
    guide_work,
    guide_switch,
    guide_paused,
    guide_wait,
    guide_reps,
    guide_long,
    guide_no_sound,
    guide_flash,
    floor_warm,
    floor_work,
    floor_long,
    floor_wait,
    question,
    finish,
    finish_ended,
    build_empty,
    build,
    build_contrast,
    build_circuit,
    build_text,
    build_text_fault,
    build_fit,
)


def draw(app: QApplication, scene: Callable[[Desk], QWidget | None], theme: str, size: str, folder: Path) -> Path:
    """Draw ``scene`` at one size in one theme; return the picture's path."""
    width, height, scale = SIZES[size]
    desk = Desk(app, routines=(EVENING_LEGS, LONG), last_used=used_lately(), scale=scale)
    desk.look.choose(theme)
    # Time stands still here, and a flash would never fade.
    desk.settings.change("flash", False)
    desk.window.resize(width, height)
    desk.window.show()
    app.processEvents()
    shown = scene(desk) or desk.window
    app.processEvents()
    desk.window.guide.refresh()
    app.processEvents()
    path = folder / f"{scene.__name__}-{theme}-{size}.png"
    folder.mkdir(parents=True, exist_ok=True)
    shown.grab().save(str(path))
    desk.player.break_off()
    desk.window.let_close()
    desk.window.deleteLater()
    desk.look.deleteLater()
    # Outside of a running loop, deletions wait until they are asked for.
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return path


def main(names: list[str]) -> int:
    app = QGuiApplication.instance() or Application(sys.argv[:1])
    assert isinstance(app, QApplication)
    for scene in SCENES:
        if names and scene.__name__ not in names:
            continue
        for size in SIZES:
            for theme in ("light", "dark"):
                print(draw(app, scene, theme, size, FOLDER))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
