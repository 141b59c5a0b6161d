"""Adding, reading again, listing, verifying and removing articles."""
