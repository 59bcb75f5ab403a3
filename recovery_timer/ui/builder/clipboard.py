"""Blocks on the clipboard: exact, for pasting into another routine here, and as text for other programs."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from recovery_timer.routine.model import Block
from recovery_timer.routine.technique import Catalogue

if TYPE_CHECKING:
    from recovery_timer.routine.notation import Parsed

_MIME = "application/x-recovery-timer-blocks+json"


def put(blocks: tuple[Block, ...], catalogue: Catalogue) -> None:
    from recovery_timer.routine import notation

    data = QMimeData()
    data.setData(_MIME, msgspec.json.encode(blocks))
    data.setText(notation.write(None, blocks, catalogue))
    QGuiApplication.clipboard().setMimeData(data)


def has_blocks() -> bool:
    """Whether blocks were copied by this program; text that can be read as blocks does not count."""
    return QGuiApplication.clipboard().mimeData().hasFormat(_MIME)


def blocks(catalogue: Catalogue) -> tuple[Block, ...]:
    """Return the blocks on the clipboard, including any copied as text.

    Raises:
        ValueError: if there are none; the message says where the fault in the text is.
    """
    from recovery_timer.routine import notation

    data = QGuiApplication.clipboard().mimeData()
    if data.hasFormat(_MIME):
        return msgspec.json.decode(bytes(data.data(_MIME).data()), type=tuple[Block, ...])
    return notation.parse(data.text(), catalogue).blocks


def routine(text: str, catalogue: Catalogue) -> "Parsed":
    """Parse a routine typed as ``text`` into its blocks, its name or None, and notices about possible mistakes.

    Raises:
        ValueError: if it is not a routine; the message says where the fault is.
    """
    from recovery_timer.routine import notation

    return notation.parse(text, catalogue)
