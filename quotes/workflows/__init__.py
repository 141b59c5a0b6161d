"""Steps strung together: reading, adding and checking."""
