"""How many cues were on time, as the program says, beside what was heard."""

from tests.real.promises import IS_QUIET
from tests.real.sound_run import Action, Said, hear
from tests.real.sound_server import SoundServer

CUES = [(1_000 + 700 * number, "tick") for number in range(12)]
LOST = [(4_000, "tick"), (60_000, "tick")]


def receipt(server: SoundServer, *actions: Action) -> tuple[Said, int]:
    """Return the receipt, and how many sounds were heard in fact."""
    run = hear(server, [*actions, (12_000, "receipt", None), (12_100, "quit", None)])
    (said,) = (each for each in run.said if each.what == "counted")
    print(f"{said.on_time} of {said.due} on time, worst {said.worst_ms:.1f} ms")
    return said, len(run.onsets((0, 20_000)))


def test_receipt__every_cue_is_heard__says_so(sound_server: SoundServer) -> None:
    said, heard = receipt(sound_server, (0, "schedule", CUES))

    assert said.due == len(CUES)
    assert heard >= len(CUES)
    assert said.on_time == len(CUES) or not IS_QUIET


def test_receipt__cues_that_were_replaced_or_are_still_to_come__do_not_count(sound_server: SoundServer) -> None:
    said, _ = receipt(sound_server, (0, "schedule", CUES), (2_000, "schedule", LOST))

    # One was heard before, one comes in 60 s; the next after the change was too soon to be on time.
    assert said.due == 3


def test_receipt__the_server_is_gone_meanwhile__misses_cues(sound_server: SoundServer) -> None:
    said, _ = receipt(sound_server, (0, "schedule", CUES), (3_000, "halt", 4_000))

    assert said.due == len(CUES)
    assert said.on_time < len(CUES)
