"""Figures on the screen: one painter for both themes, an animated widget, and small pictures for lists."""
