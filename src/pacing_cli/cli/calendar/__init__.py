"""The calendar of the days to come, made and kept in mind."""
