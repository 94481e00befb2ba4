"""A therapy session: its boxes asked for, checked, written."""
