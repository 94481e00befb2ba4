"""Reading what other programs wrote: files, tables, what pace exported itself."""
