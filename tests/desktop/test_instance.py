from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_timer.adapters import single_instance
from recovery_timer.adapters.single_instance import InstanceLock, NoResponseError
from recovery_timer.adapters.single_instance.messages import Request, Response
from recovery_timer.desktop import instance
from recovery_timer.desktop.options import Options
from recovery_timer.routine.model import Routine, Step
from recovery_timer.storage import document

BLINK = Routine(id="blink", name="Blink", blocks=(Step(name="Blink", seconds=1),))


def test_acquire_or_forward__first_start__has_the_lock(tmp_path: Path) -> None:
    lock, answer = instance.acquire_or_forward(Options(data_dir=tmp_path))

    assert lock is not None
    assert answer is None
    lock.release()


@pytest.mark.parametrize("token, sent", [("token-1", "token-1"), ("a b\n", ""), ("x" * 5_000, "")])
def test_acquire_or_forward__later_start__requests_what_the_options_say(
    token: str, sent: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    requests: list[Request] = []

    def acquire_or_forward(_: object, make_request: Callable[[], Request]) -> InstanceLock | Response:
        requests.append(make_request())
        return Response(message="Done.")

    monkeypatch.setattr(single_instance, "acquire_or_forward", acquire_or_forward)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", token)
    odd_name = Path("/a/\udcff.json")
    options = Options(
        data_dir=tmp_path,
        routine=BLINK,
        files=(odd_name,),
        exit_when_done=True,
        voice=False,
        mute=True,
        full_screen=True,
    )

    assert instance.acquire_or_forward(options) == (None, Response(message="Done."))
    assert requests == [
        Request(
            routine=document.encode(BLINK),
            files=(b"/a/\xff.json",),
            exit_when_done=True,
            voice=False,
            mute=True,
            full_screen=True,
            activation_token=sent,
        )
    ]


def test_acquire_or_forward__the_first_hangs__fails_with_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def acquire_or_forward(*_: object) -> InstanceLock | Response:
        raise NoResponseError

    monkeypatch.setattr(single_instance, "acquire_or_forward", acquire_or_forward)

    assert instance.acquire_or_forward(Options(data_dir=tmp_path)) == (
        None,
        Response(
            status=1,
            message="Recovery Timer is running already, but does not answer: end that process, and start again.",
        ),
    )


@pytest.mark.logs_warnings
def test_acquire_or_forward__no_place_for_the_socket__still_opens_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def instance_paths(*_: object) -> None:
        raise PermissionError(1, "Not yours")

    monkeypatch.setattr(single_instance, "instance_paths", instance_paths)

    assert instance.acquire_or_forward(Options(data_dir=tmp_path)) == (None, None)
