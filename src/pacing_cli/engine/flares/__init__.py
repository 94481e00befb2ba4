"""Flares: seeing one, its early signs, easing off, and the way back."""
