"""Names for the files that the user exports."""

import os
import re
from collections.abc import Container
from pathlib import Path

_LONGEST_NAME_BYTES = 200
"""Most systems allow 255, of which the suffix and that of the temporary file need some."""

_DEVICE = re.compile("con|prn|aux|nul|(com|lpt)[0-9¹²³]", re.IGNORECASE)
"""Names of devices on Windows, whatever the suffix."""


def file_name(name: str) -> str:
    """Return ``name`` made safe as a file name on every system, with room for a suffix."""
    safe = "".join(sign if sign.isalnum() or sign in " -_" else "-" for sign in name)
    short = safe.encode()[:_LONGEST_NAME_BYTES].decode(errors="ignore").strip()
    return f"{short}-" if _DEVICE.fullmatch(short) else short or "routine"


def free_file(folder: str, name: str, suffix: str, taken: Container[str] = ()) -> str:
    """Return a path in ``folder`` for ``name`` with ``suffix`` that neither exists nor is ``taken``."""
    number, path = 1, Path(folder, f"{name}.{suffix}")
    while os.path.lexists(path) or str(path) in taken:
        number += 1
        path = Path(folder, f"{name} {number}.{suffix}")
    return str(path)
