"""What each part of the dossier shows, as values ready for a template."""
