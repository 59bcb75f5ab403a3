"""The narrator and a player, driven by hand: `after` lets time pass as on a machine whose tickers are never late."""

import pytest

from recovery_timer.app.journal import Journal
from recovery_timer.app.playback.checkpoints import Checkpoints
from recovery_timer.app.playback.narrator import SAMPLE, Narrator
from recovery_timer.app.playback.player import Player
from recovery_timer.app.settings import FIELDS, SettingsBook, SettingValue
from recovery_timer.app.sound import Volume
from recovery_timer.ports import ImmediateSaver
from recovery_timer.routine.model import WAIT, Block, Routine, Sides, Step
from recovery_timer.routine.timeline import expand
from recovery_timer.session.cues import RINGS_MS
from tests.fakes.audio import RecordingAudio
from tests.fakes.awake import SilentScreenAwake
from tests.fakes.clock import FakeClock
from tests.fakes.stores import MemoryCheckpoints, MemoryJournal, MemorySettings
from tests.fakes.ticker import FakeTicker
from tests.fakes.voice import RecordingVoice

HIPS = Step(name="Hips", seconds=40, sets=2, sides=Sides.LEFT, rest=10, instruction="Chest up.")
"""0 get ready 0-10 s, 1 Hips 10-50, 2 rest 50-60, 3 Hips 60-100."""

FIRST, SECOND = "Hips, left, set 1 of 2. Chest up.", "Hips, left, last set. Chest up."


class Booth:
    """A narrator and everything around it, in a session of ``blocks``."""

    def __init__(self, *blocks: Block, muted: bool = False, **settings: SettingValue) -> None:
        self.clock = FakeClock()
        self.tickers = FakeTicker(), FakeTicker()
        self.voice = RecordingVoice()
        self.settings = SettingsBook(MemorySettings(), ImmediateSaver())
        for field in FIELDS:
            if field.name in settings:
                self.settings.change(field.name, settings[field.name])
        audio = RecordingAudio()
        self.volume = Volume(audio, self.settings, muted=muted)
        journal = Journal(MemoryJournal(), ImmediateSaver())
        self.player = Player(
            clock=self.clock,
            ticker=self.tickers[0],
            audio=audio,
            screen_awake=SilentScreenAwake(),
            journal=journal,
            checkpoints=Checkpoints(MemoryCheckpoints(), ImmediateSaver(), journal),
            settings=self.settings,
            new_id=lambda: "session",
        )
        self.narrator = Narrator(
            player=self.player, voice=self.voice, settings=self.settings, volume=self.volume, ticker=self.tickers[1]
        )
        routine = Routine(id="hips", name="Hips", blocks=blocks or (HIPS,))
        self.player.begin(expand(routine, {}), "hips")

    def after(self, seconds: float) -> "Booth":
        for _ in range(round(seconds * 100)):
            self.clock.advance(10)
            for ticker in self.tickers:
                if ticker.armed is not None:
                    ticker.armed -= 10
                    if ticker.armed <= 0:
                        ticker.fire()
        return self

    @property
    def said(self) -> list[object]:
        return self.voice.said

    def last(self, call: str) -> object:
        """The value that the voice was last set to by ``call``."""
        return [each[1] for each in self.voice.calls if each[0] == call][-1]


# -- in a session


def test_gap__is_announced_once_its_sound_has_rung_out() -> None:
    booth = Booth()
    assert booth.after(RINGS_MS / 1_000 - 0.01).said == []
    assert booth.after(0.01).said == [FIRST]


def test_voice__is_prepared_while_the_first_sound_rings() -> None:
    assert ("prepare",) in Booth().voice.calls


def test_session__is_narrated_from_start_to_end() -> None:
    assert Booth().after(101).said == [FIRST, "Half way", SECOND, "Half way", "Done"]


def test_half__switched_off__is_not_said() -> None:
    assert Booth(half=False).after(101).said == [FIRST, SECOND, "Done"]


def test_rate__slower__says_less() -> None:
    assert Booth(voice_rate=50).after(1).said == [FIRST]
    assert Booth(Step(name="Hips", seconds=40, instruction="Chest up. " * 10), voice_rate=50).after(1).said == [
        "Hips. " + " ".join(["Chest up."] * 4)
    ]


def test_work__without_a_gap_before_it__is_not_announced() -> None:
    booth = Booth(Step(name="Hips", seconds=20, sets=2, rest=0)).after(51)

    assert booth.said == ["Hips, set 1 of 2", "Done"]


def test_gap__waits_for_the_user__says_everything_and_nothing_cuts_it() -> None:
    booth = Booth(Step(name="Hips", seconds=40, position=WAIT, instruction="Chest up. " * 20)).after(60)

    assert booth.said == ["Hips. " + " ".join(["Chest up."] * 20)]
    assert booth.voice.saying


# -- what cuts it


def test_tick__cuts_off_the_phrase() -> None:
    booth = Booth().after(6.99)
    assert booth.voice.saying == FIRST

    assert booth.after(0.02).voice.saying == ""


def test_short_gap__its_end_cuts_off_the_phrase() -> None:
    booth = Booth(Step(name="Hips", seconds=40, sides=Sides.EACH, switch=4)).after(54)

    assert booth.said[-1] == "Hips, right"
    assert booth.after(0.02).voice.saying == ""


@pytest.mark.parametrize("left_by", ["next", "pause_or_resume", "end"])
def test_command__cuts_off_current_and_pending_phrases(left_by: str) -> None:
    speaking, about_to = Booth().after(2), Booth().after(0.3)
    for booth in (speaking, about_to):
        getattr(booth.player, left_by)()

    assert (speaking.voice.saying, speaking.after(2).said) == ("", [FIRST])
    assert about_to.after(2).said == []


def test_skip__into_a_gap__says_the_new_one() -> None:
    booth = Booth().after(2)
    booth.player.jump(2)

    assert booth.after(1).said == [FIRST, SECOND]


def test_extend__cuts_nothing() -> None:
    booth = Booth().after(2)
    booth.player.extend()

    assert booth.voice.saying == FIRST


def test_end__before_the_end__is_not_called_done() -> None:
    booth = Booth().after(70)
    booth.player.end()

    assert "Done" not in booth.after(5).said


# -- pauses


def test_resume__repeats_nothing() -> None:
    booth = Booth().after(2)
    booth.player.pause_or_resume()
    booth.player.pause_or_resume()

    assert booth.after(3).said == [FIRST]


def test_resume__says_what_the_pause_prevented() -> None:
    booth = Booth().after(0.3)
    booth.player.pause_or_resume()
    booth.after(5).player.pause_or_resume()

    assert booth.after(1).said == [FIRST]


def test_skip__while_paused__is_announced_on_resuming() -> None:
    booth = Booth().after(2)
    booth.player.pause_or_resume()
    booth.player.jump(2)
    silent = booth.after(2).said.copy()
    booth.player.pause_or_resume()

    assert silent == [FIRST]
    assert booth.after(1).said == [FIRST, SECOND]


# -- as the user wants it


def test_settings__are_followed_from_the_start_and_when_they_change() -> None:
    booth = Booth(voice_rate=150, voice_volume=30, voice_id="en_GB Anna")
    assert [booth.last(call) for call in ("set_rate", "set_volume", "choose")] == [150, 30, "en_GB Anna"]

    booth.settings.change("voice_rate", 80)
    booth.settings.change("voice_volume", 60)
    booth.settings.change("voice_id", "")
    assert [booth.last(call) for call in ("set_rate", "set_volume", "choose")] == [80, 60, ""]


def test_volume__of_the_cues__does_not_affect_the_voice() -> None:
    booth = Booth(volume=5)

    assert booth.last("set_volume") == 80


def test_voice__off__says_nothing_and_prepares_nothing() -> None:
    booth = Booth(voice=False).after(101)

    assert booth.said == []
    assert ("prepare",) not in booth.voice.calls


def test_voice__switched_off__is_cut_off_and_switched_on_says_the_next_phrase() -> None:
    booth = Booth().after(2)
    booth.settings.change("voice", False)
    cut = booth.voice.saying
    booth.settings.change("voice", True)

    assert cut == ""
    assert booth.after(60).said == [FIRST, "Half way", SECOND]


def test_mute__is_silent_at_once_until_unmuted() -> None:
    booth = Booth().after(2)
    booth.volume.mute()
    muted = booth.voice.saying, booth.last("set_volume")
    booth.after(30).volume.mute()

    assert muted == ("", 0)
    assert booth.last("set_volume") == 80
    assert booth.after(30).said == [FIRST, SECOND]


def test_muted__from_the_start__prepares_nothing() -> None:
    assert ("prepare",) not in Booth(muted=True).after(20).voice.calls


# -- trying it


@pytest.mark.parametrize("wanted", [True, False])
def test_sample__is_said_whether_the_voice_is_on_or_not(wanted: bool) -> None:
    booth = Booth(voice=wanted)
    booth.narrator.sample()

    assert booth.said == [SAMPLE]
