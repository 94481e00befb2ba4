"""Readers of other programs' exports: a stream in, entries out; nothing is written here."""
