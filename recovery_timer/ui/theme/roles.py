"""The roles known to the style sheet. A widget's role decides its look; the rules for each role are in `style`."""

from typing import Literal, TypeAlias

from PySide6.QtWidgets import QWidget

# fmt: off
LabelRole: TypeAlias = Literal[
    "plain",
    "title",
    "heading",
    "name",
    "group",
    "body",
    "strong",
    "muted",
    "fault",
    "small",
    "bar",
    "bar-strong",
    "number",
    "finish",
    "welcome",
    "tag",
    "drop-words",
]
# fmt: on
ButtonRole: TypeAlias = Literal[
    "plain",
    "primary",
    "hero",
    "large",
    "control",
    "big",
    "icon",
    "round",
    "link",
    "inline-link",
    "sound",
    "segment",
    "small-segment",
    "question",
    "chip",
    "chip-tight",
    "bare",
    "fold",
    "template",
    "section",
    "level",
    "level-last",
]
SurfaceRole: TypeAlias = Literal[
    "page",
    "card",
    "panel",
    "divider",
    "notice",
    "rail",
    "segments",
    "sheet",
    "scroll",
    "drop",
    "invitation",
]
EditorRole: TypeAlias = Literal["title", "code", "step"]
Role: TypeAlias = LabelRole | ButtonRole | SurfaceRole | EditorRole
"""`plain` has no rules of its own: such a widget looks like others of its class."""


def set_role(widget: QWidget, role: Role) -> None:
    """Give ``widget`` the look of ``role``. Call this before the widget is first shown: Qt styles it only then."""
    widget.setProperty("role", role)
