"""Nouns: frozen values without input or output. Tuples, not lists; unknown is `None`, zero is a statement."""
