"""What can be seen of the cards."""

from recovery_timer.ui.routines.grid import CardGrid


def visible_ids(grid: CardGrid) -> list[str]:
    """Return the ids of the cards of which some can be seen, in order."""
    rows = grid._rows_in(grid.viewport().rect())
    return [grid._rows.id_at(row) for row in rows if not grid._places.is_heading(row)]
