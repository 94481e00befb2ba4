"""Invented people: a journal to look at, and many who live by the plan."""
