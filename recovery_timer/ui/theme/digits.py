"""Digits of one width, so that a time counts down without moving: the feature "tnum" of a font."""

import struct

from PySide6.QtCore import QByteArray, QDataStream, QIODevice
from PySide6.QtGui import QFont

_FEATURES = struct.pack(">I4sI", 1, b"tnum", 1)
"""As Qt streams them with a font: how many there are, the name and the value of each."""
_NONE = struct.pack(">I", 0)


def with_tabular_digits(font: QFont) -> QFont:
    """Return ``font`` with its digits in one width, if it has such."""
    try:
        font.setFeature(QFont.Tag("tnum"), 1)
    except TypeError:
        # PySide6 6.8, Debian 13's, cannot make a tag, but reads one from a stream.
        return streamed_with_tabular_digits(font)
    return font


def streamed_with_tabular_digits(font: QFont) -> QFont:
    """Return a copy of ``font``, which has no features, with its digits in one width."""
    plain, tabular = QByteArray(), QFont()
    QDataStream(plain, QIODevice.OpenModeFlag.WriteOnly) << font
    # A font ends in its features and its variable axes.
    assert plain.endsWith(QByteArray(_NONE + _NONE))
    data = QByteArray(bytes(plain.data())[: -2 * len(_NONE)] + _FEATURES + _NONE)
    QDataStream(data, QIODevice.OpenModeFlag.ReadOnly) >> tabular
    return tabular
