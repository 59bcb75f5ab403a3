"""How many cues the program reports to be on time, compared with what was heard."""

from tests.real.promises import IS_QUIET
from tests.real.sound_run import Action, SaidAt, hear
from tests.real.sound_server import SoundServer

CUES = [(1_000 + 700 * number, "tick") for number in range(12)]


def receipt(server: SoundServer, *actions: Action) -> tuple[SaidAt, int]:
    """Return the receipt, and how many sounds were actually heard."""
    run = hear(server, [(0, "schedule", CUES), *actions, (12_000, "receipt", None), (12_100, "quit", None)])
    (said,) = (each for each in run.said if each.what == "counted")
    print(f"{said.on_time} of {said.due} on time, worst {said.worst_ms:.1f} ms")
    return said, len(run.onsets((0, 20_000)))


def test_receipt__every_cue_is_heard__says_so(sound_server: SoundServer) -> None:
    said, heard = receipt(sound_server)

    assert said.on_time <= said.due <= len(CUES)
    # Beside busy programs, the server's threads wait for a processor, and cues are really late.
    assert (said.on_time, said.due, heard) == (len(CUES),) * 3 or not IS_QUIET


def test_receipt__process_stands_still_for_4_s__misses_cues(sound_server: SoundServer) -> None:
    said, _ = receipt(sound_server, (3_000, "halt", 4_000))

    # Cues that are due at once when the new process continues do not count.
    assert said.on_time < said.due <= len(CUES)
