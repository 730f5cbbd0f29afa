"""The only SQL: derived tables that may be deleted and built again."""
