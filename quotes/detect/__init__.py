"""Finding quotations: the marks that every reader shares, and the readers."""
