"""The person's words as values: pure, given the clock."""
