"""The cards that are visible."""

from recovery_timer.ui.routines.grid import CardGrid


def visible_ids(grid: CardGrid) -> list[str]:
    """Return the ids of the cards that are at least partly visible, in order."""
    rows = grid._rows_in(grid.viewport().rect())
    return [grid._rows.id_at(row) for row in rows if not grid._places.is_heading(row)]
