"""The style sheet: the look of each role that a widget can have. Roles are given with `roles.set_role`."""

from collections.abc import Callable
from string import Template

from msgspec.structs import asdict

from recovery_timer.ui.theme.colours import Colours

_SHEET = Template(
    """
* { outline: none; }
QWidget { color: $ink; }
QMainWindow, QDialog, QWidget[role="page"] { background: $background; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${px28}px; font-weight: 600; }
QLabel[role="heading"] { font-size: ${px18}px; font-weight: 600; }
QLabel[role="name"] { font-size: ${px20}px; font-weight: 600; }
QLabel[role="group"] { font-size: ${px12}px; font-weight: 600; color: $muted; letter-spacing: 1px; }
QLabel[role="body"] { font-size: ${px15}px; }
QLabel[role="strong"] { font-size: ${px15}px; font-weight: 600; }
QLabel[role="muted"] { font-size: ${px15}px; color: $muted; }
QLabel[role="fault"] { font-size: ${px13}px; color: $danger; }
QLabel[role="small"] { font-size: ${px13}px; color: $muted; }
QLabel[role="bar"] { font-size: ${px18}px; color: $muted; }
QLabel[role="bar-strong"] { font-size: ${px18}px; font-weight: 600; }
QLabel[role="finish"] { font-size: ${px44}px; font-weight: 700; }
QLabel[role="welcome"] { font-size: ${px44}px; font-weight: 700; }
QLabel[role="tag"] { background: $raised; border: 1px solid $line; border-radius: ${px15}px; padding: 0 ${px12}px;
    min-height: ${px30}px; font-size: ${px13}px; font-weight: 500; }
QLabel[role="number"] { font-size: ${px40}px; font-weight: 700; }

QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: ${px16}px; }
QFrame[role="card"]:hover { border-color: $rest; }
QFrame[role="card"]:focus { border: 2px solid $accent; }
QFrame[role="panel"] { background: $surface; border: 1px solid $line; border-radius: ${px16}px; }
QFrame[role="invitation"] { background: transparent; border: 1px dashed $field_line; border-radius: ${px16}px; }
QFrame[role="sheet"] { background: $surface; border: none; border-top-left-radius: ${px24}px;
    border-bottom-left-radius: ${px24}px; }
QFrame[role="divider"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="rail"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[role="notice"] { background: $raised; border: 1px solid $line; border-radius: ${px12}px; }

QPushButton { background: $surface; color: $ink; border: 1px solid $line; border-radius: ${px19}px;
    padding: 0 ${px20}px; min-height: ${px38}px; font-size: ${px15}px; font-weight: 600; }
QPushButton:hover { background: $raised; border-color: $rest; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:focus { border: 2px solid $accent; border-radius: ${px18}px;
    padding: 0 ${px19}px; min-height: ${px36}px; }
QPushButton:disabled { color: $muted; background: $background; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; }
QPushButton[role="primary"]:disabled { background: $background; color: $muted; border-color: $line; }
QPushButton[role="hero"] { background: $accent; color: $on_accent; border: none; border-radius: ${px24}px;
    padding: 0 ${px32}px; min-height: ${px48}px; font-size: ${px16}px; }
QPushButton[role="hero"]:hover { background: $accent_hover; }
QPushButton[role="hero"]:pressed { background: $accent_pressed; }
QPushButton[role="hero"]:focus { border: 2px solid $ink; border-radius: ${px22}px; padding: 0 ${px30}px;
    min-height: ${px44}px; }
QPushButton[role="large"] { border-radius: ${px23}px; min-height: ${px46}px; padding: 0 ${px28}px;
    font-size: ${px16}px; }
QPushButton[role="large"]:focus { border-radius: ${px22}px; min-height: ${px44}px; padding: 0 ${px27}px; }
QPushButton[role="control"] { border-radius: ${px23}px; min-height: ${px46}px; padding: 0 18px; }
QPushButton[role="control"]:focus { border-radius: ${px22}px; padding: 0 17px; min-height: ${px44}px; }
QPushButton[role="big"] { background: $accent; color: $on_accent; border: none; border-radius: ${px28}px;
    min-height: ${px56}px; padding: 0 28px; font-size: ${px18}px; }
QPushButton[role="big"]:hover { background: $accent_hover; }
QPushButton[role="big"]:pressed { background: $accent_pressed; }
QPushButton[role="big"]:focus { border: 3px solid $ink; border-radius: ${px25}px; padding: 0 25px;
    min-height: ${px50}px; }
QPushButton[role="icon"] { background: transparent; border: 1px solid transparent; border-radius: ${px8}px;
    padding: ${px4}px; min-height: ${px24}px; min-width: ${px24}px; font-size: ${px18}px; font-weight: 400;
    color: $muted; }
QPushButton[role="icon"]:hover { background: $accent_soft; }
QPushButton[role="icon"]:focus { border: 2px solid $accent; padding: ${px3}px; }
QPushButton[role="round"] { padding: 0; min-width: ${px38}px; max-width: ${px38}px; }
QPushButton[role="round"]:focus { padding: 0; min-width: ${px36}px; max-width: ${px36}px; }
QPushButton[role="link"] { background: transparent; border: none; color: $accent; padding: 0 ${px8}px;
    min-height: ${px28}px; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid $accent; border-radius: ${px8}px; padding: 0 ${px6}px; }

QPushButton[role|="chip"] { border-radius: ${px15}px; min-height: ${px30}px; padding: 0 ${px11}px;
    font-size: ${px13}px; }
QPushButton[role|="chip"]:checked { background: $ink; border-color: $ink; color: $background; }
QPushButton[role="chip-tight"] { padding: 0 ${px4}px; font-size: ${px12}px; }
QPushButton[role="chip-tight"]:focus { border: 2px solid $accent; border-radius: ${px15}px; min-height: ${px28}px;
    padding: 0 ${px3}px; }
QPushButton[role="chip"]:focus { border: 2px solid $accent; border-radius: ${px15}px; min-height: ${px28}px;
    padding: 0 ${px10}px; }
QPushButton[role|="level"] { border-radius: ${px10}px; min-height: ${px34}px; padding: 0 ${px4}px; font-size: ${px13}px;
    font-weight: 600; color: $muted; }
QPushButton[role="level-last"] { background: $track; color: $ink; }
QPushButton[role|="level"]:checked { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[role|="level"]:focus { border: 2px solid $accent; border-radius: ${px10}px; min-height: ${px32}px;
    padding: 0 ${px3}px; }
QPushButton[role|="level"]:checked:focus { border-color: $ink; }
QPushButton[role="question"] { background: transparent; border: none; border-radius: ${px10}px; text-align: left;
    padding: 0 ${px12}px; min-height: ${px40}px; font-size: ${px18}px; }
QPushButton[role="question"]:focus { border: 2px solid $accent; padding: 0 ${px10}px; min-height: ${px36}px; }
QPushButton[role="section"] { background: transparent; border: 1px solid transparent; border-radius: ${px12}px;
    color: $muted; font-size: ${px14}px; text-align: left; padding: 0 ${px12}px; }
QPushButton[role="section"]:hover { color: $ink; }
QPushButton[role="section"]:checked { background: $accent_soft; color: $accent; }
QPushButton[role="section"]:focus { border: 2px solid $accent; border-radius: ${px12}px; padding: 0 ${px11}px; }
QPushButton[role="sound"] { background: $surface; border: 1px solid $line; border-radius: ${px10}px; font-weight: 400;
    text-align: left; padding: 0 ${px12}px; }
QPushButton[role="sound"]:checked { background: $accent_soft; border-color: $accent; }
QPushButton[role="sound"]:focus { border: 2px solid $accent; border-radius: ${px10}px; padding: 0 ${px11}px; }
QPushButton[role="inline-link"] { background: transparent; border: none; color: $accent; padding: 0; text-align: left;
    min-height: ${px24}px; font-size: ${px13}px; }
QPushButton[role="inline-link"]:hover { text-decoration: underline; }
QPushButton[role="inline-link"]:focus { border: 2px solid $accent; border-radius: ${px6}px; padding: 0 ${px4}px;
    min-height: ${px20}px; }

QLineEdit, QSpinBox, QPlainTextEdit { background: $surface; border: 1px solid $field_line; border-radius: ${px12}px;
    padding: 0 ${px14}px; min-height: ${px38}px; font-size: ${px15}px; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit:focus, QSpinBox:focus { border: 2px solid $accent; padding: 0 ${px13}px;
    min-height: ${px36}px; }
QLineEdit[role="step"], QSpinBox[role="step"], QLineEdit[role="step"]:focus, QSpinBox[role="step"]:focus {
    background: transparent; border: none; padding: 0; min-height: ${px30}px; font-weight: 600; }
QPushButton[role="bare"] { background: transparent; border: none; border-radius: ${px12}px; padding: 0; min-height: 0; }
QPushButton[role="bare"]:hover { background: $accent_soft; }
QPushButton[role="bare"]:pressed { background: $track; }
QPushButton[role="template"] { border-radius: ${px12}px; min-height: ${px82}px; }
QPushButton[role="template"]:hover { border-color: $accent; background: $surface; }
QPushButton[role="template"]:focus { border: 2px solid $accent; border-radius: ${px12}px; min-height: ${px80}px; }
QPushButton[role="link"]:disabled { color: $muted; background: transparent; }
QPushButton[role="fold"] { border: none; background: transparent; padding: 0; font-size: ${px12}px; }
QComboBox { background: $surface; border: 1px solid $field_line; border-radius: ${px12}px; min-height: ${px38}px;
    padding: 0 ${px36}px 0 ${px14}px; font-size: ${px15}px; }
QComboBox:focus { border: 2px solid $accent; padding: 0 ${px35}px 0 ${px13}px; min-height: ${px36}px; }
QComboBox::drop-down { border: none; width: 0; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; padding: ${px4}px;
    selection-background-color: $accent_soft; selection-color: $ink; }
QComboBox QAbstractItemView::item { min-height: ${px32}px; padding: 0 ${px8}px; border: none; border-radius: ${px6}px; }
QComboBox QAbstractItemView::item:selected { background: $accent_soft; color: $ink; }
QLineEdit[role="title"] { background: transparent; border: 1px solid transparent; padding: 0 ${px4}px;
    font-size: ${px28}px; font-weight: 600; min-height: ${px38}px; }
QLineEdit[role="title"]:hover { border-color: $field_line; }
QLineEdit[role="title"]:focus { border: 2px solid $accent; padding: 0 ${px3}px; min-height: ${px36}px; }
QPlainTextEdit { padding: ${px8}px ${px10}px; }
QPlainTextEdit:focus { border: 2px solid $accent; }
QPlainTextEdit[role="code"] { border: none; font-size: ${px15}px; }
QListWidget { background: transparent; border: none; font-size: ${px13}px; color: $danger; }
/* Not NoButtons: with a style sheet, that leaves the text a width of 1 px. */
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QProgressBar { background: $track; border: none; border-radius: ${px4}px; max-height: ${px8}px;
    min-height: ${px8}px; }
QProgressBar::chunk { background: $accent; border-radius: ${px4}px; }
QSlider::groove:horizontal { height: ${px6}px; border-radius: ${px3}px; background: $track; }
QSlider::sub-page:horizontal { border-radius: ${px3}px; background: $accent; }
QSlider::handle:horizontal { width: ${px20}px; height: ${px20}px; margin: -${px7}px 0; border-radius: ${px10}px;
    background: $accent; }
QSlider::handle:horizontal:focus { background: $ink; }

QPushButton[role="segment"] { border-radius: ${px9}px; border: 1px solid transparent; background: transparent;
    color: $muted; padding: 0 ${px6}px; min-height: ${px28}px; font-size: ${px13}px; font-weight: 600; }
QPushButton[role="segment"]:hover, QPushButton[role="small-segment"]:hover { color: $ink; }
QPushButton[role="segment"]:checked, QPushButton[role="small-segment"]:checked { background: $surface; color: $ink;
    border: 1px solid $field_line; }
QPushButton[role="segment"]:focus { border: 2px solid $accent; padding: 0 ${px5}px; min-height: ${px26}px; }
QPushButton[role="small-segment"] { border-radius: ${px9}px; border: 1px solid transparent; background: transparent;
    color: $muted; padding: 0 ${px8}px; min-height: ${px20}px; font-size: ${px12}px; font-weight: 600; }
QPushButton[role="small-segment"]:focus { border: 2px solid $accent; padding: 0 ${px7}px; min-height: ${px18}px; }
QFrame[role="segments"] { background: $raised; border: 1px solid $line; border-radius: ${px12}px; }
QSlider { min-height: ${px24}px; }
QScrollArea, QListView { background: transparent; border: none; }
QFrame[role="drop"] { border: 4px solid $accent; }
QLabel[role="drop-words"] { background: $accent; color: $on_accent; border-radius: ${px24}px; font-size: ${px18}px;
    font-weight: 600; padding: ${px14}px ${px32}px; }
QFrame[role="scroll"] { border: 2px solid transparent; border-radius: ${px8}px; }
QFrame[role="scroll"]:focus { border-color: $accent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QTreeView { background: $surface; border: 1px solid $field_line; border-radius: ${px12}px; padding: ${px4}px;
    font-size: ${px15}px; selection-background-color: $accent_soft; selection-color: $ink; }
QTreeView:focus { border: 2px solid $accent; padding: ${px3}px; }
QTreeView::item { padding: ${px6}px ${px8}px; }
QTreeView::item:selected { background: $accent_soft; color: $ink; }
QHeaderView, QHeaderView::section { background: $surface; color: $muted; border: none; font-size: ${px13}px; }
QHeaderView::section { padding: ${px6}px ${px11}px; }
QScrollBar:vertical { background: transparent; width: ${px12}px; margin: ${px2}px; }
QScrollBar:horizontal { background: transparent; height: ${px12}px; margin: ${px2}px; }
QScrollBar::handle { background: $rest; border-radius: ${px4}px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::handle:vertical { min-height: ${px40}px; }
QScrollBar::handle:horizontal { min-width: ${px40}px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; height: 0;
    width: 0; }
QAbstractScrollArea::corner { background: transparent; }
QMenu { background: $raised; border: 1px solid $line; border-radius: ${px8}px; padding: ${px6}px; }
QMenu::item { padding: ${px8}px ${px20}px; border-radius: ${px6}px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: ${px4}px ${px8}px; }
QToolTip { background: $raised; color: $ink; border: 1px solid $line; padding: ${px4}px; font-size: ${px13}px; }
"""
)


def style_sheet(colours: Colours, px: Callable[[float], int]) -> str:
    """Return the style sheet for ``colours``, with every length scaled by ``px``."""
    lengths = {f"px{size}": px(size) for size in range(2, 84)}
    values = {name: value for name, value in asdict(colours).items() if isinstance(value, str)}
    return _SHEET.substitute(lengths, **values)
