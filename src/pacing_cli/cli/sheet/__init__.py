"""The sheet for a session: made, and written to files."""
