"""The sizes of a session's buttons: the theme's, or sizes that scale with the window."""

from recovery_timer.ui.theme.manager import ThemeManager

BIG_PX, CONTROL_PX = 56, 46
"""The heights of the big button and of the others."""


def control_sheet(theme: ThemeManager, factor: float, big_px: int) -> str:
    """Return a style sheet for buttons ``factor`` times as large as the theme's, the big one ``big_px`` high."""
    px, control_px = theme.px, round(big_px * CONTROL_PX / BIG_PX)
    return (
        f'QPushButton[role="control"] {{ font-size: {px(15 * factor)}px; min-height: {control_px}px;'
        f" border-radius: {control_px // 2}px; padding: 0 {px(16 * factor)}px; }}"
        f'QPushButton[role="control"]:focus {{ min-height: {control_px - 2}px; }}'
        f'QPushButton[role="big"] {{ font-size: {px(18 * factor)}px; min-height: {big_px}px;'
        f" border-radius: {big_px // 2}px; padding: 0 {px(26 * factor)}px; }}"
        f'QPushButton[role="big"]:focus {{ min-height: {big_px - 6}px; border-radius: {big_px // 2 - 3}px; }}'
    )
