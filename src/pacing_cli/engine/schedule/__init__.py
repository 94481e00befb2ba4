"""The day's schedule: bouts, rests, and what there is room for."""
