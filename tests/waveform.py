"""Draws a recording of a short routine over its plan, cues and phrases: ``python -m tests.waveform``.

The sound is really played, on a null output that is recorded; the picture is ``build/waveform.png``. Needs espeak-ng.
"""

import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPen

from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.routine.timeline import Segment, expand
from recovery_timer.session import speech
from recovery_timer.session.session import Session
from recovery_timer.session.speech import Spoken
from recovery_timer.storage.catalogue import load_catalogue
from tests.real.phrases_heard import spoken
from tests.real.sound_run import REPOSITORY, HeardRun, hear
from tests.real.sound_server import RATE_HZ, sound_server_of_its_own

ROUTINE = Routine(
    id="short",
    name="Short",
    blocks=(Step(name="Reach", seconds=8, sides=Sides.EACH, switch=5), Step(name="Lie down", seconds=6)),
)
WIDTH, ROW, MARGIN = 1_600, 200, 40
ROW_MS = 12_000
CLOSE_MS = 24
"""The length of the close-up around a cue."""
PAPER, INK, MUTED, WAVE, CUE, PHRASE = "#FFFFFF", "#1B2126", "#5B666E", "#256BD8", "#BC4B1C", "#DDEFEA"
LOUDEST = 32_767


class Planned(NamedTuple):
    """A sound, or a phrase of ``length_ms``, and when it is due."""

    at: int
    name: str
    length_ms: int = 0


def plan() -> list[Planned]:
    """Return what is heard in a session of the routine, from its start."""
    session = Session(expand(ROUTINE, load_catalogue(), Gaps(get_ready=5)), half=True)
    session.start(0)

    def says(segment: Segment, length_ms: int | None) -> Iterable[Spoken]:
        return speech.announcement(segment, length_ms, lambda words: spoken(words).length_ms).spoken

    return [
        Planned(at, each.text, spoken(each.text).length_ms) if isinstance(each, Spoken) else Planned(at, each)
        for at, each in session.sounds_ahead(0, says)
    ]


class Sheet:
    """The picture."""

    def __init__(self, heard: HeardRun, planned: Sequence[Planned]) -> None:
        self._heard = heard
        self._phrases = [each for each in planned if each.length_ms]
        self._cues = [each for each in planned if not each.length_ms]
        self._rows = -(-(planned[-1].at + 1_500) // ROW_MS)
        self.image = QImage(WIDTH, (self._rows + 1) * ROW + 2 * MARGIN, QImage.Format.Format_RGB32)
        self.image.fill(QColor(PAPER))
        self._painter = QPainter(self.image)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setFont(QFont("DejaVu Sans", 9))

    def draw(self) -> None:
        for row in range(self._rows):
            place = QRectF(MARGIN, MARGIN + row * ROW, WIDTH - 2 * MARGIN, ROW - 40)
            self._stretch(place, row * ROW_MS - 250, ROW_MS, closely=False)
        chosen = self._cues[:: max(1, len(self._cues) // 5)][:6]
        width = (WIDTH - 2 * MARGIN) / len(chosen)
        for index, (at, *_) in enumerate(chosen):
            place = QRectF(MARGIN + index * width, MARGIN + self._rows * ROW, width - 16, ROW - 40)
            self._stretch(place, at - CLOSE_MS / 2, CLOSE_MS, closely=True)
        self._painter.end()

    def _stretch(self, place: QRectF, from_ms: float, length_ms: float, *, closely: bool) -> None:
        """Draw the sound of ``length_ms`` from ``from_ms`` on, and the cues and phrases that are due in it."""
        if not closely:
            self._draw_phrases(place, from_ms, length_ms)
        middle = place.center().y()
        self._painter.setPen(QPen(QColor(MUTED), 0.5))
        self._painter.drawLine(QPointF(place.left(), middle), QPointF(place.right(), middle))
        self._wave(place, from_ms, length_ms)
        self._painter.setPen(QPen(QColor(INK), 1))
        said = f"{from_ms:+.0f} to {from_ms + length_ms:+.0f} ms" if closely else f"{from_ms / 1000:.2f} s"
        self._painter.drawText(QPointF(place.left(), place.bottom() + 28), said)
        for at, name, _ in self._cues:
            if from_ms <= at < from_ms + length_ms:
                x = place.left() + (at - from_ms) / length_ms * place.width()
                self._painter.setPen(QPen(QColor(CUE), 1.5, Qt.PenStyle.DashLine))
                self._painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
                self._painter.drawText(QPointF(x + 3, place.bottom() + 12), str(name))

    def _draw_phrases(self, place: QRectF, from_ms: float, length_ms: float) -> None:
        """Draw each phrase as the time that it takes, with its words."""
        for at, words, lasts_ms in self._phrases:
            left, right = (place.left() + (ms - from_ms) / length_ms * place.width() for ms in (at, at + lasts_ms))
            taken = QRectF(left, place.top(), right - left, place.height()) & place
            if not taken.isEmpty():
                self._painter.fillRect(taken, QColor(PHRASE))
                self._painter.setPen(QPen(QColor(INK), 1))
                self._painter.drawText(QPointF(taken.left() + 3, place.top() - 4), words)

    def _wave(self, place: QRectF, from_ms: float, length_ms: float) -> None:
        self._painter.setPen(QPen(QColor(WAVE), 1))
        columns = int(place.width())
        for column in range(columns):
            first, end = (self._index(from_ms + (column + step) * length_ms / columns) for step in (0, 1))
            here = self._heard.samples[first : end + 1]
            if not len(here):
                continue
            low, high = (place.center().y() - each / LOUDEST * place.height() / 2 for each in (min(here), max(here)))
            x = place.left() + column
            self._painter.drawLine(QPointF(x, low), QPointF(x, high - 0.5))

    def _index(self, at_ms: float) -> int:
        return max(0, round((at_ms + self._heard.zero - self._heard.began_ms) * RATE_HZ / 1000))


def main() -> int:
    """Play, record, draw."""
    application = QGuiApplication(sys.argv[:1])
    planned = plan()
    due = [(each.at, each.name) for each in planned]
    with tempfile.TemporaryDirectory() as folder, sound_server_of_its_own(Path(folder)) as server:
        heard = hear(server, [(0, "schedule", due), (due[-1][0] + 1_500, "quit", None)])
    sheet = Sheet(heard, planned)
    sheet.draw()
    picture = REPOSITORY / "build" / "waveform.png"
    picture.parent.mkdir(exist_ok=True)
    sheet.image.save(str(picture))
    print(picture)
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
