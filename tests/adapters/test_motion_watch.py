"""What the desktops say of animations, each in its own way."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from recovery_timer.adapters.motion_watch import PortalMotionWatch

pytest.importorskip("dbus_fast", reason="only Linux has the bus")
from dbus_fast import Message, MessageType, Variant

APPEARANCE, GNOME, KDE = "org.freedesktop.appearance", "org.gnome.desktop.interface", "org.kde.kdeglobals.KDE"


class WatchedMotion:
    """A watch on a bus that answers ReadAll with ``settings``, or with an error if there are none."""

    def __init__(self, settings: dict[str, dict[str, Variant]] | None) -> None:
        self.told: list[bool] = []
        self.settings = settings
        self.watch = PortalMotionWatch()
        self.watch._changed = self.told.append
        self.bus: Any = SimpleNamespace(call=self.call, add_message_handler=lambda _: None)

    async def call(self, request: Message) -> Any:
        if request.member != "ReadAll" or self.settings is None:
            return SimpleNamespace(message_type=MessageType.ERROR, body=["no such name"])
        return SimpleNamespace(message_type=MessageType.METHOD_RETURN, body=[self.settings])

    def listen(self) -> "WatchedMotion":
        asyncio.run(self.watch._listen(self.bus))
        return self

    def change(self, namespace: str, key: str, value: Variant) -> None:
        self.watch._on_message(
            Message(
                message_type=MessageType.SIGNAL,
                path="/org/freedesktop/portal/desktop",
                interface="org.freedesktop.portal.Settings",
                member="SettingChanged",
                signature="ssv",
                body=[namespace, key, value],
            )
        )


@pytest.mark.parametrize(
    "namespace,key,value,moves",
    [
        (APPEARANCE, "reduced-motion", Variant("u", 1), False),
        (APPEARANCE, "reduced-motion", Variant("u", 0), True),
        (GNOME, "enable-animations", Variant("b", False), False),
        (GNOME, "enable-animations", Variant("b", True), True),
        (KDE, "AnimationDurationFactor", Variant("s", "0"), False),
        (KDE, "AnimationDurationFactor", Variant("s", "0.5"), True),
    ],
)
def test_watch__each_desktop_says_it_in_its_own_way(namespace: str, key: str, value: Variant, moves: bool) -> None:
    assert WatchedMotion({namespace: {key: value}}).listen().told == [moves]


def test_watch__a_change__is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    watched = WatchedMotion({GNOME: {"enable-animations": Variant("b", True)}}).listen()
    watched.change(GNOME, "enable-animations", Variant("b", False))
    watched.change(GNOME, "font-name", Variant("s", "Inter"))
    watched.change(GNOME, "enable-animations", Variant("b", True))

    assert watched.told == [True, False, True]


def test_watch__two_desktops_settings__one_that_asks_for_stillness_is_enough() -> None:
    watched = WatchedMotion(
        {
            GNOME: {"enable-animations": Variant("b", True)},
            APPEARANCE: {"reduced-motion": Variant("u", 1), "color-scheme": Variant("u", 2)},
        }
    ).listen()

    assert watched.told == [False]


def test_watch__no_portal__says_nothing() -> None:
    assert WatchedMotion(None).listen().told == []


def test_watch__another_signal__is_ignored() -> None:
    watched = WatchedMotion({}).listen()
    watched.watch._on_message(
        Message(message_type=MessageType.SIGNAL, path="/", interface="org.example", member="Changed")
    )

    assert watched.told == [True]
