"""The contract of every implementation of a port: silent, fake and real ones alike."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Event
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from recovery_timer.adapters.awake import WakepyScreenAwake
from recovery_timer.adapters.clock import SystemClock
from recovery_timer.adapters.mpris.controls import MprisControls
from recovery_timer.adapters.notifications import DesktopNotifications
from recovery_timer.adapters.sound.audio import QtAudio
from recovery_timer.adapters.speech.rendering import BackgroundSynthesizer, Renderer
from recovery_timer.adapters.ticker import QtTicker
from recovery_timer.adapters.worker import QtWorker
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import (
    Audio,
    Clock,
    MakeMediaControls,
    MakeNotifications,
    NoMediaControls,
    NoNotifications,
    NoSynthesizer,
    Notification,
    NotificationEvent,
    NotificationFailed,
    NotificationShown,
    NowPlaying,
    ScreenAwake,
    Synthesizer,
    Ticker,
    TrackWords,
    VoiceFault,
    VoiceProblem,
    VoiceSettings,
)
from recovery_timer.storage.sound.store import BuiltInSounds
from tests.fakes.audio import RecordingAudio
from tests.fakes.awake import SilentScreenAwake
from tests.fakes.clock import FakeClock
from tests.fakes.media import RecordingCommands, RecordingMediaControls
from tests.fakes.notifications import RecordingNotifications
from tests.fakes.synthesizer import FakeSynthesizer
from tests.fakes.ticker import FakeTicker

Ring = Callable[[], None]


@pytest.fixture(params=[FakeClock, SystemClock])
def clock(request: pytest.FixtureRequest) -> Clock:
    clock: Clock = request.param()
    return clock


def test_clock__never_goes_backwards(clock: Clock) -> None:
    seen = [(clock.now(), clock.awake()) for _ in range(100)]

    assert [now for now, _ in seen] == sorted(now for now, _ in seen)
    assert [awake for _, awake in seen] == sorted(awake for _, awake in seen)


def test_clock__here__is_the_same_time_as_wall(clock: Clock) -> None:
    before, here, after = clock.wall(), clock.here(), clock.wall()

    assert before <= here <= after
    assert here.utcoffset() == here.astimezone(here.tzinfo).utcoffset()


def test_clock__wall__knows_its_offset(clock: Clock) -> None:
    assert isinstance(clock.wall().utcoffset(), timedelta)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the system's time zone is asked each time anyway")
def test_system_clock__another_time_zone__is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    offsets = []
    for zone in ("UTC-9", "UTC+3"):
        monkeypatch.setenv("TZ", zone)
        offsets.append(SystemClock().wall().utcoffset())
    monkeypatch.undo()
    time.tzset()

    assert offsets == [timedelta(hours=9), timedelta(hours=-3)]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the system's time zone cannot be set")
def test_system_clock__here__knows_the_offsets_of_other_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    zone = SystemClock().here().tzinfo
    winter, summer = (datetime(2026, month, 1, 12, tzinfo=zone) for month in (1, 7))
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC).astimezone(zone)
    found = [winter.utcoffset(), summer.utcoffset(), second.utcoffset()], [winter.tzname(), summer.tzname()]
    plain = (summer.dst(), zone and zone.utcoffset(None), zone and zone.tzname(None))
    monkeypatch.undo()
    time.tzset()

    assert found == ([timedelta(hours=1), timedelta(hours=2), timedelta(hours=1)], ["CET", "CEST"])
    assert second.hour == 2
    assert plain == (None, None, None)


def test_system_clock__counts_ms() -> None:
    clock = SystemClock()
    start = clock.now(), clock.awake()
    wall = clock.wall()
    while clock.wall() - wall < timedelta(milliseconds=50):
        pass

    # At most: not microseconds, however long a busy machine takes between two looks.
    assert 45 <= clock.now() - start[0] <= 30_000
    assert 45 <= clock.awake() - start[1] <= 30_000


def test_fake_clock__sleeps__only_awake_stops() -> None:
    clock = FakeClock()
    wall = clock.wall()
    clock.advance(10)
    clock.sleep(100)

    assert (clock.now(), clock.awake(), clock.wall() - wall) == (110, 10, timedelta(milliseconds=110))


@pytest.fixture(params=["fake", "real"])
def ticker_and_ring(request: pytest.FixtureRequest, qtbot: QtBot) -> tuple[Ticker, Ring]:
    """A ticker, and a function that lets everything armed for the next 20 ms ring."""
    if request.param == "fake":
        fake = FakeTicker()
        return fake, fake.fire
    return QtTicker(), lambda: qtbot.wait(60)


def test_ticker__is_armed__wakes_once(ticker_and_ring: tuple[Ticker, Ring]) -> None:
    ticker, ring = ticker_and_ring
    woken: list[str] = []
    ticker.arm(10, lambda: woken.append("once"))
    ring()
    ring()

    assert woken == ["once"]


@pytest.mark.parametrize("delay_ms", [-5, 0])
def test_ticker__delay_is_not_positive__wakes(ticker_and_ring: tuple[Ticker, Ring], delay_ms: int) -> None:
    ticker, ring = ticker_and_ring
    woken: list[str] = []
    ticker.arm(delay_ms, lambda: woken.append("at once"))
    assert woken == []
    ring()

    assert woken == ["at once"]


def test_ticker__is_armed_again__forgets_the_first(ticker_and_ring: tuple[Ticker, Ring]) -> None:
    ticker, ring = ticker_and_ring
    woken: list[str] = []
    ticker.arm(5, lambda: woken.append("first"))
    ticker.arm(10, lambda: woken.append("second"))
    ring()

    assert woken == ["second"]


def test_ticker__is_disarmed__does_not_wake(ticker_and_ring: tuple[Ticker, Ring]) -> None:
    ticker, ring = ticker_and_ring
    woken: list[str] = []
    ticker.arm(5, lambda: woken.append("late"))
    ticker.disarm()
    ring()

    assert woken == []


def test_ticker__is_armed_while_it_wakes__wakes_again(ticker_and_ring: tuple[Ticker, Ring]) -> None:
    ticker, ring = ticker_and_ring
    woken: list[str] = []
    ticker.arm(5, lambda: ticker.arm(5, lambda: woken.append("again")))
    ring()
    ring()

    assert woken == ["again"]


def real_audio() -> QtAudio:
    return QtAudio(clock=SystemClock(), sounds=BuiltInSounds(), on_problem=lambda _: None)


@pytest.fixture(params=[RecordingAudio, real_audio])
def audio(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Audio]:
    """An output on a machine that has none, as tests/conftest.py ensures. tests/real plays to a real one."""
    audio: Audio = request.param()
    yield audio
    audio.close()
    if isinstance(audio, QtAudio):
        audio.end()


# Qt says on stderr that there is no server; the user is told in the window.
NO_SERVER = pytest.mark.qt_log_ignore(".*[Pp]ulse.*", ".*pipewire.*", extend=True)


@NO_SERVER
def test_audio__opened__is_heard_once_even_without_sound(audio: Audio, qtbot: QtBot) -> None:
    heard: list[str] = []
    audio.open(lambda: heard.append("heard"))
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(50)

    assert heard == ["heard"]
    assert audio.problem is None or "\n" not in audio.problem.detail


@NO_SERVER
def test_audio__closed__may_be_opened_again(audio: Audio, qtbot: QtBot) -> None:
    heard: list[str] = []
    audio.open(lambda: heard.append("first"))
    audio.close()
    audio.open(lambda: heard.append("second"))
    qtbot.waitUntil(lambda: "second" in heard)


@NO_SERVER
@pytest.mark.parametrize("opened", [True, False])
def test_audio__without_sound__takes_every_command(audio: Audio, opened: bool) -> None:
    if opened:
        audio.open(lambda: None)
    audio.set_volume(50)
    audio.schedule(iter([(0, Sound.GO_WORK), (10_000, Sound.TICK)]), now=0)
    audio.hush()
    audio.silence()
    audio.close()
    audio.close()


def real_synthesizer() -> BackgroundSynthesizer:
    return BackgroundSynthesizer(QtWorker(), Renderer([]))


def none() -> NoSynthesizer:
    return NoSynthesizer(VoiceProblem(VoiceFault.SWITCHED_OFF))


@pytest.fixture(params=[none, FakeSynthesizer, real_synthesizer])
def synthesizer(request: pytest.FixtureRequest, qtbot: QtBot) -> Synthesizer:
    """A synthesizer on a machine that has none. tests/real has real ones."""
    synthesizer: Synthesizer = request.param()
    return synthesizer


def test_synthesizer__answers_each_request_once_and_in_order(synthesizer: Synthesizer, qtbot: QtBot) -> None:
    synthesizer.on_change(lambda: None)
    answers: list[str] = []

    def note(text: str, _: object) -> None:
        answers.append(text)

    for text in ("Left", "Right", "Left"):
        synthesizer.render(text, VoiceSettings(voice_id="nobody"), partial(note, text))
    qtbot.waitUntil(lambda: len(answers) == 3)

    assert answers == ["Left", "Right", "Left"]


def test_synthesizer__knows_no_voices_on_a_machine_without(synthesizer: Synthesizer) -> None:
    assert list(synthesizer.voices()) == []


@pytest.fixture(params=[SilentScreenAwake, WakepyScreenAwake])
def screen_awake(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[ScreenAwake]:
    awake: ScreenAwake = request.param()
    yield awake
    awake.release()


def test_screen_awake__held_and_released_in_any_order__is_harmless(screen_awake: ScreenAwake) -> None:
    screen_awake.release()
    for _ in range(2):
        screen_awake.hold(lambda: None)
    for _ in range(2):
        screen_awake.release()


def test_wakepy__desktop_cannot__is_reported(qtbot: QtBot) -> None:
    awake = WakepyScreenAwake()
    problems: list[str] = []
    awake.hold(lambda: problems.append("failed"))
    qtbot.waitUntil(lambda: bool(problems))
    awake.release()

    assert problems == ["failed"]


def test_wakepy__released_before_the_desktop_answers__is_not_reported(qtbot: QtBot) -> None:
    awake = WakepyScreenAwake()
    problems: list[str] = []
    awake.hold(lambda: problems.append("failed"))
    awake.release()
    qtbot.wait(100)

    assert problems == []


def test_wakepy__desktop_can__holds_until_released(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    from wakepy import global_modes

    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")
    awake = WakepyScreenAwake()
    problems: list[str] = []
    awake.hold(lambda: problems.append("failed"))
    qtbot.waitUntil(lambda: [mode.active for mode in global_modes()] == [True])
    awake.release()
    qtbot.waitUntil(lambda: global_modes() == [])

    assert problems == []


def test_wakepy__desktop_is_slow__release_does_not_wait(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    held, answers, released = Event(), Event(), Event()

    @contextmanager
    def slow(**_: object) -> Iterator[SimpleNamespace]:
        held.set()
        yield SimpleNamespace(active=True)
        # If `release` waited for this, it would wait for the test, which waits for `release`.
        assert answers.wait(15)
        released.set()

    monkeypatch.setattr("wakepy.keep.presenting", slow)
    monkeypatch.setattr("recovery_timer.adapters.awake._LONGEST_WAIT_S", 60)
    awake = WakepyScreenAwake()
    awake.hold(lambda: None)
    assert held.wait(15)
    awake.release()
    assert not released.is_set()
    answers.set()
    assert released.wait(15)


@pytest.mark.parametrize(
    "make", [lambda _: NoMediaControls(), RecordingMediaControls, MprisControls], ids=["none", "fake", "real"]
)
def test_media_controls__shown_and_hidden_in_any_order__are_harmless_without_a_bus(
    make: MakeMediaControls, monkeypatch: pytest.MonkeyPatch
) -> None:
    """tests/real has a bus."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    words = TrackWords(title="Calf stretch", artist="Last step", album="Legs")
    playing = NowPlaying(track=1, words=words, length_ms=None, cover=None, is_paused=False, volume=70)

    async def use() -> None:
        controls = make(RecordingCommands())
        controls.hide()
        for _ in range(2):
            controls.show(playing)
            await asyncio.sleep(0.01)
            controls.show(playing)
            controls.hide()
            controls.hide()
            controls.show(playing)
        await controls.close()
        await controls.close()

    asyncio.run(use())


def no_notifications(happened: Callable[[NotificationEvent], None]) -> NoNotifications:
    return NoNotifications(happened, lambda report: asyncio.get_running_loop().call_soon(report))


LEGS = Notification(key="legs", title="How are the legs?", body="24 h after your run", buttons=(("log", "Log it"),))


@pytest.mark.parametrize("make", [no_notifications, RecordingNotifications, DesktopNotifications])
def test_notifications__say_once_what_came_of_each__and_take_every_call(
    make: MakeNotifications, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine that has none; tests/real has a real service."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    events: list[NotificationEvent] = []

    async def use() -> None:
        notifications = make(events.append)
        notifications.withdraw()
        for number in (1, 2):
            notifications.show(LEGS)
            async with asyncio.timeout(60):
                while len(events) < number:  # noqa: ASYNC110 - the list is the only indication
                    await asyncio.sleep(0.01)
        notifications.withdraw()
        notifications.withdraw()
        await notifications.close()
        await notifications.close()

    asyncio.run(use())

    assert [(type(event), event.key) for event in events] in (
        [(NotificationShown, "legs")] * 2,
        [(NotificationFailed, "legs")] * 2,
    )
