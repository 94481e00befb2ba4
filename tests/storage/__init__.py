"""Tests of the storage room: formats without a disk, then real files."""
