"""The windows and screens: the only place that draws."""
