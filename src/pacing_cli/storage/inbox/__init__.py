"""Files that were put into the inbox from elsewhere."""
