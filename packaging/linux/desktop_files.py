"""What ties the program into a Linux desktop: the entry in the menu, its icon, the type of routine files and so on.

`write` lays it out below a folder ``share``, be it that of a package, of a user or of a sandbox.
"""

import os
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from recovery_timer import APPLICATION_ID  # noqa: E402 - found by the path above

METAINFO = f"{APPLICATION_ID}.metainfo.xml"
PLACES = {
    HERE / f"{APPLICATION_ID}.desktop": f"applications/{APPLICATION_ID}.desktop",
    HERE / f"{APPLICATION_ID}.mime.xml": f"mime/packages/{APPLICATION_ID}.xml",
    ROOT / "resources/icons/app.svg": f"icons/hicolor/scalable/apps/{APPLICATION_ID}.svg",
}

PICTURES = {
    "session-light.png": "A session: what to do now, on which side and for how long",
    "today-light.png": "What is worth doing today, and the routines",
    "build-light.png": "The builder",
    "finish-light.png": "The end of a session, and how each muscle feels",
    "history-light.png": "The history",
}
"""The pictures in docs/pictures that a software centre shows, and what it says below each."""


def write(share: Path) -> None:
    """Write the files of the desktop, the manual page and the shells' completions below ``share``."""
    import command_line_files

    command_line_files.write(share)
    for source, place in PLACES.items():
        (share / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, share / place)
    (share / "metainfo").mkdir()
    (share / "metainfo" / METAINFO).write_text(metainfo(os.environ.get("PICTURES_URL")), encoding="utf-8")


def metainfo(pictures_url: str | None) -> str:
    """Return what a software centre says of the program.

    It loads pictures from the network: they are named only if ``pictures_url`` says where docs/pictures is published.
    """
    text = (HERE / METAINFO).read_text(encoding="utf-8")
    if not pictures_url:
        return text
    pictures = (_screenshot(f"{pictures_url}/{name}", name) for name in PICTURES)
    added = "\n".join(("  <screenshots>", *pictures, "  </screenshots>"))
    return text.replace("</component>", f"{added}\n</component>")


def _screenshot(url: str, name: str) -> str:
    kind = ' type="default"' if name == next(iter(PICTURES)) else ""
    return f"    <screenshot{kind}><caption>{PICTURES[name]}</caption><image>{url}</image></screenshot>"


if __name__ == "__main__":
    write(Path(sys.argv[1]))
