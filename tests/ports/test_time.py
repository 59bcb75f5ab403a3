from recovery_timer.ports.time import SHORTEST_SLEEP_MS, SleepGap
from tests.fakes.clock import FakeClock


def watched() -> tuple[FakeClock, SleepGap]:
    clock = FakeClock(now=5_000_000, awake=90_000)
    return clock, SleepGap(clock)


def test_look__while_awake__sees_no_sleep() -> None:
    clock, gap = watched()
    clock.advance(9 * 3_600_000)

    assert gap.look() == 0


def test_look__after_a_sleep__says_how_long_it_was() -> None:
    clock, gap = watched()
    clock.advance(400)
    clock.sleep(250_000)
    clock.advance(300)

    assert gap.look() == 250_000


def test_look__again__sees_only_what_was_since() -> None:
    clock, gap = watched()
    clock.sleep(250_000)
    gap.look()
    assert gap.look() == 0

    clock.sleep(60_000)
    assert gap.look() == 60_000


def test_look__takes_the_noise_between_two_clocks_for_no_sleep() -> None:
    clock, gap = watched()
    clock.sleep(SHORTEST_SLEEP_MS - 1)
    assert gap.look() == 0

    clock.sleep(SHORTEST_SLEEP_MS)
    assert gap.look() == SHORTEST_SLEEP_MS


def test_look__noise_does_not_add_up_to_a_sleep() -> None:
    clock, gap = watched()
    for _ in range(100):
        clock.sleep(20)
        clock.advance(1_000)
        assert gap.look() == 0


def test_look__where_the_clock_of_waking_time_is_ahead__sees_no_sleep() -> None:
    clock, gap = watched()
    clock.awake_ms += 5_000

    assert gap.look() == 0
