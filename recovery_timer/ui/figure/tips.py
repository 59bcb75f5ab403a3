"""Tool tips with a figure: a segment's description, and what it looks like."""

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QPixmap

from recovery_timer.routine.timeline import Segment
from recovery_timer.ui.figure.pictures import figure_picture
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.manager import ThemeManager

_SIZE_PX = QSize(96, 58)


def segment_tip(theme: ThemeManager, segment: Segment) -> str:
    """Return a tool tip for ``segment`` as HTML: its description, and its figure; for a gap, that of the next step."""
    words = domain.as_html(domain.describe_with_length(segment))
    size = QSize(theme.px(_SIZE_PX.width()), theme.px(_SIZE_PX.height()))
    picture = figure_picture(
        theme, segment.drawn_as, segment.side, size, temperature=segment.temperature, stage=theme.colours.raised
    )
    if picture is None:
        return f"<qt>{words}</qt>"
    image = f'<img src="data:image/png;base64,{_as_png(picture)}" width="{size.width()}" height="{size.height()}">'
    return f'<table><tr><td>{image}</td><td style="vertical-align: middle; padding-left: 8px">{words}</td></tr></table>'


def _as_png(picture: QPixmap) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().toBase64().data()).decode()
