"""Writers of other formats. They turn values into text and read nothing."""
