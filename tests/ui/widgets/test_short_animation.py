import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.cross_fade import CrossFade
from recovery_timer.ui.widgets.short_animation import LONGEST_MS, ShortAnimation


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(200, 100)
    QLabel("Legs", made)
    made.show()
    return made


def test_short_animation__goes_from_0_to_1(theme: ThemeManager, window: QWidget, qtbot: QtBot) -> None:
    seen: list[float] = []
    animation = ShortAnimation(window, theme, 50, seen.append)
    with qtbot.waitSignal(animation.finished, timeout=15_000):
        animation.play()

    assert (seen[0], seen[-1]) == (0.0, 1.0)
    assert seen == sorted(seen)


def test_short_animation__begun_again__restarts(theme: ThemeManager, window: QWidget) -> None:
    seen: list[float] = []
    animation = ShortAnimation(window, theme, 300, seen.append)
    animation.play()
    animation.setCurrentTime(200)
    animation.play()

    assert seen[-1] == 0.0


def test_short_animation__without_animations__shows_its_end_at_once(theme: ThemeManager, window: QWidget) -> None:
    theme.set_animated(False)
    seen: list[float] = []
    animation = ShortAnimation(window, theme, 300, seen.append)
    animation.play()

    assert seen == [1.0]
    assert animation.state() is ShortAnimation.State.Stopped


def test_short_animation__is_never_long(theme: ThemeManager, window: QWidget) -> None:
    assert ShortAnimation(window, theme, 5_000, lambda _: None).duration() == LONGEST_MS


def test_cross_fade__shows_the_old_page_over_the_new__and_goes(
    theme: ThemeManager, window: QWidget, qtbot: QtBot
) -> None:
    fade = CrossFade(theme, window)
    fade.begin()
    assert fade.isHidden()
    fade.play()
    assert fade.isVisible()
    assert fade.geometry() == window.rect()

    qtbot.waitUntil(fade.isHidden, timeout=15_000)


def test_cross_fade__without_animations_or_hidden__does_nothing(theme: ThemeManager, window: QWidget) -> None:
    fade = CrossFade(theme, window)
    theme.set_animated(False)
    fade.begin()
    fade.play()
    assert fade.isHidden()
    theme.set_animated(True)
    window.hide()
    fade.begin()
    fade.play()

    assert fade.isHidden()
