"""Looking after the files: copies, restoring, repair, removal."""
