"""The words of routines: collected beforehand by a worker, or when they are searched."""

from msgspec.structs import replace

from recovery_timer.app.library.search import SearchIndex
from recovery_timer.routine.model import Routine, Step
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.routine.technique import Family, Muscle
from tests.fakes.techniques import techniques_of

COUCH = OwnTechnique(id="own-couch", name="Couch stretch", family=Family.STRETCH, muscles=(Muscle.QUADS,), seconds=90)
EVENING = Routine(id="1", name="Evening", blocks=(Step(name="My hold", technique=COUCH.id, seconds=90),))


def test_learn__what_was_collected__is_searched() -> None:
    index = SearchIndex(techniques_of({}, [COUCH]))

    index.learn(index.collect([EVENING]))

    assert index.matches(EVENING, ["evening", "hold", "couch", "quads"])
    assert not index.matches(EVENING, ["morning"])


def test_learn__the_routine_was_changed_meanwhile__knows_it_as_it_is_now() -> None:
    index = SearchIndex(techniques_of({}, [COUCH]))
    collected = index.collect([EVENING])
    morning = replace(EVENING, name="Morning")
    assert index.matches(morning, ["morning"])

    index.learn(collected)

    assert index.matches(morning, ["morning"])
    assert not index.matches(morning, ["evening"])


def test_learn__the_techniques_have_changed_meanwhile__knows_them_as_they_are_now() -> None:
    techniques = techniques_of({}, [COUCH])
    index = SearchIndex(techniques)
    collected = index.collect([EVENING])
    techniques.save(replace(COUCH, muscles=(Muscle.GLUTES,)))

    index.learn(collected)

    assert index.matches(EVENING, ["glutes"])
    assert not index.matches(EVENING, ["quads"])
