"""The catalogue's source article as a table: each figure, each amount in words, each technique that it names.

Compared with the catalogue in both directions: nothing of the article is missing, and no range is stated that is not in
the article.
"""

import re
from collections.abc import Iterator

import pytest

from recovery_timer.routine.technique import Catalogue, Fact, Figure, Question, Technique
from recovery_timer.storage.catalogue import load_catalogue, load_questions

CATALOGUE: Catalogue = load_catalogue()
QUESTIONS: dict[str, Question] = {question.id: question for question in load_questions()}
ENTRIES: dict[str, Technique | Question] = {**CATALOGUE, **QUESTIONS}
MUSCLES = ("quads", "hamstrings", "calves", "hip-flexors", "glutes")
STRETCHES = ("quad-stretch", "hamstring-stretch", "calf-stretch", "hip-flexor-stretch")
AIS = ("ais-quads", "ais-hamstrings", "ais-calves")
ROLLS = tuple(f"foam-roll-{muscle}" for muscle in MUSCLES)
SELF_MASSAGE = ("self-massage-quads", "self-massage-hamstrings", "self-massage-calves")
GUN = ("massage-gun", "massage-gun-quads", "massage-gun-hamstrings", "massage-gun-calves")
FRICTION = ("friction-quads", "friction-hamstrings", "friction-calves")
HEAT = ("epsom-bath", "warm-compress", "hot-shower")
STRENGTH = ("squats", "lunges", "deadlifts", "calf-raises")

MINUTES = 60

FIGURES = {
    # entry, figure: low, high (s and counts; facts in their unit)
    **{(stretch, "seconds"): (15, 30) for stretch in STRETCHES},
    **{(stretch, "sets"): (2, 3) for stretch in STRETCHES},
    **{(stretch, "seconds"): (2, 2) for stretch in AIS},
    **{(roll, "seconds"): (1 * MINUTES, 2 * MINUTES) for roll in ROLLS},
    ("contrast-bath", "warm"): (3 * MINUTES, 4 * MINUTES),
    ("contrast-bath", "cold"): (1 * MINUTES, 2 * MINUTES),
    ("contrast-bath", "total"): (15 * MINUTES, 20 * MINUTES),
    ("hot-cold-shower", "cold"): (1 * MINUTES, 2 * MINUTES),
    ("ice-bath", "seconds"): (10 * MINUTES, 15 * MINUTES),
    ("ice-pack", "seconds"): (15 * MINUTES, 20 * MINUTES),
    ("rice", "seconds"): (15 * MINUTES, 20 * MINUTES),
    ("epsom-bath", "seconds"): (15 * MINUTES, 20 * MINUTES),
    ("epsom-bath", "Epsom salt in the bath, cups"): (1, 2),
    ("sleep", "sleep a night, h"): (7, 9),
    **{(heat, "wait after a run before heat, h"): (48, 48) for heat in (*HEAT, "heat")},
    ("how-long", "soreness eases after a run, h"): (24, 72),
}

WORDS = {
    **{(gun, "seconds"): "a few minutes" for gun in GUN},
    **{(friction, "seconds"): "a few minutes" for friction in FRICTION},
    ("hot-cold-shower", "warm"): "a few minutes",
    ("hot-cold-shower", "cycles"): "a few cycles",
}

HOW_OFTEN = {
    **dict.fromkeys(STRETCHES, "after runs"),
    **dict.fromkeys(("walking-lunges", "leg-swings", "high-knees"), "before and after runs"),
    **dict.fromkeys((*GUN, *FRICTION), "each day"),
    "ice-pack": "several times a day",
    "rice": "several times a day",
    "compression-garments": "during and after runs",
    "compression-socks": "after runs",
    **dict.fromkeys(("walking", "swimming", "cycling"), "on rest days or to cool down after a run"),
    "sleep": "each night",
    "hydration": "before, during and after runs",
}

PLACES = {
    "step": (
        *(*STRETCHES, *AIS, "walking-lunges", "leg-swings", "high-knees"),
        *(*ROLLS, *SELF_MASSAGE, *GUN, *FRICTION),
        *("ice-bath", "ice-pack", "rice", *HEAT),
        *("legs-up-the-wall", "legs-on-a-pillow", "compression-garments"),
        *("walking", "swimming", "cycling", "yoga", "cross-training", *STRENGTH),
    ),
    "contrast": ("contrast-bath", "hot-cold-shower"),
    "page": (
        *("rest-day", "sleep", "nutrition", "hydration", "anti-inflammatory-foods", "supplements"),
        *("compression-socks", "footwear", "gradual-progression", "active-release"),
    ),
}

HEADINGS = {
    *("Stretching", "Foam Rolling", "Ice Bath", "Active Recovery"),
    *("Rest and Recovery", "Proper Nutrition", "Compression Therapy", "Elevation"),
    *("Contrast Therapy", "Massage", "Epsom Salt Bath", "Anti-Inflammatory Foods"),
    *("RICE Method", "Active Release Technique (ART)", "Proper Footwear", "Hot/Cold Showers"),
    *("Nutritional Supplements", "Cross-Training", "Sleep and Rest", "Massage Guns"),
    *("Dynamic Stretching", "Hydration", "Active Recovery Exercises", "Compression Socks"),
    *("Resistance Training", "Active Isolated Stretching (AIS)", "Cross-Fiber Friction Massage"),
    "Gradual Progression",
}

SAYS = {
    # The article's warnings and conditions, and the words with which our text states them.
    **dict.fromkeys((*STRETCHES, *AIS), ("warm",)),
    **dict.fromkeys(ROLLS, ("uncomfortable", "trigger points")),
    **dict.fromkeys(SELF_MASSAGE, ("circles", "moderate pressure")),
    **dict.fromkeys(GUN, ("maker",)),
    **dict.fromkeys(FRICTION, ("across", "massage tool")),
    "contrast-bath": ("basin", "48 hours"),
    "hot-cold-shower": ("cold", "48 hours"),
    "ice-bath": ("medical condition", "injury", "healthcare professional", "ice cubes"),
    "epsom-bath": ("one or two cups", "at least 48 hours", "eases legs sore from running"),
    "warm-compress": ("at least 48 hours", "lasted long"),
    "hot-shower": ("at least 48 hours", "lasted long"),
    "walking": ("gentle pace", "brisk walking", "severe", "low-impact"),
    "swimming": ("gentle pace", "severe", "low-impact"),
    "cycling": ("gentle pace", "severe", "low-impact"),
    "cross-training": ("swimming", "cycling", "yoga"),
    **dict.fromkeys(STRENGTH, ("begin with light weights", "little by little")),
    "rest-day": ("overuse", "too much training"),
    "nutrition": ("carbohydrates", "protein", "healthy fats", "avocados", "nuts"),
    "hydration": ("water", "electrolytes", "through the day"),
    "anti-inflammatory-foods": ("berries", "leafy greens", "turmeric", "ginger", "salmon"),
    "supplements": ("bcaa", "omega-3", "healthcare professional", "sports nutritionist"),
    "ice-pack": ("makes the soreness worse",),
    "rice": ("makes the soreness worse", "wrap", "legs up"),
    "legs-up-the-wall": ("gravity", "fluid"),
    "compression-garments": ("socks", "leggings", "healthcare professional"),
    "compression-socks": ("healthcare professional", "calves"),
    "footwear": ("cushion", "worn out", "running store"),
    "gradual-progression": ("little at a time", "too much too soon"),
    "active-release": ("practitioner", "scar tissue"),
    "why-sore": ("tiny damage", "inflammation"),
    "how-long": ("24 to 72 hours", "healthcare professional"),
    "keep-running": ("mild to moderate", "day of rest", "low-impact"),
    "stretching-prevents": ("before and after runs",),
    "supplements-help": ("healthcare professional", "sports nutritionist"),
    "heat": ("hot shower", "warm compress", "at least 48 hours"),
    "see-a-professional": ("severe", "swelling", "bruising", "for long", "professional"),
}


def dose_figures() -> Iterator[tuple[str, str, Figure]]:
    for technique in CATALOGUE.values():
        for name in technique.dose.__struct_fields__:
            figure = getattr(technique.dose, name)
            if figure is not None:
                yield technique.id, name, figure


def facts() -> Iterator[tuple[str, Fact]]:
    for entry in ENTRIES.values():
        for fact in entry.facts:
            yield entry.id, fact


def stated() -> dict[tuple[str, str], tuple[int, int]]:
    """All ranges that the program states, in the form of FIGURES."""
    ranges: dict[tuple[str, str], tuple[int, int]] = {
        (entry, name): (figure.low, figure.high)
        for entry, name, figure in dose_figures()
        if figure.low is not None and figure.high is not None
    }
    return ranges | {(entry, f"{fact.what}, {fact.unit}"): (fact.low, fact.high) for entry, fact in facts()}


def texts(entry: Technique | Question) -> tuple[str, ...]:
    if isinstance(entry, Question):
        return (entry.question, entry.answer)
    return (entry.how_to, entry.instruction, entry.preparation, *entry.cautions, *entry.claims)


def numbers(text: str) -> set[int]:
    """The numbers in ``text``; those in omega-3 and Q6 are names."""
    return {int(found) for found in re.findall(r"(?<![-\w])\d+", text)}


def sentences(text: str) -> list[str]:
    return re.findall(r"[^.!?]+[.!?](?:\s|$)", text)


TECHNIQUES = [pytest.param(technique, id=technique.id) for technique in CATALOGUE.values()]


def test_figures__are_the_articles_and_no_others() -> None:
    assert stated() == FIGURES


def test_amounts_in_words__are_the_articles_and_no_others() -> None:
    assert {(entry, name): figure.words for entry, name, figure in dose_figures() if figure.words} == WORDS


def test_how_often__is_the_articles_and_nothing_else() -> None:
    assert {entry.id: entry.how_often for entry in CATALOGUE.values() if entry.how_often} == HOW_OFTEN


@pytest.mark.parametrize("place", PLACES)
def test_every_technique_of_the_article__has_its_place(place: str) -> None:
    assert {entry.id for entry in CATALOGUE.values() if entry.place == place} == set(PLACES[place])


def test_every_heading_of_the_article__is_behind_a_technique() -> None:
    sections = {part for entry in CATALOGUE.values() for part in entry.section.split("; ")}

    assert sections - {question.section for question in QUESTIONS.values()} == HEADINGS


@pytest.mark.parametrize("entry, phrases", SAYS.items())
def test_entry__says_what_the_article_makes_a_condition(entry: str, phrases: tuple[str, ...]) -> None:
    text = " ".join(texts(ENTRIES[entry])).lower()

    assert [phrase for phrase in phrases if phrase not in text] == []


@pytest.mark.parametrize(
    "figure", [pytest.param(figure, id=f"{entry} {name}") for entry, name, figure in dose_figures()]
)
def test_figure__default_is_within_its_range(figure: Figure) -> None:
    if figure.low is not None and figure.high is not None:
        assert figure.low <= figure.default <= figure.high
    assert figure.default > 0


def test_claim__states_the_figure_it_stands_behind() -> None:
    for entry, name, figure in dose_figures():
        if figure.low is None or figure.high is None:
            continue
        unit = MINUTES if figure.low >= MINUTES else 1
        assert numbers(figure.claim) == {figure.low // unit, figure.high // unit}, (entry, name)
    for entry, fact in facts():
        assert numbers(fact.claim) == {fact.low, fact.high}, (entry, fact.what)


def test_claim__of_an_amount_in_words_repeats_the_words_and_no_number() -> None:
    for entry, name, figure in dose_figures():
        if figure.words:
            assert figure.words in figure.claim.lower(), (entry, name)
            assert numbers(figure.claim) == set(), (entry, name)


@pytest.mark.parametrize("entry", [pytest.param(entry, id=name) for name, entry in ENTRIES.items()])
def test_prose__holds_no_number_but_the_articles(entry: Technique | Question) -> None:
    allowed = {number for fact in entry.facts for number in (fact.low, fact.high)}
    if isinstance(entry, Technique) and entry.place == "contrast":
        allowed = {48}  # its page states both claims: warm and cold after a run, and heat only 48 h later

    assert {number for text in texts(entry) for number in numbers(text)} <= allowed


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_how_to__is_two_or_three_sentences(technique: Technique) -> None:
    assert len(sentences(technique.how_to)) in {2, 3}


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_texts__are_whole_sentences(technique: Technique) -> None:
    assert technique.claims
    assert [text for text in texts(technique) if text and not re.fullmatch(r"[A-Z].*\.", text)] == []


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_instruction__fits_one_line_where_there_is_something_to_do(technique: Technique) -> None:
    assert len(technique.instruction) <= 90
    assert bool(technique.instruction) == (technique.place != "page")


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_dose__is_what_its_place_needs(technique: Technique) -> None:
    dose = technique.dose
    match technique.place:
        case "step":
            assert (dose.seconds is None) != (dose.reps is None)
            assert (dose.warm, dose.cold, dose.total, dose.cycles) == (None, None, None, None)
        case "contrast":
            assert dose.warm is not None
            assert dose.cold is not None
            assert (dose.total is None) != (dose.cycles is None)
        case "page":
            assert all(getattr(dose, name) is None for name in dose.__struct_fields__)


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_step_for_each_side__names_its_muscles(technique: Technique) -> None:
    assert technique.muscles or technique.sides == "together"


@pytest.mark.parametrize(
    "entry",
    [
        *("contrast-bath", "hot-cold-shower", "ice-bath", "epsom-bath", "hot-shower", "warm-compress"),
        *("ice-pack", "rice", "legs-up-the-wall", "legs-on-a-pillow", "compression-garments", *AIS),
    ],
)
def test_what_needs_something_laid_ready__says_so(entry: str) -> None:
    assert CATALOGUE[entry].preparation


def test_names_and_aliases__mean_one_technique_each() -> None:
    owners: dict[str, set[str]] = {}
    for technique in CATALOGUE.values():
        for name in (technique.name, *technique.aliases):
            owners.setdefault(name.casefold(), set()).add(technique.id)

    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_aliases__add_something_to_the_name() -> None:
    for technique in CATALOGUE.values():
        names = [name.casefold() for name in (technique.name, *technique.aliases)]
        assert len(names) == len(set(names)), technique.id


def test_ids__are_lower_case_words_with_hyphens() -> None:
    assert [entry for entry in ENTRIES if not re.fullmatch(r"[a-z]+(-[a-z]+)*", entry)] == []
