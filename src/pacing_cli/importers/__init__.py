"""Readers of other programs' exports: a stream in, values out; nothing is written here."""
