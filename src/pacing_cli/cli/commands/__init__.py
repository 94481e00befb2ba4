"""One file a command, or a few that answer one question."""
