from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.ui.widgets.flow_layout import FlowLayout


def flowing(qtbot: QtBot, *sizes: tuple[int, int], width: int) -> tuple[QWidget, list[QWidget]]:
    """Return a row ``width`` px wide, and widgets of ``sizes`` that flow in it with gaps of 10 px."""
    row = QWidget()
    flow = FlowLayout(10)
    flow.setContentsMargins(5, 5, 5, 5)
    row.setLayout(flow)
    made = []
    for size in sizes:
        made.append(QWidget())
        made[-1].setFixedSize(QSize(*size))
        flow.addWidget(made[-1])
    qtbot.addWidget(row)
    row.resize(width, flow.heightForWidth(width))
    row.show()
    return row, made


def test_flow__wide_enough__is_one_line(qtbot: QtBot) -> None:
    row, widgets = flowing(qtbot, (100, 30), (50, 20), (50, 30), width=230)

    assert [(each.x(), each.y()) for each in widgets] == [(5, 5), (115, 15), (175, 5)]
    assert row.height() == 40


def test_flow__too_narrow__continues_below_the_tallest_of_the_line(qtbot: QtBot) -> None:
    row, widgets = flowing(qtbot, (100, 30), (50, 20), (50, 30), width=229)

    assert [(each.x(), each.y()) for each in widgets] == [(5, 5), (115, 15), (5, 45)]
    assert row.height() == 80


def test_flow__narrower_than_a_widget__has_it_alone_in_a_line(qtbot: QtBot) -> None:
    row, widgets = flowing(qtbot, (100, 30), (100, 30), width=60)

    assert row.height() == 80
    assert [(each.x(), each.y()) for each in widgets] == [(5, 5), (5, 45)]


def test_flow__a_hidden_widget__takes_no_room(qtbot: QtBot) -> None:
    row, widgets = flowing(qtbot, (100, 30), (50, 20), (50, 30), width=230)
    widgets[1].hide()
    qtbot.waitUntil(lambda: widgets[2].x() == 115)
    assert row.height() == 40
