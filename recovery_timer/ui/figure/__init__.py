"""Figures on the screen: one painter for both themes, a widget that moves, and small pictures for lists."""
