from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from recovery_timer.routine.model import Step
from recovery_timer.routine.timeline import Kind, Segment
from recovery_timer.ui.text.blocks import block_name
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.domain import segment_name


class GermanCatalogue(QTranslator):
    """Translates one name of the catalogue, and the marks of two kinds of copy."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, sentence: str, /, disambiguation: str | None = None, n: int = -1) -> str | None:
        return {
            ("catalogue", "Calf stretch"): "Wadendehnung",
            ("text", "{name} (copy {which})"): "{name} (Kopie {which})",
            ("text", "{name} (conflict copy {which})"): "{name} (Konflikt vom {which})",
        }.get((context, sentence))


@pytest.fixture(autouse=True)
def _german(qapp: QApplication) -> Iterator[None]:
    german = GermanCatalogue()
    qapp.installTranslator(german)
    yield
    qapp.removeTranslator(german)


def test_translated__what_ships_is_translated_and_what_the_user_made_is_not() -> None:
    assert translated("Calf stretch") == "Wadendehnung"
    assert translated("Calf stretch with Tom") == "Calf stretch with Tom"
    assert translated("") == ""


def test_translated__of_a_copy__translates_name_and_mark() -> None:
    assert translated("Calf stretch (copy)") == "Wadendehnung (copy)"
    assert translated("Calf stretch (copy 2)") == "Wadendehnung (Kopie 2)"
    assert translated("My {legs} (copy 2)") == "My {legs} (Kopie 2)"
    assert translated("Calf stretch (copy 2) (conflict copy 2026-05-01)") == (
        "Wadendehnung (Kopie 2) (Konflikt vom 2026-05-01)"
    )
    assert translated("Calf stretch (conflict copy)") == "Wadendehnung (conflict copy)"
    assert translated("Calf stretch (my copy)") == "Calf stretch (my copy)"


def test_names_of_steps__are_those_of_the_users_language() -> None:
    step = Step(name="Calf stretch", technique="calf-stretch", seconds=30)

    assert block_name(step) == "Wadendehnung"
    assert segment_name(Segment(kind=Kind.WORK, duration_ms=30_000, label=step.name)) == "Wadendehnung"
