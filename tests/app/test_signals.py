import pytest

from recovery_timer.app.signals import Signal


def test_emit__calls_every_slot_in_the_order_of_connection() -> None:
    signal, heard = Signal[str](), list[str]()
    signal.connect(lambda what: heard.append(f"first {what}"))
    signal.connect(lambda what: heard.append(f"second {what}"))
    signal.emit("news")

    assert heard == ["first news", "second news"]


def test_emit__without_slots__does_nothing() -> None:
    Signal[str]().emit("news")


def test_connect__returns_a_function_that_disconnects() -> None:
    signal, heard = Signal[str](), list[str]()
    disconnect = signal.connect(heard.append)
    signal.connect(lambda what: heard.append(what.upper()))
    disconnect()
    signal.emit("news")

    assert heard == ["NEWS"]


def test_emit__slot_disconnects_meanwhile__next_slot_is_still_called() -> None:
    signal, heard = Signal[str](), list[str]()
    disconnect = signal.connect(lambda _: disconnect())
    signal.connect(heard.append)
    signal.emit("first")
    signal.emit("second")

    assert heard == ["first", "second"]


def test_emit__slot_connected_meanwhile__is_called_from_the_next_event_on() -> None:
    signal, heard = Signal[str](), list[str]()
    disconnect = signal.connect(lambda _: come())

    def come() -> None:
        disconnect()
        signal.connect(heard.append)

    signal.emit("first")
    assert heard == []
    signal.emit("second")
    assert heard == ["second"]


def test_emit__slot_raises__goes_to_the_error_hook_and_the_next_slot_is_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signal, heard, caught = Signal[str](), list[str](), list[BaseException]()
    monkeypatch.setattr("sys.excepthook", lambda _kind, error, _trace: caught.append(error))
    signal.connect(_fail)
    signal.connect(heard.append)
    signal.emit("news")

    assert heard == ["news"]
    assert [type(error) for error in caught] == [ZeroDivisionError]
    assert caught[0].__traceback__ is not None


def _fail(_: str) -> None:
    raise ZeroDivisionError
