"""Writers of other formats: values in, text out; nothing is read here."""
