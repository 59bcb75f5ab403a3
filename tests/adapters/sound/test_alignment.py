import pytest

from recovery_timer.adapters.sound.alignment import Alignment

RESERVE_MS = 170


@pytest.mark.parametrize("block_ms", [10, 20, 130])
@pytest.mark.parametrize("drift", [-0.0001, 0, 0.0001])
def test_look__follows_a_server_that_draws_in_blocks(block_ms: int, drift: float) -> None:
    started, first_block = 1_000.0, 1_025.0
    alignment = Alignment(RESERVE_MS, started)

    for look in range(int(60_000 / 47)):
        now = started + look * 47
        blocks = int((now - first_block) * (1 + drift) // block_ms) + 1 if now >= first_block else 0
        alignment.look(now, blocks * block_ms)
        if look > 10_000 / 47:
            drifted = (now - first_block) * drift
            assert alignment.first_heard == pytest.approx(first_block + RESERVE_MS - drifted, abs=8)


def test_look__nothing_drawn__knows_nothing() -> None:
    alignment = Alignment(RESERVE_MS, 0)

    alignment.look(50, 0)

    assert alignment.first_heard is None


@pytest.mark.parametrize(
    "first_ms,next_at,next_ms,expected",
    [(20, 1_042, 20, 1_020), (28.4, 1_042, 20, 1_011.6), (20, 1_058, 36, 1_022)],
    ids=["a block", "and what the reserve lacks", "the next one is late"],
)
def test_look__first_draw__is_known_exactly_by_the_next_one(
    first_ms: float, next_at: int, next_ms: float, expected: float
) -> None:
    alignment = Alignment(RESERVE_MS, 1_000)
    alignment.look(1_020, 0)
    for now in range(1_022, next_at, 2):
        alignment.look(now, first_ms)
        assert alignment.first_heard is None

    alignment.look(next_at, first_ms + next_ms)

    assert alignment.first_heard == pytest.approx(expected + RESERVE_MS)


def test_look__first_draw__next_one_is_long_after__is_known_by_the_last_look_before_it() -> None:
    alignment = Alignment(RESERVE_MS, 1_000)
    alignment.look(1_020, 0)
    for now in range(1_022, 1_064, 2):
        alignment.look(now, 130)

    assert alignment.first_heard == 1_020 + RESERVE_MS


@pytest.mark.parametrize("late_ms", [7, 19, 90])
def test_look__looks_at_the_first_block_are_late__is_known_by_those_at_the_next_ones(late_ms: int) -> None:
    alignment = Alignment(RESERVE_MS, 1_000)
    alignment.look(1_020, 0)
    known = list[float | None]()
    # The first block is drawn at 1,022.
    for now in range(1_020 + late_ms, 1_020 + late_ms + 50, 2):
        alignment.look(now, ((now - 1_022) // 20 + 1) * 20)
        known.append(alignment.first_heard)

    assert known[0] is None
    assert known[-1] == pytest.approx(1_022 + RESERVE_MS, abs=2)


def test_look__server_draws_its_whole_reserve_at_once__the_beginning_is_heard_at_once() -> None:
    alignment = Alignment(RESERVE_MS, 1_000)
    alignment.look(1_002, RESERVE_MS)

    assert alignment.first_heard == 1_002


@pytest.mark.parametrize(
    "late_by_ms,within_ms,expected",
    [(0, 12_000, True), (60, 100, False), (-60, 12_000, False)],
    ids=["in-time", "late", "early"],
)
def test_is_steady__is_whether_the_windows_agree(late_by_ms: int, within_ms: int, expected: bool) -> None:
    alignment = Alignment(RESERVE_MS, 0)
    steady = list[bool]()
    for now in range(0, 15_000 + within_ms, 5):
        alignment.look(now, (now - (late_by_ms if now >= 15_000 else 0)) // 20 * 20)
        steady.append(alignment.is_steady)

    assert (steady[5_000 // 5], steady[14_000 // 5], steady[-1]) == (False, True, expected)


@pytest.mark.parametrize("late_ms", [60, 400])
def test_look__server_is_late_once__is_unaffected(late_ms: int) -> None:
    alignment = Alignment(RESERVE_MS, 0)
    for now in range(0, 10_000, 5):
        drawn_until = 6_000 if 6_000 <= now < 6_000 + late_ms else now
        alignment.look(now, drawn_until // 20 * 20)

    assert alignment.first_heard == pytest.approx(20 + RESERVE_MS, abs=6)
    assert not alignment.has_fallen_behind


def test_look__server_is_late_in_most_seconds__is_hardly_affected() -> None:
    alignment = Alignment(RESERVE_MS, 0)
    for now in range(0, 30_000, 5):
        second, ms = divmod(now, 1_000)
        late_ms = 60 if second % 5 < 3 and ms < 60 else 0
        alignment.look(now, (now - late_ms) // 20 * 20)

    assert alignment.first_heard == pytest.approx(20 + RESERVE_MS, abs=6)


def test_look__server_is_late_in_the_first_seconds__is_unaffected() -> None:
    alignment = Alignment(RESERVE_MS, 0)
    for now in range(0, 5_500, 5):
        late_ms = 10 if now > 100 else 0
        alignment.look(now, (now - late_ms) // 20 * 20)

    assert alignment.first_heard == pytest.approx(20 + RESERVE_MS, abs=6)


@pytest.mark.parametrize("every_ms", [5, 47, 241])
@pytest.mark.parametrize("late_ms", [40, 400])
def test_look__server_ran_out_of_the_stream__is_known_soon(late_ms: int, every_ms: int) -> None:
    alignment = Alignment(RESERVE_MS, 0)
    for now in range(0, 6_000 + late_ms + max(150, 4 * every_ms), every_ms):
        played = min(now, 6_000) + max(0, now - 6_000 - late_ms)
        alignment.look(now, played // 20 * 20)

    assert alignment.has_fallen_behind
    assert alignment.first_heard == pytest.approx(20 + late_ms + RESERVE_MS, abs=20)


@pytest.mark.parametrize("late_ms", [30, 61])
@pytest.mark.parametrize("ran_out_at", [300, 6_000, 40_000])
def test_look__server_ran_out_for_less_than_a_block__is_known_soon(ran_out_at: int, late_ms: int) -> None:
    first_ms, block_ms = 30, 65
    alignment = Alignment(RESERVE_MS, 0)
    now = in_doubt_ms = 0
    while now < ran_out_at + late_ms + 2_000:
        played = min(now, ran_out_at) + max(0, now - ran_out_at - late_ms)
        alignment.look(now, first_ms + played // block_ms * block_ms)
        looks_after = 2 if alignment.first_heard is None or alignment.is_in_doubt else 47
        in_doubt_ms += alignment.is_in_doubt * looks_after
        now += looks_after

    assert alignment.has_fallen_behind
    assert alignment.first_heard == pytest.approx(block_ms - first_ms + late_ms + RESERVE_MS, abs=4)
    assert in_doubt_ms < 400


@pytest.mark.parametrize("block_ms", [20, 130])
def test_look__server_that_drew_its_whole_reserve_at_once__has_not_run_out(block_ms: int) -> None:
    alignment = Alignment(RESERVE_MS, 0)
    for now in range(0, 20_000, 2):
        alignment.look(now, RESERVE_MS + now // block_ms * block_ms)

    assert not alignment.has_fallen_behind
