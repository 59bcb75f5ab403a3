"""Hypothesis strategies for the values of the core, with odd values more often than by chance."""

import unicodedata

from hypothesis import strategies as st
from msgspec.structs import replace

from recovery_timer.routine.lead_in import Gaps, Pace
from recovery_timer.routine.leaves import leaves, with_leaves
from recovery_timer.routine.model import (
    WAIT,
    Block,
    Circuit,
    Contrast,
    LeafBlock,
    Order,
    Position,
    Routine,
    Sides,
    Step,
    Temperature,
    Water,
)
from recovery_timer.routine.own import FAMILIES, OwnTechnique, is_missing
from recovery_timer.routine.technique import Amount, Catalogue, Dose, Family, Muscle, Posture, Technique, Timing
from recovery_timer.routine.timeline import Timeline, count_segments, expand

CATALOGUE: Catalogue = {
    technique.id: technique
    for technique in (
        Technique(
            id="calf-stretch",
            name="Calf stretch",
            family=Family.STRETCH,
            place="step",
            how_to="Lean on a wall. Keep the rear heel down.",
            section="Stretching",
            claims=(),
            instruction="Rear heel down",
            muscles=(Muscle.CALVES,),
            sides="each",
            dose=Dose(seconds=Amount(default=30)),
        ),
        Technique(
            id="high-knees",
            name="High knees",
            family=Family.DYNAMIC,
            place="step",
            how_to="Run on the spot. Bring the knees up.",
            section="Dynamic stretching",
            claims=(),
            dose=Dose(reps=Amount(default=20)),
            timing=Timing(position=15, again=12, rest=60, switch=8, rep=1),
        ),
        Technique(
            id="walking",
            name="Walking",
            family=Family.ACTIVE,
            place="step",
            how_to="Walk out of the door. Come back.",
            section="Active recovery",
            claims=(),
            dose=Dose(seconds=Amount(default=1_200)),
            timing=Timing(position="wait", is_away=True),
        ),
        Technique(
            id="contrast-bath",
            name="Contrast bath",
            family=Family.CONTRAST,
            place="contrast",
            how_to="Warm water, then cold.",
            section="Contrast therapy",
            claims=(),
            instruction="Up to the knees",
            muscles=(Muscle.CALVES, Muscle.QUADS),
            timing=Timing(position="wait", get_in=20),
        ),
    )
}
"""A small catalogue. It has no hot/cold shower, as a catalogue may lack any technique."""


def as_written(routine: Routine, catalogue: Catalogue) -> Routine:
    """Return ``routine`` as its text is read: steps keep only the techniques of ``catalogue``."""

    def read(block: LeafBlock) -> LeafBlock:
        return replace(block, technique=None) if isinstance(block, Step) and is_missing(block, catalogue) else block

    return with_leaves(routine, {leaf.path: read(leaf.block) for leaf in leaves(routine)})


_ODD = "aA1é ßΩ한ﬁÅ𝄞👟🏽\u0301\u0323\u0308\u20dd\u200d\ufe0f\"'\\#,:-×•"
_CHARACTERS = st.sampled_from(_ODD) | st.characters(exclude_categories=["Cc", "Cs"])


def names(max_size: int = 80) -> st.SearchStrategy[str]:
    """Normalised names: NFC, trimmed, single spaces; with combining and non-BMP characters, quotes and signs."""
    return (
        st.text(_CHARACTERS, min_size=1, max_size=max_size)
        .map(lambda text: " ".join(unicodedata.normalize("NFC", text).split()))
        .filter(lambda text: 1 <= len(text) <= max_size)
    )


def instructions() -> st.SearchStrategy[str]:
    """Normalised instructions: NFC, trimmed, sometimes with several lines, often empty."""
    kept = (
        st.text(_CHARACTERS | st.just("\n"), max_size=60)
        .map(lambda text: unicodedata.normalize("NFC", text).strip())
        .filter(lambda text: len(text) <= 500)
    )
    return st.just("") | kept


def work_seconds(longest: int = 14_400) -> st.SearchStrategy[int]:
    """Lengths of work, in s, more often those at which the rules for cues change."""
    edges = [1, 3, 4, 5, 6, 15, 16, 29, 30, 31, 45, 60, longest]
    return st.sampled_from([edge for edge in edges if edge <= longest]) | st.integers(1, longest)


def gap_seconds() -> st.SearchStrategy[int]:
    """Lengths of gaps, in s, often 0."""
    return st.sampled_from([0, 1, 4, 5, 10, 600]) | st.integers(0, 600)


def gaps() -> st.SearchStrategy[Gaps]:
    """The settings' lengths of get ready and position."""
    return st.builds(Gaps, get_ready=gap_seconds(), position=st.sampled_from(Pace))


def positions() -> st.SearchStrategy[Position]:
    return st.none() | st.just(WAIT) | gap_seconds()


def steps(techniques: st.SearchStrategy[str | None] | None = None, *, most_sets: int = 100) -> st.SearchStrategy[Step]:
    """Steps, timed and by reps, of CATALOGUE's techniques, of one it lacks, and of the user's own."""
    by_time = st.fixed_dictionaries({"seconds": work_seconds()})
    by_reps = st.fixed_dictionaries({"reps": st.sampled_from([1, 10, 1_000]) | st.integers(1, 1_000)})
    others = {
        "name": names(),
        "technique": techniques or st.none() | st.sampled_from([*CATALOGUE, "gone-since"]),
        "sets": st.integers(1, min(4, most_sets)) | st.integers(1, most_sets),
        "sides": st.sampled_from(Sides),
        "rest": gap_seconds(),
        "switch": gap_seconds(),
        "order": st.sampled_from(Order),
        "position": positions(),
        "instruction": instructions(),
    }
    return st.builds(lambda amount, rest: Step(**amount, **rest), by_time | by_reps, st.fixed_dictionaries(others))


@st.composite
def contrasts(draw: st.DrawFn, most_cycles: int = 100) -> Contrast:
    """Contrast blocks, by cycles and by a total that fits into ``most_cycles``."""
    warm, cold = draw(work_seconds()), draw(work_seconds())
    by_total = draw(st.booleans())
    longest = min(14_400, (warm + cold) * most_cycles)
    return Contrast(
        warm=warm,
        cold=cold,
        cycles=None if by_total else draw(st.integers(1, min(4, most_cycles)) | st.integers(1, most_cycles)),
        total=draw(st.integers(1, longest)) if by_total else None,
        start_on=draw(st.sampled_from(Temperature)),
        end_on=draw(st.sampled_from(Temperature)),
        transfer=draw(gap_seconds()),
        water=draw(st.sampled_from(Water)),
        position=draw(positions()),
        instruction=draw(instructions()),
    )


def circuits(*, most_blocks: int = 4, most_rounds: int = 100, most_sets: int = 100) -> st.SearchStrategy[Circuit]:
    inner = steps(most_sets=most_sets) | contrasts(most_sets)
    return st.builds(
        Circuit,
        blocks=st.lists(inner, min_size=1, max_size=most_blocks).map(tuple),
        rounds=st.integers(1, min(4, most_rounds)) | st.integers(1, most_rounds),
        rest=gap_seconds(),
    )


def routines(*, most_blocks: int = 4, most_sets: int = 100, most_segments: int = 2_000) -> st.SearchStrategy[Routine]:
    """Routines of up to ``most_blocks`` rows and ``most_segments`` segments, their circuits of up to as many rows."""
    blocks: st.SearchStrategy[Block] = st.one_of(
        steps(most_sets=most_sets),
        contrasts(most_sets),
        circuits(most_blocks=most_blocks, most_rounds=most_sets, most_sets=most_sets),
    )
    whole = st.builds(
        Routine,
        id=st.uuids().map(str),
        name=names(),
        blocks=st.lists(blocks, min_size=1, max_size=most_blocks).map(tuple),
    )
    return whole.filter(lambda routine: count_segments(routine, CATALOGUE, Gaps()) <= most_segments)


def timelines() -> st.SearchStrategy[Timeline]:
    """Timelines of a few dozen segments at most, as a session plays them."""
    return st.builds(
        lambda routine, lengths: expand(routine, CATALOGUE, lengths),
        routines(most_blocks=2, most_sets=3, most_segments=60),
        gaps(),
    )


def own_techniques(ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[OwnTechnique]:
    """Techniques of the user's own, by time and by reps."""
    dose = st.one_of(
        st.fixed_dictionaries({"seconds": work_seconds()}), st.fixed_dictionaries({"reps": st.integers(1, 1_000)})
    )
    rest = st.fixed_dictionaries(
        {
            "id": ids or st.from_regex(r"own-[0-9a-f]{8}", fullmatch=True),
            "name": names(),
            "family": st.sampled_from(FAMILIES),
            "muscles": st.lists(st.sampled_from(Muscle), unique=True).map(tuple),
            "sides": st.sampled_from(["each", "together"]),
            "sets": st.integers(1, 100),
            "how_to": instructions(),
            "instruction": instructions(),
            "timing": st.builds(
                Timing, position=st.just(WAIT) | gap_seconds(), rest=gap_seconds(), is_away=st.booleans()
            ),
            "figure": st.none() | st.sampled_from(list(CATALOGUE)),
            "posture": st.none() | st.sampled_from(Posture),
            "cautions": st.lists(instructions(), max_size=3).map(tuple),
            "needs_warm_up": st.booleans(),
        }
    )
    return st.builds(lambda said, rest: OwnTechnique(**said, **rest), dose, rest)
