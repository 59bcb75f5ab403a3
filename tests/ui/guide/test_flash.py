"""The flash: which parts of the window it lights, and how often."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.audio.sounds import Sound
from recovery_timer.ui.guide.flash import Flash, light_of
from recovery_timer.ui.theme.colours import DARK, LIGHT, Colours
from recovery_timer.ui.theme.manager import ThemeManager

WIDTH, HEIGHT = 400, 300
COLOUR = QColor("#BC4B1C")
MIDDLES = {"top": (200, 3), "bottom": (200, HEIGHT - 4), "left": (3, 150), "right": (WIDTH - 4, 150)}


class Unmoving(QProxyStyle):
    """A system in which animations are switched off."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - as Qt names it
    ) -> int:
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returnData)


class ShownFlash(QObject):
    """Records when a widget was shown, in s."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.at: list[float] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self.at.append(time.monotonic())
        return False


@pytest.fixture
def window(qtbot: QtBot, theme: ThemeManager) -> QWidget:
    made = QWidget()
    made.resize(WIDTH, HEIGHT)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def flash(theme: ThemeManager, window: QWidget) -> Flash:
    return Flash(theme, window)


@pytest.fixture
def unmoving(qapp: QApplication) -> Iterator[None]:
    style = qapp.style().name()
    qapp.setStyle(Unmoving(style))
    yield
    qapp.setStyle(style)


def picture(window: QWidget) -> QImage:
    return window.grab().toImage()


def lit(before: QImage, after: QImage) -> set[str]:
    return {name for name, (x, y) in MIDDLES.items() if before.pixel(x, y) != after.pixel(x, y)}


def is_tinted(before: QImage, after: QImage) -> bool:
    return before.pixel(WIDTH // 2, HEIGHT // 2) != after.pixel(WIDTH // 2, HEIGHT // 2)


def test_light__depends_on_the_kind_that_begins() -> None:
    # Work, warm and cold light the same edges and differ in colour.
    work, rest, switch, tick = (
        light_of(sound) for sound in (Sound.GO_WORK, Sound.GO_REST, Sound.GO_SWITCH, Sound.TICK)
    )
    assert len({work.edges, rest.edges, switch.edges}) == 3
    assert tick.width_px < work.width_px


@pytest.mark.parametrize(
    "sound,edges,tinted",
    [
        (Sound.GO_WORK, {"top", "bottom", "left", "right"}, True),
        (Sound.GO_REST, {"top", "bottom"}, False),
        (Sound.GO_SWITCH, {"left", "right"}, False),
        (Sound.TICK, {"top", "bottom", "left", "right"}, False),
    ],
)
def test_flash__lights_the_edges_for_its_sound(
    flash: Flash, window: QWidget, sound: Sound, edges: set[str], tinted: bool
) -> None:
    before = picture(window)
    flash.flash(sound, COLOUR)
    after = picture(window)

    assert (lit(before, after), is_tinted(before, after)) == (edges, tinted)


@pytest.mark.parametrize("sound,covers", [(Sound.GO_WORK, True), (Sound.TICK, False)])
def test_flash__edges_only__does_not_cover_what_lies_between(
    flash: Flash, window: QWidget, sound: Sound, covers: bool
) -> None:
    flash.flash(Sound.GO_WORK, COLOUR)
    flash.flash(sound, COLOUR)

    middle = QPoint(WIDTH // 2, HEIGHT // 2)
    assert (flash.mask().isEmpty() or flash.mask().contains(middle)) is covers


def test_flash__is_over_soon__and_leaves_nothing(flash: Flash, window: QWidget, qtbot: QtBot) -> None:
    before = picture(window)
    flash.flash(Sound.GO_WORK, COLOUR)
    qtbot.waitUntil(lambda: not flash.isVisible())

    assert picture(window) == before


def test_flash__animations_are_off__does_not_tint_and_does_not_fade(
    flash: Flash, window: QWidget, qtbot: QtBot, unmoving: None
) -> None:
    before = picture(window)
    flash.flash(Sound.GO_WORK, COLOUR)
    first = picture(window)
    assert lit(before, first) == set(MIDDLES)
    assert not is_tinted(before, first)

    seen = [first]
    while flash.isVisible():
        seen.append(picture(window))
        QApplication.processEvents()

    assert {image.pixel(*MIDDLES["top"]) for image in seen[:-1]} == {first.pixel(*MIDDLES["top"])}


def test_flash__follows_the_window__as_it_grows(flash: Flash, window: QWidget) -> None:
    flash.flash(Sound.GO_WORK, COLOUR)
    window.resize(WIDTH + 100, HEIGHT + 50)

    assert flash.size() == window.size()


def test_flash__however_many_cues__there_are_at_most_three_in_a_second(
    flash: Flash, window: QWidget, qtbot: QtBot
) -> None:
    shown = ShownFlash(flash)
    while len(shown.at) < 4:
        flash.flash(Sound.TICK, COLOUR)
        qtbot.wait(20)

    first, *_, fourth = shown.at
    assert fourth - first >= 1


def test_flash__meanwhile_another_cue__takes_its_shape_and_colour(flash: Flash, window: QWidget) -> None:
    before = picture(window)
    flash.flash(Sound.TICK, COLOUR)
    flash.flash(Sound.GO_SWITCH, QColor("#0D77A3"))
    after = picture(window)

    assert lit(before, after) == {"left", "right"}
    edge = after.pixelColor(*MIDDLES["left"])
    assert edge.blue() > edge.red()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_colours__none_is_a_saturated_red(theme: Colours) -> None:
    # WCAG 2.2, "general flash and red flash thresholds": R / (R + G + B) of 0.8 or more.
    for name in (theme.accent, theme.muted, *theme.families.values()):
        colour = QColor(name)
        assert colour.red() / (colour.red() + colour.green() + colour.blue()) < 0.8
