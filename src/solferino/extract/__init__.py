"""Document to claims and accounts. Pure: no clock, no chance, no network, no files."""
