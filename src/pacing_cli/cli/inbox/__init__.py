"""What comes in by itself: read, and shown."""
