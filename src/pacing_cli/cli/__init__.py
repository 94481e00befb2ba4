"""At the keyboard: read, decide, show."""
