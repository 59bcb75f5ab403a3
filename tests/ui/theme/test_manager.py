import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recovery_timer.ui.theme.colours import DARK, LIGHT
from recovery_timer.ui.theme.manager import FACES, ThemeManager

pytestmark = pytest.mark.styled


class System(QObject):
    """The system's style hints, with a colour scheme that can be changed: the offscreen platform does not have one."""

    colorSchemeChanged = Signal(Qt.ColorScheme)  # noqa: N815  Qt's name

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Qt.ColorScheme.Light

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def become(self, scheme: Qt.ColorScheme) -> None:
        self.scheme = scheme
        self.colorSchemeChanged.emit(scheme)


@pytest.fixture
def system(qapp: QApplication, plain_app: None, monkeypatch: pytest.MonkeyPatch) -> System:
    made = System()
    monkeypatch.setattr(qapp, "styleHints", lambda: made)
    return made


@pytest.fixture
def followed(qapp: QApplication, system: System) -> Iterator[ThemeManager]:
    """A theme manager that follows ``system``."""
    made = ThemeManager(qapp, scale=1.0)
    made.apply()
    yield made
    made.deleteLater()


def changes(theme: ThemeManager) -> list[str]:
    seen: list[str] = []
    theme.changed.connect(lambda: seen.append(theme.colours.name))
    return seen


@pytest.mark.parametrize(
    "scheme,name",
    [(Qt.ColorScheme.Light, "light"), (Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Unknown, "light")],
)
def test_theme__begins_like_the_systems(qapp: QApplication, system: System, scheme: Qt.ColorScheme, name: str) -> None:
    system.scheme = scheme
    made = ThemeManager(qapp, scale=1.0)

    assert made.colours.name == name
    made.deleteLater()


def test_theme__follows_the_system_live(followed: ThemeManager, system: System, qapp: QApplication) -> None:
    seen = changes(followed)
    system.become(Qt.ColorScheme.Dark)
    assert followed.colours is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.background)
    assert DARK.background in qapp.styleSheet()

    system.become(Qt.ColorScheme.Light)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.background)
    assert LIGHT.background in qapp.styleSheet()
    assert DARK.background not in qapp.styleSheet()
    assert seen == ["dark", "light"]


def test_apply__without_a_style__leaves_the_application_without_a_sheet(qapp: QApplication, system: System) -> None:
    made = ThemeManager(qapp, style=None, scale=1.0)
    made.apply()
    system.become(Qt.ColorScheme.Dark)
    assert qapp.styleSheet() == ""
    made.deleteLater()


def test_theme__before_apply__has_no_sheet(qapp: QApplication, system: System) -> None:
    made = ThemeManager(qapp, scale=1.0)
    made.choose("dark")
    assert qapp.styleSheet() == ""
    made.apply()
    assert DARK.background in qapp.styleSheet()
    made.deleteLater()


def test_theme__the_same_again__changes_nothing(followed: ThemeManager, system: System) -> None:
    seen = changes(followed)
    system.become(Qt.ColorScheme.Light)
    followed.choose("light")
    followed.choose("system")

    assert seen == []


def test_choose__overrides_the_system_until_it_is_followed_again(followed: ThemeManager, system: System) -> None:
    seen = changes(followed)
    followed.choose("dark")
    system.become(Qt.ColorScheme.Dark)
    system.become(Qt.ColorScheme.Light)
    assert (followed.colours, seen) == (DARK, ["dark"])

    followed.choose("system")
    assert seen == ["dark", "light"]


def test_colour__is_the_present_themes(followed: ThemeManager) -> None:
    light = followed.colour("accent")
    followed.choose("dark")

    assert (light, followed.colour("accent")) == (QColor(LIGHT.accent), QColor(DARK.accent))


@pytest.mark.parametrize(
    "points,pixels,scale",
    [(9.0, None, 1.0), (12.0, None, 1.0), (21.0, None, 2.0), (99.0, None, 3.0), (None, 16, 1.0), (None, 28, 2.0)],
)
def test_scale__follows_the_systems_text(
    qapp: QApplication, plain_app: None, points: float | None, pixels: int | None, scale: float
) -> None:
    font = QFont()
    if points is not None:
        font.setPointSizeF(points)
    if pixels is not None:
        font.setPixelSize(pixels)
    qapp.setFont(font)
    made = ThemeManager(qapp)

    # 96 dots per inch, so a point is 4/3 px.
    assert made.scale == pytest.approx(scale)
    made.deleteLater()


def test_icon__is_tinted_by_the_present_theme(followed: ThemeManager) -> None:
    pictures = []
    for theme in ("light", "dark"):
        followed.choose(theme)
        pictures.append(followed.icon("play", "ink").pixmap(24).toImage())

    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("scale,px", [(1.0, 8), (1.5, 12), (2.0, 16)])
def test_px__grows_with_the_systems_text(qapp: QApplication, plain_app: None, scale: float, px: int) -> None:
    made = ThemeManager(qapp, scale=scale)

    assert made.px(8) == px
    assert QFontInfo(qapp.font()).pixelSize() == round(15 * scale)
    assert made.icon("play").availableSizes()[0].width() == round(24 * scale)
    made.deleteLater()


@pytest.mark.parametrize("text_px,scale", [(10, 1.0), (14, 1.0), (16, 1.0), (28, 2.0), (400, 3.0)])
def test_scale__defaults_to_the_systems(qapp: QApplication, plain_app: None, text_px: int, scale: float) -> None:
    font = qapp.font()
    font.setPixelSize(text_px)
    qapp.setFont(font)
    made = ThemeManager(qapp)

    assert made.scale == pytest.approx(scale)
    made.deleteLater()


def test_font__has_the_requested_size_and_weight_and_the_best_face_available(theme: ThemeManager) -> None:
    font = theme.font(30, QFont.Weight.Bold)

    assert (font.pixelSize(), font.weight()) == (30, QFont.Weight.Bold)
    assert font.family() == theme.face
    assert theme.face in FACES or QFontInfo(font).family()


def test_font__has_digits_of_equal_width(theme: ThemeManager) -> None:
    metrics = QFontMetricsF(theme.font(40))

    assert len({round(metrics.horizontalAdvance(digit), 3) for digit in "0123456789"}) == 1


def test_font__changed_by_its_user__does_not_affect_the_next(theme: ThemeManager) -> None:
    theme.font(13).setPixelSize(99)

    assert theme.font(13).pixelSize() == 13


@pytest.mark.parametrize("size", [0, 0.2, -4])
def test_font__is_never_without_a_size(theme: ThemeManager, size: float) -> None:
    assert theme.font(size).pixelSize() == 1


def test_animated__the_user_wants_no_animations__emits_at_once(theme: ThemeManager, qtbot: QtBot) -> None:
    assert theme.is_animated
    with qtbot.waitSignal(theme.changed):
        theme.set_animated(False)

    assert not theme.is_animated


def test_animated__as_before__emits_nothing(theme: ThemeManager, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_animated(True)


def test_animated__the_system_wants_no_animations__whatever_the_user_wants(theme: ThemeManager, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_system_animated(False)
    theme.set_animated(True)

    assert not theme.is_animated
    theme.set_system_animated(True)
    assert theme.is_animated


def test_face__not_installed__is_the_one_that_ships(tmp_path: Path) -> None:
    """In a process of its own, on a system without fonts."""
    (tmp_path / "fonts.conf").write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>")
    code = (
        "from PySide6.QtGui import QFont, QFontInfo\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from recovery_timer.ui.theme.manager import ThemeManager\n"
        "app = QApplication([])\n"
        "theme = ThemeManager(app, style=None, scale=1.0)\n"
        "weights = (QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold, QFont.Weight.Bold)\n"
        "print(theme.face, [QFontInfo(theme.font(20, weight)).weight() for weight in weights])\n"
    )
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)

    assert done.stdout == "Inter [400, 500, 600, 700]\n"
