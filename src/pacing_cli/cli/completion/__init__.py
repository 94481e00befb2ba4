"""Completion for the Tab key, without loading the program."""
