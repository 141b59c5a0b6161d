"""Names of people and organisations: parsing and comparing them."""
