"""Parts of statements that several queries share."""
