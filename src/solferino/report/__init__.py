"""Dossier to bytes: one file per format."""
