"""Parcels, streams and cells: what every format reads with."""
