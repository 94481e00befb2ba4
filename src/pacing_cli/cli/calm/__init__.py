"""Calm routines at the keyboard."""
