"""Turn the person's words into values, with the clock as an argument."""
