"""The narrator and a player, driven by hand: `after` lets time pass as on a machine whose tickers are never late."""

import logging

import pytest

from recovery_timer.app.journal import Journal
from recovery_timer.app.playback.checkpoints import Checkpoints
from recovery_timer.app.playback.narrator import WRITTEN_MS, Narrator
from recovery_timer.app.playback.player import HEARD_AFTER_MS, Player
from recovery_timer.app.settings import FIELDS, SettingsBook, SettingValue
from recovery_timer.app.sound import Phrases, Volume
from recovery_timer.audio.phrases import Phrase
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import RING_OUT_MS, Due, ImmediateSaver, VoiceFault, VoiceProblem
from recovery_timer.routine.model import WAIT, Block, Routine, Sides, Step
from recovery_timer.routine.timeline import expand
from recovery_timer.session.record import PauseReason
from recovery_timer.session.speech import BETWEEN_MS, RINGS_MS
from recovery_timer.session.state import State
from tests.fakes.audio import RecordingAudio
from tests.fakes.awake import SilentScreenAwake
from tests.fakes.clock import FakeClock
from tests.fakes.stores import MemoryCheckpoints, MemoryJournal, MemorySettings
from tests.fakes.synthesizer import FakeSynthesizer, length_ms
from tests.fakes.ticker import FakeTicker

HIPS = Step(name="Hips", seconds=40, sets=2, sides=Sides.LEFT, rest=10, instruction="Chest up.")
"""0 get ready 0-10 s, 1 Hips 10-50, 2 rest 50-60, 3 Hips 60-100."""
HOW_TO = {"Hips": "Stand tall. Bend one knee."}
FIRST, SECOND, CHEST = "Hips, left, set 1 of 2", "Hips, left, last set", "Chest up."
FIRST_ENDS_MS = RINGS_MS + length_ms(FIRST)


class NarratedRoom(RecordingAudio):
    """An output that knows what is heard in the room: ``heard`` has it with its time."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self._clock = clock
        self._all: list[Due] = []

    def schedule(self, due: object, now: int) -> None:
        super().schedule(due, now)  # type: ignore[arg-type] # as it came
        self._all = [each for each in self._all if each[0] < now] + self.scheduled

    def silence(self) -> None:
        super().silence()
        self._drop(lambda _: True)

    def hush(self) -> None:
        super().hush()
        self._drop(lambda each: isinstance(each, Phrase))

    def _drop(self, dropped: object) -> None:
        now = self._clock.now()
        assert callable(dropped)
        self._all = [each for each in self._all if each[0] < now or not dropped(each[1])]

    @property
    def heard(self) -> list[Due]:
        return [each for each in self._all if each[0] <= self._clock.now()]


class Booth:
    """A narrator and everything around it, in a session of ``blocks``."""

    def __init__(self, *blocks: Block, muted: bool = False, at_once: bool = True, **settings: SettingValue) -> None:
        self.clock = FakeClock(now=500_000)
        self.ticker = FakeTicker()
        self.synthesizer = FakeSynthesizer(at_once=at_once)
        self.settings = SettingsBook(MemorySettings(), ImmediateSaver())
        for field in FIELDS:
            if field.name in settings:
                self.settings.change(field.name, settings[field.name])
        self.room = NarratedRoom(self.clock)
        self.volume = Volume(self.room, self.settings, muted=muted)
        self.problems: list[VoiceProblem] = []
        self.phrases = Phrases(self.synthesizer, self.settings, self.problems.append)
        self.narrator = Narrator(
            phrases=self.phrases,
            settings=self.settings,
            volume=self.volume,
            how_to=lambda segment: HOW_TO.get(segment.label, ""),
        )
        journal = Journal(MemoryJournal(), ImmediateSaver())
        self.player = Player(
            clock=self.clock,
            ticker=self.ticker,
            audio=self.room,
            narrator=self.narrator,
            screen_awake=SilentScreenAwake(),
            journal=journal,
            checkpoints=Checkpoints(MemoryCheckpoints(), ImmediateSaver(), journal),
            settings=self.settings,
            new_id=lambda: "session",
        )
        routine = Routine(id="hips", name="Hips", blocks=blocks or (HIPS,))
        self.player.begin(expand(routine, {}, self.settings.current.gaps), "hips")

    def after(self, seconds: float) -> "Booth":
        for _ in range(round(seconds * 100)):
            self.clock.advance(10)
            if self.ticker.armed is not None:
                self.ticker.armed -= 10
                if self.ticker.armed <= 0:
                    self.ticker.fire()
        return self

    @property
    def said(self) -> list[str]:
        return [each.key for _, each in self.room.heard if isinstance(each, Phrase)]

    @property
    def said_at(self) -> list[tuple[int, str]]:
        """What was said, and when, in ms since the start."""
        return [(at - 500_000, each.key) for at, each in self.room.heard if isinstance(each, Phrase)]

    def restarts(self) -> int:
        return sum(call[0] == "schedule" for call in self.room.calls)


# -- in a session


def test_gap__is_announced_once_its_sound_has_rung_out() -> None:
    booth = Booth()

    assert booth.after(RINGS_MS / 1_000 - 0.01).said == []
    assert booth.after(0.01).said == [FIRST]
    assert booth.after(8).said_at == [(RINGS_MS, FIRST), (FIRST_ENDS_MS + BETWEEN_MS, CHEST)]


def test_session__is_narrated_from_start_to_end() -> None:
    booth = Booth().after(101)

    assert booth.said_at == [
        (RINGS_MS, FIRST),
        (FIRST_ENDS_MS + BETWEEN_MS, CHEST),
        (30_000 + RINGS_MS, "Half way"),
        (50_000 + RINGS_MS, SECOND),
        (50_000 + RINGS_MS + length_ms(SECOND) + BETWEEN_MS, CHEST),
        (80_000 + RINGS_MS, "Half way"),
        (100_000 + RINGS_MS, "Done"),
    ]


def test_session__longer_than_is_rendered_ahead__is_narrated_to_its_end() -> None:
    booth = Booth(Step(name="Hips", seconds=80, sets=4, rest=10), Step(name="Calves", seconds=30)).after(420)

    assert [each for each in booth.said if each != "Half way"] == [
        "Hips, set 1 of 4",
        "Hips, set 2 of 4",
        "Hips, set 3 of 4",
        "Hips, last set",
        "Calves",
        "Done",
    ]


def test_session__is_moved_to_its_end__says_done() -> None:
    booth = Booth().after(70)
    booth.player.next()

    assert booth.after(1).said[-1] == "Done"
    assert booth.room.heard[-2] == (570_000, Sound.FINISHED)


def test_half__switched_off__is_not_said() -> None:
    assert "Half way" not in Booth(half=False).after(101).said


def test_rate__slower__says_less() -> None:
    long = Step(name="Hips", seconds=40, instruction="Chest up. " * 10)

    assert Booth(long).after(9).said.count(CHEST) == 8
    assert Booth(long, voice_rate=50).after(9).said.count(CHEST) == 5


def test_work__without_a_gap_before_it__is_not_announced() -> None:
    booth = Booth(Step(name="Hips", seconds=20, sets=2, rest=0)).after(51)

    assert booth.said == ["Hips, set 1 of 2", "Done"]


def test_gap__waits_for_the_user__says_everything() -> None:
    booth = Booth(Step(name="Hips", seconds=40, position=WAIT, instruction="Chest up. " * 20)).after(60)

    assert booth.said == ["Hips", *[CHEST] * 20]


def test_time_left__in_a_long_step__is_told_as_often_as_wished() -> None:
    booth = Booth(Step(name="Ice bath", seconds=600), time_left="2 min", half=False).after(605)

    assert booth.said_at[1:] == [
        (10_000 + at * 1_000, f"{left} minutes left") for at, left in ((120, 8), (240, 6), (360, 4), (480, 2))
    ]


# -- what cuts it, and what does not


@pytest.mark.parametrize("left_by", ["next", "pause_or_resume", "end"])
def test_command__drops_what_was_to_be_said(left_by: str) -> None:
    booth = Booth().after(0.3)
    getattr(booth.player, left_by)()

    assert booth.after(5).said == []


def test_skip__into_a_gap__announces_that_one() -> None:
    booth = Booth().after(1.5)
    booth.player.jump(2)

    assert booth.after(1).said == [FIRST, SECOND]


def test_skip__back_into_the_same_gap__announces_it_again() -> None:
    booth = Booth().after(3)
    booth.player.jump(0)

    assert booth.after(1).said == [FIRST, CHEST, FIRST]


def test_extend__cuts_nothing_and_says_no_more_of_what_has_begun_than_was_planned_in_time() -> None:
    booth = Booth(Step(name="Hips", seconds=40, instruction="Chest up. " * 10)).after(2)
    booth.player.extend()
    said = booth.after(20).said_at

    assert ("hush",) not in booth.room.calls
    assert [text for _, text in said] == ["Hips", *[CHEST] * 10]
    assert len({at for at, _ in said}) == 11


def test_shorten__first_tick_comes_near__stops_what_would_last_into_it() -> None:
    booth = Booth(Step(name="Hips", seconds=40, instruction="Chest up " * 30), get_ready=30).after(9.7)
    booth.player.shorten()

    assert booth.room.calls.count(("hush",)) == 1
    assert booth.after(7).room.heard[-1][1] is Sound.GO_WORK


def test_shorten__enough_time_is_left__stops_nothing() -> None:
    booth = Booth(get_ready=30).after(1)
    booth.player.shorten()

    assert ("hush",) not in booth.room.calls
    assert booth.after(10).said == [FIRST, CHEST]


def test_end__before_the_end__is_not_called_done() -> None:
    booth = Booth().after(70)
    booth.player.end()

    assert "Done" not in booth.after(5).said


# -- pauses


def test_resume__repeats_nothing() -> None:
    booth = Booth().after(1)
    booth.player.pause_or_resume()
    booth.player.pause_or_resume()

    assert booth.after(3).said == [FIRST, CHEST]


def test_resume__says_what_the_pause_prevented() -> None:
    booth = Booth().after(0.3)
    booth.player.pause_or_resume()
    booth.after(5).player.pause_or_resume()

    assert booth.after(1).said == [FIRST]


def test_resume__just_after_half_time__says_so() -> None:
    booth = Booth().after(30.3)
    booth.player.pause_or_resume()
    booth.after(5).player.pause_or_resume()

    assert booth.after(1).said[-1] == "Half way"


def test_skip__while_paused__is_announced_on_resuming() -> None:
    booth = Booth().after(1.5)
    booth.player.pause_or_resume()
    booth.player.jump(2)
    silent = booth.after(2).said.copy()
    booth.player.pause_or_resume()

    assert silent == [FIRST]
    assert booth.after(1).said == [FIRST, SECOND]


# -- rendered late


def test_phrase__is_late__is_said_as_soon_as_it_interrupts_nothing() -> None:
    booth = Booth(at_once=False).after(0.5)
    booth.synthesizer.deliver()
    booth.after(8)

    assert booth.said_at[0] == (500 + WRITTEN_MS, FIRST)


@pytest.mark.parametrize("seconds", [7, 30])
def test_phrase__comes_too_late__is_left_out_and_the_cues_go_on(
    seconds: float, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    booth = Booth(at_once=False).after(seconds)
    booth.synthesizer.deliver()
    booth.after(60 - seconds)

    assert FIRST not in booth.said
    assert SECOND in booth.said
    assert [each for _, each in booth.room.heard if isinstance(each, Sound)][:5] == [
        Sound.GO_REST,
        Sound.TICK,
        Sound.TICK,
        Sound.TICK,
        Sound.GO_WORK,
    ]


def test_phrase__never_comes__is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    booth = Booth(at_once=False).after(12)
    booth.player.pause_or_resume()
    booth.player.pause_or_resume()

    assert f"Left out, as it was not rendered in time: '{FIRST}'." in caplog.text


def test_phrase__cannot_be_rendered__is_left_out_and_reported_once() -> None:
    booth = Booth(at_once=False)
    booth.synthesizer.problem = problem = VoiceProblem(VoiceFault.FAILED, "no model")
    booth.synthesizer.asked.clear()
    booth.synthesizer._late.clear()
    booth.phrases._is_rendering = False
    booth.after(1).synthesizer.deliver()
    booth.after(5)

    assert (booth.said, set(booth.problems)) == ([], {problem})
    assert len(booth.problems) == 1


def test_rendering__never_interrupts_the_stream_without_need() -> None:
    booth = Booth().after(100)

    assert booth.restarts() <= 6


# -- as the user wants it


def test_voice__off__says_nothing_and_renders_nothing() -> None:
    booth = Booth(voice=False).after(101)

    assert (booth.said, booth.synthesizer.asked) == ([], [])


def test_voice__switched_off__is_cut_off_and_switched_on_says_the_next_phrase() -> None:
    booth = Booth().after(1)
    booth.settings.change("voice", False)
    hushed = ("hush",) in booth.room.calls
    booth.after(8).settings.change("voice", True)

    assert hushed
    assert booth.after(60).said == [FIRST, "Half way", SECOND, CHEST]


def test_mute__says_nothing_until_unmuted() -> None:
    booth = Booth().after(1.5)
    booth.volume.mute()
    booth.after(40).volume.mute()

    assert booth.after(20).said == [FIRST, SECOND, CHEST]


def test_muted__from_the_start__renders_nothing() -> None:
    assert Booth(muted=True).after(20).synthesizer.asked == []


def test_unmuted__while_no_session_runs__does_nothing() -> None:
    booth = Booth(muted=True).after(101)
    booth.volume.mute()

    assert booth.said == []


def test_voice_settings__is_that_of_the_settings() -> None:
    booth = Booth(voice_id="flite slt", voice_rate=150, voice_volume=30)
    _, settings = booth.synthesizer.asked[0]

    assert (settings.voice_id, settings.rate_percent, settings.volume_percent) == ("flite slt", 150, 30)


# -- the time left, when asked for


def test_tell_time_left__says_that_of_the_step_and_of_the_session_at_once() -> None:
    booth = Booth().after(20)
    booth.player.tell_time_left()
    booth.after(3)

    assert (
        booth.said_at[-2:]
        == [(20_000, "30 seconds left"), (20_000 + length_ms("30 seconds left") + 250, "1 and a half minutes in all")][
            -2:
        ]
    )


def test_tell_time_left__is_rendered_already_whenever_it_is_asked_for() -> None:
    booth = Booth()
    for _ in range(95):
        booth.after(1)
        assert all(booth.phrases.get(text) for text in booth.narrator.time_left(booth.clock.now()))


def test_tell_time_left__little_is_left__says_what_ends_before_the_first_tick() -> None:
    booth = Booth().after(45.5)
    booth.player.tell_time_left()
    booth.after(1)
    ((at, phrase),) = [(at, each) for at, each in booth.room.heard[-1:] if isinstance(each, Phrase)]

    assert phrase.key.startswith("4 seconds left")
    assert at + phrase.length_ms <= 547_000 - HEARD_AFTER_MS


def test_tell_time_left__among_the_ticks__says_nothing() -> None:
    booth = Booth().after(48.5)
    said = booth.said
    booth.player.tell_time_left()

    assert booth.after(1).said == said


def test_tell_time_left__the_segment_waits__says_that_of_the_session() -> None:
    booth = Booth(Step(name="Hips", seconds=40, position=WAIT)).after(5)
    booth.player.tell_time_left()

    assert booth.after(3).said[-1].startswith("about ")


def test_tell_time_left__while_announcing__announces_it_again_afterwards() -> None:
    booth = Booth(get_ready=20).after(0.8)
    booth.player.tell_time_left()
    booth.after(10)

    assert [text.split()[-1] for text in booth.said] == ["2", "left", "all", "2", "up."]


def test_tell_time_left__while_paused__is_said_and_the_output_rests_again() -> None:
    booth = Booth().after(20)
    booth.player.pause_or_resume()
    booth.after(5).player.tell_time_left()
    booth.after(4 + RING_OUT_MS / 1_000)

    assert booth.said[-2] == "30 seconds left"
    assert booth.room.calls[-1] == ("silence",)
    assert booth.player.session is not None
    assert booth.player.session.state is State.PAUSED


def test_tell_time_left__voice_is_off__is_said_as_soon_as_it_is_rendered() -> None:
    booth = Booth(voice=False).after(20)
    booth.player.tell_time_left()

    assert booth.after(0.9).said == ["30 seconds left"]


def test_tell_time_left__is_not_rendered__is_the_next_to_be() -> None:
    booth = Booth(at_once=False).after(20)
    booth.player.tell_time_left()
    booth.after(0.5).synthesizer.deliver()
    booth.after(3)

    assert booth.synthesizer.texts[1] == "30 seconds left"
    assert booth.said_at[0] == (20_500, "30 seconds left")


def test_tell_time_left__session_is_over_meanwhile__is_not_said() -> None:
    booth = Booth(at_once=False).after(20)
    booth.player.tell_time_left()
    booth.player.end()
    booth.synthesizer.deliver()

    assert booth.after(3).said == []


def test_tell_time_left__without_a_session__does_nothing() -> None:
    booth = Booth().after(101)
    said = booth.said
    booth.player.tell_time_left()

    assert booth.after(2).said == said


# -- the description


def test_describe__pauses_with_its_reason_and_continues_once_more() -> None:
    booth = Booth().after(20)
    booth.player.describe()
    session = booth.player.session
    assert session is not None
    booth.after(10)
    assert booth.said[-2:] == ["Stand tall.", "Bend one knee."]

    booth.player.describe()

    assert session.state is State.RUNNING
    assert [pause.reason for pause in session.pauses] == [PauseReason.DESCRIPTION]
    assert session.remaining(booth.clock.now()) == 30_000


def test_describe__continued_by_another_key__is_described_anew_the_next_time() -> None:
    booth = Booth().after(20)
    booth.player.describe()
    booth.after(0.5).player.pause_or_resume()
    booth.after(1).player.describe()

    assert booth.after(0.5).said[-1] == "Stand tall."
    assert booth.player.session is not None
    assert booth.player.session.state is State.PAUSED


def test_describe__while_paused__describes_and_continues_once_more() -> None:
    booth = Booth().after(20)
    booth.player.pause_or_resume()
    booth.player.describe()
    assert booth.after(0.5).said[-1] == "Stand tall."
    booth.player.describe()

    assert booth.player.session is not None
    assert booth.player.session.state is State.RUNNING


def test_describe__without_a_session__does_nothing() -> None:
    booth = Booth().after(101)
    booth.player.describe()

    assert "Stand tall." not in booth.after(2).said


@pytest.mark.parametrize("instruction, said", [("Lie down.", "Lie down."), ("", "My own")])
def test_describe__the_users_own_exercise__says_the_instruction_or_the_name(instruction: str, said: str) -> None:
    booth = Booth(Step(name="My own", seconds=40, instruction=instruction)).after(20)
    booth.player.describe()

    assert booth.after(1).said[-1] == said
