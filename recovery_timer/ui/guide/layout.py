"""The layout of the guide: numbers in, rectangles out.

It is designed for a window of 1280 by 800 px and scales with it. The digits keep a sixth of the window's height
whatever the text size; the instruction gives way first, and the picture last.
"""

from msgspec import Struct
from PySide6.QtCore import QRect

from recovery_timer.ui.guide.face import Face

USUAL_WIDTH, USUAL_HEIGHT = 1280, 800
LARGEST_SCALE = 1.8
DIGITS_SHARE = 1 / 6
"""The least height of the digits, as a share of the window's."""

_WIDEST = 1440
"""The maximum width of the content, in px at the usual scale."""
_LARGE_TEXT = 1.25
"""The limit up to which large words follow the system's text size: they are large already, and space is needed."""
_SMALLEST_WORDS_PX = 15


class Sizes(Struct, frozen=True):
    """The scale of a window (``window``, 1 at 1280 by 800) and of the system's text (``text``)."""

    window: float
    text: float

    def px(self, size: float) -> int:
        """Return a length of ``size`` px at the usual scale."""
        return round(size * self.window)

    def large(self, size: float) -> int:
        """Return the size of words to be read from two metres."""
        return max(_SMALLEST_WORDS_PX, round(size * self.window * min(self.text, _LARGE_TEXT)))

    def small(self, size: float) -> int:
        """Return the size of words to be read at the desk: they do not shrink with the window."""
        return round(size * max(1.0, self.window) * self.text)


class GuideLayout(Struct, frozen=True, kw_only=True):
    """The rectangles. One that is empty is not shown."""

    top: QRect
    over: QRect
    headline: QRect
    name: QRect
    sides: QRect
    stage: QRect
    words: QRect
    ring: QRect
    next: QRect
    strip: QRect
    under: QRect
    controls: QRect


class Needs(Struct, frozen=True, kw_only=True):
    """What the content needs. Heights and widths are in px as drawn.

    `ring` is the minimum side of the ring, or the width of digits without one (`has_bar`); `words` is the height of the
    words below the picture, 0 if there are none. They give way to the picture, unless they are required.
    """

    face: Face
    ring: int
    has_bar: bool
    has_sides: bool
    words: int
    must_have_words: bool
    has_over: bool
    headline_lines: int
    top: int
    under: int
    controls: int


def sizes_of(width: int, height: int, text: float) -> Sizes:
    """Return the scale of a window."""
    return Sizes(min(width / USUAL_WIDTH, height / USUAL_HEIGHT, LARGEST_SCALE), text)


def arrange(width: int, height: int, sizes: Sizes, needs: Needs) -> GuideLayout:
    """Return where everything stands in a window of ``width`` and ``height``."""
    px = sizes.px
    margin = max(12, px(40))
    content = min(width - 2 * margin, round(_WIDEST * max(1.0, sizes.window)))
    left = (width - content) // 2
    top = QRect(left, max(8, px(14)), content, needs.top)
    foot = height - max(8, px(20))
    controls = QRect(0, foot - needs.controls, width, needs.controls)
    under = QRect(left, controls.top() - max(6, px(12)) - needs.under, content, needs.under)
    strip_px = max(18, px(30))
    strip = QRect(left, under.top() - strip_px - 2, content, strip_px)
    first, last = top.bottom() + max(4, px(10)), strip.top() - max(6, px(10))
    middle = QRect(left, first, content, last - first)
    if needs.face is Face.SWITCH:
        return _switch(middle, sizes, needs, top=top, strip=strip, under=under, controls=controls)
    return _usual(middle, sizes, needs, top=top, strip=strip, under=under, controls=controls)


def _usual(middle: QRect, sizes: Sizes, needs: Needs, **frame: QRect) -> GuideLayout:
    px = sizes.px
    apart = max(16, px(52))
    next_px = round(sizes.large(41) * 1.22 + sizes.large(20) * 1.3 + px(12))
    gap = max(6, px(12))
    most = min(middle.height(), round(middle.width() * 0.47))
    beside_next = middle.height() - next_px - gap
    if needs.has_bar:
        # Digits without a ring are wide and low.
        ring_px, right_px = beside_next, max(needs.ring, min(px(500), most))
    else:
        ring_px = max(min(px(500), beside_next, most), min(needs.ring, most))
        right_px = max(ring_px, min(px(500), most))
    right = QRect(middle.right() + 1 - right_px, middle.top(), right_px, middle.height())
    below_ring = middle.height() - ring_px - gap
    next_is_right = below_ring >= next_px
    spare = max(0, below_ring - next_px) if next_is_right else middle.height() - ring_px
    ring = QRect(right.left(), middle.top() + (0 if next_is_right else spare // 2), right_px, ring_px)
    left = QRect(middle.left(), middle.top(), middle.width() - right_px - apart, middle.height())
    if next_is_right:
        following = QRect(right.left(), middle.bottom() + 1 - next_px, right_px, next_px)
    else:
        following = QRect(left.left(), left.bottom() + 1 - next_px, left.width(), next_px)
        left.setHeight(left.height() - next_px - gap)
    return GuideLayout(ring=ring, next=following, **_column(left, sizes, needs), **frame)


def _column(room: QRect, sizes: Sizes, needs: Needs) -> dict[str, QRect]:
    """Return the places of the left column: the words above and below, and the picture in what remains."""
    px = sizes.px
    y, gap = room.top(), max(4, px(10))
    places: dict[str, QRect] = {}

    def take(name: str, height: int, *, shown: bool = True) -> None:
        nonlocal y
        places[name] = QRect(room.left(), y, room.width(), height) if shown else QRect()
        y += height + gap if shown else 0

    take("over", sizes.large(22) + px(6), shown=needs.has_over)
    y -= gap if needs.has_over else 0
    line = round(sizes.large(52) * 1.22)
    take("headline", line * needs.headline_lines)
    take("name", round(sizes.large(41) * 1.25), shown=needs.face.announces)
    take("sides", round(sizes.large(41) * 1.42), shown=needs.has_sides)
    least_stage = max(px(170), 90)
    left_px = room.bottom() + 1 - y
    if needs.face is Face.WAIT:
        # Here the words come first: they say what to do.
        words_px = needs.words if left_px - needs.words - gap >= least_stage else left_px
        take("words", words_px)
        take("stage", room.bottom() + 1 - y, shown=words_px < left_px)
        return places
    two_lines = round(sizes.large(28) * 1.25 * 2)
    words_px = max(min(needs.words, two_lines), min(needs.words, left_px - least_stage - gap, 2 * two_lines))
    if needs.must_have_words and left_px - words_px - gap < least_stage:
        words_px = round(sizes.large(41) * 1.25)
    has_words = needs.words > 0 and (needs.must_have_words or left_px - words_px - gap >= least_stage)
    take("stage", left_px - (words_px + gap if has_words else 0))
    take("words", words_px, shown=has_words)
    return places


def _switch(middle: QRect, sizes: Sizes, needs: Needs, **frame: QRect) -> GuideLayout:
    """A switch: what to do in huge words, the old and the new side below, and a smaller ring."""
    px = sizes.px
    over = QRect(middle.left(), middle.top(), middle.width(), round(sizes.large(28) * 1.3))
    headline = QRect(middle.left(), over.bottom() + 1, middle.width(), round(sizes.large(80) * 1.22))
    y = headline.bottom() + max(4, px(8))
    low = QRect(middle.left(), y, middle.width(), middle.bottom() + 1 - y)
    next_px = round(sizes.large(28) * 1.3)
    most = min(low.height(), low.width() // 2)
    ring_px = min(max(px(320), needs.ring), most, low.height() - next_px - px(8))
    ring_px = max(ring_px, min(needs.ring, most))
    ring = QRect(low.right() + 1 - ring_px, low.top(), ring_px, ring_px)
    below = low.bottom() + 1 - (ring.bottom() + px(8))
    following = (
        QRect(ring.left() - px(40), ring.bottom() + px(8), ring_px + px(40), below) if below >= next_px else QRect()
    )
    stage = QRect(low.left(), low.top(), low.width() - ring_px - max(16, px(52)), low.height())
    return GuideLayout(
        over=over,
        headline=headline,
        name=QRect(),
        sides=QRect(),
        stage=stage,
        words=QRect(),
        ring=ring,
        next=following,
        **frame,
    )
