"""Patterns: what tends to happen together, and when."""
