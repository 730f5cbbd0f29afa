"""The only SQL: derived tables that may be deleted and built again."""

from solferino.store.register import Changes, Register, Whole

__all__ = ["Changes", "Register", "Whole"]
