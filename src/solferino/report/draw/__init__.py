"""Pictures as values: maps and timelines, ready for a template to print as SVG."""
