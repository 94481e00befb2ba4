"""One file for each command, or for a few commands that answer one question."""
