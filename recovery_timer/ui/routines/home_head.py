"""The head of the routines screen: above the groups of cards, and scrolling with them."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.routine.facts import Filter
from recovery_timer.ui.routines.hero import Hero
from recovery_timer.ui.routines.model import RoutinesModel
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.empty_state import EmptyState
from recovery_timer.ui.widgets.flow_layout import FlowLayout
from recovery_timer.ui.widgets.text import label


class HomeHead(QWidget):
    """Current offers, the hero, the filters, and the empty state shown when nothing passes them."""

    def __init__(self, theme: ThemeManager, model: RoutinesModel, *, new: Button, show_all: Button) -> None:
        """``new`` and ``show_all`` are the buttons of the empty state."""
        super().__init__()
        self._theme = theme
        self._model = model
        self.hero = Hero(theme)
        self.all = Button(theme, role="chip", pressed=lambda: model.filter(frozenset()))
        self.all.setCheckable(True)
        self.filters: Mapping[Filter, Button] = {each: self._chip(each) for each in Filter}
        self.found = label("small")
        self.empty = EmptyState(theme, "walking", new, show_all)
        self._new = new
        self._offers = QVBoxLayout()
        self._arrange()

    def add_offer(self, offer: QWidget) -> None:
        """Place ``offer``, such as what is due today or left unfinished, above the hero and below earlier offers."""
        self._offers.addWidget(offer)

    def refresh(self) -> None:
        model = self._model
        self.hero.setVisible(model.hero is not None)
        if model.hero is not None:
            self.hero.show_card(
                model.card(model.hero),
                why=model.why_hero(),
                as_last_time=model.as_last_time_words(model.hero),
                ends=model.ends(model.hero),
            )
        self.all.setText(self.tr("All %n", "", model.library.count))
        self.all.setChecked(not model.filters)
        for each, chip in self.filters.items():
            chip.setChecked(each in model.filters)
        self.found.setText(model.found())
        self.empty.setVisible(not model.ids)
        if model.searched:
            self.empty.title.setText(self.tr("No “{text}” here").format(text=model.searched))
            self.empty.words.setText(self.tr("Make a routine of that name, or see all %n.", "", model.library.count))
        else:
            self.empty.title.setText(self.tr("No routine is all of this"))
            self.empty.words.setText(self.tr("With fewer filters there are more."))
        self._new.setVisible(bool(model.searched))

    def focus_filters(self) -> None:
        """Focus the first filter."""
        self.all.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """Return the widgets that Tab reaches after the offers, in order."""
        return [self.hero.start, self.hero.as_last_time, self.hero.star, self.all, *self.filters.values()]

    def _chip(self, wanted: Filter) -> Button:
        chip = Button(self._theme, domain.filter_label(wanted), role="chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda _checked: self._model.filter(self._model.filters ^ {wanted}))
        return chip

    def _arrange(self) -> None:
        px = self._theme.px
        chips = FlowLayout(px(8))
        for chip in (self.all, *self.filters.values()):
            chips.addWidget(chip)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addLayout(chips, 1)
        row.addWidget(self.found)
        self._offers.setSpacing(px(16))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(16))
        column.addLayout(self._offers)
        column.addWidget(self.hero)
        column.addLayout(row)
        column.addWidget(self.empty)
