"""The day's schedule: bouts, rests, and free time."""
