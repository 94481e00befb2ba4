"""Experiments of the person: asked for, begun, ended, as they stand."""
