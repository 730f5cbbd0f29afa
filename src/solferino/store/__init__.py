"""The only SQL: derived tables that may be deleted and built again."""

from solferino.store.kept import Filed, ordinal
from solferino.store.register import Changes, Register, Whole

__all__ = ["Changes", "Filed", "Register", "Whole", "ordinal"]
