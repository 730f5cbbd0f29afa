"""Data rows and their loaders: read once, never changed. A row has an example that must yield it."""
