"""The catalogue's source article as a table: each amount, each amount in words, each technique that it names.

Compared with the catalogue in both directions: nothing of the article is missing, and no range is stated that is not in
the article.
"""

import re
from collections.abc import Iterator

import pytest

from recovery_timer.routine.technique import Amount, Catalogue, Fact, Question, Technique
from recovery_timer.storage.catalogue import load_catalogue, load_questions

CATALOGUE: Catalogue = load_catalogue()
QUESTIONS: dict[str, Question] = {question.id: question for question in load_questions()}
ENTRIES: dict[str, Technique | Question] = {**CATALOGUE, **QUESTIONS}
MUSCLE_NAMES = ("quads", "hamstrings", "calves", "hip-flexors", "glutes")
STRETCHES = ("quad-stretch", "hamstring-stretch", "calf-stretch", "hip-flexor-stretch")
AIS = ("ais-quads", "ais-hamstrings", "ais-calves")
ROLLS = tuple(f"foam-roll-{muscle}" for muscle in MUSCLE_NAMES)
SELF_MASSAGE = ("self-massage-quads", "self-massage-hamstrings", "self-massage-calves")
GUN = ("massage-gun", "massage-gun-quads", "massage-gun-hamstrings", "massage-gun-calves")
FRICTION = ("friction-quads", "friction-hamstrings", "friction-calves")
HEAT = ("epsom-bath", "warm-compress", "hot-shower")
STRENGTH = ("squats", "lunges", "deadlifts", "calf-raises")

MINUTES = 60

NUMBERS = {
    # entry, amount: low, high (s and counts; facts in their unit)
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
    ("sleep", "Sleep a night, h"): (7, 9),
    **{(heat, "Wait after a run before heat, h"): (48, 48) for heat in (*HEAT, "heat")},
    ("how-long", "Soreness eases after a run, h"): (24, 72),
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


STARTS = {
    # Our own starting values, where the article gives no range: s and counts.
    **{(stretch, "sets"): 10 for stretch in AIS},
    **{(exercise, "reps"): 10 for exercise in ("walking-lunges", "leg-swings", *STRENGTH)},
    ("high-knees", "reps"): 20,
    **{(exercise, "sets"): 2 for exercise in STRENGTH},
    **{(massage, "seconds"): 60 for massage in SELF_MASSAGE},
    **{(gun, "seconds"): 45 for gun in (*GUN, *FRICTION)},
    ("massage-gun", "seconds"): 5 * MINUTES,
    ("hot-cold-shower", "warm"): 3 * MINUTES,
    ("hot-cold-shower", "cycles"): 3,
    ("warm-compress", "seconds"): 10 * MINUTES,
    ("hot-shower", "seconds"): 5 * MINUTES,
    **{(legs, "seconds"): 5 * MINUTES for legs in ("legs-up-the-wall", "legs-on-a-pillow")},
    **{(easy, "seconds"): 20 * MINUTES for easy in ("compression-garments", "walking", "swimming", "cycling", "yoga")},
    ("cross-training", "seconds"): 30 * MINUTES,
}

LEGS = ("quads", "hamstrings", "calves")
MUSCLES = {
    # The article's, or ours where it says "legs" or names an exercise only.
    **{f"{muscle}-stretch": (f"{muscle}s",) for muscle in ("quad", "hamstring", "hip-flexor")},
    "calf-stretch": ("calves",),
    **{f"{kind}-{muscle}": (muscle,) for kind in ("ais", "self-massage", "massage-gun", "friction") for muscle in LEGS},
    **{f"foam-roll-{muscle}": (muscle,) for muscle in MUSCLE_NAMES},
    "walking-lunges": ("quads", "hamstrings", "glutes", "hip-flexors"),
    "leg-swings": ("hamstrings", "hip-flexors"),
    "high-knees": ("hip-flexors", "quads", "calves"),
    **dict.fromkeys(("massage-gun", "contrast-bath", "hot-cold-shower", "ice-bath", "ice-pack", "rice", *HEAT), LEGS),
    **dict.fromkeys(("legs-up-the-wall", "legs-on-a-pillow", "compression-garments", "walking"), LEGS),
    **dict.fromkeys(("swimming", "cycling"), (*LEGS, "glutes")),
    "compression-socks": ("calves",),
    "yoga": (*LEGS, "hip-flexors", "glutes"),
    **dict.fromkeys(("squats", "lunges"), ("quads", "hamstrings", "glutes")),
    "deadlifts": ("hamstrings", "glutes"),
    "calf-raises": ("calves",),
}

IN_WORDS = {
    # Numbers and spans written as words, in the order in which an entry's texts have them.
    **dict.fromkeys(STRETCHES, "once"),
    "quad-stretch": "one once",
    **dict.fromkeys(("walking-lunges", "leg-swings", "high-knees", "legs-up-the-wall", "calf-raises", "yoga"), "one"),
    "massage-gun": "one half-way half-way",
    "contrast-bath": "two one one one one one one two",
    "hot-cold-shower": "one",
    "ice-bath": "once",
    "epsom-bath": "one two",
    "legs-on-a-pillow": "four",
    "nutrition": "two",
    "supplements": "one",
    "supplements-help": "one",
}

MOVES = {
    # What keeps a technique safe, or makes it what it is: words that its instruction or its how-to must have.
    "hamstring-stretch": ("straight knee, long back", "back long", "without bouncing"),
    "quad-stretch": ("heel to your buttock", "without arching your back", "knee feels fine"),
    "calf-stretch": ("back heel down", "back knee straight", "heel on the floor"),
    "hip-flexor-stretch": ("hips tucked under", "something soft under the knee"),
    "ais-hamstrings": ("lift the straight leg", "by its own strength", "lower it"),
    "ais-quads": ("ease off", "by the leg's own strength"),
    "ais-calves": ("toes towards you", "by the leg's own strength"),
    "walking-lunges": ("sink", "front heel on the floor"),
    "leg-swings": ("hold on", "no higher than is easy"),
    "high-knees": ("knees", "land softly"),
    **dict.fromkeys(ROLLS, ("roll", "slow")),
    "foam-roll-quads": ("just above the knee",),
    "foam-roll-hip-flexors": ("below the hip bone", "off the bone"),
    **dict.fromkeys(SELF_MASSAGE, ("slow circles", "moderate pressure")),
    "massage-gun": ("gentle setting", "away from bones and joints", "change legs"),
    "massage-gun-quads": ("slowly", "stop short of the kneecap"),
    "massage-gun-hamstrings": ("slowly", "short of the hollow"),
    "massage-gun-calves": ("slowly",),
    **dict.fromkeys(FRICTION, ("across", "firmly")),
    "contrast-bath": ("both legs in", "in turn"),
    "hot-cold-shower": ("stand safely",),
    "ice-bath": ("breathe slowly", "get out early if it stops feeling right", "laptop on battery"),
    "ice-pack": ("thin cloth",),
    "rice": ("rest", "ice on", "legs up", "thin cloth"),
    "epsom-bath": ("stand up slowly", "well away from the water"),
    "warm-compress": ("comfortably warm", "take it off if it feels too hot"),
    "hot-shower": ("stand safely", "comfortably hot"),
    "legs-up-the-wall": ("legs up the wall",),
    "legs-on-a-pillow": ("higher than your body",),
    "compression-garments": ("snug", "comfortable"),
    "walking": ("gentle pace", "talk with ease"),
    "swimming": ("gentle pace",),
    "cycling": ("gentle pace", "without pushing"),
    "yoga": ("well inside what is comfortable",),
    "cross-training": ("spares the legs", "easy on the legs"),
    "squats": ("heels on the floor", "knees in line with the toes"),
    "lunges": ("front heel on the floor", "push back"),
    "deadlifts": ("long back", "keeping the back long"),
    "calf-raises": ("slowly",),
}

HARMFUL = re.compile(
    r"bounc|jerk|round(ed|ing)? (your|the) back|arch|go under|hold your breath|lock|through the pain", re.IGNORECASE
)
"""What none of our texts may ask for; "without" before it makes it right."""

CLAIMS = {
    # Each claim, and the words of the article on which it rests.
    "Set a few minutes aside for the leg muscles once the run is over.": "take a few minutes to stretch",
    "Helps you become more flexible, brings more blood to the muscle and lets tension go, which speeds recovery up.": (
        "flexibility, increases blood flow, reduces muscle tension, faster recovery"
    ),
    "One hold lasts between 15 and 30 seconds.": "hold each stretch for 15 to 30 seconds",
    "Each stretch is done 2 or 3 times over.": "repeat them two to three times",
    "Helps the leg muscles become more flexible and move through a wider range.": "flexibility and range of motion",
    "Meant to bring back strength in the legs and keep soreness away.": "restore leg strength and prevent soreness",
    "A hold is short, about 2 seconds, and is let go at once.": "around 2 seconds, and then releasing it",
    "Moving through the whole range warms the muscles and makes them more flexible.": (
        "full range of motion; warm them up, increase flexibility"
    ),
    "Helps to prevent sore muscles after a run and to recover from them.": (
        "prevent muscle soreness and aid in recovery"
    ),
    "Self-myofascial release: pressing on trigger points lets tension in the muscle go and gets the blood moving.": (
        "self-myofascial release, trigger points, releasing tension, blood circulation"
    ),
    "Works most on the places that are tight or sore.": "extra attention to areas that feel tight or sore",
    "Rolling is also a way to massage sore leg muscles.": "self-massage or using a foam roller",
    "About 1 to 2 minutes go to every muscle group.": "around 1-2 minutes on each muscle group",
    "Moderate pressure in circles takes tension out of a muscle and eases its soreness.": (
        "moderate pressure in a circular motion; relieve tension"
    ),
    "More blood reaches the muscle, so it is less stiff and recovers sooner.": "blood flow, stiffness, faster recovery",
    "Quick pulses of pressure bring more blood, loosen tight muscle and speed recovery up.": (
        "rapid pulses; blood flow, muscle tightness, accelerate recovery"
    ),
    "A few minutes a day on the legs; no exact number.": "for a few minutes each day",
    "Firm pressure at right angles to the fibres loosens scar tissue and gets the blood moving.": (
        "firm pressure across the grain; scar tissue, circulation"
    ),
    "Goes straight to the tight places and makes them less sore after runs.": (
        "muscle tightness; reduces post-run soreness"
    ),
    "A few minutes a day over quads, hamstrings and calves; no exact number.": "for a few minutes each day",
    "Aims at muscle fibres that stick together and at scar tissue, and sets them free.": "adhesions and scar tissue",
    "Can help runners whose soreness sits in particular tight places.": "specific areas of tightness and discomfort",
    "Changing between warm and cold gets the circulation going and brings inflammation down.": (
        "stimulate blood circulation and reduce inflammation"
    ),
    "Warmth draws blood in and cold narrows the vessels again, so swelling goes down.": (
        "heat promotes blood flow, cold constricts, swelling"
    ),
    "Heat by itself should wait 48 hours after a run; warm and cold in turn are for legs sore from running.": (
        "at least 48 hours; relieve sore legs quickly"
    ),
    "Each stay in warm water takes 3 to 4 minutes.": "warm water for 3-4 minutes",
    "Each stay in cold water takes 1 to 2 minutes.": "cold water for 1-2 minutes",
    "Warm and cold together go on for 15 to 20 minutes.": "repeat this cycle for 15-20 minutes",
    "Hot water relaxes the muscles and brings blood, cold narrows the vessels and calms inflammation.": (
        "relax, blood flow; constrict blood vessels, inflammation"
    ),
    "The change gets the circulation going and can ease sore legs.": "stimulates circulation and can provide relief",
    "The last turn is a cold one.": "ending with cold water",
    "Heat by itself should wait 48 hours after a run; hot and cold in turn are for legs sore from running.": (
        "at least 48 hours; hot and cold showers can help"
    ),
    "A few minutes of hot water come first; no exact number.": "a few minutes of hot water",
    "Cold water follows for 1 to 2 minutes.": "cold water for a minute or two",
    "Hot and cold take turns for a few cycles; no exact number.": "for a few cycles",
    "Cold narrows the blood vessels and brings inflammation down, which the muscles feel at once.": (
        "constrict blood vessels, inflammation, immediate relief"
    ),
    "Does most good after hard sessions and long runs.": "after intense workouts or long-distance runs",
    "The legs stay under water for 10 to 15 minutes.": "submerge your legs for 10-15 minutes",
    "Ice on the sore places brings inflammation down.": "ice pack to the affected areas; inflammation",
    "Ice stays on for 15 to 20 minutes each time.": "15-20 minutes at a time",
    "Rest, ice, compression and elevation work together.": "rest, ice, compression, elevation: comprehensive",
    "Ice brings inflammation down, compression supports and keeps blood moving, raised legs swell less.": (
        "inflammation; support, blood flow; circulation, swelling"
    ),
    "The ice in RICE stays on for 15 to 20 minutes each time.": "15-20 minutes at a time",
    "Magnesium from the salt (magnesium sulfate) is said to pass the skin, relax muscles and calm inflammation.": (
        "absorbed through the skin, relaxation, inflammation"
    ),
    "Suggested for legs that are sore from running, as quick relief.": "immediate relief to your sore legs",
    "Heat by itself should wait 48 hours after a run; an Epsom bath is not held to that.": "at least 48 hours",
    "The legs soak for 15 to 20 minutes.": "soak your legs for 15-20 minutes",
    "Between 1 and 2 cups of the salt go into the bath.": "a cup or two of Epsom salt",
    "Leave at least 48 hours between a run and heat, so that inflammation can settle.": (
        "wait at least 48 hours; inflammation to subside"
    ),
    "Heat relaxes muscles and brings more blood to them.": "relax muscles and increase blood flow",
    "It suits soreness that has lasted long better than the fresh soreness after a run.": "chronic rather than acute",
    "Gravity helps fluid drain from the legs, so they swell less and blood flows better.": (
        "gravity, excess fluid; swelling, blood flow"
    ),
    "A simple way to ease soreness after a run.": "simple technique; relief from soreness",
    "Raising the legs is also the last of the four parts of RICE.": "finally, elevate your legs",
    "Pressure on the legs helps the blood around and brings swelling down, which eases soreness.": (
        "circulation and reduce swelling, alleviate soreness"
    ),
    "Can be worn while running and afterwards.": "during and after your runs",
    "Garments or wraps are also the compression in RICE, where they give support.": (
        "garments or wraps to provide support"
    ),
    "Pressure helps the blood around and keeps muscles from shaking so much while you move.": (
        "circulation; muscle vibration during exercise"
    ),
    "Worn after a run, they help the body clear waste away sooner and calm inflammation.": (
        "removal of metabolic waste; inflammation"
    ),
    "They support the calves, which are then less sore.": "support to your calf muscles, minimizing soreness",
    "Light movement brings more blood, and with it oxygen and nutrients, without harming the muscles further.": (
        "oxygen and nutrients; without further damage"
    ),
    "Can help more than complete rest: the legs get less stiff, waste is flushed out and recovery speeds up.": (
        "complete rest; stiffness; flush out metabolic waste"
    ),
    "Brisk walking is a low-impact choice for rest days and for cooling down.": "brisk walking; rest days; cooldown",
    "As cross-training it lets the running muscles rest and keeps you fit.": "muscles to rest; overall fitness",
    "Uses the body in another way than running, so that sore legs rest while you stay fit.": (
        "different muscle groups; rest; overall fitness"
    ),
    "Other kinds of exercise work other muscles and take strain off the legs.": (
        "different muscle groups and reduce the strain"
    ),
    "Sore running muscles rest while you stay fit all round.": "sore leg muscles to rest; overall fitness",
    "Makes the leg muscles grow stronger and steadier, and future soreness less likely.": (
        "muscle growth, stability, risk of future soreness"
    ),
    "Begins with light weights; more is added little by little as the legs get stronger.": (
        "lighter weights and gradually increase"
    ),
    "Muscles recover and rebuild in the time they are given.": "allow your muscles to recover and rebuild",
    "Planned rest guards against injuries from overuse, so that you can keep running.": "prevent overuse injuries",
    "Too much training can make soreness last longer and lead to injuries.": (
        "overtraining can lead to prolonged soreness"
    ),
    "While you sleep, the body mends and rebuilds muscle.": "repairs and rebuilds damaged muscle tissue",
    "Soreness of the muscles usually passes 24 to 72 hours after the run.": "resolve within 24 to 72 hours",
    "A night of 7 to 9 hours without interruption serves recovery best.": "7 to 9 hours of uninterrupted sleep",
    "The right shoes help to prevent sore legs and to cope with them.": "preventing and managing sore legs",
    "Shoes that fit badly or are worn out can add to soreness and make injuries more likely.": (
        "ill-fitting or worn-out shoes can contribute"
    ),
    "Doing too much too soon can bring more soreness and injuries.": "too hard too soon can lead to",
    "Small steps let the legs get used to running; patience and regularity matter most.": (
        "consistency and patience are key"
    ),
    "Carbohydrates give muscles energy, and protein helps them mend and grow.": "energy; muscle repair and growth",
    "Healthy fats help to calm inflammation.": "healthy fats help reduce inflammation",
    "A run costs fluid through sweat, and being short of it can make soreness worse.": (
        "sweat; dehydration can exacerbate muscle soreness"
    ),
    "Electrolyte or sports drinks give back minerals and nutrients after long or intense runs.": (
        "replenish essential minerals and nutrients"
    ),
    "Their antioxidants and omega-3 fatty acids can calm inflammation and help muscles recover.": (
        "can help decrease inflammation and aid recovery"
    ),
    "BCAAs help muscle to mend and to tire less.": "repair muscle tissue and reduce muscle fatigue",
    "Omega-3 fatty acids work against inflammation.": "anti-inflammatory properties",
}


def dose_amounts() -> Iterator[tuple[str, str, Amount]]:
    for technique in CATALOGUE.values():
        for name in technique.dose.__struct_fields__:
            amount = getattr(technique.dose, name)
            if amount is not None:
                yield technique.id, name, amount


def facts() -> Iterator[tuple[str, Fact]]:
    for entry in ENTRIES.values():
        for fact in entry.facts:
            yield entry.id, fact


def stated() -> dict[tuple[str, str], tuple[int, int]]:
    """All ranges that the program states, in the form of NUMBERS."""
    ranges: dict[tuple[str, str], tuple[int, int]] = {
        (entry, name): (amount.low, amount.high)
        for entry, name, amount in dose_amounts()
        if amount.low is not None and amount.high is not None
    }
    return ranges | {(entry, f"{fact.what}, {fact.unit}"): (fact.low, fact.high) for entry, fact in facts()}


def texts(entry: Technique | Question) -> tuple[str, ...]:
    if isinstance(entry, Question):
        return (entry.question, entry.answer)
    return (entry.how_to, entry.instruction, entry.preparation, *entry.cautions, *entry.claims)


def numbers(text: str) -> set[int]:
    """The numbers in ``text``; those in omega-3 and Q6 are names."""
    return {int(found) for found in re.findall(r"(?<![-\w])\d+", text)}


_SPELT = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred"
    r"|half(?:-way)?|quarter|dozens?|once|twice|thrice|weeks?|fortnight|months?|years?|kilos?|litres?|handfuls?)\b"
    r"(?!(?: of)? each)",
    re.IGNORECASE,
)


def numbers_in_words(entry: Technique | Question) -> str:
    equipment = entry.equipment if isinstance(entry, Technique) else ()
    return " ".join(found.lower() for text in (*texts(entry), *equipment) for found in _SPELT.findall(text))


def claims() -> set[str]:
    """Every claim that the program makes in the article's name."""
    made = {claim for technique in CATALOGUE.values() for claim in technique.claims}
    return (
        made | {amount.claim for _, _, amount in dose_amounts() if amount.claim} | {fact.claim for _, fact in facts()}
    )


def sentences(text: str) -> list[str]:
    return re.findall(r"[^.!?]+[.!?](?:\s|$)", text)


TECHNIQUES = [pytest.param(technique, id=technique.id) for technique in CATALOGUE.values()]


def test_numbers__are_the_articles_and_no_others() -> None:
    assert stated() == NUMBERS


def test_amounts_in_words__are_the_articles_and_no_others() -> None:
    assert {(entry, name): amount.words for entry, name, amount in dose_amounts() if amount.words} == WORDS


def test_how_often__is_the_articles_and_nothing_else() -> None:
    assert {entry.id: entry.how_often for entry in CATALOGUE.values() if entry.how_often} == HOW_OFTEN


def test_numbers_of_our_own__are_the_known_starting_values() -> None:
    ours = {(entry, name): amount.default for entry, name, amount in dose_amounts() if amount.low is None}

    assert ours == STARTS


def test_muscles__are_the_articles_or_the_known_reading_of_it() -> None:
    worked = {entry.id: {muscle.replace("_", "-") for muscle in entry.muscles} for entry in CATALOGUE.values()}

    assert {entry: muscles for entry, muscles in worked.items() if muscles} == {
        entry: set(muscles) for entry, muscles in MUSCLES.items()
    }


def test_about__is_kept_where_the_article_says_around() -> None:
    about = {(entry, name) for entry, name, amount in dose_amounts() if amount.is_about}

    assert about == {(entry, "seconds") for entry in (*AIS, *ROLLS)}


def test_range_for_all_sets_together__is_that_of_a_muscle_group_or_of_a_stay_in_cold_or_heat() -> None:
    added_up = {(entry, name) for entry, name, amount in dose_amounts() if amount.is_sum}

    assert added_up == {(entry, "seconds") for entry in (*ROLLS, "ice-bath", "ice-pack", "rice", "epsom-bath")}


def test_claims__each_rests_on_a_few_words_of_the_article() -> None:
    assert claims() == set(CLAIMS)
    assert [words for words in CLAIMS.values() if not 1 <= len(words.split()) <= 10] == []


@pytest.mark.parametrize("entry", [pytest.param(entry, id=name) for name, entry in ENTRIES.items()])
def test_prose__holds_no_number_in_words_but_the_known_ones(entry: Technique | Question) -> None:
    assert sorted(numbers_in_words(entry).split()) == sorted(IN_WORDS.get(entry.id, "").split())


@pytest.mark.parametrize("entry", [pytest.param(entry, id=name) for name, entry in ENTRIES.items()])
def test_prose__asks_for_nothing_harmful(entry: Technique | Question) -> None:
    for text in texts(entry):
        for found in HARMFUL.finditer(text):
            assert text[: found.start()].endswith("without "), text


def test_moves__are_known_for_every_technique_that_is_done() -> None:
    assert set(MOVES) == {entry.id for entry in CATALOGUE.values() if entry.place != "page"}


@pytest.mark.parametrize("entry, phrases", MOVES.items())
def test_instruction_and_how_to__say_what_keeps_the_technique_safe(entry: str, phrases: tuple[str, ...]) -> None:
    technique = CATALOGUE[entry]
    text = f"{technique.instruction} {technique.how_to} {technique.preparation}".lower()

    assert [phrase for phrase in phrases if phrase not in text] == []


@pytest.mark.parametrize("entry", [entry.id for entry in CATALOGUE.values() if entry.sides == "each"])
def test_how_to__for_each_side_says_which_leg_is_named(entry: str) -> None:
    assert "named" in CATALOGUE[entry].how_to


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
    "amount", [pytest.param(amount, id=f"{entry} {name}") for entry, name, amount in dose_amounts()]
)
def test_amount__default_is_within_its_range(amount: Amount) -> None:
    if amount.low is not None and amount.high is not None:
        assert amount.low <= amount.default <= amount.high
    assert amount.default > 0


def test_claim__states_the_number_it_stands_behind() -> None:
    for entry, name, amount in dose_amounts():
        if amount.low is None or amount.high is None:
            continue
        unit = MINUTES if amount.low >= MINUTES else 1
        assert numbers(amount.claim) == {amount.low // unit, amount.high // unit}, (entry, name)
    for entry, fact in facts():
        assert numbers(fact.claim) == {fact.low, fact.high}, (entry, fact.what)


def test_claim__of_an_amount_in_words_repeats_the_words_and_no_number() -> None:
    for entry, name, amount in dose_amounts():
        if amount.words:
            assert amount.words in amount.claim.lower(), (entry, name)
            assert numbers(amount.claim) == set(), (entry, name)


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
