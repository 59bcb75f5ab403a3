"""Figures doing the exercises, as pure geometry: angles become joints, joints become outlines, and Qt fills them."""
