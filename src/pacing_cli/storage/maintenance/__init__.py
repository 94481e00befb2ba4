"""Maintenance of the files: backups, restoring, repair, removal."""
