"""Scenarios: folders that each hold a journal, settings, the expected advice, and the story."""
