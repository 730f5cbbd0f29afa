"""MUC-4 incident templates: reading keys and texts, filling templates from a reading, scoring."""
