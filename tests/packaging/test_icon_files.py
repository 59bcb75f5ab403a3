from pathlib import Path

from PySide6.QtGui import QImage, QImageReader

import icon_files


def pictures(file: Path) -> list[QImage]:
    reader = QImageReader(str(file))
    found = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        found.append(reader.read())
    return found


def test_write_ico__has_every_size_for_windows(qapp: object, tmp_path: Path) -> None:
    icon_files.write_ico(tmp_path / "icon.ico")

    assert tuple(picture.width() for picture in pictures(tmp_path / "icon.ico")) == icon_files.ICO_SIZES


def test_write_icns__has_every_size_for_macos_drawn(qapp: object, tmp_path: Path) -> None:
    icon_files.write_icns(tmp_path / "icon.icns")

    found = pictures(tmp_path / "icon.icns")

    # Qt reads them in a different order.
    assert {picture.width() for picture in found} == {*icon_files.ICNS_TYPES.values()}
    assert {picture.pixelColor(picture.rect().center()).alpha() for picture in found} == {255}
