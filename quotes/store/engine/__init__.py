"""The database: connections, transactions, errors, bulk writes."""
