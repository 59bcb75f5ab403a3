from pathlib import Path

import pytest

from recovery_timer import starts
from recovery_timer.adapters import single_instance
from recovery_timer.adapters.single_instance import Answer, Lock, NoAnswerError, Wish
from recovery_timer.options import Options
from recovery_timer.routine.model import Routine, Step
from recovery_timer.storage import document

BLINK = Routine(id="blink", name="Blink", blocks=(Step(name="Blink", seconds=1),))


def test_meet__nobody_is_there__has_the_lock(tmp_path: Path) -> None:
    lock, answer = starts.meet(Options(data_dir=tmp_path))

    assert lock is not None
    assert answer is None
    lock.release()


@pytest.mark.parametrize("token, sent", [("token-1", "token-1"), ("a b\n", ""), ("x" * 5_000, "")])
def test_meet__somebody_is_there__wishes_what_the_options_say(
    token: str, sent: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wishes: list[Wish] = []

    def first_or_answer(_: object, wish: Wish) -> Lock | Answer:
        wishes.append(wish)
        return Answer(said="Done.")

    monkeypatch.setattr(single_instance, "first_or_answer", first_or_answer)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", token)
    options = Options(data_dir=tmp_path, routine=BLINK, exit_when_done=True, voice=False, mute=True, full_screen=True)

    assert starts.meet(options) == (None, Answer(said="Done."))
    assert wishes == [
        Wish(
            routine=document.encode(BLINK),
            exit_when_done=True,
            voice=False,
            mute=True,
            full_screen=True,
            activation_token=sent,
        )
    ]


def test_meet__the_first_hangs__fails_with_its_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def first_or_answer(*_: object) -> Lock | Answer:
        raise NoAnswerError

    monkeypatch.setattr(single_instance, "first_or_answer", first_or_answer)

    assert starts.meet(Options(data_dir=tmp_path)) == (None, Answer(status=1, said=str(NoAnswerError())))


@pytest.mark.logs_warnings
def test_meet__no_place_to_meet__lets_the_window_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def meeting_place(*_: object) -> None:
        raise PermissionError(1, "Not yours")

    monkeypatch.setattr(single_instance, "meeting_place", meeting_place)

    assert starts.meet(Options(data_dir=tmp_path)) == (None, None)
