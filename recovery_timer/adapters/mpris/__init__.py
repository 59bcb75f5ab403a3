"""MPRIS, by which players and their remote controls find each other on the session D-Bus of Linux desktops.

`controls` puts the session on the bus as a player, whose D-Bus interfaces are in `interfaces`. `other_players` pauses
the players of other programs. The specification:
https://specifications.freedesktop.org/mpris-spec/latest
"""
