"""Equipment in one word each, for a card: "roller", where the catalogue says "a foam roller".

Equipment that any room has, or that is optional, gets no word.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP

from recovery_timer.ui import text
from recovery_timer.ui.text.catalogue import translated

SHORT: Mapping[str, object] = MappingProxyType(
    {
        "a bathtub": QT_TRANSLATE_NOOP("text", "bath tub"),
        "a bathtub or a large container": QT_TRANSLATE_NOOP("text", "bath tub"),
        "a bicycle": QT_TRANSLATE_NOOP("text", "bicycle"),
        "a foam roller": QT_TRANSLATE_NOOP("text", "roller"),
        "a massage gun": QT_TRANSLATE_NOOP("text", "massage gun"),
        "a mat": QT_TRANSLATE_NOOP("text", "mat"),
        "a mat or a carpet": "",
        "a pool": QT_TRANSLATE_NOOP("text", "pool"),
        "a shower": QT_TRANSLATE_NOOP("text", "shower"),
        "a strap or a towel": QT_TRANSLATE_NOOP("text", "strap"),
        "a thick pillow or cushions": QT_TRANSLATE_NOOP("text", "pillow"),
        "a thin cloth": "",
        "a towel": "",
        "a wall": QT_TRANSLATE_NOOP("text", "wall"),
        "a wall or a chair to hold on to": QT_TRANSLATE_NOOP("text", "wall"),
        "a warm compress": QT_TRANSLATE_NOOP("text", "warm compress"),
        "a wrap or a compression garment": QT_TRANSLATE_NOOP("text", "wrap"),
        "an ice pack": QT_TRANSLATE_NOOP("text", "ice pack"),
        "compression socks": QT_TRANSLATE_NOOP("text", "compression socks"),
        "compression socks, leggings or wraps": QT_TRANSLATE_NOOP("text", "compression socks"),
        "cushions": QT_TRANSLATE_NOOP("text", "pillow"),
        "Epsom salt": QT_TRANSLATE_NOOP("text", "Epsom salt"),
        "fingers or a massage tool": "",
        "ice cubes": QT_TRANSLATE_NOOP("text", "ice cubes"),
        "light weights": QT_TRANSLATE_NOOP("text", "weights"),
        "light weights, if you like": "",
        "running shoes": "",
        "something soft under the knee": "",
        "two basins": QT_TRANSLATE_NOOP("text", "two basins"),
        "warm and cold water": "",
    }
)


def needed_equipment(items: Iterable[str]) -> tuple[str, ...]:
    """Return ``items`` in the user's language, without a choice of which one is needed anyway.

    Where there is "a wall", "a wall or a chair to hold on to" says nothing more.
    """
    needed = tuple(items)
    return tuple(
        translated(item) for item in needed if not any(each in needed for each in item.split(" or ") if each != item)
    )


def short_equipment(items: Iterable[str]) -> tuple[str, ...]:
    """Return ``items`` in one word each, and each word once; items that are not the catalogue's are left unchanged."""
    words = (text.tr(str(SHORT[item])) if item in SHORT else translated(item) for item in items)
    return tuple(dict.fromkeys(word for word in words if word))
