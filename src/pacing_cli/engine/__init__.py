"""The pacing engine. It maps values to values, without a clock, a disk or random numbers."""
