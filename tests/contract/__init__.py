"""The contract, held from outside: files that others wrote, and the documents that come out."""
