"""The colours and nothing else: one set for light, one for dark.

Every colour in the window comes from here. The contrast is at least 4.5:1 for text, 7:1 for small text in the floor
view, and 3:1 for marks that identify a family. Lines are fainter, as nothing depends on them alone.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias, assert_never

from msgspec import Struct

from recovery_timer.routine.model import Temperature
from recovery_timer.routine.technique import Family
from recovery_timer.routine.timeline import Kind, Segment

# fmt: off
ColourName: TypeAlias = Literal[
    "background", "surface", "raised", "ink", "muted", "floor_muted", "line", "field_line",
    "accent", "accent_hover", "accent_pressed", "on_accent", "accent_soft",
    "rest", "ready", "track", "danger", "note", "body_outline", "body_edge", "body_region",
]
# fmt: on
"""The name of a field of `Colours` that is one colour."""


class FigureColours(Struct, frozen=True, kw_only=True):
    """The colours of the figures that show an exercise, near and far: skin, clothes, and the things around them.

    The muscle at work has the family's colour; `Colours.far_muscle` mixes it with the skin of the far leg.
    """

    floor: str
    skin: str
    far_skin: str
    shirt: str
    far_shirt: str
    shorts: str
    far_shorts: str
    hair: str
    shoe: str
    far_shoe: str
    prop: str
    prop_mid: str
    prop_faint: str
    tool: str


class Colours(Struct, frozen=True, kw_only=True):
    """One set of colours, as ``#rrggbb``. `floor_muted` is for small text in the floor view."""

    name: str
    background: str
    surface: str
    raised: str
    ink: str
    muted: str
    floor_muted: str
    line: str
    field_line: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    rest: str
    ready: str
    track: str
    danger: str
    note: str
    body_outline: str
    body_edge: str
    body_region: str
    families: Mapping[Family, str]
    figure: FigureColours
    stage_tint: float

    @property
    def is_dark(self) -> bool:
        """Whether the background is dark."""
        return self.name == "dark"

    def family(self, family: Family | None) -> str:
        """Return the colour of ``family``; the accent colour for None (the user's own steps)."""
        return self.accent if family is None else self.families[family]

    def far_muscle(self, family: Family | None) -> str:
        """Return the colour of a muscle that works in the far leg."""
        return mixed(self.figure.far_skin, self.family(family), 0.62)

    def stage(self, family: Family | None, temperature: Temperature | None = None) -> str:
        """Return the background of a figure: the surface, faintly tinted with the colour of `work`."""
        return mixed(self.surface, self.work(family, temperature), self.stage_tint)

    def work(self, family: Family | None, temperature: Temperature | None) -> str:
        """Return the colour of work of ``family`` in water of ``temperature``: cold water has one colour in any family.

        Everything that shows a phase takes its colour from here.
        """
        match temperature:
            case Temperature.WARM:
                return self.families[Family.HEAT]
            case Temperature.COLD:
                return self.families[Family.COLD]
            case None:
                return self.family(family)
        assert_never(temperature)

    def phase(self, segment: Segment) -> str:
        """Return the colour of the work in ``segment``; for a gap, that of the work that follows."""
        return self.work(segment.family, segment.temperature)

    def segment(self, segment: Segment) -> str:
        """Return the colour of ``segment`` itself: grey for gaps, else its phase's."""
        match segment.kind:
            # First, because a page of cards has hundreds: in Python 3.11, each comparison takes a quarter microsecond.
            case Kind.WORK | Kind.WARM | Kind.COLD:
                return self.phase(segment)
            case Kind.GET_READY | Kind.POSITION:
                return self.ready
            case Kind.REST | Kind.SWITCH | Kind.TRANSFER:
                return self.rest
        assert_never(segment.kind)

    def words(self, segment: Segment) -> str:
        """Return the colour for text about ``segment``: its phase's, but muted for gaps, whose grey is unreadable."""
        return self.muted if segment.kind.is_gap else self.phase(segment)

    def ring(self, segment: Segment) -> str:
        """Return the colour of the ring during ``segment``; for a gap, one that stands out from the ring's track."""
        match segment.kind:
            case Kind.GET_READY | Kind.POSITION | Kind.REST:
                return self.muted
            case Kind.SWITCH | Kind.TRANSFER | Kind.WORK | Kind.WARM | Kind.COLD:
                return self.phase(segment)
        assert_never(segment.kind)

    def digits(self, segment: Segment) -> str:
        """Return the colour of the floor view's digits: the segment's own; ink for a gap."""
        return self.ink if segment.kind.is_gap else self.segment(segment)

    def flash(self, segment: Segment) -> str:
        """Return the colour of a flash during ``segment``: its phase's; for a gap, one that is visible."""
        match segment.kind:
            case Kind.SWITCH | Kind.TRANSFER:
                return self.accent
            case Kind.GET_READY | Kind.POSITION | Kind.REST:
                return self.muted
            case Kind.WORK | Kind.WARM | Kind.COLD:
                return self.phase(segment)
        assert_never(segment.kind)

    def switching(self, segment: Segment) -> str:
        """Return the background of the whole window while sides or basins are switched for ``segment``."""
        return mixed(self.background, self.phase(segment), 0.16 if self.is_dark else 0.12)

    def on(self, colour: str) -> str:
        """Return the colour for text on ``colour``, which is the accent or a family's colour."""
        return self.on_accent if colour == self.accent or self.is_dark else self.surface


def mixed(under: str, over: str, share: float) -> str:
    """Return the colour ``under`` with a ``share`` (0 to 1) of the colour ``over``; all as ``#rrggbb``."""
    pairs = zip(bytes.fromhex(under[1:]), bytes.fromhex(over[1:]), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * share):02X}" for low, high in pairs)


def _families(*, stretch: str, roll: str, warm: str, cold: str, active: str, elevation: str) -> Mapping[Family, str]:
    return MappingProxyType(
        {
            Family.STRETCH: stretch,
            Family.DYNAMIC: stretch,
            Family.ROLL: roll,
            Family.MASSAGE: roll,
            Family.CONTRAST: warm,
            Family.HEAT: warm,
            Family.COLD: cold,
            Family.ACTIVE: active,
            Family.STRENGTH: active,
            Family.ELEVATION: elevation,
            Family.COMPRESSION: elevation,
            Family.REST: elevation,
            Family.FUEL: active,
        }
    )


LIGHT = Colours(
    name="light",
    background="#F6F5F1",
    surface="#FFFFFF",
    raised="#FBFAF7",
    ink="#1B2126",
    muted="#5B666E",
    floor_muted="#4B545B",
    line="#E3DFD6",
    field_line="#C9CDCB",
    accent="#0B6E63",
    accent_hover="#0D7F72",
    accent_pressed="#095A51",
    on_accent="#FFFFFF",
    accent_soft="#EAF3F1",
    rest="#7F898F",
    ready="#858E93",
    track="#E3DFD6",
    danger="#A8321F",
    note="#8A6A12",
    body_outline="#FBFAF7",
    body_edge="#8C8576",
    body_region="#E7E3D9",
    families=_families(
        stretch="#256BD8", roll="#7C4DBE", warm="#BC4B1C", cold="#0D77A3", active="#2F7D46", elevation="#8A6A12"
    ),
    figure=FigureColours(
        floor="#C9CDCB",
        skin="#D9CFC2",
        far_skin="#BFB7AC",
        shirt="#3C474E",
        far_shirt="#2C353B",
        shorts="#1B2126",
        far_shorts="#12171A",
        hair="#1B2126",
        shoe="#0B6E63",
        far_shoe="#08564E",
        prop="#9AA3A8",
        prop_mid="#C9CDCB",
        prop_faint="#E7EAE9",
        tool="#5B666E",
    ),
    stage_tint=0.07,
)

DARK = Colours(
    name="dark",
    background="#12171A",
    surface="#1A2125",
    raised="#20282D",
    ink="#F2F4F3",
    muted="#A3AFB5",
    floor_muted="#A3AFB5",
    line="#2C363B",
    field_line="#5D696F",
    accent="#37D3BD",
    accent_hover="#5BDECC",
    accent_pressed="#2BB8A4",
    on_accent="#06231F",
    accent_soft="#17302D",
    rest="#6B787F",
    ready="#626F75",
    track="#2C363B",
    danger="#FF9A8A",
    note="#DDB951",
    body_outline="#1A2125",
    body_edge="#6E7B82",
    body_region="#2C363B",
    families=_families(
        stretch="#6FA8FF", roll="#B794F6", warm="#FF8A57", cold="#4CC3EE", active="#6FCF8C", elevation="#DDB951"
    ),
    figure=FigureColours(
        floor="#414B50",
        skin="#A89C8D",
        far_skin="#6E675E",
        shirt="#7D8B93",
        far_shirt="#5D696F",
        shorts="#3A464C",
        far_shorts="#2C363B",
        hair="#6B5647",
        shoe="#37D3BD",
        far_shoe="#2BA392",
        prop="#5D696F",
        prop_mid="#414B50",
        prop_faint="#2A3338",
        tool="#A3AFB5",
    ),
    stage_tint=0.1,
)
