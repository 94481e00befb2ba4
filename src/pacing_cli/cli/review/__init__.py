"""The review of a week: asked, written, told."""
