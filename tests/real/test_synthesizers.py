"""Every known synthesizer that is installed here, really speaking."""

import shutil
import sys

from recovery_timer.adapters.speech.rendering import Renderer
from recovery_timer.adapters.speech.synthesizers import SYNTHESIZERS
from recovery_timer.ports import VoiceSettings
from tests.real.processes import want

TEXT = "Hamstring stretch, left, set 2 of 3"


def test_installed_synthesizers__each_voice__speaks_at_every_rate() -> None:
    want("espeak-ng", "espeak-ng")
    for synthesizer in SYNTHESIZERS:
        if synthesizer.platform not in {"", sys.platform} or shutil.which(synthesizer.command) is None:
            continue
        renderer = Renderer([synthesizer])
        first, *others = renderer.voices()
        rates = (VoiceSettings(voice_id=first, rate_percent=percent) for percent in (50, 100, 200))
        slow, usual, fast = (renderer.render(TEXT, settings).length_ms for settings in rates)

        print(f"{synthesizer.name}: {slow} ms at 50 %, {usual} ms, {fast} ms at 200 %")
        assert 8 <= len(TEXT) * 1_000 / usual <= 20
        assert 1.5 <= slow / usual <= 2.6
        assert 1.5 <= usual / fast <= 3.2
        assert all(renderer.render("-o", VoiceSettings(voice_id=voice)).samples for voice in others)
