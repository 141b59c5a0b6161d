"""The chain of hashes over what was given, found and decided."""
