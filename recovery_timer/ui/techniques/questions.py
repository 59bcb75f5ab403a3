"""The questions of the article: a list of all of them, with one answer open at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from recovery_timer.routine.technique import Question
from recovery_timer.ui.text import article, reading
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label

_WIDEST_PX = 736


class QuestionRow(QFrame):
    """A question, and its answer below it while it is open."""

    def __init__(self, theme: ThemeManager, question: Question) -> None:
        super().__init__()
        self._question = translated(question.question)
        set_role(self, "panel")
        px = theme.px
        self.button = Button(theme, self._question, role="question")
        self.button.setCheckable(True)
        self.answer = QWidget()
        inside = QVBoxLayout(self.answer)
        inside.setContentsMargins(px(12), 0, px(12), px(12))
        inside.setSpacing(px(8))
        inside.addWidget(label("body", translated(question.answer), wrap=True))
        for fact in question.facts:
            words = self.tr("{what}: {amount}").format(what=translated(fact.what), amount=reading.fact_words(fact))
            inside.addWidget(label("strong", words, wrap=True))
            inside.addWidget(label("muted", translated(fact.claim), wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(4))
        column.addWidget(self.button)
        column.addWidget(self.answer)
        self.set_open(False)

    def set_open(self, is_open: bool) -> None:
        """Show the answer, or hide it."""
        self.answer.setVisible(is_open)
        self.button.setChecked(is_open)
        self.button.set_icon("minus" if is_open else "plus")
        self.button.setAccessibleDescription(self.tr("Answer shown") if is_open else self.tr("Answer hidden"))


class QuestionsPage(QScrollArea):
    """All questions; a search hides those that do not match."""

    def __init__(self, theme: ThemeManager, questions: Sequence[Question]) -> None:
        super().__init__()
        self.rows = {question.id: QuestionRow(theme, question) for question in questions}
        inside = QWidget()
        inside.setMaximumWidth(theme.px(_WIDEST_PX))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.px(16), theme.px(24))
        column.setSpacing(theme.px(12))
        for id_, row in self.rows.items():
            row.button.clicked.connect(lambda is_open, id_=id_: self._open(id_ if is_open else None))
            column.addWidget(row)
        column.addWidget(label("small", article.source(), wrap=True))
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_found(self, found: Sequence[Question], *, is_search: bool) -> None:
        """Show only the questions that are ``found``; after a search, the first one with its answer."""
        ids = [question.id for question in found]
        for id_, row in self.rows.items():
            row.setVisible(id_ in ids)
        self._open(ids[0] if is_search and ids else None)

    def _open(self, id_: str | None) -> None:
        for each, row in self.rows.items():
            row.set_open(each == id_)
