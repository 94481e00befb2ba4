"""Parcels, streams and cells: the readers that all formats share."""
