"""Commands: read options, call one use case, show a page."""
