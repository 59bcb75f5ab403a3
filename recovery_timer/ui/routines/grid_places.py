"""The layout of the grid of cards: a head, then groups of cards, each under a heading, then a foot.

Lengths are in px; places are relative to the top left of the whole content, independent of scrolling. A row is a row of
the grid's model: the heading of a group, then its cards.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct
from PySide6.QtCore import QRect

from recovery_timer.ui.routines.card_delegate import GAP_PX, HEADING_PX, HEIGHT_PX
from recovery_timer.ui.theme.manager import ThemeManager

NARROWEST_PX = 300
"""The minimum width of a card."""


class GridPlaces(Struct, frozen=True, kw_only=True):
    """The places of `groups`, each given by its number of cards, in `columns` side by side.

    A cell is a card with half of the gap on each side.
    """

    groups: tuple[int, ...]
    columns: int
    left: int
    width: int
    top: int
    gap: int
    cell_height: int
    heading_height: int

    @property
    def bottom(self) -> int:
        """Where the last group ends."""
        return self.top + sum(map(self._height, self.groups))

    def is_heading(self, row: int) -> bool:
        """Whether ``row`` is the heading of a group."""
        return self._group(row)[1] < 0

    def rect(self, row: int) -> QRect:
        """Return the place of a cell, or of a heading."""
        group, card = self._group(row)
        top = self.top + sum(map(self._height, self.groups[:group]))
        if card < 0:
            return QRect(self.left, top, self.width, self.heading_height)
        line, column = divmod(card, self.columns)
        return QRect(
            self.left + column * self._cell_width,
            top + self.heading_height + line * self.cell_height,
            self._cell_width,
            self.cell_height,
        )

    def shown_from(self, row: int) -> int:
        """Return the top of a card, or of the heading above it if it is in the first line of its group."""
        _, card = self._group(row)
        top = self.rect(row).top()
        return top - self.heading_height if 0 <= card < self.columns else top

    def rows_between(self, top: int, bottom: int) -> Iterator[int]:
        """Yield the rows that are at least partly between ``top`` and ``bottom``, and their neighbours."""
        first, begins = 0, self.top
        for cards in self.groups:
            if begins <= bottom and top < begins + self._height(cards):
                yield first
                above = (top - begins - self.heading_height) // self.cell_height * self.columns
                below = ((bottom - begins - self.heading_height) // self.cell_height + 1) * self.columns
                yield from range(first + 1 + max(0, above), first + 1 + min(cards, max(0, below)))
            first += cards + 1
            begins += self._height(cards)

    def beside(self, row: int, cards: int) -> int | None:
        """Return the row of the card ``cards`` after ``row`` (before it if negative); None past the first or last."""
        group, card = self._group(row)
        wanted = sum(self.groups[:group]) + card + cards
        return self._row_of(wanted) if 0 <= wanted < sum(self.groups) else None

    def below(self, row: int, lines: int) -> int | None:
        """Return the row of the card ``lines`` below ``row`` (above it if negative); None past the first or last line.

        The card is in the same column, or the last one of a line that is too short.
        """
        group, card = self._group(row)
        line, column = divmod(card, self.columns)
        wanted = sum(map(self._lines, self.groups[:group])) + line + lines
        return self._at(wanted, column) if 0 <= wanted < self.lines else None

    def nearest_below(self, row: int, lines: int) -> int:
        """Return the same as `below`, but clamped to the first and last line."""
        group, card = self._group(row)
        line, column = divmod(card, self.columns)
        wanted = sum(map(self._lines, self.groups[:group])) + line + lines
        return self._at(max(0, min(wanted, self.lines - 1)), column)

    @property
    def first(self) -> int | None:
        """The row of the first card; None if there is none."""
        return self._row_of(0) if sum(self.groups) else None

    @property
    def last(self) -> int | None:
        """The row of the last card; None if there is none."""
        cards = sum(self.groups)
        return self._row_of(cards - 1) if cards else None

    @property
    def lines(self) -> int:
        """The number of lines of cards."""
        return sum(map(self._lines, self.groups))

    @property
    def _cell_width(self) -> int:
        return self.width // self.columns

    def _lines(self, cards: int) -> int:
        return -(-cards // self.columns)

    def _height(self, cards: int) -> int:
        return self.heading_height + self._lines(cards) * self.cell_height

    def _group(self, row: int) -> tuple[int, int]:
        """Return the group of ``row``, and the index of the card in it; -1 for its heading."""
        for group, cards in enumerate(self.groups):
            if row <= cards:
                return group, row - 1
            row -= cards + 1
        raise IndexError(row)

    def _row_of(self, card: int) -> int:
        ends = list(accumulate(self.groups))
        return card + 1 + next(group for group, end in enumerate(ends) if card < end)

    def _at(self, line: int, column: int) -> int:
        first = 0
        for cards in self.groups:
            lines = self._lines(cards)
            if line < lines:
                return first + 1 + min(line * self.columns + column, cards - 1)
            line -= lines
            first += cards + 1
        raise IndexError(line)


def places_of(
    theme: ThemeManager, groups: Sequence[int], *, left: int, width: int, top: int, widest: int
) -> GridPlaces:
    """Return the places of ``groups``, in as many columns of at least ``widest`` as fit.

    ``left`` and ``width`` are those of the cards; the cells reach half a gap beyond.
    """
    px = theme.px
    gap = px(GAP_PX)
    narrowest = max(px(NARROWEST_PX), widest)
    return GridPlaces(
        groups=tuple(groups),
        columns=max(1, (width + gap) // (narrowest + gap)),
        left=left - gap // 2,
        width=width + gap,
        top=top,
        gap=gap,
        cell_height=px(HEIGHT_PX + GAP_PX),
        heading_height=px(HEADING_PX),
    )
