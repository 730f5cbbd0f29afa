"""Media to findings: one file per check."""
