from recovery_timer.storage.catalogue import load_catalogue
from recovery_timer.ui.text.equipment import SHORT, needed_equipment, short_equipment


def test_short__has_a_word_for_each_piece_of_equipment_of_the_catalogue() -> None:
    assert {item for technique in load_catalogue().values() for item in technique.equipment} == set(SHORT)


def test_short_equipment__leaves_out_what_any_room_has__and_has_each_word_once() -> None:
    items = ("a wall or a chair to hold on to", "a towel", "a foam roller", "a wall")

    assert short_equipment(items) == ("wall", "roller")


def test_needed_equipment__leaves_out_a_choice_of_which_one_is_needed_anyway() -> None:
    items = ("a wall or a chair to hold on to", "a strap or a towel", "a foam roller", "a wall")

    assert needed_equipment(items) == ("a strap or a towel", "a foam roller", "a wall")


def test_short_equipment__of_the_users_own__keeps_its_words() -> None:
    assert short_equipment(("a wobbly stool",)) == ("a wobbly stool",)
