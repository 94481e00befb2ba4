"""Readers of other programs' exports. They turn a stream into values and write nothing."""
