"""Measures taken at the keyboard."""
