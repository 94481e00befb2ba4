"""Flares: detection, early signs, lower amounts, and building back up."""
