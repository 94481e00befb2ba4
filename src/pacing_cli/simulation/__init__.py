"""Invented people: a journal to look at, and many people who follow the plan."""
