"""The only SQL: derived tables that may be deleted and built again."""

from solferino.store.register import Register, Whole

__all__ = ["Register", "Whole"]
