"""The questions of the beginning, and their answers."""
